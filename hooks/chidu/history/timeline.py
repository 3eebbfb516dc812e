"""The revisions of a record as an auditor reads them: legal date, recorded time, what changed from what to what."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from chidu.history.facts import Facts
from chidu.history.record import Commit, Kind, Version
from chidu.model.basis import RevisionNote
from chidu.model.changes import Change, Direction, overall
from chidu.model.kinds import locate_record

Histories: TypeAlias = Mapping[str, tuple[Version[Facts], ...]]
Compare: TypeAlias = Callable[[Version[Facts], Version[Facts]], tuple[Change, ...]]
"""What changed between two versions that could be read."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One recorded version of a record, compared with the one before it.

    `number` counts from 1 within its file, `place` is that of its commit among all. `effective` is 施行日期 as its
    document stood at the time (None where it has none). `moved_from` is the department's folder the record left with
    this version. `folded` says that this commit only wrote a version adopted ahead into the record's own file.
    """

    number: int
    place: int
    version: Version[Facts]
    effective: date | None
    changes: tuple[Change, ...]
    moved_from: str | None = None
    folded: bool = False

    @property
    def recorded(self) -> datetime:
        """入库时间."""
        return self.version.commit.time

    @property
    def deleted(self) -> bool:
        """Whether the file went away."""
        return self.version.kind is Kind.DELETED

    @property
    def readable(self) -> bool:
        """Whether the file could be read at the time (a deletion counts as read)."""
        return self.version.facts is not None or self.deleted

    @property
    def note(self) -> RevisionNote | None:
        """修订说明 as written in this version."""
        return self.version.facts.note if self.version.facts else None

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
    def direction(self) -> Direction:
        """Which way all the changes go together; opposite ones are never netted."""
        return overall(self.changes)


def timelines(
    histories: Histories, commits: Sequence[Commit], compare: Compare
) -> dict[str, tuple[Revision, ...]]:
    """The revisions of every record by its key, oldest first."""
    return _Teller(histories, {commit.oid: place for place, commit in enumerate(commits)}, compare).tell()


class _Teller:
    """Walks the versions of every record with those of its documents and of its own adopted ahead in view."""

    def __init__(self, histories: Histories, order: Mapping[str, int], compare: Compare) -> None:
        self._histories, self._order, self._compare = histories, order, compare
        self._documents = {
            key: [(order[each.commit.oid], each.facts) for each in versions if each.facts]
            for key, versions in histories.items()
            if key.startswith("document:")
        }
        self._ahead: dict[str, list[str]] = {}
        for key in histories:
            if "@" in key:
                self._ahead.setdefault(key.partition("@")[0], []).append(key)

    def tell(self) -> dict[str, tuple[Revision, ...]]:
        return {
            key: tuple(self._revisions(key, versions, self._standing_before(key)))
            for key, versions in self._histories.items()
        }

    def _standing_before(self, key: str) -> Version[Facts] | None:
        """What a version adopted ahead (`benchmark:CG-0012@2027-01-01`) is compared with: the one recorded by then."""
        base, _, ahead = key.partition("@")
        if not ahead:
            return None
        moment = self._moment(self._histories[key][0])
        stood = [v for v in self._histories.get(base, ()) if v.facts and self._moment(v) <= moment]
        return stood[-1] if stood else None

    def _revisions(
        self, key: str, versions: Sequence[Version[Facts]], last: Version[Facts] | None
    ) -> list[Revision]:
        found: list[Revision] = []
        living: dict[str, Version[Facts]] = {}
        for number, version in enumerate(versions, start=1):
            folded = key in self._ahead and self._folds_in(key, version)
            # Of two files with one id each is compared with what stood in it.
            before = living.get(version.path, last)
            changes = () if folded or version.kind is Kind.MOVED else self._changes(before, version)
            effective, place = self._effective(version), self._moment(version)
            found.append(Revision(number, place, version, effective, changes, _moved(last, version), folded))
            living = {path: each for path, each in living.items() if path in version.beside}
            # After a version nobody could read, the next one is compared with the last that could be.
            last = version if version.facts else last
            if version.oid and last:
                living[version.path] = version if version.facts else before or last
        return found

    def _changes(self, before: Version[Facts] | None, after: Version[Facts]) -> tuple[Change, ...]:
        if before is None or before.facts is None or after.facts is None or before.oid == after.oid:
            return ()
        return self._compare(before, after)

    def _folds_in(self, key: str, version: Version[Facts]) -> bool:
        """Whether a version adopted ahead went away with this commit, and this one says the same."""
        for ahead in self._ahead[key] if version.facts else ():
            last: Version[Facts] | None = None
            for each in self._histories[ahead]:
                if each.kind is Kind.DELETED and each.commit.oid == version.commit.oid and last:
                    return not any(change.subject != "施行日期" for change in self._changes(last, version))
                last = each if each.facts else last
        return False

    def _effective(self, version: Version[Facts]) -> date | None:
        facts = version.facts
        if facts is None or facts.document is None:
            return facts.effective if facts else None
        return facts.effective or self._document_date(f"document:{facts.document}", self._moment(version))

    def _document_date(self, key: str, moment: int) -> date | None:
        """施行日期 of a document as it stood at a commit."""
        stood = self._documents.get(key, [])
        index = bisect_right(stood, moment, key=lambda pair: pair[0])
        return stood[index - 1][1].effective if index else None

    def _moment(self, version: Version[Facts]) -> int:
        return self._order[version.commit.oid]


def _moved(before: Version[Facts] | None, after: Version[Facts]) -> str | None:
    old, new = before and locate_record(before.path), locate_record(after.path)
    if old and new and after.facts is not None and old.department != new.department:
        return old.department
    return None
