"""What was proved of a benchmark's tiers: inside the statutory range, without gap or overlap, from end to end."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chidu.ranges.partition import Step, neighbours, shortfalls
from chidu.ranges.places import outside
from chidu.ranges.series import Series
from chidu.rules.penalty import Penalty
from chidu.rules.wordings import standards
from chidu.sanction import Kind, Unit

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Proof:
    """`judged` counts the series of amounts that could be held against the law; each bool says it of all of them.

    `parts` is whether neighbouring tiers leave no gap and no overlap; `fixed` whether the tiers name single amounts,
    which are judged by order alone. `ratio` is the statutory maximum divided by its minimum and `widest` the widest
    tier in per cent of the statutory span, both of the fine on the party; None where there is no such range.
    """

    judged: int
    inside: bool
    parts: bool
    whole: bool
    fixed: bool
    ratio: Decimal | None = None
    widest: Decimal | None = None

    @property
    def proved(self) -> bool:
        """Whether the tiers divide what the law allows without remainder."""
        return self.judged > 0 and self.inside and self.parts and self.whole


_NOTHING = Proof(0, inside=False, parts=False, whole=False, fixed=False)


def proof(penalty: Penalty) -> Proof:
    """Judged for each track, target and measure, as the findings are; nothing is proved of words not read whole."""
    found = penalty.series
    judged = [each for each in found if each.allowed and each.graded]
    if not judged or not all(each.whole for each in found) or _without_amount(penalty):
        return _NOTHING
    ratio, widest = _spread(judged)
    return Proof(
        len(judged),
        inside=not any(outside(each) for each in judged),
        parts=all(_parts(each) for each in judged),
        whole=not any(shortfalls(each) for each in judged),
        fixed=all(each.fixed for each in judged),
        ratio=ratio,
        widest=widest,
    )


def _without_amount(penalty: Penalty) -> bool:
    """Whether a tier fines without a number: nobody can say that it leaves no gap."""
    return any(
        item.kind is Kind.FINE and item.amount is None
        for _, words in standards(penalty.record)
        for item in words.reading.items
    )


_FLAWS = (Step.GAP, Step.OVERLAPS, Step.DESCENDS)


def _parts(series: Series) -> bool:
    flaws = (pair.step for pair in neighbours(series) if pair.step in _FLAWS)
    return not any(flaw is not Step.OVERLAPS or not series.fixed for flaw in flaws)


def _spread(judged: list[Series]) -> tuple[Decimal | None, Decimal | None]:
    fines = [
        s for s in judged if s.measure.kind is Kind.FINE and s.measure.unit is Unit.YUAN and s.who.is_subject
    ]
    for series in fines:
        low, high = series.lowest or Decimal(0), series.highest
        widths = [rung.bounds.width for rung in series.graded]
        if high is None or high <= low or None in widths:
            continue
        widest = max(width for width in widths if width is not None)
        return (high / low if low > 0 else None), _HUNDRED * widest / (high - low)
    return None, None
