"""The texts of the past, each read once however many pages show it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import cast

from chidu.history import TooLarge
from chidu.history.course import Course, DatedVersion
from chidu.model.acts import Document
from chidu.model.benchmark import Benchmark
from chidu.model.changes import Change, compare
from chidu.model.reader import ReadFile
from chidu.publish.publication import Publication
from chidu.publish.revision_view import told


@dataclass(frozen=True)
class Library:
    """Where volumes are lent; documents stay on its desk, for thousands of benchmarks ask for the same."""

    publication: Publication
    _documents: dict[str, Document | None] = field(default_factory=dict)

    def volume(self, course: Course) -> Volume:
        """The texts of one benchmark."""
        return Volume(self, course)

    def document(self, version: DatedVersion) -> Document | None:
        """The document of a version as it stood when that was recorded; None where it was not on record or readable."""
        facts, publication = version.revision.version.facts, self.publication
        if facts is None or facts.document is None or publication.past is None:
            return None
        line = publication.timelines.get(f"document:{facts.document}", ())
        stood = line[: bisect_right(line, version.revision.place, key=lambda each: each.place)]
        last = next((each for each in reversed(stood) if each.version.facts), None)
        if last is None or last.version.oid is None:
            return None
        if last.version.oid not in self._documents:
            file = publication.past.read(last.version)
            self._documents[last.version.oid] = cast(Document, file.record) if file and file.record else None
        return self._documents[last.version.oid]


@dataclass(frozen=True)
class Volume:
    """The texts of one benchmark."""

    library: Library
    course: Course
    _files: dict[str, ReadFile | None] = field(default_factory=dict)

    def file(self, version: DatedVersion) -> ReadFile | None:
        """The file of a version that has a text; None for one that is too large."""
        past, wanted = self.library.publication.past, version.revision.version
        assert past is not None and wanted.oid is not None, (
            "only what has a text is read, and only with a history"
        )
        if wanted.oid not in self._files:
            self._files[wanted.oid] = past.read(wanted)
        return self._files[wanted.oid]

    def record(self, version: DatedVersion) -> Benchmark | None:
        """The record of a version; None where it could not be read."""
        file = self.file(version)
        return cast(Benchmark, file.record) if file and file.record else None

    def too_large(self, version: DatedVersion) -> TooLarge | None:
        """Its size, where that is why nobody read it."""
        return version.revision.version.too_large

    def changes(self, before: DatedVersion, after: DatedVersion) -> tuple[Change, ...] | None:
        """What one text changes in another, in a reader's words; None where one of them cannot be read."""
        old, new = self.record(before), self.record(after)
        if old is None or new is None:
            return None
        return tuple(told(self.library.publication, compare(old, new)))
