"""Spans: the one statutory fine a series divides, from its minimum (or from nothing) to its maximum; in which tiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from chidu.model.benchmark import Benchmark
from chidu.model.fines import amount_text
from chidu.ranges.measure import Bounds, Who
from chidu.ranges.series import Series
from chidu.ranges.statutory import StatutoryRange
from chidu.rules.packed.ladders import Ladder, Rank, counted
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


@dataclass(frozen=True, slots=True)
class Division:
    """A statutory fine with the tiers it is divided into: of a ladder that goes on to another stage, only its own."""

    span: Span
    who: Who
    ranks: tuple[Rank, ...]

    @property
    def words(self) -> str:
        """罚款的法定幅度 1 – 5 万元; 对责任人员罚款的法定幅度 5000 元 – 2 万元."""
        return f"{'' if self.who.is_subject else f'对{self.who}'}罚款的{self.span.words}"


def divisions(record: Benchmark, found: Iterable[Series], ladder: Ladder) -> tuple[Division, ...]:
    """The fines the tiers of a ladder divide, each span with the same tiers once."""
    each_once: dict[tuple[Bounds, tuple[Rank, ...]], Division] = {}
    for series in _on(ladder, found):
        # A tier that could not be read may impose this fine too.
        own = span(series)
        ranks = counted(record, (rung.index for rung in series.rungs)) if series.whole else ladder.ranks
        if own and ranks:
            each_once.setdefault((own.law.bounds, ranks), Division(own, series.who, ranks))
    return tuple(each_once.values())


def serves_several(found: Iterable[Series], ladder: Ladder) -> bool:
    """Whether a ladder divides several statutory fines for one target in one track.

    处2万元以上20万元以下罚款；拒不改正的，处20万元以上100万元以下罚款, in ten tiers: how they are to be counted together,
    no document says.
    """
    ranges: dict[tuple[str | None, Who], set[Bounds]] = {}
    for series in _on(ladder, found):
        if series.measure.kind is Kind.FINE:
            divided = (each.bounds for each in series.divided)
            ranges.setdefault((series.track, series.who), set()).update(divided)
    return any(len(each) > 1 for each in ranges.values())


def _on(ladder: Ladder, found: Iterable[Series]) -> Iterable[Series]:
    return (series for series in found if not ladder.tracks or series.track in ladder.tracks)


def _statute(unit: Unit, *, minimum: bool) -> Statute:
    if unit is Unit.YUAN:
        return Statute.RANGE if minimum else Statute.MAXIMUM
    return Statute.MULTIPLE if minimum else Statute.MAXIMUM_MULTIPLE
