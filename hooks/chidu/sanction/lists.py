"""Lists of circumstances: 有下列行为之一的，处…罚款：（一）…的；（二）…的."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.sanction import amounts, phrases
from chidu.sanction.draft import Draft
from chidu.sanction.lexicon import PAID, Join, Role
from chidu.sanction.reading import Amount
from chidu.sanction.scanner import Token
from chidu.sanction.segments import Segment

_VERBS = frozenset({Role.KIND, Role.OPEN, Role.FINE_VERB, Role.ORDER})


def parts(segments: list[Segment], draft: Draft) -> Iterator[list[Segment]]:
    """A sentence, or where a list follows its colon (处…罚款：（一）…的) what stands before and what begins the list."""
    imposing = draft.listing
    for index, segment in enumerate(segments[:-1], start=1):
        imposing = imposing or any(token.role in _VERBS for token in segment.tokens)
        if segment.stop == ":" and imposing and _is_numbered(segments[index], draft.normal):
            yield segments[:index]
            yield segments[index:]
            return
    yield segments


def is_member(segments: list[Segment], text: str) -> bool:
    """Whether a sentence that ends in 的 is a member of an announced list: a circumstance, which imposes nothing."""
    return _is_numbered(segments[0], text) and not any(_is_imposing(each, text) for each in segments)


def _is_numbered(segment: Segment, text: str) -> bool:
    """Whether a stretch begins with the number of a list: （一）, 1., ①."""
    return phrases.after_number(text[segment.start : segment.end].lstrip()[:8]) > 0


def _is_imposing(segment: Segment, text: str) -> bool:
    """Whether a stretch can only be a sanction; an amount may also tell a circumstance: 货值金额一万元以上的."""
    words = text[segment.start : segment.end]
    begin = segment.start + len(words) - len(words.lstrip())
    begin += phrases.after_number(words.lstrip()[:8])
    tokens = segment.tokens
    told = len(tokens) == 1 and tokens[0].phrase is not None and tokens[0].start > begin
    return not told and any(_imposes(token, text) for token in tokens)


def _imposes(token: Token, text: str) -> bool:
    """Whether a word can only stand in a sanction: 责令, 处, an amount of money; but 限期淘汰 and 并 can not."""
    if token.role is Role.JOIN:
        return isinstance(token.value, int) and bool(token.value & Join.IMPOSED.value)
    if token.role is Role.ORDER:
        return text.startswith("责", token.start)
    amount = amounts.interpret(token.phrase) if token.phrase is not None else None
    return isinstance(amount, Amount) and amount.unit in PAID
