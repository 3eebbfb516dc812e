"""Whether tiers divide the statutory range: what lies between neighbours, and whether both ends are reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from chidu.ranges.measure import Bounds
from chidu.ranges.series import Rung, Series
from chidu.ranges.statutory import StatutoryRange
from chidu.sanction import Unit

# 8日以下 and 9日以上 leave nothing between them.
_WHOLE = (Unit.DAY, Unit.MONTH)


class Step(Enum):
    """How a tier follows the one before it."""

    TOUCHES = "touches"
    SAME = "same"
    GAP = "gap"
    OVERLAPS = "overlaps"
    DESCENDS = "descends"
    RISES = "rises"
    """A fixed amount, then a higher one: 一倍, 二倍, 三倍以上五倍以下."""
    UNKNOWN = "unknown"
    """A bound is missing."""
    OTHERWISE = "otherwise"
    """The fine is not heavier, but another penalty beside it is: 500元, then 拘留并处500元."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two tiers one after the other. `low` and `high` are the ends of the gap or the overlap."""

    lower: Rung
    upper: Rung
    step: Step
    low: Decimal | None = None
    high: Decimal | None = None


def neighbours(series: Series) -> tuple[Neighbours, ...]:
    """Each pair of tiers as the record lists them; the rows of a matrix from the lowest range to the highest."""
    if series.ordered:
        return tuple(_judged(one, other, series.allowed) for one, other in pairwise(series.rungs))
    return tuple(_sorted_gaps(series))


def _judged(one: Rung, other: Rung, allowed: tuple[StatutoryRange, ...]) -> Neighbours:
    step, low, high = _step(one.bounds, other.bounds, whole=one.amount.unit in _WHOLE)
    if step in (Step.DESCENDS, Step.OVERLAPS) and other.weight > one.weight:
        return Neighbours(one, other, Step.OTHERWISE)
    if step is Step.GAP and low is not None and high is not None and not _any_lawful(low, high, allowed):
        step = Step.TOUCHES  # the law itself leaves this gap between two of its ranges
    return Neighbours(one, other, step, low, high)


def _step(one: Bounds, other: Bounds, *, whole: bool) -> tuple[Step, Decimal | None, Decimal | None]:
    if one == other:
        return Step.SAME, None, None
    if _less(other.high, one.high) or _less(other.low, one.low):
        return Step.DESCENDS, None, None
    if one.high is None or other.low is None:
        return Step.UNKNOWN, None, None
    if one.high < other.low - (1 if whole else 0):
        if one.fixed or other.fixed:
            return Step.RISES, None, None
        return Step.GAP, one.high, other.low
    if other.low < one.high:
        return Step.OVERLAPS, other.low, one.high
    return Step.TOUCHES, None, None


def _less(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and one < other


def _any_lawful(low: Decimal, high: Decimal, allowed: tuple[StatutoryRange, ...]) -> bool:
    """Whether any amount between two tiers is one the law allows; without a law to ask, yes."""
    return not allowed or any(
        (each.bounds.low is None or each.bounds.low < high)
        and (each.bounds.high is None or each.bounds.high > low)
        for each in allowed
    )


def _sorted_gaps(series: Series) -> Iterator[Neighbours]:
    """Gaps of a matrix: rows may share a range or overlap, as its axes cross, but together they leave none."""
    whole = [rung for rung in series.rungs if rung.bounds.low is not None and rung.bounds.high is not None]
    whole.sort(key=lambda rung: (rung.bounds.low or 0, rung.bounds.high or 0))
    reached: Rung | None = None
    for rung in whole:
        if reached is not None and _less(reached.bounds.high, rung.bounds.low):
            yield _judged(reached, rung, series.allowed)
        if reached is None or _less(reached.bounds.high, rung.bounds.high):
            reached = rung


@dataclass(frozen=True, slots=True)
class Shortfall:
    """An end of the statutory range that no tier reaches: where the tiers end, and where the law does."""

    rung: Rung
    reached: Decimal
    lawful: Decimal
    at_top: bool


def shortfalls(series: Series) -> tuple[Shortfall, ...]:
    """The ends no tier reaches; () for fixed amounts, and where the law or the tiers say no number."""
    if series.fixed or not series.whole or not series.graded or not series.allowed:
        return ()
    return tuple(each for each in (_bottom(series), _top(series)) if each)


def _bottom(series: Series) -> Shortfall | None:
    lawful = series.lowest
    if lawful is None or any(rung.bounds.low is None for rung in series.graded):
        return None  # 五万元以下: the law or a tier fixes no minimum
    first = min(series.graded, key=lambda rung: rung.bounds.low or Decimal(0))
    low = first.bounds.low
    return Shortfall(first, low, lawful, at_top=False) if low is not None and low > lawful else None


def _top(series: Series) -> Shortfall | None:
    lawful = series.highest
    if lawful is None or any(rung.bounds.high is None for rung in series.graded):
        return None
    last = max(series.graded, key=lambda rung: rung.bounds.high or Decimal(0))
    high = last.bounds.high
    return Shortfall(last, high, lawful, at_top=True) if high is not None and high < lawful else None
