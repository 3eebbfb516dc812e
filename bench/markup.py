"""Whether two pages have the same markup: the same tags, attributes and words; not the same blanks and spellings of `"`."""

from __future__ import annotations

import difflib
from html.parser import HTMLParser


class _Tokens(HTMLParser):
    """Every tag with its attributes in order, and every text with its blanks made one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_text()
        self.found.append(f"<{tag} {attrs}>")

    def handle_endtag(self, tag: str) -> None:
        self._end_text()
        self.found.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"<!{decl}>")

    def close(self) -> None:
        super().close()
        self._end_text()

    def _end_text(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text.clear()
        if text:
            self.found.append(text)


def tokens(page: str) -> list[str]:
    """The page without blanks beside tags, each tag and each text a line."""
    parser = _Tokens()
    parser.feed(page)
    parser.close()
    return parser.found


def difference(ours: str, theirs: str) -> list[str]:
    """The lines of a unified diff; [] where the markup is the same."""
    return list(difflib.unified_diff(tokens(ours), tokens(theirs), "chidu", "hugo", lineterm="", n=1))
