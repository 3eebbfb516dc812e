"""release.json: what a released site says of itself, beside the chain."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, fields
from datetime import date

from chidu.proof.chain import Chain, Link
from chidu.proof.difference import Difference, differs


@dataclass(frozen=True, slots=True)
class Release:
    """`day` is the one in China whose state the site shows, `head` the commit it was made from.

    `number`, `records` and `root` are those of the last line of the chain; nothing here depends on the time of day.
    """

    day: str
    program: str
    head: str
    number: int
    records: int
    root: str

    def text(self) -> str:
        """The file."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"

    def of(self, link: Link) -> bool:
        """Whether it is the release that a line of the chain seals."""
        return (self.number, self.records, self.root) == (link.number, link.records, link.root)


def release_of(chain: Chain, day: date, program: str, head: str) -> Release:
    """What a site says that is published on a day with a chain, which is not empty."""
    assert chain.last is not None, "a release has sealed something"
    last = chain.last
    return Release(day.isoformat(), program, head, last.number, last.records, last.root)


_TYPES = {"day": str, "program": str, "head": str, "number": int, "records": int, "root": str}
# What is shown and looked up must not come as something else: a terminal's escapes, half a character.
_WRITTEN = {
    "day": re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII),
    "head": re.compile("[0-9a-f]{40}|[0-9a-f]{64}"),
    "root": re.compile("[0-9a-f]{64}"),
}


def _fits(name: str, value: object) -> bool:
    written = _WRITTEN.get(name)
    return type(value) is _TYPES[name] and (not written or written.fullmatch(str(value)) is not None)


def read_release(data: bytes, file: str) -> Release | Difference:
    """Read the file, or what is wrong with it; `file` is what findings call it."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return differs(file, "不是 JSON，读不出来")
    names = [each.name for each in fields(Release)]
    if not isinstance(found, dict) or sorted(found) != sorted(names):
        return differs(file, f"应当正好有这几项：{'、'.join(names)}")
    if wrong := [name for name in names if not _fits(name, found[name])]:
        return differs(file, f"“{wrong[0]}”的写法不对")
    return Release(**found)
