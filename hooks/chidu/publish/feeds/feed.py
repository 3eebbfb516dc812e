"""A feed before it is written in either format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from chidu.publish import urls

LANGUAGE = "zh-CN"


@dataclass(frozen=True, slots=True)
class Term:
    """A category: `group` (direction, kind, happening) and the word readers know."""

    group: str
    word: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry: `id` is for good, `page` an address from the site's root, `content` well-formed XHTML without links.

    `recorded` is 入库时间: an entry is published once, and never altered.
    """

    id: str
    title: str
    page: str
    recorded: datetime
    author: str
    terms: tuple[Term, ...]
    content: str


@dataclass(frozen=True, slots=True)
class Feed:
    """`page` is the address of the page the feed goes with, `site` the portal's own ("" where it told none).

    `scheme` begins the names of the groups of terms; `updated` is the newest entry's, and where there is none the
    moment the record itself was put on record.
    """

    id: str
    title: str
    subtitle: str
    page: str
    site: str
    author: str
    scheme: str
    updated: datetime
    items: tuple[Item, ...]

    def link(self, address: str) -> str:
        """Where an address from the root is found: absolute where the site's own is known, else from this feed."""
        return f"{self.site}{address}" if self.site else f"{urls.to_root(self.page)}{address}" or "./"
