"""What happened to the records, newest first: the one account that the changes page, the feeds and the home page tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from chidu.history.record import Kind as Deed
from chidu.history.timeline import Revision
from chidu.language.china_time import CHINA
from chidu.model.basis import RevisionNote
from chidu.model.changes import Direction, Topic, directions
from chidu.model.kinds import Kind, Location, locate_record
from chidu.publish import urls
from chidu.publish.publication import Publication
from chidu.publish.revision_view import repealed_by
from chidu.publish.subjects import page_of_record


class Happening(StrEnum):
    """What a revision did to its record; the value is what readers choose by."""

    NEW = "新增"
    CHANGED = "修改"
    ADOPTED = "通过新版本"
    REPEALED = "废止"
    MOVED = "移交"
    WITHDRAWN = "撤下"
    RESTORED = "恢复"
    UNREADABLE = "读不出"
    REPAIRED = "改好"
    REWRITTEN = "整理写法"


# What of these nobody can call lighter or heavier, unless there are words to compare.
_BEYOND_DIRECTION = {Happening.NEW, Happening.WITHDRAWN, Happening.RESTORED, Happening.UNREADABLE}
_OF_DECISIONS = {Topic.TIER, Topic.AMOUNT, Topic.CONDITION}
_OF_WORDS = {
    Happening.CHANGED,
    Happening.MOVED,
    Happening.UNREADABLE,
    Happening.REPAIRED,
    Happening.REWRITTEN,
}
_KNOWN = {Direction.LIGHTER, Direction.HEAVIER, Direction.MIXED, Direction.UNCLEAR}


@dataclass(frozen=True, slots=True)
class Event:
    """One revision of one record; `title` is what it was called then, so that nothing told changes afterwards.

    `address` is the record's page (None where it has none any more), `version` the permanent address of the text
    that the revision brought (None where it brought none, and for all but benchmarks), `mark` what tells the
    revision from the record's others, for good. `bodies` are the folders of the departments and towns concerned.
    `note` is 修订说明 where the revision brought it: one that stands from before gives no reason for what came after.
    `opening` says that it only put on record what was there when the record began: no news.
    """

    kind: Kind
    id: str
    title: str
    happening: Happening
    address: str | None
    version: str | None
    mark: str
    bodies: tuple[str, ...]
    revision: Revision
    note: RevisionNote | None = None
    opening: bool = False

    @property
    def recorded(self) -> datetime:
        """入库时间, in China's zone."""
        return self.revision.recorded.astimezone(CHINA)

    @property
    def day(self) -> date:
        """The day of 入库 in China."""
        return self.recorded.date()

    @property
    def effective(self) -> date | None:
        """施行日期; that of the repeal where the revision brought one."""
        return repealed_by(self.revision) or self.revision.adopted_for or self.revision.effective

    @property
    def direction(self) -> Direction | None:
        """Which way the whole goes; None where there is nothing to compare."""
        if self.happening in (Happening.REPAIRED, Happening.REWRITTEN):
            return Direction.EDITORIAL
        if self.happening in _BEYOND_DIRECTION and not self.revision.changes:
            return None
        return self.revision.direction

    @property
    def directions(self) -> frozenset[Direction]:
        """What a filter by direction finds it under: the whole, and everything in it that goes one way."""
        whole = {self.direction} if self.direction else set()
        return frozenset(whole | (_KNOWN & directions(self.revision.changes)))

    @property
    def felt(self) -> bool:
        """Whether a decision may come out otherwise, or a whole benchmark came or went."""
        weighty = (change.topic for change in self.revision.changes if change.direction in _KNOWN)
        return self.happening not in _OF_WORDS or not _OF_DECISIONS.isdisjoint(weighty)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What the changes are about, in the order of the topics."""
        found = {change.topic for change in self.revision.changes}
        return tuple(topic for topic in Topic if topic in found)


def events(publication: Publication) -> list[Event]:
    """All news, newest first."""
    teller = _Teller(publication)
    found = [each for key in publication.timelines for each in teller.line(key) if not each.opening]
    return sorted(found, key=newest, reverse=True)


def events_of(publication: Publication, id: str) -> list[Event]:
    """What happened to one benchmark, from its first version on, newest first."""
    teller, course = _Teller(publication), publication.courses.get(id)
    files = dict.fromkeys(each.revision.adopted_for for each in course.versions) if course else ()
    keys = (f"benchmark:{id}@{ahead}" if ahead else f"benchmark:{id}" for ahead in files)
    return sorted((each for key in keys for each in teller.line(key)), key=newest, reverse=True)


def newest(event: Event) -> tuple[datetime, int, str, str]:
    """The order of events: by 入库时间, then as git has them; the same on every machine."""
    return event.revision.recorded, event.revision.place, event.id, event.mark


@dataclass(frozen=True, slots=True)
class _Teller:
    publication: Publication

    def line(self, key: str) -> Iterator[Event]:
        """Every revision of a file of a record; not the one that only cleared away what another took in."""
        for revision, mark in _marked(self.publication.timelines.get(key, ())):
            if location := locate_record(revision.version.path):
                if revision.deleted and "@" in key and self._folded(key, revision):
                    continue
                yield self._event(key, location, revision, mark)

    def _event(self, key: str, location: Location, revision: Revision, mark: str) -> Event:
        id = key.partition(":")[2].partition("@")[0] if not key.startswith("file:") else location.id
        line = self.publication.timelines[key]
        happening = _happening(line, revision)
        return Event(
            location.kind,
            id,
            "站点信息" if location.kind is Kind.SITE else _title(line, revision) or id,
            happening,
            page_of_record(self.publication, location.kind, id),
            self._version(id, revision) if location.kind is Kind.BENCHMARK else None,
            mark,
            tuple(self._bodies(location, id, revision)),
            revision,
            _note(line, revision),
            opening=revision.number == 1 and (location.kind is not Kind.BENCHMARK or revision.place == 0),
        )

    def _folded(self, key: str, gone: Revision) -> bool:
        """Whether the record's own file took the version in with the same commit."""
        base = self.publication.timelines.get(key.partition("@")[0], ())
        return any(each.folded and each.place == gone.place for each in base)

    def _version(self, id: str, revision: Revision) -> str | None:
        course = self.publication.courses.get(id)
        for each in course.texts if course else ():
            if each.revision is revision:
                return urls.version(id, each.name)
        return None

    def _bodies(self, location: Location, id: str, revision: Revision) -> Iterator[str]:
        """The departments a record lay in then and lies in now, who issued it, and the towns it was handed to."""
        corpus, found = self.publication.corpus, dict[str, None]()
        if location.department:
            found[location.department] = None
            found |= {revision.moved_from: None} if revision.moved_from else {}
        if location.kind is Kind.BENCHMARK and id in corpus.benchmarks:
            entry = corpus.benchmarks[id]
            found |= {entry.department: None, **{each.body: None for each in entry.record.conferrals}}
        elif location.kind is Kind.DEPARTMENT:
            found[id] = None
        elif location.kind is Kind.ENTRUSTMENT and id in corpus.entrustments:
            handed = corpus.entrustments[id].record
            found |= {handed.department: None, **({handed.body: None} if handed.body else {})}
        elif (issuer := self._issuer(location.kind, id)) in corpus.departments:
            found[issuer] = None
        yield from found

    def _issuer(self, kind: Kind, id: str) -> str:
        corpus = self.publication.corpus
        if kind is Kind.DOCUMENT and id in corpus.documents:
            return corpus.documents[id].record.issuer
        if kind is Kind.LISTING and id in corpus.lists:
            return corpus.lists[id].record.issuer
        return corpus.systems[id].record.issuer if kind is Kind.SYSTEM and id in corpus.systems else ""


