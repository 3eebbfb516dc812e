"""The files of the past, read again when somebody wants their words."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from chidu import git
from chidu.history import Facts, TooLarge, Version, blob_name
from chidu.model.institutions import Department, Site
from chidu.model.reader import ReadFile, Record, read_record
from chidu.source.nodes import Text


class Past:
    """Words and records of versions; most of the newest are among the files `now` read for the build."""

    def __init__(self, repo: Path, now: Iterable[ReadFile] = (), *, like: str = "") -> None:
        self._contents = git.Contents(repo)
        self._now = {blob_name(file.data, like): file for file in now}

    def close(self) -> None:
        """Let go of git."""
        self._contents.close()

    def text(self, version: Version[Facts]) -> bytes | TooLarge:
        """The bytes of a version that was no deletion. Raises git.GitError."""
        assert version.oid is not None, "a deletion has no text"
        if version.too_large:
            return version.too_large
        file = self._now.get(version.oid)
        return file.data if file else self._contents[version.oid]

    def read(self, version: Version[Facts]) -> ReadFile | None:
        """The file of a version, its path below the content folder; None for a deletion and for what is too large."""
        if version.oid is None:
            return None
        text = self.text(version)
        return None if isinstance(text, TooLarge) else self.file(version.oid, version.path, text)

    def record(self, version: Version[Facts]) -> Record | None:
        """The record of a version; None where it could not be read."""
        file = self.read(version)
        return file.record if file else None

    def file(self, oid: str, path: str, text: bytes) -> ReadFile | None:
        """A blob at a path as it is read."""
        known = self._now.get(oid)
        if known and known.path.endswith(path):
            return known
        return read_record(text, path)

    def known(self, oid: str) -> ReadFile | None:
        """The file of the build with this blob."""
        return self._now.get(oid)


def id_in(file: ReadFile) -> str | None:
    """The id inside a file, also of one whose record is not valid."""
    if file.record is not None and not isinstance(file.record, Site | Department):
        return file.record.id
    value = file.node.get("编号") if file.node else None
    return value.value if isinstance(value, Text) else None
