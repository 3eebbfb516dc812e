"""How many discretion tiers a penalty is divided into: at least and at most as many as a pack says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field, ValidationInfo, field_validator, model_validator

from chidu.model.fields import refuse
from chidu.problems import Problem
from chidu.rules.demands import Demand, PenaltyRule, RuleParameters
from chidu.rules.packed.ladders import Ladder, ladders
from chidu.rules.packed.spans import Division, divisions, serves_several
from chidu.rules.packed.values import Count
from chidu.rules.penalty import Penalty


class Parameters(RuleParameters):
    """At least one of the two; tiers of 减轻 and 不予处罚 count for neither."""

    least: Count | None = Field(default=None, alias="最少", description="至少划分几个阶次")
    most: Count | None = Field(default=None, alias="最多", description="至多划分几个阶次")

    @field_validator("most")
    @classmethod
    def _not_below_least(cls, most: int, info: ValidationInfo) -> int:
        least = info.data.get("least")
        if least is not None and least > most:
            raise refuse("count_order", f"“最少”是 {least}，比“最多”的 {most} 还多")
        return most

    @model_validator(mode="after")
    def _any(self) -> Parameters:
        if self.least is None and self.most is None:
            raise refuse("count_missing", "“最少”和“最多”至少写一个")
        return self

    @property
    def words(self) -> str:
        """3 至 5 个, 至少 3 个, 5 个."""
        if self.least is None:
            return f"至多 {self.most} 个"
        if self.most is None:
            return f"至少 {self.least} 个"
        return f"{self.least} 个" if self.least == self.most else f"{self.least} 至 {self.most} 个"


def check(penalty: Penalty, ask: Demand[Parameters]) -> Iterator[Problem]:
    """Judged for each ladder whose law leaves discretion; where that leaves fewer decisions, fewer tiers will do."""
    for ladder in ladders(penalty.record):
        if ladder.discretionary and (what := _wrong(ladder, len(ladder.ranks), ask.parameters)):
            yield _miscounted(penalty, ask, ladder, what)


def _miscounted(penalty: Penalty, ask: Demand[Parameters], ladder: Ladder, what: str) -> Problem:
    """A note where the tiers serve several ranges, or every fine stands in as many of them as it should."""
    place = penalty.entry.file.place(*ladder.ranks[0].steps)
    told = f"{ladder.heading}划分了 {len(ladder.ranks)} 个裁量阶次{_uncounted(ladder)}，{what}"
    fines = divisions(penalty.record, penalty.series, ladder)
    if serves_several(penalty.series, ladder):
        return ask.silence(f"{told}；这张表划分几种法定幅度，规定没有说分开数还是合起来数", place)
    if fines and all(_wrong(ladder, len(fine.ranks), ask.parameters) != what for fine in fines):
        own = "；".join(f"{fine.words}划分在其中 {len(fine.ranks)} 个里" for fine in fines)
        return ask.silence(f"{told}；{own}，规定没有说别的档次算不算", place)
    instead = f"{_law(fines)}划分 {ask.parameters.words}阶次；减轻、不予处罚的另写，不算在内"
    return ask.finding(told, place, instead=instead)


def _law(fines: Iterable[Division]) -> str:
    """Each range by itself: two of them are never to be made one."""
    found = list(dict.fromkeys(each.words for each in fines))
    return f"把{'、'.join(found)}{'各' if len(found) > 1 else ''}" if found else ""


def _wrong(ladder: Ladder, count: int, asked: Parameters) -> str | None:
    least, most = asked.least, asked.most
    if most is not None and count > most:
        return f"多于 {most} 个"
    if least is None or count >= least:
        return None
    enough = ladder.outcomes is None or ladder.outcomes >= least
    return f"少于 {least} 个" if enough else None


def _uncounted(ladder: Ladder) -> str:
    return f"（{'、'.join(f'“{name}”' for name in ladder.below)}不算）" if ladder.below else ""


RULE = PenaltyRule("tier-count", Parameters, check)
