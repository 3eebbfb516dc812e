"""The span of fines over several tiers: what the plain answer and the lists say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from chidu.model.fines import is_alternative, is_fine, is_waivable
from chidu.sanction import Item, Kind, Reading, Unit
from chidu.search.records import FineWord


@dataclass(frozen=True, slots=True)
class Figures:
    """What a benchmark comes to.

    `range` is its whole range in short, `highest` its gravest tier as one line (严重：3500 元 至 5000 元; "" where there
    are no tiers to tell apart or no figures to tell). `top` is the highest fine in whole yuan, 0 where none is imposed,
    None where no figure says it; `beyond` the words for what no figure in yuan says, "" where `top` says all.
    """

    range: str
    highest: str = ""
    top: int | None = None
    beyond: tuple[FineWord, ...] = ()


@dataclass(frozen=True, slots=True)
class FineRange:
    """The fines of one measure against one target under one condition, lowest and highest over several readings.

    `low` is None where the text fixes no minimum, `high` where it fixes no maximum; both in `unit` (元, 倍 or per
    cent of `base`, for each `per`); `cap` in yuan. `waivable`: the fine may be left out, or another kind chosen.
    """

    unit: Unit
    base: str | None
    per: str | None
    target: str | None
    condition: str | None
    low: Decimal | None
    high: Decimal | None
    cap: Decimal | None
    waivable: bool

    @property
    def measure(self) -> tuple[object, ...]:
        """What two fines must share to be spanned together."""
        return (self.unit, self.base, self.per, self.target, self.condition)

    @property
    def whom(self) -> str:
        """Target and condition in words, "" where the fine has neither."""
        return "，".join(word.removesuffix("的") for word in (self.condition, self.target) if word)


def fine_ranges(readings: Sequence[Reading]) -> tuple[FineRange, ...] | None:
    """One range for each measure, in the order of the text; None where any fine was not read whole."""
    if not all(map(_whole, readings)):
        return None
    ranges: dict[tuple[object, ...], FineRange] = {}
    for reading in readings:
        for item in filter(is_fine, reading.items):
            found = _range(item, reading)
            ranges[found.measure] = _join(ranges[found.measure], found) if found.measure in ranges else found
    without = any(not any(item.kind is Kind.FINE for item in reading.items) for reading in readings)
    return tuple(
        replace(each, waivable=True) if without and not each.waivable else each for each in ranges.values()
    )


def _whole(reading: Reading) -> bool:
    return not reading.unread and all(item.amount for item in reading.items if item.kind is Kind.FINE)


def _range(item: Item, reading: Reading) -> FineRange:
    amount = item.amount
    assert amount is not None, "only fines with an amount come here"
    waivable = is_waivable(item) or is_alternative(reading.items)
    return FineRange(
        amount.unit,
        amount.base,
        amount.per,
        item.target,
        item.condition,
        amount.min,
        None if amount.steps and amount.min == amount.max else amount.max,
        amount.cap,
        waivable,
    )


def _join(one: FineRange, other: FineRange) -> FineRange:
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    cap = None if one.cap is None or other.cap is None else max(one.cap, other.cap)
    waivable = one.waivable or other.waivable
    return FineRange(one.unit, one.base, one.per, one.target, one.condition, low, high, cap, waivable)
