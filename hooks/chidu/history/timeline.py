"""The revisions of a record as an auditor reads them: legal date, recorded time, what changed from what to what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from chidu.history.record import Commit, Kind, Version
from chidu.model.acts import Document
from chidu.model.basis import RevisionNote
from chidu.model.benchmark import Benchmark
from chidu.model.changes import Change, Direction, compare
from chidu.model.kinds import locate_record
from chidu.model.reader import Record

Histories = Mapping[str, tuple[Version[Record], ...]]


@dataclass(frozen=True, slots=True)
class Revision:
    """One recorded version of a record, compared with the one before it.

    `number` counts from 1; `effective` is 施行日期 as its document stood at the time (None where it has none);
    `moved_from` is the department's folder the record left with this version.
    """

    number: int
    version: Version[Record]
    effective: date | None
    changes: tuple[Change, ...]
    moved_from: str | None = None

    @property
    def recorded(self) -> datetime:
        """入库时间."""
        return self.version.commit.time

    @property
    def readable(self) -> bool:
        """Whether the file could be read at the time (a deletion counts as read)."""
        return self.version.record is not None or self.version.kind is Kind.DELETED

    @property
    def note(self) -> RevisionNote | None:
        """修订说明 as written in this version."""
        record = self.version.record
        return record.revision if isinstance(record, Benchmark) else None

    @property
    def first(self) -> bool:
        """Whether this is the first version on record; one adopted ahead follows the version in force."""
        return self.number == 1 and self.adopted_for is None

    @property
    def adopted_for(self) -> date | None:
        """The date in the file's name, for a version adopted ahead."""
        location = locate_record(self.version.path)
        return location.adopted_for if location else None

    @property
    def directions(self) -> frozenset[Direction]:
        """Which ways the changes go; a mixed change is never netted."""
        return frozenset(change.direction for change in self.changes)


def timelines(histories: Histories, commits: Sequence[Commit]) -> dict[str, tuple[Revision, ...]]:
    """The revisions of every record by its key, oldest first."""
    order = {commit.oid: index for index, commit in enumerate(commits)}
    documents = _Documents(histories, order)
    return {
        key: tuple(_revisions(versions, _standing_before(histories, key, order), documents))
        for key, versions in histories.items()
    }


def _standing_before(histories: Histories, key: str, order: Mapping[str, int]) -> Version[Record] | None:
    """What a version adopted ahead (`benchmark:CG-0012@2027-01-01`) is compared with: the one recorded by then."""
    base, _, ahead = key.partition("@")
    moment = order[histories[key][0].commit.oid]
    stood = [v for v in histories.get(base, ()) if v.record is not None and order[v.commit.oid] <= moment]
    return stood[-1] if ahead and stood else None


def _revisions(
    versions: Sequence[Version[Record]], last: Version[Record] | None, documents: _Documents
) -> list[Revision]:
    found: list[Revision] = []
    for number, version in enumerate(versions, start=1):
        moved_from = _moved(last, version)
        found.append(
            Revision(number, version, documents.effective(version), _changes(last, version), moved_from)
        )
        # After a version nobody could read, the next one is compared with the last that could be.
        last = version if version.record is not None else last
    return found


def _changes(before: Version[Record] | None, after: Version[Record]) -> tuple[Change, ...]:
    if before is None or before.record is None or after.record is None:
        return ()
    return compare(before.record, after.record)


def _moved(before: Version[Record] | None, after: Version[Record]) -> str | None:
    old, new = before and locate_record(before.path), locate_record(after.path)
    if old and new and after.record is not None and old.department != new.department:
        return old.department
    return None


class _Documents:
    """The issuing documents as they stood at each commit."""

    def __init__(self, histories: Histories, order: Mapping[str, int]) -> None:
        self._order = order
        self._at: dict[str, list[tuple[int, Document]]] = {}
        for key, versions in histories.items():
            for version in versions:
                if isinstance(version.record, Document):
                    self._at.setdefault(key, []).append((order[version.commit.oid], version.record))

    def effective(self, version: Version[Record]) -> date | None:
        record = version.record
        if isinstance(record, Document):
            return record.effective
        if not isinstance(record, Benchmark):
            return None
        document = self._standing(f"document:{record.document}", self._order[version.commit.oid])
        return record.effective_date or (document.effective if document else None)

    def _standing(self, key: str, moment: int) -> Document | None:
        stood = self._at.get(key, [])
        index = bisect_right(stood, moment, key=lambda pair: pair[0])
        return stood[index - 1][1] if index else None
