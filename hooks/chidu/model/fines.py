"""Fines as people ask about them: how much at least, how much at most, and what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from chidu.language.numerals import amount_in_words
from chidu.sanction import Amount, Combination, Convention, Item, Kind, Reading, Unit, ends

# Where a larger number is a heavier burden: not in a reward, nor in the time given to put things right.
_HEAVIER_WITH_MORE = frozenset(
    {Kind.FINE, Kind.DETENTION, Kind.SUSPEND_LICENCE, Kind.SUSPEND_BUSINESS}
    | {Kind.RESTRICT_BUSINESS, Kind.RESTRICT_EMPLOYMENT}
)
# Measures that accompany a penalty and do not stand in a fine's place (行政处罚法 28).
ORDERS = (Kind.ORDER_CORRECTION, Kind.ORDER_STOP)
# What is no burden, so that leaving it out is no relief.
_NO_BURDEN = frozenset({Kind.NO_PENALTY, Kind.NO_FINE, Kind.REWARD})


@dataclass(frozen=True, slots=True)
class BoundChange:
    """One bound that moved, in words; `lighter` is None where neither way is lighter for the person concerned."""

    bound: str
    before: str
    after: str
    lighter: bool | None


def is_fine(item: Item) -> bool:
    """Whether an item is a fine with an amount."""
    return item.kind is Kind.FINE and item.amount is not None


def is_waivable(item: Item) -> bool:
    """Whether the decision may leave the item out (可以处, 可以并处)."""
    return item.optional or item.combination is Combination.MAY_CONCURRENT


def is_open(item: Item) -> bool:
    """Whether the organ may leave the item out, or choose it in another's place (可以并处, 或者, 单处)."""
    return is_waivable(item) or item.combination in (Combination.OR, Combination.ALONE)


def is_alternative(items: Iterable[Item]) -> bool:
    """Whether the organ may choose another kind in the fine's place: 警告或者罚款, 拘留或者罚款.

    责令立即消除或者限期消除，处罚款 leaves no choice about the fine.
    """
    kinds = [item for item in items if item.kind not in ORDERS]
    return any(
        later.combination is Combination.OR and (earlier.kind is Kind.FINE) != (later.kind is Kind.FINE)
        for earlier, later in pairwise(kinds)
    )


def quantity(value: Decimal, unit: Unit) -> str:
    """A number with its unit as people say it: 3000 元, 1.5 万元, 2 倍, 5%, 10 日."""
    if unit is Unit.YUAN:
        return amount_in_words(value)
    figure = f"{value.normalize():f}"
    return f"{figure}%" if unit is Unit.PERCENT else f"{figure} {unit.value}"


def amount_text(amount: Amount) -> str:
    """An amount in short words: 1000 – 2000 元, 3 万元以下, 违法所得的 1 – 3 倍, 每平方米 50 – 100 元.

    With what hangs on it: 最高 3 万元, 每增加1个超标因子加 1 万元, 违法所得不足 1 万元的按 1 万元计算.
    """
    text = _bounds(amount)
    if amount.base:
        text = f"{amount.base}的 {text}"
    if amount.per:
        text = f"每{amount.per} {text}"
    return "，".join([text, *limits(amount)])


def limits(amount: Amount) -> Iterator[str]:
    """How an amount is found, in words people can check: totals, increments, what a small base counts as."""
    if amount.cap is not None:
        yield f"最高 {amount_in_words(amount.cap)}"
    if amount.floor is not None:
        yield f"最低 {amount_in_words(amount.floor)}"
    for step in amount.steps:
        scope = f"{step.scope}：" if step.scope else ""
        rounding = f"（{step.rounding}）" if step.rounding else ""
        yield f"{scope}{step.each}加 {amount_in_words(step.amount)}{rounding}"
    if amount.base_floor is not None:
        below, counted = amount.base_floor.below, amount.base_floor.counts_as
        yield f"{amount.base or '基数'}不足 {amount_in_words(below)}的按 {amount_in_words(counted)}计算"


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
    """Which bounds moved; () where both say the same, None where more than numbers changed.

    More than numbers: other measures, or words of a bound that let in other numbers (200元以下, 不足200元).
    """
    if before.unread or after.unread or len(before.items) != len(after.items):
        return None
    changes: list[BoundChange] = []
    for old, new in zip(before.items, after.items, strict=True):
        if _frame(old, before.text) != _frame(new, after.text) or not _same_ends(old.amount, new.amount):
            return None
        changes += [*_waived(old, new), *_moved(old, new)]
    return tuple(changes)


def _waived(old: Item, new: Item) -> Iterator[BoundChange]:
    # 不予处罚 says “not” itself: leaving it open is 可以不予处罚.
    may = f"可以{new.kind}" if new.kind.startswith("不") else f"可以不{new.kind}"
    words = {False: f"应当{new.kind}", True: may}
    before, after = is_waivable(old), is_waivable(new)
    if before != after:
        lighter = None if new.kind in _NO_BURDEN else after
        yield BoundChange(f"是否{new.kind}", words[before], words[after], lighter)


def _frame(item: Item, text: str) -> tuple[object, ...]:
    amount = item.amount
    measure = (amount.unit, amount.base, amount.per, amount.steps, amount.base_floor) if amount else None
    limited = (amount.min, amount.max, amount.cap, amount.floor) if amount else ()
    present = [bound is None for bound in limited]
    may = item.combination is Combination.MAY_CONCURRENT
    joined = Combination.CONCURRENT if may else item.combination
    # 其他措施 covers measures that have nothing in common: there the words themselves must be the same.
    named = text[slice(*item.span)] if item.kind is Kind.OTHER else None
    return (item.kind, named, joined, item.target, item.condition, measure, present)


def _same_ends(old: Amount | None, new: Amount | None) -> bool:
    """Whether the words let in the same ends under every convention; a fixed amount has no such words."""
    if old is None or new is None or old.fixed or new.fixed:
        return True
    return all(ends(old, convention) == ends(new, convention) for convention in Convention)


def _moved(old: Item, new: Item) -> Iterator[BoundChange]:
    if old.amount is None or new.amount is None:
        return
    unit = new.amount.unit
    if old.amount.fixed and new.amount.fixed:
        yield from _bound(new.kind, "数额", old.amount.max, new.amount.max, unit)
    else:
        yield from _bound(new.kind, "下限", old.amount.min, new.amount.min, unit)
        yield from _bound(new.kind, "上限", old.amount.max, new.amount.max, unit)
    yield from _bound(new.kind, "最高限额", old.amount.cap, new.amount.cap, Unit.YUAN)
    yield from _bound(new.kind, "最低限额", old.amount.floor, new.amount.floor, Unit.YUAN)


def _bound(
    kind: Kind, name: str, old: Decimal | None, new: Decimal | None, unit: Unit
) -> Iterator[BoundChange]:
    if old is not None and new is not None and old != new:
        lighter = new < old if kind in _HEAVIER_WITH_MORE else None
        yield BoundChange(f"{kind}{name}", quantity(old, unit), quantity(new, unit), lighter)
