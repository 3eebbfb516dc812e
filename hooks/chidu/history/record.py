"""What history is made of: commits as git recorded them, and the versions of a record found in them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Generic, Literal, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FileChange:
    """One regular file in one commit; `path` is relative to the content folder, `oid` None when deleted."""

    path: str
    oid: str | None
    status: Literal["A", "M", "D"]


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit and what it changed in the content folder, compared with its first parent.

    `time` is the committer's, aware, in the zone git recorded: 入库时间, never a legal date.
    """

    oid: str
    author: str
    time: datetime
    subject: str
    body: str
    changes: tuple[FileChange, ...]


@dataclass(frozen=True, slots=True)
class TooLarge:
    """A blob that was left in git because of its `size` in bytes."""

    size: int


class Kind(StrEnum):
    """What a commit did to a record."""

    ADDED = "新增"
    MODIFIED = "修改"
    MOVED = "移动"
    DELETED = "删除"
    RESTORED = "恢复"


@dataclass(frozen=True, slots=True)
class Version(Generic[T]):
    """One recorded state of one file of a record; the legal date (施行日期) is the record's own affair.

    `id` is the whole key (`benchmark:CG-0012`). `path` is where the file lies, or lay when it was
    deleted. `oid` is None exactly when it was deleted. `facts` is None when the file was deleted or
    could not be read, because it was `too_large` or not well-formed. `beside` names the other files
    with the same id after the commit.
    """

    id: str
    path: str
    commit: Commit
    oid: str | None
    kind: Kind
    facts: T | None = None
    too_large: TooLarge | None = None
    beside: tuple[str, ...] = ()

    @property
    def withdrawn(self) -> bool:
        """Whether no file carried the id any more after this version: the record needs a tombstone."""
        return self.kind is Kind.DELETED and not self.beside


def only(commits: Iterable[Commit], wanted: Callable[[str], bool]) -> tuple[Commit, ...]:
    """Keep the changes of the files whose path is `wanted` (the records), and the commits that have any."""
    kept = ((commit, tuple(c for c in commit.changes if wanted(c.path))) for commit in commits)
    return tuple(
        Commit(c.oid, c.author, c.time, c.subject, c.body, changes) for c, changes in kept if changes
    )


def blobs_of(commits: Iterable[Commit]) -> tuple[str, ...]:
    """The distinct blobs the commits brought in, in order of first appearance."""
    return tuple(dict.fromkeys(c.oid for commit in commits for c in commit.changes if c.oid))


def blob_name(data: bytes, like: str = "") -> str:
    """What git calls these bytes (gitformat-loose: the hash of `blob <size>` NUL and the bytes), by SHA-256 where
    `like`, another oid of the repository, is one of that kind."""
    framed = b"blob %d\0%b" % (len(data), data)
    digest = hashlib.sha256 if len(like) == 64 else hashlib.sha1
    return digest(framed, usedforsecurity=False).hexdigest()
