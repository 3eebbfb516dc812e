"""Open verbs with their objects: 没收违法所得和工具, 吊销许可证, 违法物品予以没收, 暂扣或者吊销执照."""

from __future__ import annotations

from chidu.sanction import amounts, lexicon, objects
from chidu.sanction.lexicon import Role
from chidu.sanction.measure import OR
from chidu.sanction.reading import Kind
from chidu.sanction.scanner import Token
from chidu.sanction.stretch import Stretch

NO_OBJECT = "没有写明没收什么"

_GIVEN = ("予以", "给予")
"""What may stand between an object and its verb: 违法物品予以没收; 并处没收 names none."""
_LISTED = ("、", "和", "或者", "或", "以及", "及", "并")


def takes_words_before(stretch: Stretch, token: Token) -> bool:
    """Whether the words before 予以 are what is confiscated: 违法物品予以没收."""
    if token.role is not Role.JOIN or token.value or stretch.index == len(stretch.tokens):
        return False
    verb = stretch.tokens[stretch.index]
    return verb.role is Role.OPEN and objects.is_empty(stretch.text[verb.end : _after_next(stretch)])


def take_verb(stretch: Stretch, token: Token, gap: str) -> None:
    """A verb with its object: everything up to the next word, with a term of time in between."""
    assert isinstance(token.value, Kind)
    measure, draft = stretch.measure, stretch.draft
    measure.begin(token.start)
    if measure.amount is not None and measure.amount.unit in lexicon.PAID:
        measure.doubt()  # 5000元拆除: no verb takes money before it
    before = "" if gap or stretch.previous is not Role.JOIN else stretch.text[stretch.done : token.start]
    before = before if before.endswith(_GIVEN) else ""
    waiting, first = stretch.bare if gap.strip() in _LISTED else [], len(draft.items)
    while stretch.index < len(stretch.tokens) and _belongs(stretch, stretch.tokens[stretch.index]):
        stretch.index += 1
    end = stretch.trimmed(token.end, stretch.next_start)
    if token.value is Kind.CONFISCATE_PROPERTY:
        _confiscate(stretch, token, before.removesuffix("予以").removesuffix("依法").strip(), end)
    else:
        stretch.emit(token.value, end)
    emitted = range(first, len(draft.items))
    stretch.bare = [*waiting, *emitted] if objects.is_empty(stretch.text[token.end : end]) else []
    for index in [] if stretch.bare else waiting:
        draft.reach(index, end)
    stretch.at = max(stretch.at, end)


def _after_next(stretch: Stretch) -> int:
    """Where the word after the next one begins."""
    after = stretch.index + 1
    return stretch.tokens[after].start if after < len(stretch.tokens) else stretch.end


def _belongs(stretch: Stretch, token: Token) -> bool:
    """Whether a token is part of an object: a term (暂扣…6个月), or a word that orders nothing here."""
    if token.role is Role.ORDERED:
        return not stretch.ordered
    if token.phrase is None or stretch.measure.amount is not None:
        return False
    amount = amounts.interpret(token.phrase)
    if isinstance(amount, str) or amount.unit not in lexicon.TIMES:
        return False
    stretch.measure.amount = amount
    return True


def _confiscate(stretch: Stretch, token: Token, before: str, end: int) -> None:
    """One item for gains and one for property, as far as the object names them."""
    measure = stretch.measure
    words, inside = stretch.text[token.end : end], True
    if objects.is_empty(words):
        words, inside = before or _shared_object(stretch), False
        if before:
            measure.begun = stretch.done + len(before) - len(before.lstrip(" 对"))
    found = objects.confiscated(words)
    if not found:
        stretch.draft.leave(token.start, max(end, token.end), NO_OBJECT)
        measure.clear()
        stretch.done = max(end, token.end)
    join, begun = measure.join, measure.begun
    for each in found:
        measure.join = join | OR if each.alternative else join
        measure.begun = begun
        stretch.emit(each.kind, token.end + each.end if inside else token.end)


def _shared_object(stretch: Stretch) -> str:
    """The object of a verb right after: 没收、销毁违法物品."""
    if stretch.index == len(stretch.tokens) or stretch.tokens[stretch.index].role is not Role.OPEN:
        return ""
    return stretch.text[stretch.tokens[stretch.index].end : _after_next(stretch)]
