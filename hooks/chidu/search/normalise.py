"""One spelling for every text: width, case, traditional characters, closed classes of short forms."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from chidu.search.tables import tables

_GAP = re.compile("([0-9]) (?=[\u4e00-\u9fff])|([\u4e00-\u9fff]) (?=[0-9])")


def normalise(text: str) -> str:
    """NFKC, lower case, simplified characters, no space between figures and Chinese (第 124 条).

    Twin: `normalise` of tokens.js.
    """
    plain = unicodedata.normalize("NFKC", text).lower().translate(tables().traditional)
    return _GAP.sub(lambda found: found[1] or found[2], plain)


def rewrite(text: str) -> str:
    """Write the short forms of a normalised text in full: 噪音 -> 噪声, 城管局 -> 城市管理局."""
    return _short_forms().sub(lambda found: tables().rewrites[found[0]], text)


def rewritten(text: str) -> list[tuple[int, int, float]]:
    """Where `rewrite` puts words in full, as [start, end) of its answer, and how long each was before for its length."""
    places = []
    grown = 0
    for found in _short_forms().finditer(text):
        full = tables().rewrites[found[0]]
        start = found.start() + grown
        places.append((start, start + len(full), len(found[0]) / len(full)))
        grown += len(full) - len(found[0])
    return places


@cache
def _short_forms() -> re.Pattern[str]:
    return re.compile("|".join(sorted(tables().rewrites, key=lambda word: (-len(word), word))))
