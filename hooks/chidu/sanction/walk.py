"""One segment of tokens -> items: a walk from word to word that weighs the gap before each."""

from __future__ import annotations

from chidu.sanction import gaps, numbers, ordering, phrases, verbs
from chidu.sanction.draft import Draft
from chidu.sanction.lexicon import Role
from chidu.sanction.measure import MAY, OR, STEPWISE, STRONG, UNCERTAIN
from chidu.sanction.reading import Kind
from chidu.sanction.scanner import Token
from chidu.sanction.segments import Segment
from chidu.sanction.stretch import Stretch

_STARTERS = frozenset({Role.KIND, Role.OPEN, Role.ORDER, Role.JOIN, Role.AGENT, Role.PER, Role.FINE_VERB})
_CLOSERS = frozenset({Role.JOIN, Role.ORDER, Role.AGENT, Role.PER})
"""Words that no object stands before, so that what precedes them belongs to the measure before."""


def walk(draft: Draft, segment: Segment, start: int, join: int) -> None:
    """Read a segment from `start` to its end; `join`: joining words that stood in a stretch before it.

    Any number that finds no place, and any word that could change one, makes the whole segment unread and takes the
    amounts from its items.
    """
    stretch = Stretch(draft, segment, start, join)
    while stretch.index < len(stretch.tokens):
        _step(stretch, stretch.tokens[stretch.index])
    _finish(stretch)


def _step(stretch: Stretch, token: Token) -> None:
    stretch.index += 1
    if _ends_circumstance(stretch, token):
        _end_circumstance(stretch, token.start)
    ordering.follow(stretch, token.start, closed=token.role in _CLOSERS)
    gap = stretch.text[stretch.at : token.start]
    if token.role is Role.AMOUNT:
        numbers.take_amount(stretch, token, gap)
    else:
        _take_word(stretch, token, gap)
    stretch.at, stretch.previous = max(stretch.at, token.end), token.role


def _ends_circumstance(stretch: Stretch, token: Token) -> bool:
    """Whether a circumstance ends right before this word: 拒不改正的|处…, but not 5000元的|罚款."""
    before = token.start > stretch.done and stretch.text[token.start - 1] == "的"
    if token.role not in _STARTERS or not before:
        return False
    measure = stretch.measure
    return token.role is not Role.KIND or not (measure.pending or measure.join & ~MAY)


def _end_circumstance(stretch: Stretch, position: int) -> None:
    stretch.draft.set_condition(stretch.done, position)
    stretch.measure.clear()
    stretch.previous, stretch.at, stretch.done = None, position, position


def _take_word(stretch: Stretch, token: Token, gap: str) -> None:
    if gap and not verbs.takes_words_before(stretch, token):
        found = gaps.before_word(gap, stretch.previous, token.role, stretch.measure.pending)
        stretch.weigh(found, token)
    if token.role is Role.JOIN:
        _join(stretch, token)
    elif token.role is Role.PER:
        _per(stretch, token)
    elif token.role is Role.BLOCK:
        _block(stretch, token)
    elif token.role is Role.ORDER:
        ordering.take_order(stretch, token)
    elif token.role is Role.OPEN:
        verbs.take_verb(stretch, token, gap)
    elif token.role in (Role.KIND, Role.ORDERED, Role.FINE_VERB):
        _kind(stretch, token)


def _join(stretch: Stretch, token: Token) -> None:
    assert isinstance(token.value, int)
    if token.value & STRONG:
        stretch.ordered = stretch.draft.ordering = False
    if token.value & OR:
        stretch.measure.put_aside()
    measure = stretch.measure
    measure.join |= token.value
    measure.promised = measure.promised or bool(token.value & STRONG and not measure.pending)
    measure.begin(token.start)


def _per(stretch: Stretch, token: Token) -> None:
    if stretch.measure.per is not None:
        stretch.measure.doubt()
    stretch.measure.per = token.measure
    stretch.measure.begin(token.start)


def _block(stretch: Stretch, token: Token) -> None:
    """每超过1000千克: the amount after it is only a step, so its words belong to the sanction and its number not."""
    stepwise = phrases.is_stepwise(stretch.text[token.start : token.end])
    if stepwise:
        stretch.measure.begin(token.start)
    stretch.measure.doubt(STEPWISE if stepwise else UNCERTAIN)


def _kind(stretch: Stretch, token: Token) -> None:
    assert isinstance(token.value, Kind)
    kind = token.value
    if token.role is Role.ORDERED and not stretch.ordered:
        return
    if token.role is Role.FINE_VERB and not numbers.follows(stretch, kind, token):
        return
    stretch.measure.begin(token.start)
    stretch.at, stretch.previous = token.end, token.role
    end = token.end
    if not stretch.measure.pending and numbers.follows(stretch, kind, token):
        end = numbers.take_following(stretch)
    stretch.emit(kind, end)


def _finish(stretch: Stretch) -> None:
    draft, measure = stretch.draft, stretch.measure
    ordering.follow(stretch, stretch.end, closed=True)
    measure.finish(stretch.at)
    rest = phrases.without_brackets(stretch.text[stretch.at : stretch.end]).strip()
    if rest and rest != "的" and not phrases.is_filler(rest) and phrases.is_dangerous(rest):
        measure.doubt()
    if draft.stepwise and any(item.amount for item in draft.items[stretch.first_item :]):
        measure.trouble = STEPWISE
    if measure.trouble:
        draft.forget_amounts(stretch.first_item)
        draft.leave(stretch.start, stretch.end, measure.trouble)
    elif measure.stranded:
        draft.forget_amounts(stretch.first_item)
