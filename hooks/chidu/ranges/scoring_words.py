"""Factor scoring in words: the formula people read, shares, multiples and what the formula comes to."""

from __future__ import annotations

from decimal import Decimal

from chidu.model.fines import amount_text, quantity
from chidu.ranges.measure import Bounds
from chidu.ranges.scoring import HUNDRED, STATUTORY_MULTIPLE, BaseKind, Formula
from chidu.sanction import Amount, Unit


def formula_words(formula: Formula, subject: str = "罚款") -> str:
    """The formula people read: 罚款 =（20% + 各因子权重之和，最高 100%）× 项目总投资额 × 5%."""
    limits = {"最低": formula.floor, "最高": formula.ceiling}
    parts = [f"{share_words(formula.start)} + 各因子权重之和" if formula.start else "各因子权重之和"]
    parts += [f"{word} {share_words(limit)}" for word, limit in limits.items() if limit is not None]
    total = "，".join(parts)
    bare = len(parts) == 1 and not formula.start
    opening = f"{subject} = {total} " if bare else f"{subject} =（{total}）"
    return opening + times_words(formula, formula.base.amount)


def times_words(formula: Formula, base: Decimal | None) -> str:
    """What the share is multiplied by: × 法定最高额 100 万元, × 项目总投资额 × 5%."""
    named = [] if formula.base.kind is BaseKind.STATED else [formula.base.words]
    amount = [] if base is None else [quantity(base, Unit.YUAN)]
    words = f"× {' '.join([*named, *amount]) or formula.base.words}"
    return f"{words} × {_coefficient_words(formula)}" if formula.coefficient.words else words


def _coefficient_words(formula: Formula) -> str:
    words, value = formula.coefficient.words or "", formula.coefficient.value
    if value is None or not STATUTORY_MULTIPLE.fullmatch(words):
        return words
    return f"{words}（{multiple_words(formula, value)}）"


def share_words(share: Decimal) -> str:
    """A share as people read it: 62%, 12.5%."""
    return quantity(share, Unit.PERCENT)


def multiple_words(formula: Formula, times: Decimal) -> str:
    """A multiple of the base as the record or its law writes them: 3 倍, else 5%."""
    return amount_text(_multiple(formula, times, times))


def _multiple(formula: Formula, low: Decimal | None, high: Decimal | None, base: str | None = None) -> Amount:
    unit = Unit.MULTIPLE if "倍" in (formula.coefficient.words or "") else Unit.PERCENT
    scale = 1 if unit is Unit.MULTIPLE else HUNDRED
    ends = [None if end is None else end * scale for end in (low, high)]
    return Amount(ends[0], ends[1], None, None, unit, base=base)


def bounds_words(formula: Formula, found: Bounds) -> str:
    """A range of results in short words: 20 – 100 万元, 项目总投资额的 1% – 5%."""
    if formula.base.kind is BaseKind.CASE:
        return amount_text(_multiple(formula, found.low, found.high, formula.base.words))
    return amount_text(Amount(found.low, found.high, None, None, Unit.YUAN))


def reach_words(formula: Formula) -> str | None:
    """The lowest and highest result in short words; None where a number of the formula is not known."""
    found = formula.reach
    return None if found is None else bounds_words(formula, found)
