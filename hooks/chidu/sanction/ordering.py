"""责令 and what it governs: 责令停止施工、排除阻碍，采取补救措施."""

from __future__ import annotations

from chidu.sanction import orders, phrases
from chidu.sanction.gaps import Gap
from chidu.sanction.lexicon import Role
from chidu.sanction.measure import UNKNOWN
from chidu.sanction.reading import Kind
from chidu.sanction.scanner import Token
from chidu.sanction.stretch import Stretch

_LISTED = ("、", "和", "或者", "或", "以及", "及", "并")
_WANTED = frozenset({Role.KIND, Role.ORDERED, Role.OPEN, Role.ORDER})


def take_order(stretch: Stretch, token: Token) -> None:
    """责令: of something we know, or another measure that runs to the next joining word."""
    stretch.ordered = stretch.draft.ordering = True
    stretch.measure.begin(token.start)
    rest = stretch.ahead(len(stretch.tokens))
    after = next((t for t in rest if t.role in _WANTED or t.role is Role.JOIN), None)
    end = stretch.end if after is None else after.start
    words = stretch.text[token.end : end].strip()
    if after is not None and after.role is not Role.JOIN and not words.endswith(_LISTED):
        return
    end = stretch.trimmed(token.end, end)
    while stretch.index < len(stretch.tokens) and stretch.tokens[stretch.index].start < end:
        stretch.index += 1
    stretch.emit(Kind.OTHER, end)


def follow(stretch: Stretch, stop: int, *, closed: bool) -> None:
    """Up to `stop` stand the object of the last measure and further ones: 责令停止施工|、排除阻碍.

    Under an order a list may also start the segment: 责令停止违法行为，|修复湿地或者|采取补救措施. `closed`: the last
    member ends at `stop`.
    """
    begin = stretch.at
    if begin >= stop or stretch.done != begin or stretch.measure.begun is not None:
        return
    first = stretch.previous is None and begin == stretch.start and stretch.ordered and not closed
    after = stretch.previous in (Role.ORDERED, Role.KIND) and stretch.last is not None
    words = stretch.text[begin:stop]
    if not (first or after) or phrases.is_dangerous(words):
        return
    for piece in orders.pieces(words, closed=closed):
        member = words[piece.start : piece.end]
        if phrases.is_filler(member):
            continue
        if orders.is_foreign(member):
            break
        _take_member(stretch, piece.joint, member, begin + piece.start, begin + piece.end)


def _take_member(stretch: Stretch, joint: str, words: str, start: int, end: int) -> None:
    """One member of the list after a measure: part of its object, one more order, or not understood."""
    last = stretch.last
    takes = last is not None and last.kind in orders.TAKES_OBJECT
    if last and takes and (not joint or orders.continues_object(last.kind, stretch.said(last), words)):
        stretch.draft.reach(-1, end)
        stretch.done = stretch.at = end
    elif phrases.is_harmless(words) or (last and not joint):
        return
    elif stretch.ordered:
        stretch.weigh(Gap(alternative=joint[:1] == "或", conjoined=joint[:1] not in ("", "或")), None)
        stretch.measure.begin(start)
        stretch.emit(Kind.OTHER, end)
    else:
        stretch.draft.leave(start, end, UNKNOWN)
