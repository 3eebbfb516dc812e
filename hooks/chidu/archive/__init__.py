"""From git to timelines: the recorded history of a content folder, or the reason there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from chidu import git
from chidu.history import Commit, Version, only, revisions
from chidu.history.timeline import Revision, timelines
from chidu.model.institutions import Department, Site
from chidu.model.kinds import Kind, locate_record
from chidu.model.reader import ReadFile, Record, read_record
from chidu.source.nodes import Text

_NO_COMMIT = "版本库里还没有提交"


@dataclass(frozen=True, slots=True)
class Archive:
    """Timelines by record key; `missing` says why there are none, `flaws` why they are not the whole truth."""

    timelines: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)
    missing: str = ""
    flaws: tuple[str, ...] = ()
    head: str | None = None


def read_archive(repo: Path, folder: str, now: Iterable[ReadFile] = ()) -> Archive:
    """Read the history of `folder` (relative to `repo`); never raises GitError.

    `now` are the files as they were read for this build: most have not changed since they were recorded.
    """
    past = _Past(now)
    try:
        head = git.head(repo)
        if head is None:
            return Archive(missing=_NO_COMMIT, flaws=(f"{_NO_COMMIT}。请先提交内容",))
        commits = only(git.commits(repo, folder), lambda path: locate_record(path) is not None)
        blobs = (change.oid for commit in commits for change in commit.changes if change.oid)
        histories: dict[str, tuple[Version[Record], ...]] = revisions(
            commits, git.blobs(repo, dict.fromkeys(blobs)), past.record, past.key
        )
        return Archive(timelines(histories, commits), "", _flaws(repo, folder), head)
    except git.GitError as error:
        return Archive(missing=str(error), flaws=(str(error),))


@dataclass(frozen=True, slots=True)
class Recorded:
    """The commits of a content folder, from which the history of a single record is taken in a moment."""

    repo: Path
    commits: tuple[Commit, ...] = ()
    missing: str = ""

    @classmethod
    def read(cls, repo: Path, folder: str) -> Recorded:
        """Walk the commits; never raises GitError."""
        try:
            if git.head(repo) is None:
                return cls(repo, missing=_NO_COMMIT)
            return cls(repo, only(git.commits(repo, folder), lambda path: locate_record(path) is not None))
        except git.GitError as error:
            return cls(repo, missing=str(error))

    def timelines(self, id: str) -> Mapping[str, tuple[Revision, ...]]:
        """The timelines of the benchmark with an id, by key; its files are named after it."""
        commits = only(self.commits, lambda path: _concerns(path, id))
        blobs = dict.fromkeys(change.oid for commit in commits for change in commit.changes if change.oid)
        if not blobs:
            return {}
        past = _Past()
        try:
            histories: dict[str, tuple[Version[Record], ...]] = revisions(
                commits, git.blobs(self.repo, blobs), past.record, past.key
            )
        except git.GitError:  # the repository changed under us; the next whole build tells
            return {}
        return timelines(histories, commits)


def _concerns(path: str, id: str) -> bool:
    """Whether a file is one of a benchmark's, or of the documents its dates come from."""
    location = locate_record(path)
    return location is not None and (location.id == id or location.kind is Kind.DOCUMENT)


def _flaws(repo: Path, folder: str) -> tuple[str, ...]:
    dirty = ("内容目录里有没有提交的修改。请先提交，再发布",) if git.dirty(repo, folder) else ()
    return (*git.wholeness(repo), *dirty)


class _Past:
    """The files of the past; one that is word for word as it is now has been read already."""

    def __init__(self, now: Iterable[ReadFile] = ()) -> None:
        self._now = {file.data: file for file in now}

    def record(self, data: bytes, path: str) -> Record | None:
        """What a file held."""
        file = self._file(data, path)
        return file.record if file else None

    def key(self, data: bytes, path: str) -> str | None:
        """The key of the record a file says it is: the id inside, so that renames and moves lose nothing."""
        location = locate_record(path)
        if location is None:
            return None
        if location.kind in (Kind.SITE, Kind.DEPARTMENT):
            return location.key
        file = self._file(data, path)
        id = _id(file) if file else None
        if id is None:
            return None
        # A version adopted ahead runs beside the one in force and has a line of its own until it is folded in.
        ahead = f"@{location.adopted_for}" if location.adopted_for else ""
        return f"{location.kind}:{id}{ahead}"

    def _file(self, data: bytes, path: str) -> ReadFile | None:
        known, location = self._now.get(data), locate_record(path)
        same = known and location and known.location.kind is location.kind
        return known if same else _read(data, path)


# The walk asks for a file's key and then for its record: two entries keep it from being parsed twice.
@lru_cache(maxsize=2)
def _read(data: bytes, path: str) -> ReadFile | None:
    return read_record(data, path)


def _id(file: ReadFile) -> str | None:
    """The id inside a file, also of one whose record is not valid."""
    if file.record is not None and not isinstance(file.record, Site | Department):
        return file.record.id
    value = file.node.get("编号") if file.node else None
    return value.value if isinstance(value, Text) else None
