"""Both states of a content folder: which files differ, whose they are, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from chidu import git
from chidu.archive.past import id_in
from chidu.history import Kind as Fate
from chidu.history import TooLarge
from chidu.history.proposed import OtherFile, Side, paired
from chidu.model.benchmark import Benchmark
from chidu.model.kinds import Kind, Location, locate_record
from chidu.model.reader import ReadFile, Record, read_record


@dataclass
class States:
    """Path -> blob on both sides; what is read of them is read once. Its methods raise git.GitError."""

    repo: Path
    before: Mapping[str, str]
    after: Mapping[str, str]
    _contents: dict[str, bytes | TooLarge] = field(default_factory=dict)
    _files: dict[tuple[str, str], ReadFile | None] = field(default_factory=dict)

    def pairs(self) -> list[tuple[Side | None, Side | None]]:
        """Every record of which a file was added, changed, moved or removed: its file before and after."""
        old, new = _changed(self.before, self.after), _changed(self.after, self.before)
        self._fetch((*old.values(), *new.values()))
        found = list(paired(self._sides(old, new), self._sides(new, old)))
        self._fetch(self._beside(side for pair in found for side in pair if side))
        return found

    def others(self) -> Iterator[OtherFile]:
        """Every other file that was added, changed or removed."""
        for path in sorted({*self.before, *self.after}):
            one, other = self.before.get(path), self.after.get(path)
            if one != other and locate_record(path) is None:
                fate = Fate.ADDED if one is None else Fate.DELETED if other is None else Fate.MODIFIED
                yield OtherFile(path, fate)

    def _fetch(self, oids: Iterable[str]) -> None:
        missing = dict.fromkeys(oid for oid in oids if oid not in self._contents)
        if missing:
            self._contents.update(git.blobs(self.repo, missing))

    def file(self, path: str, oid: str) -> ReadFile | None:
        """None for what is too large to be a record."""
        if (path, oid) not in self._files:
            content = self._contents[oid]
            read = None if isinstance(content, TooLarge) else read_record(content, path)
            self._files[path, oid] = read
        return self._files[path, oid]

    def _sides(self, files: Mapping[str, str], others: Mapping[str, str]) -> list[Side]:
        return [Side(path, oid, self._key(path, oid, others)) for path, oid in files.items()]

    def _key(self, path: str, oid: str, others: Mapping[str, str]) -> str:
        """The id inside; of a file that names none, the one it has in the other state, else the one in its name."""
        found = self._id(path, oid) or (self._id(path, others[path]) if path in others else None)
        location = located(path)
        ahead = f"@{location.adopted_for}" if location.adopted_for else ""
        return f"{location.kind}:{found or location.id}{ahead}"

    def _id(self, path: str, oid: str) -> str | None:
        if located(path).kind in (Kind.SITE, Kind.DEPARTMENT):
            return located(path).id
        file = self.file(path, oid)
        return id_in(file) if file else None

    def _beside(self, sides: Iterable[Side]) -> Iterator[str]:
        """Blobs that say what a reviewer is told of the records: their department, their document, what they follow."""
        for side in sides:
            location = located(side.path)
            record = self.now(side)
            wanted = [f"departments/{location.department}/department.yml"] if location.department else []
            wanted += [f"documents/{record.document}.yml"] if isinstance(record, Benchmark) else []
            wanted += [path for path in self.earlier(side)[-1:]]
            for path in wanted:
                yield from (state[path] for state in (self.after, self.before) if path in state)

    def now(self, side: Side) -> Record | None:
        """The record of a changed file; None where it cannot be read."""
        file = self.file(side.path, side.oid)
        return file.record if file else None

    def named(self, path: str) -> Record | None:
        """The record at a path as it is after the range, or was before it."""
        for state in (self.after, self.before):
            if path in state:
                self._fetch([state[path]])
                file = self.file(path, state[path])
                if file and file.record:
                    return file.record
        return None

    def earlier(self, side: Side) -> list[str]:
        """The files of the same benchmark in force before a version adopted ahead, in order."""
        own = located(side.path)
        if own.adopted_for is None:
            return []
        dated = [
            (location.adopted_for, path)
            for path in self.paths.get(own.key, ())
            if (location := located(path)).adopted_for is None or location.adopted_for < own.adopted_for
        ]
        return [path for _, path in sorted(dated, key=lambda pair: (pair[0] is not None, pair[0], pair[1]))]

    @cached_property
    def paths(self) -> dict[str, list[str]]:
        """The files of each record after the range, by the id in their names."""
        found: dict[str, list[str]] = {}
        for path in sorted(self.after):
            if location := locate_record(path):
                found.setdefault(location.key, []).append(path)
        return found

    def content(self, side: Side) -> bytes | TooLarge:
        """What lies in a changed file."""
        return self._contents[side.oid]


def _changed(files: Mapping[str, str], others: Mapping[str, str]) -> dict[str, str]:
    return {
        path: oid
        for path, oid in sorted(files.items())
        if others.get(path) != oid and locate_record(path) is not None
    }


def located(path: str) -> Location:
    """What the path of a record says of it."""
    location = locate_record(path)
    assert location is not None, "only records come here"
    return location
