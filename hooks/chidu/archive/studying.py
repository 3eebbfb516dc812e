"""Reading what no earlier run has read: shared out over the cores by record, so that its versions meet in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from chidu import git
from chidu.archive.memory import Found, Memory
from chidu.archive.past import Past, id_in
from chidu.history import Commit, TooLarge, facts_of
from chidu.model.changes import compare
from chidu.model.kinds import Kind, Location, locate_record
from chidu.model.reader import ReadFile
from chidu.workers import spread

_AT_ONCE = 1000
"""Records whose blobs are held in memory together."""

_FORK_FROM = 200

Blob: TypeAlias = tuple[str, str]
"""The oid, and a path it lay at."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is not known of one record: blobs to read, and neighbours in time to compare."""

    blobs: list[Blob] = field(default_factory=list)
    pairs: list[tuple[Blob, Blob]] = field(default_factory=list)

    @property
    def oids(self) -> Iterator[str]:
        """All blobs it takes."""
        yield from (oid for oid, _ in self.blobs)
        yield from (oid for pair in self.pairs for oid, _ in pair)


@dataclass(slots=True)
class Learnt:
    """What a share of the work found: plain values, for they go from one process to another."""

    found: list[tuple[str, Kind, Found]] = field(default_factory=list)
    changed: list[tuple[str, str, list[Any]]] = field(default_factory=list)


def study(repo: Path, commits: Iterable[Commit], memory: Memory, past: Past, workers: int) -> None:
    """Learn what `memory` does not know of the blobs of the commits. Raises git.GitError."""
    tasks = [task for task in _tasks(commits, memory) if task.blobs or task.pairs]

    def share(number: int, count: int) -> Learnt:
        learnt = Learnt()
        mine = iter(tasks[number::count])
        while some := list(islice(mine, _AT_ONCE)):
            _do(repo, some, past, learnt)
        return learnt

    for learnt in spread(share, workers if len(tasks) > _FORK_FROM else 1):
        for oid, kind, found in learnt.found:
            memory.learn(oid, kind, found)
        for before, after, changes in learnt.changed:
            memory.changed[f"{before} {after}"] = changes


def _tasks(commits: Iterable[Commit], memory: Memory) -> Iterable[Task]:
    """By the name of the file, which nearly always is the id inside, wherever it lies."""
    tasks: dict[str, Task] = {}
    standing: dict[str, dict[date | None, Blob]] = {}
    asked: set[tuple[str, Kind]] = set()
    for commit in commits:
        for change in commit.changes:
            location = locate_record(change.path)
            if change.oid is None or location is None:
                continue
            blob, task = (change.oid, change.path), tasks.setdefault(location.key, Task())
            if not memory.knows(change.oid, location.kind) and (change.oid, location.kind) not in asked:
                asked.add((change.oid, location.kind))
                task.blobs.append(blob)
            lines = standing.setdefault(location.key, {})
            before = _before(lines, location)
            if before and before[0] != change.oid and f"{before[0]} {change.oid}" not in memory.changed:
                task.pairs.append((before, blob))
            lines[location.adopted_for] = blob
    return tasks.values()


def _before(lines: dict[date | None, Blob], location: Location) -> Blob | None:
    """What a blob is probably compared with: what lay in its file, or what a version adopted ahead will replace."""
    return lines.get(location.adopted_for) or lines.get(None)


def _do(repo: Path, tasks: Sequence[Task], past: Past, learnt: Learnt) -> None:
    wanted = dict.fromkeys(oid for task in tasks for oid in task.oids if past.known(oid) is None)
    contents = dict(git.blobs(repo, wanted))
    for task in tasks:
        files: dict[Blob, ReadFile | None] = {}

        def read(blob: Blob, files: dict[Blob, ReadFile | None] = files) -> ReadFile | None:
            if blob not in files:
                files[blob] = _read(blob, contents, past)
            return files[blob]

        for oid, path in task.blobs:
            location = locate_record(path)
            assert location is not None, "only records have tasks"
            learnt.found.append((oid, location.kind, _found(read((oid, path)), contents.get(oid))))
        for one, other in task.pairs:
            before, after = read(one), read(other)
            learnt.changed.append((one[0], other[0], list(_changes(before, after))))


def _read(blob: Blob, contents: dict[str, bytes | TooLarge], past: Past) -> ReadFile | None:
    oid, path = blob
    if (known := past.known(oid)) and known.location.kind is _kind(path):
        return known
    content = known.data if known else contents[oid]
    return None if isinstance(content, TooLarge) else past.file(oid, path, content)


def _kind(path: str) -> Kind | None:
    location = locate_record(path)
    return location.kind if location else None


def _found(file: ReadFile | None, content: bytes | TooLarge | None) -> Found:
    if file is None:
        return [None, None, content.size if isinstance(content, TooLarge) else None]
    return [id_in(file), facts_of(file.record).as_json() if file.record else None, None]


def _changes(before: ReadFile | None, after: ReadFile | None) -> Iterator[Any]:
    """What changed, as plain values; nothing between what nobody will compare, so that nobody tries again."""
    if before and after and before.record and after.record and id_in(before) == id_in(after):
        yield from (change.as_json() for change in compare(before.record, after.record))
