"""Totals for the fine before: 但最高不得超过三万元, 最低不少于一千元, （最高1万元）."""

from __future__ import annotations

from chidu.sanction import amounts, phrases
from chidu.sanction.draft import Draft
from chidu.sanction.lexicon import Role
from chidu.sanction.measure import STEPWISE
from chidu.sanction.reading import Amount, Unit
from chidu.sanction.segments import Segment

_LIMITED = frozenset({Role.AMOUNT, Role.KIND})


def limits(draft: Draft, segment: Segment, start: int, end: int) -> bool:
    """Whether a whole stretch was a total of the last fine, or one of an increment that was not understood."""
    if not (draft.measured or draft.left_last(STEPWISE, start)):
        return False
    amount = _stated(draft, segment, start, end)
    if amount is None:
        return False
    if not draft.measured:
        draft.leave(start, end, STEPWISE)
        return True
    return _put(draft, amount, end)


def limits_in_brackets(draft: Draft, aside: Segment) -> bool:
    """Whether a passage in brackets was a total of the fine it stands behind."""
    behind = draft.measured and draft.items[-1].span[0] < aside.start
    amount = _stated(draft, aside, aside.start, aside.end) if behind and len(aside.tokens) == 1 else None
    return amount is not None and _put(draft, amount, aside.end + 1)


def _stated(draft: Draft, segment: Segment, start: int, end: int) -> Amount | None:
    """The only amount of a stretch that says nothing else."""
    stated = [token for token in segment.tokens if token.phrase is not None]
    if len(stated) != 1 or not {token.role for token in segment.tokens} <= _LIMITED:
        return None
    token = stated[0]
    assert token.phrase is not None
    amount = amounts.interpret(token.phrase)
    words = draft.normal[start : token.start] + draft.normal[token.end : end]
    return amount if isinstance(amount, Amount) and phrases.is_cap_lead(words) else None


def _put(draft: Draft, amount: Amount, end: int) -> bool:
    if amount.unit is Unit.YUAN and amount.min_word == "不低于" and amount.max is None:
        return draft.least(amount, end)
    return amounts.is_limit(amount) and draft.cap(amount, end)
