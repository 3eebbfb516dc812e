"""Numbers on a walk: an amount with its base, a highest total, or a number that cannot be read."""

from __future__ import annotations

from dataclasses import replace

from chidu.sanction import amounts, gaps, lexicon, phrases
from chidu.sanction.lexicon import Role
from chidu.sanction.measure import PAID, STRONG, fits
from chidu.sanction.reading import Amount, Kind, Unit
from chidu.sanction.scanner import Token
from chidu.sanction.stretch import Stretch

_NEAR = 8
"""How many words ahead a kind may stand."""
_AFTER_FINE = frozenset({"", "为", "人民币", "金额为", "数额为", "金额", "数额"})


def take_amount(stretch: Stretch, token: Token, gap: str) -> None:
    """A number was met after `gap`."""
    assert token.phrase is not None
    amount = amounts.interpret(token.phrase)
    if isinstance(amount, str):
        _leave(stretch, token, amount, gap)
    elif not _caps(stretch, amount, gap.strip(), token.end):
        _measure(stretch, token, amount, gap)


def follows(stretch: Stretch, kind: Kind, token: Token) -> bool:
    """Whether the next word is the amount of this kind: 罚款1000元, 罚款违法所得的1倍, 停业整顿3日."""
    after = stretch.tokens[stretch.index] if stretch.index < len(stretch.tokens) else None
    if after is None or after.phrase is None:
        return False
    amount, words = amounts.interpret(after.phrase), stretch.text[token.end : after.start].strip()
    if isinstance(amount, str):
        return kind in PAID and words in _AFTER_FINE and amount != amounts.NOT_MONEY_OR_TIME
    if not fits(kind, amount.unit):
        return False
    if amount.unit.of_a_base and words:
        return not (words[0] in "、和及与或并对" or phrases.is_dangerous(words))
    return words in _AFTER_FINE and not (amounts.is_limit(amount) and stretch.draft.growing)


def take_following(stretch: Stretch) -> int:
    """Take the next word, which is the amount of the kind just named; where it ends."""
    after = stretch.tokens[stretch.index]
    stretch.index += 1
    take_amount(stretch, after, stretch.text[stretch.at : after.start])
    return after.end


def _leave(stretch: Stretch, token: Token, reason: str, gap: str) -> None:
    """A number that is none: its kind is still named, its amount never."""
    measure = stretch.measure
    if reason == amounts.NOT_MONEY_OR_TIME or measure.amount is not None:
        measure.doubt()
        return
    if gap:
        stretch.weigh(gaps.before_number(gap, stretch.previous, Unit.MULTIPLE), token)
    stretch.draft.leave(token.start, token.end, reason)
    measure.begin(token.start)
    measure.failed = True


def _caps(stretch: Stretch, amount: Amount, lead: str, end: int) -> bool:
    """最高不超过3万元: the highest total of the amount before it."""
    measure = stretch.measure
    if not amounts.is_limit(amount) or not phrases.is_cap_lead(lead):
        return False
    if measure.amount is not None and measure.amount.cap is None:
        measure.amount = replace(measure.amount, cap=amount.max)
        return True
    if measure.join & STRONG or any(token.role is Role.KIND for token in stretch.ahead(_NEAR)):
        return False
    stretch.done = max(stretch.done, stretch.at)
    return stretch.draft.cap(amount, end)


def _measure(stretch: Stretch, token: Token, amount: Amount, gap: str) -> None:
    start = token.start
    counted = gap.endswith(("按", "按照", "以")) and stretch.text.startswith("计", token.end)
    if counted and amount.unit is Unit.YUAN and amount.fixed:
        stretch.measure.doubt()  # 按1万元计算罚款: the fine, or what a small base counts as
    if gap:
        timed = amount.unit in lexicon.TIMES
        found = gaps.before_number(gap, stretch.previous, None if timed else amount.unit)
        stretch.weigh(found, token)
        if found.base is not None:
            amount = replace(amount, base=found.base)
            start = token.start - len(gap.lstrip(" 、或者和及"))
    elif stretch.previous is Role.KIND and stretch.done == stretch.at and not stretch.measure.join:
        stretch.measure.doubt()
    stretch.measure.take(amount, start, token.end)
