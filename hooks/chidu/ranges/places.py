"""The place of a tier in the statutory range: inside or outside, and which share of it in per cent."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from chidu.ranges.measure import Bounds
from chidu.ranges.series import Rung, Series
from chidu.ranges.statutory import StatutoryRange

_HUNDRED = Decimal(100)
_SHARE = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Place:
    """From and to, in per cent of one statutory range's span, two decimals: 0 is its minimum, 100 its maximum."""

    start: Decimal
    end: Decimal


def place(bounds: Bounds, lawful: Bounds) -> Place | None:
    """Where an amount lies in a range; None where the range has no maximum, no width, or the amount no number.

    Where the law fixes no minimum the span counts from 0, and a tier without one starts there.
    """
    low = lawful.low if lawful.low is not None else Decimal(0)
    if lawful.high is None or lawful.high <= low or bounds.high is None:
        return None
    start = bounds.low if bounds.low is not None else low
    span = lawful.high - low
    return Place(
        (_HUNDRED * (start - low) / span).quantize(_SHARE),
        (_HUNDRED * (bounds.high - low) / span).quantize(_SHARE),
    )


def inside(bounds: Bounds, allowed: tuple[StatutoryRange, ...]) -> bool:
    """Whether one lawful range, or several that touch, holds the whole amount (positive width only counts)."""
    if not allowed:
        return True
    lows = [each.bounds.low for each in allowed]
    highs = [each.bounds.high for each in allowed]
    below = bounds.low is not None and all(low is not None and bounds.low < low for low in lows)
    above = bounds.high is not None and all(high is not None and bounds.high > high for high in highs)
    return not (below or above or _in_a_hole(bounds, allowed))


def _in_a_hole(bounds: Bounds, allowed: tuple[StatutoryRange, ...]) -> bool:
    """Whether the amount lies wholly between two lawful ranges: 4万 where the law has 1-3万 and 5-10万."""
    if bounds.low is None or bounds.high is None:
        return False
    return not any(
        (each.bounds.low is None or each.bounds.low <= bounds.high)
        and (each.bounds.high is None or each.bounds.high >= bounds.low)
        for each in allowed
    )


def outside(series: Series) -> tuple[Rung, ...]:
    """The tiers that leave what the law allows; those of 减轻 may."""
    return tuple(rung for rung in series.graded if not inside(rung.bounds, series.allowed))


def mitigated_inside(series: Series) -> tuple[Rung, ...]:
    """The tiers of 减轻 that reach into the statutory range instead of staying below it (行政处罚法 32)."""
    lowest = series.lowest
    if lowest is None:
        return ()
    return tuple(rung for rung in series.rungs if rung.mitigated and reaches(rung.bounds, lowest))


def reaches(bounds: Bounds, lowest: Decimal) -> bool:
    """Whether more than the end lies in the range above a minimum; a fixed amount at the minimum does."""
    above = bounds.high is not None and bounds.high > lowest
    return above or (bounds.low is not None and bounds.low >= lowest)


def without_minimum(series: Series) -> tuple[Rung, ...]:
    """The tiers whose words fix no minimum although the law does, so that they could go below it."""
    if series.lowest is None or series.lowest <= 0:
        return ()
    return tuple(rung for rung in series.graded if rung.bounds.low is None and rung.bounds.high is not None)
