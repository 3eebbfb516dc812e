"""Spans: the one statutory fine a series divides, from its minimum (or from nothing) to its maximum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from chidu.model.fines import amount_text
from chidu.ranges.measure import Bounds
from chidu.ranges.series import Series
from chidu.ranges.statutory import StatutoryRange
from chidu.rules.packed.ladders import Ladder
from chidu.sanction import Amount, Kind, Unit

_HUNDRED = Decimal(100)


class Statute(StrEnum):
    """How a law states a fine; a per cent of a base is a multiple below one."""

    RANGE = "幅度"
    MULTIPLE = "倍数"
    MAXIMUM = "只有最高"
    MAXIMUM_MULTIPLE = "只有最高倍数"


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high` in the unit of the series' measure; `low` is 0 where the law fixes no minimum."""

    law: StatutoryRange
    statute: Statute
    low: Decimal
    high: Decimal

    def at(self, share: Decimal) -> Decimal:
        """The amount at a share in per cent: 0 is `low`, 100 is `high`."""
        return self.low + (self.high - self.low) * share / _HUNDRED

    def filled(self, bounds: Bounds) -> tuple[Decimal, Decimal]:
        """Lowest and highest of a tier, an open end reaching as far as the law does."""
        return (
            self.low if bounds.low is None else bounds.low,
            self.high if bounds.high is None else bounds.high,
        )

    @property
    def words(self) -> str:
        """What the law says, without the base the tiers name too: 法定幅度 1 – 5 万元, 法定最高 3 万元, 法定倍数 1 – 5 倍."""
        bare = replace(self.law.amount, base=None)
        if self.statute in (Statute.MAXIMUM, Statute.MAXIMUM_MULTIPLE):
            return f"法定最高 {plain_text(replace(bare, min=bare.max))}"
        return f"法定{self.statute.value} {plain_text(bare)}"


def plain_text(amount: Amount) -> str:
    """An amount without what hangs on it, a cap or what a small base counts as: 每张 50 – 200 元."""
    return amount_text(replace(amount, cap=None, floor=None, steps=(), base_floor=None))


def span(series: Series) -> Span | None:
    """The span of a series of fines; None where the law gives no maximum, one amount, or several ranges to divide.

    Of several (情节严重的 has its own) a rule on shares or on the number of tiers does not say which it means.
    """
    ranges = {each.bounds: each for each in series.divided}
    if series.measure.kind is not Kind.FINE or len(ranges) != 1:
        return None
    law = next(iter(ranges.values()))
    low, high = law.bounds.low or Decimal(0), law.bounds.high
    if high is None or high <= low:
        return None
    return Span(law, _statute(series.measure.unit, minimum=low > 0), low, high)


def spans(found: Iterable[Series], ladder: Ladder) -> tuple[Span, ...]:
    """The spans of fines the tiers of a ladder divide, each once."""
    on_it = (series for series in found if not ladder.tracks or series.track in ladder.tracks)
    return tuple({each.law.bounds: each for series in on_it if (each := span(series))}.values())


def _statute(unit: Unit, *, minimum: bool) -> Statute:
    if unit is Unit.YUAN:
        return Statute.RANGE if minimum else Statute.MAXIMUM
    return Statute.MULTIPLE if minimum else Statute.MAXIMUM_MULTIPLE
