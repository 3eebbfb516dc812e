"""Words made safe for a feed: whatever a record says, the document stays well-formed and in its own line."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# XML 1.0 section 2.2 allows no others; lone surrogates cannot be written at all.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Marks that turn the direction of writing reach beyond the text they stand in (Unicode Standard Annex 9).
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("[\t\n\r\u0085\u2028\u2029 ]+")


def plain(text: str) -> str:
    """The text in one line, without what no XML document may hold and without marks that turn its direction."""
    # Nearly every text is: Python calls no mark printable that is looked for below.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _BREAKS.sub(" ", _TURNING.sub("", _ILLEGAL.sub("\ufffd", text))).strip()


def marked(text: str) -> str:
    """`plain` as character data of XML, and of an attribute in double quotes."""
    return escape(plain(text)).replace('"', "&quot;")
