"""From git to timelines: the recorded history of a content folder, or the reason there is none."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from chidu import git
from chidu.archive.memory import Memory
from chidu.archive.past import Past
from chidu.archive.studying import study
from chidu.history import Commit, Facts, Readings, Version, only, revisions
from chidu.history.timeline import Revision, timelines
from chidu.model.changes import Change, compare
from chidu.model.kinds import Kind, locate_record
from chidu.model.reader import ReadFile

__all__ = ["Archive", "Past", "Recorded", "cache_on", "read_archive"]

_NO_COMMIT = "版本库里还没有提交"


@dataclass(frozen=True, slots=True)
class Archive:
    """Timelines by record key; `missing` says why there are none, `flaws` why they are not the whole truth.

    `past` has the words of the versions.
    """

    timelines: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    missing: str = ""
    flaws: tuple[str, ...] = ()
    head: str | None = None
    past: Past | None = None


def read_archive(
    repo: Path, folder: str, now: Iterable[ReadFile] = (), cache: Path | None = None, workers: int = 1
) -> Archive:
    """Read the history of `folder` (relative to `repo`); never raises GitError.

    `now` are the files as they were read for this build: most have not changed since they were recorded. `cache` is
    where it is written down what blobs say, for the next time; None reads them all.
    """
    try:
        head = git.head(repo)
        if head is None:
            return Archive(missing=_NO_COMMIT, flaws=(f"{_NO_COMMIT}。请先提交内容",))
        past = Past(repo, now, like=head)
        with _uncollected():
            told = _read(repo, folder, past, cache, workers)
        return Archive(told, "", _flaws(repo, folder), head, past)
    except git.GitError as error:
        return Archive(missing=str(error), flaws=(str(error),))


def _read(
    repo: Path, folder: str, past: Past, cache: Path | None, workers: int
) -> dict[str, tuple[Revision, ...]]:
    commits = _records_only(git.commits(repo, folder))
    memory = Memory.load(cache)
    told = _told(repo, commits, memory, past, workers)
    if cache:
        memory.save(cache, _blobs(commits))
    return told


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector, which would go through a hundred thousand objects again and again: they all stay."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def cache_on(content: Path) -> Path | None:
    """Where a project's history is remembered; elsewhere nothing is left behind."""
    if not (content.parent / "mkdocs.yml").is_file():
        return None
    name = f"history-{blake2b(os.fsencode(content.resolve()), digest_size=4).hexdigest()}.json"
    return content.parent / ".cache" / name


def _records_only(commits: Iterable[Commit]) -> tuple[Commit, ...]:
    return only(commits, lambda path: locate_record(path) is not None)


def _told(
    repo: Path, commits: tuple[Commit, ...], memory: Memory, past: Past, workers: int
) -> dict[str, tuple[Revision, ...]]:
    """The timelines of the commits, with what memory knows and what is learnt now."""

    def changes(before: Version[Facts], after: Version[Facts]) -> tuple[Change, ...]:
        assert before.oid and after.oid, "only what has a text is compared"
        known = memory.changes(before.oid, after.oid)
        if known is None:
            one, other = past.record(before), past.record(after)
            known = compare(one, other) if one and other else ()
            memory.learn_changes(before.oid, after.oid, known)
        return known

    study(repo, commits, memory, past, workers)
    readings: Readings[Facts] = {
        (change.oid, change.path): memory.reading(change.oid, change.path)
        for commit in commits
        for change in commit.changes
        if change.oid
    }
    return timelines(revisions(commits, readings), commits, changes)


def _blobs(commits: Iterable[Commit]) -> Iterator[tuple[str, Kind]]:
    for commit in commits:
        for change in commit.changes:
            if change.oid and (location := locate_record(change.path)):
                yield change.oid, location.kind


@dataclass(frozen=True, slots=True)
class Recorded:
    """The commits of a content folder, from which the history of a single record is taken in a moment."""

    repo: Path
    commits: tuple[Commit, ...] = ()
    missing: str = ""
    memory: Memory = field(default_factory=Memory)

    @classmethod
    def read(cls, repo: Path, folder: str) -> Recorded:
        """Walk the commits; never raises GitError."""
        try:
            if git.head(repo) is None:
                return cls(repo, missing=_NO_COMMIT)
            return cls(repo, _records_only(git.commits(repo, folder)))
        except git.GitError as error:
            return cls(repo, missing=str(error))

    def timelines(self, id: str) -> Mapping[str, tuple[Revision, ...]]:
        """The timelines of the benchmark with an id, by key; its files are named after it."""
        commits = only(self.commits, lambda path: _concerns(path, id))
        try:
            with closing(Past(self.repo)) as past:
                return _told(self.repo, commits, self.memory, past, 1)
        except git.GitError:  # the repository changed under us; the next whole build tells
            return {}


def _concerns(path: str, id: str) -> bool:
    """Whether a file is one of a benchmark's, or of the documents its dates come from."""
    location = locate_record(path)
    return location is not None and (location.id == id or location.kind is Kind.DOCUMENT)


def _flaws(repo: Path, folder: str) -> tuple[str, ...]:
    dirty = ("内容目录里有没有提交的修改。请先提交，再发布",) if git.dirty(repo, folder) else ()
    return (*git.wholeness(repo), *dirty)