def _marked(line: tuple[Revision, ...]) -> Iterator[tuple[Revision, str]]:
    """Each with its commit, its date where it was adopted ahead, and its place among those of one commit."""
    times: dict[str, int] = {}
    for revision in line:
        ahead = f"@{revision.adopted_for}" if revision.adopted_for else ""
        mark = f"{revision.version.commit.oid}{ahead}"
        times[mark] = times.get(mark, 0) + 1
        yield revision, mark if times[mark] == 1 else f"{mark}.{times[mark]}"


def _title(line: tuple[Revision, ...], revision: Revision) -> str:
    """By the words of the revision; where it has none by those before it, else by the first that come after."""
    number = revision.number
    nearest = (*line[:number][::-1], *line[number:])
    return next((each.version.facts.title for each in nearest if each.version.facts), "")


def _note(line: tuple[Revision, ...], revision: Revision) -> RevisionNote | None:
    before = next((each.note for each in line[: revision.number - 1][::-1] if each.version.facts), None)
    return revision.note if _words_of(revision.note) != _words_of(before) else None


def _words_of(note: RevisionNote | None) -> tuple[str | None, ...]:
    """Compared by these: pydantic takes a hundred times as long over two records."""
    return (note.reason, note.basis, note.document_number, note.meeting, note.consultation) if note else ()


def _happening(line: tuple[Revision, ...], revision: Revision) -> Happening:
    version = revision.version
    if revision.deleted:
        return Happening.WITHDRAWN if version.withdrawn else Happening.REWRITTEN
    if not revision.readable:
        return Happening.UNREADABLE
    # Read once, the file may have been broken since; never read before, its first words are new.
    if not any(each.version.facts for each in line[: revision.number - 1]):
        return Happening.ADOPTED if revision.adopted_for else Happening.NEW
    if version.kind is Deed.RESTORED:
        return Happening.RESTORED
    if repealed_by(revision):
        return Happening.REPEALED
    if revision.changes:
        return Happening.CHANGED
    if revision.moved_from:
        return Happening.MOVED
    return Happening.REWRITTEN if line[revision.number - 2].readable else Happening.REPAIRED
