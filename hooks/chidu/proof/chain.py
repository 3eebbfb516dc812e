"""The chain of releases, `releases.jsonl`: one line each, every line sealing the one before it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from chidu.proof.difference import Difference, differs
from chidu.proof.inventory import Inventory

FILE = "releases.jsonl"

_OID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_MOST = 10**9


@dataclass(frozen=True, slots=True)
class Link:
    """One release: `commit` is the last one that had changed the content, `time` its committer's time (ISO 8601).

    `root` is the Merkle root over the records' source bytes, `list` the SHA-256 of records.txt, `previous` that of the
    line before without its line end; the first has none.
    """

    number: int
    commit: str
    time: str
    records: int
    root: str
    list: str
    previous: str | None

    @property
    def moment(self) -> datetime:
        """The time as one, aware."""
        return datetime.fromisoformat(self.time)

    def line(self) -> bytes:
        """The link as it is written, without a line end; keys in the order above."""
        return json.dumps(asdict(self)).encode("ascii")

    def seals(self, inventory: Inventory) -> bool:
        """Whether it is these records that were sealed, in these places."""
        return (self.root, self.list, self.records) == (
            inventory.root,
            inventory.listing_digest,
            len(inventory.stamps),
        )


@dataclass(frozen=True)
class Chain:
    """The lines of a chain file as they are, what they say, and what is wrong with them; then `links` end early."""

    lines: tuple[bytes, ...] = ()
    links: tuple[Link, ...] = ()
    faults: tuple[Difference, ...] = ()

    @cached_property
    def text(self) -> bytes:
        """The file."""
        return b"".join(line + b"\n" for line in self.lines)

    @property
    def last(self) -> Link | None:
        """The latest release."""
        return self.links[-1] if self.links else None

    def extends(self, other: Chain) -> bool:
        """Whether this chain is the other one, or the other one and more."""
        return self.lines[: len(other.lines)] == other.lines

    def with_link(self, commit: str, moment: datetime, inventory: Inventory) -> Chain:
        """The chain and one more release, of a sound chain."""
        link = Link(
            number=len(self.links) + 1,
            commit=commit,
            time=moment.isoformat(),
            records=len(inventory.stamps),
            root=inventory.root,
            list=inventory.listing_digest,
            previous=_digest(self.lines[-1]) if self.lines else None,
        )
        return Chain((*self.lines, link.line()), (*self.links, link))


def read_chain(data: bytes, file: str = FILE) -> Chain:
    """Read a chain file; `file` is what findings call it. Reading ends at the first line that does not fit."""
    lines = tuple(data.removesuffix(b"\n").split(b"\n")) if data else ()
    links: list[Link] = []
    for number, line in enumerate(lines, start=1):
        link = _link(line)
        fault = link if isinstance(link, str) else _does_not_fit(link, number, lines)
        if isinstance(link, str) or fault:
            return Chain(lines, tuple(links), (differs(file, str(fault), number),))
        links.append(link)
    if data and not data.endswith(b"\n"):
        return Chain(lines, tuple(links[:-1]), (differs(file, "最后一行没有写完：行末少了换行", len(lines)),))
    return Chain(lines, tuple(links))


def _does_not_fit(link: Link, number: int, lines: tuple[bytes, ...]) -> str | None:
    """Why a link cannot stand at a place, counted from 1."""
    if link.number != number:
        return f"这一行应当是第 {number} 次封存，写的却是第 {link.number} 次：前面的行少了，或者次序动过"
    before = _digest(lines[number - 2]) if number > 1 else None
    if link.previous != before:
        return "和上一行接不上：上一行改动过，或者这一行是后来补写的"
    return None


def _digest(line: bytes) -> str:
    return sha256(line).hexdigest()


_KEYS = tuple(each.name for each in fields(Link))


def _link(line: bytes) -> Link | str:
    """What a line says, or what is wrong with it."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return "这一行不是 JSON，读不出来"
    if not isinstance(found, dict) or tuple(found) != _KEYS:
        return f"这一行应当正好有这几项，次序也一样：{'、'.join(_KEYS)}"
    if wrong := [name for name, fits in _fits(found) if not fits]:
        return f"“{wrong[0]}”的写法不对"
    link = Link(**found)
    return link if link.line() == line else "这一行的写法和封存时不一样：空格、转义或者重复的键"


def _fits(found: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    yield "number", _counts(found["number"])
    yield "commit", _is(_OID, found["commit"])
    yield "time", _is_moment(found["time"])
    yield "records", _counts(found["records"])
    yield "root", _is(_DIGEST, found["root"])
    yield "list", _is(_DIGEST, found["list"])
    yield "previous", found["previous"] is None or _is(_DIGEST, found["previous"])


def _counts(value: object) -> bool:
    return type(value) is int and 0 <= value < _MOST


def _is(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_moment(value: object) -> bool:
    try:
        return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
