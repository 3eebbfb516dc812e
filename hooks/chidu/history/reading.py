"""Every blob of the past read once: which record it says it is, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeAlias

from chidu.history.record import Commit, T, TooLarge

Content: TypeAlias = bytes | TooLarge
Read: TypeAlias = Callable[[bytes, str], T | None]
Identify: TypeAlias = Callable[[bytes, str], str | None]


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """A blob at a path: the key it claims, its record, and its text only where there is no record."""

    key: str | None
    record: T | None
    text: Content | None


Readings: TypeAlias = dict[tuple[str, str], Reading[T]]


def readings(
    commits: Iterable[Commit], contents: Iterable[tuple[str, Content]], read: Read[T], identify: Identify
) -> Readings[T]:
    """Read each of the (oid, content) pairs as they stream by; the result is keyed by (oid, path)."""
    paths: dict[str, dict[str, None]] = {}
    for commit in commits:
        for change in commit.changes:
            if change.oid:
                paths.setdefault(change.oid, {})[change.path] = None
    return {
        (oid, path): reading
        for oid, content in contents
        for path, reading in _of_blob(content, tuple(paths.get(oid, ())), read, identify)
    }


def _of_blob(
    content: Content, paths: Sequence[str], read: Read[T], identify: Identify
) -> Iterable[tuple[str, Reading[T]]]:
    """A moved file is the same record and is not read again; another key (a department.yml copied) is."""
    known: dict[str, Reading[T]] = {}
    for path in paths:
        key = None if isinstance(content, TooLarge) else identify(content, path)
        if key is None or isinstance(content, TooLarge):
            yield path, Reading(None, None, content)
            continue
        if key not in known:
            record = read(content, path)
            known[key] = Reading(key, record, content if record is None else None)
        yield path, known[key]
