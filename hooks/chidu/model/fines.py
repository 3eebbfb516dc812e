"""Fines as people ask about them: how much at least, how much at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise

from chidu.language.numerals import amount_in_words
from chidu.sanction import Amount, Combination, Item, Kind, Unit

# Measures that accompany a penalty and do not stand in a fine's place (行政处罚法 28).
ORDERS = (Kind.ORDER_CORRECTION, Kind.ORDER_STOP)


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
