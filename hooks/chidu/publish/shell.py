"""The theme's shell, rendered once and cut where a record's page has its own words (performance.md)."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from chidu.publish.page import Page

TITLE = "chidu-slot-title"
DESCRIPTION = "chidu-slot-description"
BODY = "chidu-slot-body"
_SLOTS = re.compile(f"({TITLE}|{DESCRIPTION}|{BODY})")


class ShellError(Exception):
    """The theme did not print a slot; the message is for whoever changed the templates."""


@dataclass(frozen=True, slots=True)
class Shell:
    """Literal segments and slot names in turn, as `re.split` leaves them."""

    segments: tuple[str, ...]

    @classmethod
    def cut(cls, rendered: str) -> Shell:
        """Cut a page that was rendered with the slot names for its words; raises ShellError when one is missing."""
        missing = [slot for slot in (TITLE, DESCRIPTION, BODY) if slot not in rendered]
        if missing:
            raise ShellError(
                f"页面外壳里没有 {'、'.join(missing)}：overrides/main.html 要输出标题、描述和正文"
            )
        return cls(tuple(_SLOTS.split(rendered)))

    def fill(self, page: Page) -> str:
        """The whole HTML of a page; title and description are escaped here, the body was escaped where it was made."""
        words = {TITLE: html.escape(page.title), DESCRIPTION: html.escape(page.description), BODY: page.body}
        return "".join(words.get(segment, segment) for segment in self.segments)
