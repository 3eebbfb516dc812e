"""Fines as people ask about them: how much at least, how much at most, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from chidu.language.numerals import amount_in_words
from chidu.sanction import Amount, Combination, Item, Kind, Reading, Unit


@dataclass(frozen=True, slots=True)
class FineRange:
    """The fines of one unit, base and rate: lowest and highest over several readings.

    `low` is None where the text fixes no minimum, `high` where it fixes no maximum; both in the unit's own measure
    (元, 倍 or per cent). `waivable`: the fine may be left out.
    """

    unit: Unit
    base: str | None
    per: str | None
    low: Decimal | None
    high: Decimal | None
    cap: Decimal | None
    waivable: bool


@dataclass(frozen=True, slots=True)
class BoundChange:
    """One bound that moved, in words."""

    bound: str
    before: str
    after: str
    lighter: bool


def is_fine(item: Item) -> bool:
    """Whether an item is a fine with an amount."""
    return item.kind is Kind.FINE and item.amount is not None


def is_waivable(item: Item) -> bool:
    """Whether the decision may leave the item out (可以处, 可以并处)."""
    return item.optional or item.combination is Combination.MAY_CONCURRENT


def fine_ranges(readings: Iterable[Reading]) -> tuple[FineRange, ...] | None:
    """The span of fines over several tiers, one range per unit, base and rate; None where any text was not read whole."""
    ranges: dict[tuple[Unit, str | None, str | None], FineRange] = {}
    for reading in readings:
        if reading.unread:
            return None
        found = [_range(item) for item in reading.items if is_fine(item)]
        for each in found:
            key = (each.unit, each.base, each.per)
            ranges[key] = _join(ranges[key], each) if key in ranges else each
    return tuple(ranges.values())


def _range(item: Item) -> FineRange:
    amount = item.amount
    assert amount is not None
    return FineRange(
        amount.unit, amount.base, amount.per, amount.min, amount.max, amount.cap, is_waivable(item)
    )


def _join(one: FineRange, other: FineRange) -> FineRange:
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    cap = None if one.cap is None or other.cap is None else max(one.cap, other.cap)
    return replace(one, low=low, high=high, cap=cap, waivable=one.waivable or other.waivable)


def quantity(value: Decimal, unit: Unit) -> str:
    """A number with its unit as people say it: 3000 元, 1.5 万元, 2 倍, 5%, 10 日."""
    if unit is Unit.YUAN:
        return amount_in_words(value)
    figure = f"{value.normalize():f}"
    return f"{figure}%" if unit is Unit.PERCENT else f"{figure} {unit.value}"


def amount_text(amount: Amount) -> str:
    """An amount in short words: 1000 – 2000 元, 3 万元以下, 违法所得的 1 – 3 倍, 每平方米 50 – 100 元."""
    text = _bounds(amount)
    if amount.base:
        text = f"{amount.base}的 {text}"
    if amount.per:
        text = f"每{amount.per} {text}"
    return f"{text}，最高 {amount_in_words(amount.cap)}" if amount.cap is not None else text


def _bounds(amount: Amount) -> str:
    low, high, unit = amount.min, amount.max, amount.unit
    if low is None and high is None:
        return "数额未定"
    if low is None or high is None:
        bound, word = (low, "以上") if high is None else (high, amount.max_word or "以下")
        assert bound is not None
        return (
            f"{quantity(bound, unit)}{word}"
            if word in ("以上", "以下", "以内")
            else f"{word} {quantity(bound, unit)}"
        )
    if low == high:
        return quantity(low, unit)
    return _span(low, high, unit)


def _span(low: Decimal, high: Decimal, unit: Unit) -> str:
    first, last = quantity(low, unit), quantity(high, unit)
    measure = last.split(" ")[-1] if " " in last else ""
    shared = bool(measure) and first.endswith(f" {measure}")
    return f"{first.removesuffix(f' {measure}')} – {last}" if shared else f"{first} – {last}"


def compare_fines(before: Reading, after: Reading) -> tuple[BoundChange, ...] | None:
    """Which bounds of the fines moved; () where both say the same, None where more than bounds changed."""
    if before.unread or after.unread or len(before.items) != len(after.items):
        return None
    changes: list[BoundChange] = []
    for old, new in zip(before.items, after.items, strict=True):
        if _frame(old) != _frame(new):
            return None
        changes += [*_waived(old, new), *_moved(old, new)]
    return tuple(changes)


def _waived(old: Item, new: Item) -> Iterator[BoundChange]:
    words = {False: f"应当{new.kind}", True: f"可以不{new.kind}"}
    before, after = is_waivable(old), is_waivable(new)
    if before != after:
        yield BoundChange(f"是否{new.kind}", words[before], words[after], after)


def _frame(item: Item) -> tuple[object, ...]:
    amount = item.amount
    measure = (amount.unit, amount.base, amount.per) if amount else None
    present = (amount.min is None, amount.max is None, amount.cap is None) if amount else None
    may = item.combination is Combination.MAY_CONCURRENT
    joined = Combination.CONCURRENT if may else item.combination
    return (item.kind, joined, item.target, item.condition, measure, present)


def _moved(old: Item, new: Item) -> Iterator[BoundChange]:
    if old.amount is None or new.amount is None:
        return
    unit = new.amount.unit
    if old.amount.min == old.amount.max and new.amount.min == new.amount.max:
        yield from _bound(f"{new.kind}数额", old.amount.max, new.amount.max, unit)
        return
    yield from _bound(f"{new.kind}下限", old.amount.min, new.amount.min, unit)
    yield from _bound(f"{new.kind}上限", old.amount.max, new.amount.max, unit)
    yield from _bound(f"{new.kind}最高限额", old.amount.cap, new.amount.cap, Unit.YUAN)


def _bound(name: str, old: Decimal | None, new: Decimal | None, unit: Unit) -> Iterator[BoundChange]:
    if old is not None and new is not None and old != new:
        yield BoundChange(name, quantity(old, unit), quantity(new, unit), new < old)
