"""Tokens -> sentences of segments: the stretches between commas, with bracketed asides set apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from chidu.sanction.lexicon import Role
from chidu.sanction.scanner import Token

ENDS = frozenset(";。\n！？!?")


@dataclass(slots=True)
class Segment:
    """What stands between two stops; `stop` is the character that ends it ("" at the end of the text).

    `asides` are the bracketed passages in it, each a segment of its own; their tokens are not among `tokens`.
    """

    start: int
    end: int = 0
    stop: str = ""
    tokens: list[Token] = field(default_factory=list)
    asides: list[Segment] = field(default_factory=list)


def sentences(text: str, tokens: Iterable[Token]) -> list[list[Segment]]:
    """Split at stops outside brackets; a sentence ends at ；。, a line break or the end of the text."""
    listed = list(tokens)
    pairs = _pairs(listed)
    result: list[list[Segment]] = [[]]
    current, index = Segment(0), 0
    while index < len(listed):
        token = listed[index]
        if token.role is Role.STOP:
            current = _close(result, current, token, text)
        elif index in pairs:
            close = pairs[index]
            inner = [t for t in listed[index + 1 : close] if t.role < Role.STOP]
            current.asides.append(Segment(token.end, listed[close].start, "", inner))
            index = close
        elif token.role < Role.STOP:
            current.tokens.append(token)
        index += 1
    current.end = len(text)
    result[-1].append(current)
    return result


def _close(result: list[list[Segment]], current: Segment, token: Token, text: str) -> Segment:
    current.end, current.stop = token.start, text[token.start]
    result[-1].append(current)
    if current.stop in ENDS:
        result.append([])
    return Segment(token.end)


def _pairs(tokens: list[Token]) -> dict[int, int]:
    """Outermost opening bracket -> its closing one; brackets without a partner are left out.

    A bracket never reaches across a line break.
    """
    pairs: dict[int, int] = {}
    stack: list[int] = []
    for index, token in enumerate(tokens):
        if token.role is Role.OPENING:
            stack.append(index)
        elif token.role is Role.CLOSING and stack:
            opening = stack.pop()
            if not stack:
                pairs[opening] = index
    return pairs
