"""What a terminal shows of a text, and in how many columns: nothing invisible, no escape, the words around a place."""

from __future__ import annotations

import unicodedata
from itertools import accumulate, takewhile

from chidu.source.guards import forbidden

# Code points looked at on either side of a place: more could not be shown, however narrow they are.
_NEAR = 400
_CUT = "…"
# What people are shown of one text: beyond it a value somebody pasted, of which its ends say enough.
_MOST, _HEAD, _TAIL = 600, 400, 150


def width(text: str) -> int:
    """How many columns a text fills: two for a wide character, none for one that is drawn over the last.

    Unicode Standard Annex 11: wide (W) and fullwidth (F) fill two; what is ambiguous (A, “” and … among it) fills one,
    as in every terminal that speaks UTF-8.
    """
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    """The text on one line, with the number of each character that cannot be seen or that a terminal would obey."""
    return "".join(map(_cell, text))


def _cell(character: str) -> str:
    if character == "\t":
        return "<Tab>"
    return character if can_be_seen(character) else f"<U+{ord(character):04X}>"


def can_be_seen(character: str) -> bool:
    """Whether a character shows as what it is, and nothing obeys it; the wide space counts, being a character's width."""
    return character == "\u3000" or (character.isprintable() and not forbidden(character))


def in_short(text: str) -> str:
    """A text for people: whole, or its beginning and its end with the number of characters left out between them."""
    if len(text) <= _MOST:
        return text
    return f"{text[:_HEAD]}{_CUT}（略去 {len(text) - _HEAD - _TAIL} 个字）{_CUT}{text[-_TAIL:]}"


def around(line: str, column: int, room: int) -> tuple[str, str]:
    """What stands before a column (from 1) and what from there on, cut with … to `room` columns together.

    Both are as a terminal shows them; a column behind the end means the end.
    """
    at = min(max(column, 1) - 1, len(line))
    before = [_cell(character) for character in line[max(at - _NEAR, 0) : at]]
    after = [_cell(character) for character in line[at : at + _NEAR]]
    # Each side has half the room, and what the other does not need; one column is the caret's in any case.
    left = max(room // 2, room - max(width("".join(after)), 1))
    backwards = _fitting(before[::-1], left, more=at > _NEAR)
    right = room - min(width("".join(before)), left)
    return "".join(reversed(backwards)), "".join(_fitting(after, right, more=at + _NEAR < len(line)))


def _fitting(cells: list[str], room: int, *, more: bool) -> list[str]:
    """The first cells that fit, and … where some do not or more would follow."""
    filled = list(accumulate(map(width, cells)))
    if not more and (not filled or filled[-1] <= room):
        return cells
    return [*cells[: len(list(takewhile(lambda end: end < room, filled)))], _CUT]
