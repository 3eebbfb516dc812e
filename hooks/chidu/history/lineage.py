"""The versions of every record, by the id inside the file: renames, mergers and re-creations lose nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chidu.history.ownership import owners
from chidu.history.reading import Readings
from chidu.history.record import Commit, Kind, T, Version

Files = dict[str, str]
"""The files that carry one id at one moment: path -> blob."""


def revisions(commits: Sequence[Commit], found: Readings[T]) -> dict[str, tuple[Version[T], ...]]:
    """The versions of every record, oldest first, by key in order.

    `commits` are oldest first and hold records only; `found` has a reading of each of their files, which names the
    record it is (its whole key, `benchmark:CG-0012`). Raises KeyError when one is missing.
    """
    versions: dict[str, list[Version[T]]] = {}
    live = _Live()
    for commit, owned in zip(commits, owners(commits, found), strict=True):
        for key, before, after in live.advance(commit, owned):
            steps = sorted(_steps(before, after, known=key in versions), key=_Step.order)
            versions.setdefault(key, []).extend(_version(key, step, commit, after, found) for step in steps)
    return {key: tuple(versions[key]) for key in sorted(versions)}


class _Live:
    """Which files carry which id, commit by commit."""

    def __init__(self) -> None:
        self._key_at: dict[str, str] = {}
        self._files: dict[str, Files] = {}

    def advance(self, commit: Commit, owned: Mapping[str, str]) -> Iterator[tuple[str, Files, Files]]:
        """Apply a commit; yield key, files before and files after for every record it touched."""
        before: dict[str, Files] = {}
        for change in commit.changes:
            for key in (self._key_at.get(change.path), owned.get(change.path)):
                if key is not None and key not in before:
                    before[key] = dict(self._files.setdefault(key, {}))
        for change in commit.changes:
            if change.path in self._key_at:
                self._files[self._key_at.pop(change.path)].pop(change.path)
            if change.oid is not None:
                key = self._key_at[change.path] = owned[change.path]
                self._files[key][change.path] = change.oid
        for key, files in before.items():
            yield key, files, dict(self._files[key])


@dataclass(frozen=True, slots=True)
class _Step:
    kind: Kind
    path: str
    oid: str | None

    def order(self) -> tuple[bool, str]:
        """Deletions first: the last version of a record that lives is a living one."""
        return self.kind is not Kind.DELETED, self.path


def _steps(before: Files, after: Files, *, known: bool) -> Iterator[_Step]:
    for path in before.keys() & after.keys():
        if before[path] != after[path]:
            yield _Step(Kind.MODIFIED, path, after[path])
    lost = {path: before[path] for path in sorted(before.keys() - after.keys())}
    gained = {path: after[path] for path in sorted(after.keys() - before.keys())}
    for old, new in _moves(lost, gained):
        same = lost.pop(old) == gained[new]
        yield _Step(Kind.MOVED if same else Kind.MODIFIED, new, gained.pop(new))
    for path in lost:
        yield _Step(Kind.DELETED, path, None)
    for path, oid in gained.items():
        yield _Step(Kind.RESTORED if known and not before else Kind.ADDED, path, oid)


def _moves(lost: Files, gained: Files) -> list[tuple[str, str]]:
    """Pair the paths an id left with those it came to: unchanged blobs first, the others in order of path."""
    waiting: dict[str, list[str]] = {}
    for path, oid in lost.items():
        waiting.setdefault(oid, []).append(path)
    same = [(waiting[oid].pop(0), path) for path, oid in gained.items() if waiting.get(oid)]
    left, reached = {old for old, _ in same}, {new for _, new in same}
    edited = zip((p for p in lost if p not in left), (p for p in gained if p not in reached), strict=False)
    return same + list(edited)


def _version(key: str, step: _Step, commit: Commit, after: Files, found: Readings[T]) -> Version[T]:
    beside = tuple(sorted(after.keys() - {step.path}))
    if step.oid is None:
        return Version(key, step.path, commit, None, step.kind, beside=beside)
    reading = found[step.oid, step.path]
    return Version(key, step.path, commit, step.oid, step.kind, reading.facts, reading.too_large, beside)
