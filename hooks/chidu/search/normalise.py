"""One spelling for every text: width, case, traditional characters, closed classes of short forms."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from chidu.search.tables import tables


def normalise(text: str) -> str:
    """NFKC, lower case, simplified characters. The JavaScript twin is `normalise` of tokens.js."""
    return unicodedata.normalize("NFKC", text).lower().translate(tables().traditional)


def rewrite(text: str) -> str:
    """Write the short forms of a normalised text in full: 噪音 -> 噪声, 城管局 -> 城市管理局."""
    return _short_forms().sub(lambda found: tables().rewrites[found[0]], text)


@cache
def _short_forms() -> re.Pattern[str]:
    return re.compile("|".join(sorted(tables().rewrites, key=lambda word: (-len(word), word))))
