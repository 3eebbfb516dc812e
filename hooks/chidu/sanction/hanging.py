"""Riders -> the amounts they belong to, where only one answer is possible."""

from __future__ import annotations

import re
from dataclasses import replace

from chidu.sanction.draft import Draft
from chidu.sanction.reading import Amount, Item, Kind, Unit
from chidu.sanction.riders import Rider
from chidu.sanction.segments import ENDS

_POINTING = re.compile(r"(?:其|其中|该|上述|前述|本次|涉案|涉及|的|产品|商品)*\Z")
"""Words that may stand before the name of a base without naming another one."""


def hang(draft: Draft, rider: Rider) -> bool:
    """Put a rider on the amounts it belongs to; False if there are none or it could be meant for another one."""
    return _hang_steps(draft, rider) if rider.steps else _hang_floor(draft, rider)


def _hang_floor(draft: Draft, rider: Rider) -> bool:
    """A floor goes under every share of its base: of the same name, or of the only one that it can abbreviate."""
    shares = {index: item.amount for index, item in enumerate(draft.items) if _is_share(item.amount)}
    bases = {amount.base for amount in shares.values() if amount and amount.base}
    meant = bases & {rider.base} or {base for base in bases if _abbreviates(base, rider.base)}
    chosen = {index: amount for index, amount in shares.items() if amount and amount.base in meant}
    if len(meant) != 1 or any(each.base_floor not in (None, rider.floor) for each in chosen.values()):
        return False
    for index, amount in chosen.items():
        draft.change(index, replace(amount, base_floor=rider.floor))
    return True


def _is_share(amount: Amount | None) -> bool:
    return amount is not None and amount.unit.of_a_base


def _abbreviates(base: str, words: str) -> bool:
    """Whether two names can be the same base: 所得 for 违法所得, 涉案货值金额 for 货值金额."""
    return base.endswith(words) or (words.endswith(base) and bool(_POINTING.match(words.removesuffix(base))))


def _hang_steps(draft: Draft, rider: Rider) -> bool:
    index = _stepped(draft, rider.start)
    amount = None if index is None else draft.items[index].amount
    if index is None or amount is None or amount.unit is not Unit.YUAN:
        return False
    draft.change(index, replace(amount, steps=(*amount.steps, *rider.steps)))
    draft.reach(index, rider.end)
    return True


def _stepped(draft: Draft, start: int) -> int | None:
    """The fine that steps from `start` on belong to: the one they stand right behind, or the only one there is."""
    before = [index for index, item in enumerate(draft.items) if _is_fine_before(item, start)]
    sentence = max(draft.normal.rfind(end, 0, start) for end in ENDS) + 1
    near = [index for index in before if draft.items[index].span[0] >= sentence]
    if near and not draft.text[draft.items[near[-1]].span[1] : start].strip():
        return near[-1]
    only = near or before
    return only[0] if len(only) == 1 else None


def _is_fine_before(item: Item, start: int) -> bool:
    return item.kind is Kind.FINE and item.span[0] < start
