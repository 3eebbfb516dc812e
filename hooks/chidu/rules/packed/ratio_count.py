"""How many tiers follow from how far apart the statutory fine's ends are (BY 9(3)2: up to three times 3, from four 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field, ValidationInfo, field_validator

from chidu.model.fields import Part, refuse
from chidu.problems import Problem
from chidu.rules.demands import Demand, PenaltyRule, RuleParameters
from chidu.rules.packed.ladders import Ladder, Rank, ladders
from chidu.rules.packed.spans import Division, Statute, divisions, serves_several
from chidu.rules.packed.values import Count, Number
from chidu.rules.penalty import Penalty


class Narrow(Part):
    """What a fine whose ends are close takes."""

    ratio: Number = Field(alias="不超过", description="最高额是最低额的几倍以内")
    tiers: Count = Field(alias="档数", description="划分几个阶次")


class Wide(Part):
    """What a fine whose ends are far apart takes."""

    ratio: Number = Field(alias="不低于", description="最高额是最低额的几倍以上")
    tiers: Count = Field(alias="档数", description="划分几个阶次")


class Parameters(RuleParameters):
    """Two ratios with their numbers of tiers; of those between, the document says nothing."""

    narrow: Narrow = Field(alias="比值小的", description="最高额和最低额相近的，划分几个阶次")
    wide: Wide = Field(alias="比值大的", description="最高额和最低额相差大的，划分几个阶次")

    @field_validator("wide")
    @classmethod
    def _beyond_narrow(cls, wide: Wide, info: ValidationInfo) -> Wide:
        narrow = info.data.get("narrow")
        if narrow is not None and wide.ratio <= narrow.ratio:
            raise refuse("ratio_order", f"“不低于”的 {wide.ratio} 要大于“比值小的”的 {narrow.ratio}")
        return wide


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A statutory fine in yuan with its highest divided by its lowest."""

    division: Division
    value: Decimal

    @property
    def words(self) -> str:
        figure = f"{self.value.quantize(Decimal('0.01')).normalize():f}"
        about = "约" if self.value != self.value.quantize(Decimal("0.01")) else ""
        return f"{self.division.words}，最高是最低的{about} {figure} 倍"


def check(penalty: Penalty, ask: Demand[Parameters]) -> Iterator[Problem]:
    """Judged for each fine in yuan that has a minimum, by the tiers it stands in."""
    for ladder in ladders(penalty.record):
        groups: dict[tuple[Rank, ...], list[_Ratio]] = {}
        for each in divisions(penalty.record, penalty.series, ladder):
            if each.span.statute is Statute.RANGE:
                groups.setdefault(each.ranks, []).append(_Ratio(each, each.span.high / each.span.low))
        for ratios in groups.values():
            yield from _judged(penalty, ask, ladder, ratios)


def _judged(
    penalty: Penalty, ask: Demand[Parameters], ladder: Ladder, ratios: list[_Ratio]
) -> Iterator[Problem]:
    """Of fines that stand in the same tiers."""
    place = penalty.entry.file.place(*ratios[0].division.ranks[0].steps)
    narrow, wide = ask.parameters.narrow, ask.parameters.wide
    wanted: dict[int, _Ratio] = {}
    for ratio in ratios:
        if ratio.value == narrow.ratio:
            exactly = f"“{narrow.ratio} 倍以下”含不含正好 {narrow.ratio} 倍，规定没有说，这里按含"
            yield ask.silence(f"{ladder.heading}{ratio.words}；{exactly}，划分 {narrow.tiers} 个阶次", place)
        if ratio.value <= narrow.ratio:
            wanted.setdefault(narrow.tiers, ratio)
        elif ratio.value >= wide.ratio:
            wanted.setdefault(wide.tiers, ratio)
        else:
            yield ask.silence(
                f"{ladder.heading}{ratio.words}，{narrow.ratio} 倍和 {wide.ratio} 倍之间的，规定没有说划分几个阶次",
                place,
            )
    if len(wanted) > 1:
        both = "；".join(f"{ratio.words}，要 {tiers} 个" for tiers, ratio in wanted.items())
        yield ask.silence(
            f"{ladder.heading}同一张表里几种罚款要的阶次不一样多：{both}；规定没有说用哪个", place
        )
    for tiers, ratio in wanted.items() if len(wanted) == 1 else ():
        if len(ratio.division.ranks) != tiers:
            yield _miscounted(penalty, ask, ladder, ratio, tiers)


def _miscounted(
    penalty: Penalty, ask: Demand[Parameters], ladder: Ladder, ratio: _Ratio, tiers: int
) -> Problem:
    """A note where it depends on how a tier of another range, or one without the fine, is counted."""
    ranks = ratio.division.ranks
    place = penalty.entry.file.place(*ranks[0].steps)
    told = f"{ladder.heading}{ratio.words}，应当划分 {tiers} 个阶次，这里是 {len(ranks)} 个"
    if serves_several(penalty.series, ladder):
        return ask.silence(f"{told}；这张表还划分别的法定幅度，规定没有说这样的表怎样数", place)
    if len(ladder.ranks) == tiers:
        return ask.silence(f"{told}；连不处这种罚款的档次是 {tiers} 个，规定没有说算不算", place)
    return ask.finding(told, place, instead=f"把{ratio.division.span.words}划分成 {tiers} 个阶次")


RULE = PenaltyRule("ratio-count", Parameters, check)
