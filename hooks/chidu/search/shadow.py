"""Shadow pages: records as already cut tokens, in the HTML that Pagefind indexes and nobody reads.

A page holds many records, one after the other, each token of a record once. Pagefind answers a word by the places where
it stands, and a place tells the record and the impact: the records of a group have the same number of places for every
impact, and places that a record leaves empty are held by a dash, which Pagefind counts and does not index. Pages of one
record each, where the impact is read from the score, took twice the memory and the time, five times the bytes before the
first question, and Pagefind compares every page that it finds with every other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chidu.search.impacts import STRONGEST

GROUP = 16
RECORDS_ON_A_PAGE = 256 * GROUP
_EMPTY = "-"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_SHORT = 33 * 36 * 36  # the three digits of a unit below it begin with none of x, y, z
_LATIN = re.compile("[0-9a-z'.]+")
_ESCAPED = str.maketrans({"y": "yy", "z": "yz", "'": "ya", ".": "yb"})

Held = Sequence[Sequence[Sequence[str]]]
"""The words of every record by impact, the strongest first."""


@dataclass(frozen=True, slots=True)
class ShadowPage:
    """The HTML of some records, and for each group of them how many places a record has for every impact, from 10 to 1."""

    html: str
    widths: tuple[tuple[int, ...], ...]


def spell(token: str) -> str:
    """A token as one word of which no other is a prefix: its UTF-16 units in base 36, then `z`.

    Three digits a unit, or `y` and four hexadecimal ones; a token of Latin letters and figures, as the sound of a name is,
    stands as it is after an `x`, with `y` before what would be read otherwise. Pagefind answers a word by every indexed
    word that begins with it, cuts words at punctuation and capitals, and its browser half cuts Chinese again by the page's
    language; none can touch such a word. Twin: `spell` of places.js.
    """
    if _LATIN.fullmatch(token):
        return f"x{token.translate(_ESCAPED)}z"
    return "".join(map(_spelled, token)) + "z"


def held_by_record(postings: Mapping[str, Mapping[int, int]], count: int) -> Held:
    """What `shadow_pages` wants, of the postings of `count` records as `impacts.postings` gives them."""
    records: list[list[list[str]]] = [[[] for _ in range(STRONGEST)] for _ in range(count)]
    for token in sorted(postings):
        word = spell(token)
        for position, impact in postings[token].items():
            records[position][STRONGEST - impact].append(word)
    return records


def shadow_pages(records: Held) -> Iterator[ShadowPage]:
    """The pages of all records, in order, at least one."""
    for start in range(0, max(len(records), 1), RECORDS_ON_A_PAGE):
        yield _page(records[start : start + RECORDS_ON_A_PAGE])


def _page(records: Held) -> ShadowPage:
    groups = [records[start : start + GROUP] for start in range(0, len(records), GROUP)]
    widths = tuple(tuple(max(map(len, column)) for column in zip(*group, strict=True)) for group in groups)
    words = " ".join(
        word
        for group, room in zip(groups, widths, strict=True)
        for record in group
        for words, width in zip(record, room, strict=True)
        for word in (*words, *[_EMPTY] * (width - len(words)))
    )
    # Pagefind leaves out a page without a word; `yz` is no token and begins none.
    return ShadowPage(f'<html lang="und"><body data-pagefind-body><p>{words} yz</p></body></html>', widths)


@cache
def _spelled(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(_unit(units[at] << 8 | units[at + 1]) for at in range(0, len(units), 2))


def _unit(unit: int) -> str:
    if unit >= _SHORT:
        return f"y{unit:04x}"
    return _DIGITS[unit // 1296] + _DIGITS[unit // 36 % 36] + _DIGITS[unit % 36]
