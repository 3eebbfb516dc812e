"""What was found out about blobs, which never change: their facts, and what changed from one to another."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeAlias

import pydantic

from chidu.history import Facts, Reading, TooLarge
from chidu.model.changes import Change
from chidu.model.kinds import Kind, Location, locate_record

Found: TypeAlias = list[Any]
"""What a blob says it is: its id (None where it names none), its facts (None where it cannot be read), its size where
it is too large (else None)."""

_UNREAD: Found = [None, None, None]


class Memory:
    """Known blobs by kind and oid, known changes by two oids; only what was asked for is kept for the next time."""

    def __init__(self) -> None:
        self.found: dict[str, Found] = {}
        self.changed: dict[str, list[Any]] = {}
        self._loaded = (0, 0)

    @classmethod
    def load(cls, file: Path | None) -> Memory:
        """What an earlier run of the same program wrote down; nothing where there is no such file."""
        memory = cls()
        with suppress(OSError, ValueError, TypeError, KeyError):
            written = json.loads(file.read_bytes()) if file else {}
            if file and written["program"] == _program():
                memory.found, memory.changed = dict(written["found"]), dict(written["changed"])
                memory._loaded = memory._size
        return memory

    def save(self, file: Path, blobs: Iterable[tuple[str, Kind]]) -> None:
        """Write down what is known of the blobs that are still part of history, for `load`; unless it is written."""
        if self._size == self._loaded:
            return
        kept = {_name(oid, kind) for oid, kind in blobs}
        oids = {name.partition(":")[2] for name in kept}
        known = {
            "program": _program(),
            "found": {name: value for name, value in self.found.items() if name in kept},
            "changed": {
                pair: value for pair, value in self.changed.items() if oids.issuperset(pair.split(" "))
            },
        }
        with suppress(OSError):  # a full disk makes the next run slower, nothing else
            file.parent.mkdir(parents=True, exist_ok=True)
            written = file.with_name(f"{file.name}.new")
            written.write_text(json.dumps(known, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
            written.replace(file)

    @property
    def _size(self) -> tuple[int, int]:
        return len(self.found), len(self.changed)

    def knows(self, oid: str, kind: Kind) -> bool:
        """Whether a blob was read before."""
        return _name(oid, kind) in self.found

    def learn(self, oid: str, kind: Kind, found: Found) -> None:
        """Take in what a blob said."""
        self.found[_name(oid, kind)] = found

    def reading(self, oid: str, path: str) -> Reading[Facts]:
        """A blob at a path, with the key it claims there: the id inside, so that renames and moves lose nothing."""
        location = locate_record(path)
        assert location is not None, "only records are part of history"
        id, facts, size = self.found.get(_name(oid, location.kind), _UNREAD)
        told = Facts.from_json(facts) if facts else None
        return Reading(_key(location, id), told, TooLarge(size) if size is not None else None)

    def changes(self, before: str, after: str) -> tuple[Change, ...] | None:
        """What changed from one blob to another; None where nobody has looked."""
        written = self.changed.get(f"{before} {after}")
        return None if written is None else tuple(map(Change.from_json, written))

    def learn_changes(self, before: str, after: str, changes: Iterable[Change]) -> None:
        """Take in what changed."""
        self.changed[f"{before} {after}"] = [change.as_json() for change in changes]


@cache
def _program() -> str:
    """The seal of all that decides what a blob says."""
    seal = blake2b(f"{sys.version} {pydantic.VERSION}".encode(), digest_size=15)
    for path in sorted(Path(__file__).parents[1].rglob("*.py")):
        seal.update(blake2b(path.read_bytes()).digest())
    return seal.hexdigest()


def _name(oid: str, kind: Kind) -> str:
    return f"{kind}:{oid}"


def _key(location: Location, id: str | None) -> str | None:
    if location.kind in (Kind.SITE, Kind.DEPARTMENT):
        return location.key
    # A version adopted ahead runs beside the one in force and has a line of its own until it is folded in.
    ahead = f"@{location.adopted_for}" if location.adopted_for else ""
    return None if id is None else f"{location.kind}:{id}{ahead}"
