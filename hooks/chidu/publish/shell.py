"""The theme's shell, rendered once and cut where a record's page has its own words (performance.md)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chidu.publish.page import Page

TITLE = "chidu-slot-title"
DESCRIPTION = "chidu-slot-description"
BODY = "chidu-slot-body"
HEAD = "chidu-slot-head"
_SLOTS = re.compile(f"({TITLE}|{DESCRIPTION}|{BODY}|{HEAD})")


class ShellError(Exception):
    """The theme did not print a slot; the message is for whoever changed the templates."""


@dataclass(frozen=True, slots=True)
class Shell:
    """Literal segments and slot names in turn, as `re.split` leaves them."""

    segments: tuple[str, ...]

    @classmethod
    def cut(cls, rendered: str) -> Shell:
        """Cut a page that was rendered with the slot names for its words; raises ShellError when one is missing."""
        missing = [slot for slot in (TITLE, DESCRIPTION, BODY, HEAD) if slot not in rendered]
        if missing:
            raise ShellError(
                f"页面外壳里没有 {'、'.join(missing)}：overrides/main.html 要输出标题、描述、标签和正文"
            )
        return cls(tuple(_SLOTS.split(rendered)))

    def fill(self, page: Page) -> str:
        """The whole HTML of a page; title and description are escaped here, body and head were where they were made."""
        words = {
            TITLE: html.escape(page.title),
            DESCRIPTION: html.escape(page.description),
            BODY: page.body,
            HEAD: page.head,
        }
        return "".join(words.get(segment, segment) for segment in self.segments)


def save_shells(shells: Mapping[int, Shell], file: Path) -> None:
    """Write shells down, by the depth of the pages they fit."""
    file.write_text(json.dumps({depth: shell.segments for depth, shell in shells.items()}), "utf-8")


def load_shells(file: Path) -> dict[int, Shell]:
    """The shells that were written down; {} where there are none of use."""
    try:
        written = json.loads(file.read_text("utf-8"))
        return {int(depth): Shell(tuple(segments)) for depth, segments in written.items()}
    except (OSError, ValueError, AttributeError):
        return {}
