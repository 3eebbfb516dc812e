"""Which share of the statutory fine a grade may take: 从轻 the lower 30%, 从重 the upper 30%, and the like."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from chidu.model.fields import Flag
from chidu.model.fines import amount_text
from chidu.model.tiers import Grade
from chidu.problems import Problem
from chidu.ranges.figures import figure, heading
from chidu.ranges.places import inside
from chidu.ranges.series import Rung, Series
from chidu.rules.demands import Demand, PenaltyRule, RuleParameters
from chidu.rules.packed.grades import graded, refuse_unknown
from chidu.rules.packed.shares import Seam, Share, ShareWords, seams
from chidu.rules.packed.spans import Span, Statute, plain_text, span
from chidu.rules.penalty import Penalty
from chidu.sanction import Amount, Unit, ends


def _known(shares: dict[str, Share]) -> dict[str, Share]:
    refuse_unknown(shares)
    return shares


class Parameters(RuleParameters):
    """One entry for each way a law states a fine: 以上 and 以下 include their number here, 超过 and 不足 do not."""

    statute: Statute = Field(
        alias="适用", description="法条怎样规定罚款：幅度、倍数（有最低有最高），只有最高、只有最高倍数"
    )
    shares: Annotated[dict[str, ShareWords], Field(min_length=1), AfterValidator(_known)] = Field(
        alias="等级",
        description="各等级占从最低到最高的多少，只有最高的占最高的多少，例如 从轻 写 30%以下；“以上”“以下”含本数，“超过”“不足”不含",
    )
    all_or_none: Flag = Field(
        default=False, alias="各级齐全才适用", description="上面的等级一张表里都用到了才核对，写 true"
    )

    @property
    def key(self) -> str:
        """A pack may say it for each way a law states a fine."""
        return self.statute.value


def check(penalty: Penalty, ask: Demand[Parameters]) -> Iterator[Problem]:
    """Every tier that declares a grade, or is called by it, lies in the grade's share; positive width only."""
    for series in penalty.series:
        law = span(series)
        if law and law.statute is ask.parameters.statute:
            yield from _series(penalty, ask, series, law)


def _series(penalty: Penalty, ask: Demand[Parameters], series: Series, law: Span) -> Iterator[Problem]:
    shares = ask.parameters.shares
    held = _held(series, shares)
    if ask.parameters.all_or_none and not all(held.values()):
        if used := [name for name, rungs in held.items() if rungs]:
            yield _incomplete(penalty, ask, series, used)
        return
    for name, rungs in held.items():
        for rung in rungs:
            if not _within(shares[name], law, rung) and (
                rung.mitigated or inside(rung.bounds, series.allowed)
            ):
                yield _beyond(penalty, ask, series, law, name, rung)
    for seam in seams(shares.items()):
        yield from _point(penalty, ask, series, law, seam, held)


def _held(series: Series, names: Iterable[str]) -> dict[str, list[Rung]]:
    """The tiers of each grade. 一般 by itself belongs to any scale, so alone it says nothing of this one."""
    held = {name: [rung for rung in series.rungs if name in graded(rung.name, rung.grade)] for name in names}
    others = {name for name, rungs in held.items() if rungs} - {Grade.ORDINARY, Grade.MITIGATED}
    if Grade.ORDINARY in held and not others:
        held[Grade.ORDINARY] = []
    return held


def _within(share: Share, law: Span, rung: Rung) -> bool:
    low, high = law.filled(rung.bounds)
    least, most = law.at(share.low), law.at(share.high)
    if low < least or high > most:
        return False
    if low != high:
        return True
    return (share.with_low or low != least) and (share.with_high or high != most)


def _beyond(
    penalty: Penalty, ask: Demand[Parameters], series: Series, law: Span, name: str, rung: Rung
) -> Problem:
    allowed = _allowed(ask.parameters.shares[name], law, rung.amount)
    also = "" if rung.name == name else f"（{name}）"
    return ask.finding(
        f"“{rung.name}”{also}{heading(series)} {plain_text(rung.amount)}，不在{name}的范围里："
        f"{law.words}的{ask.parameters.shares[name].words}，就是{allowed}",
        penalty.entry.file.place(*rung.steps),
        instead=f"“{rung.name}”写在{allowed}的范围里；不属于{name}的，改名称或者等级",
    )


def _allowed(share: Share, law: Span, like: Amount) -> str:
    """The amounts of a share, to be put after a word: 1 – 2.2 万元, 不足 5000 元, 3.8 – 5 万元（不含 3.8 万元）."""
    least, most = law.at(share.low), law.at(share.high)
    if least:
        words = amount_text(_amount(least, most, None, like))
    else:
        words = amount_text(_amount(None, most, "以下" if share.with_high else "不足", like))
    limits = ((least, share.with_low), (most, share.with_high))
    without = "、".join(figure(end, like) for end, included in limits if least and not included)
    spaced = f" {words}" if words[0].isdigit() else words
    return f"{spaced}（不含 {without}）" if without else spaced


def _amount(low: Decimal | None, high: Decimal, word: str | None, like: Amount) -> Amount:
    scale = 100 if like.unit is Unit.PERCENT else 1
    return Amount(
        None if low is None else low * scale, high * scale, None, word, like.unit, like.base, like.per
    )


def _incomplete(penalty: Penalty, ask: Demand[Parameters], series: Series, used: list[str]) -> Problem:
    every = "、".join(ask.parameters.shares)
    return ask.silence(
        f"{heading(series)}的各档只用了{'、'.join(used)}，规定只给{every}都有的表定了比例，没有说这样的表怎样划分",
        penalty.entry.file.place(*series.rungs[0].steps),
    )


def _point(
    penalty: Penalty,
    ask: Demand[Parameters],
    series: Series,
    law: Span,
    seam: Seam,
    held: dict[str, list[Rung]],
) -> Iterator[Problem]:
    """Where the document's own shares meet and do not divide, once a table puts the very amount there."""
    at = law.at(seam.at)
    lower = [rung for rung in held[seam.lower] if _holds(penalty, law, rung, at)]
    upper = [rung for rung in held[seam.upper] if _holds(penalty, law, rung, at)]
    if (lower and upper) if seam.both else (lower or upper):
        rung = (upper or lower)[0]
        yield ask.silence(
            f"{heading(series)}正好 {figure(at, rung.amount)}（{law.words}的{seam.at.normalize():f}%）的，"
            + (
                f"规定的{seam.lower}和{seam.upper}都包括它"
                if seam.both
                else f"规定的{seam.lower}和{seam.upper}都不包括它"
            ),
            penalty.entry.file.place(*rung.steps),
        )


def _holds(penalty: Penalty, law: Span, rung: Rung, at: Decimal) -> bool:
    low, high = law.filled(rung.bounds)
    belongs = ends(rung.amount, penalty.convention)
    above = low < at or (low == at and belongs.min_inclusive is not False)
    return above and (high > at or (high == at and belongs.max_inclusive is not False))


RULE = PenaltyRule("grade-share", Parameters, check)
