"""The permanent page of every text a benchmark has or had, by its place in both times."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import effective_date
from chidu.corpus.review import Review
from chidu.history.course import Course, DatedVersion
from chidu.model.acts import Document
from chidu.model.basis import RevisionNote
from chidu.model.benchmark import Benchmark
from chidu.model.changes import compare
from chidu.model.kinds import locate_record
from chidu.model.reader import ReadFile
from chidu.publish import urls
from chidu.publish.adopted import adopted_address, recorded_text
from chidu.publish.answer import Answer, answer
from chidu.publish.differences import Difference, difference
from chidu.publish.ladder import Ladder, ladders
from chidu.publish.ladder_svg import drawing
from chidu.publish.library import Library, Volume
from chidu.publish.metadata import article_head
from chidu.publish.page import Page, day_in_words, render
from chidu.publish.publication import Publication
from chidu.publish.revision_view import told
from chidu.publish.scored import ScoringView, scoring_view
from chidu.publish.text_parts import (
    BasisView,
    Circumstance,
    SectionView,
    bases_of,
    circumstances_of,
    sections_of,
)
from chidu.publish.tier_table import TierTable, tier_table
from chidu.publish.timeline_view import new_note
from chidu.publish.usage import usage_in
from chidu.publish.validity import Validity, ends_of, number_words, predecessor, text_of, validity
from chidu.ranges.series import series


@dataclass(frozen=True, slots=True)
class TextView:
    """What a text says, in the shape the shared parts of the templates ask for."""

    document: Document | None
    answer: Answer
    table: TierTable | None
    ladders: tuple[Ladder, ...]
    scoring: ScoringView | None
    sections: tuple[SectionView, ...]
    circumstances: tuple[Circumstance, ...]
    bases: tuple[BasisView, ...]
    review: Review = field(default_factory=Review)
    proved: str = ""
    accepted: tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another version in a word, and its page."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """How a text came onto record: the commit that brought it, the file it lay in, the name of its blob."""

    moment: datetime
    commit: str
    author: str
    subject: str
    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class StateView:
    """What is to be said of a text on a day: `by` took its place, `now` is in force instead, `to_now` is the
    difference between the two (None where there is none to tell), and `compared` where it can be looked at."""

    validity: Validity
    by: Neighbour | None
    now: Neighbour | None
    compared: str
    to_now: Difference | None


@dataclass(frozen=True, slots=True)
class VersionView:
    """Everything the page of one text says; what has to do with the record is missing from a draft's.

    `record` is None where nobody could read it: then `raw` has its words, or `size` how many bytes were too many.
    `current` is the page of the benchmark, where there is one; `before` and `after` are its neighbours on record,
    `versus` says what `since_before` is compared with.
    """

    id: str
    title: str
    number: str
    state: StateView
    recorded: Recorded | None
    record: Benchmark | None
    text: TextView | None
    document_moved: bool
    issuer: str
    department: str
    department_url: str
    raw: str
    size: int
    fingerprint: str
    current: str
    before: Neighbour | None
    after: Neighbour | None
    versus: str
    since_before: Difference | None
    first: bool
    note: RevisionNote | None


def version_page(env: Environment, library: Library, volume: Volume, version: DatedVersion) -> Page:
    """The page of a text on record, with what becomes of it on days to come."""
    address, publication = urls.version(volume.course.id, version.name), library.publication
    view = _of_record(library, volume, version)
    page, turns, state = _page(env, view, address, version.effective), [], view.state
    for day in _turning_days(publication, volume.course):
        later = _state(publication.at(day), volume, version)
        if later != state:
            pieces = (render(env, name, address, version=replace(view, state=later)) for name in _TURNING)
            turns.append(f'<template data-from="{day.isoformat()}">{"".join(pieces)}</template>\n')
        state = later
    return replace(page, body=page.body + "".join(turns))


_TURNING = ("_version_state.html", "_version_now.html")


def _turning_days(publication: Publication, course: Course) -> list[date]:
    """The days to come on which a text of the course begins or ends."""
    days = {day for each in course.texts for day in (each.since, each.until)}
    days |= {ends[0] for each in course.texts if each.governs and (ends := ends_of(publication, each))}
    return sorted(day for day in days if day and day > publication.day)


def adopted_page(env: Environment, publication: Publication, entry: Entry[Benchmark]) -> Page:
    """The page of a version adopted for a later day, on record or not yet; its file is at hand."""
    view = _of_file(publication, entry)
    return _page(env, view, adopted_address(publication, entry), entry.adopted_for)


def _page(env: Environment, view: VersionView, address: str, effective: date | None) -> Page:
    body = render(
        env,
        "version.html",
        address,
        version=view,
        view=view.text,
        record=view.record,
        drawing=drawing,
        penalty=_is_penalty(view.record),
    )
    when = f"（{day_in_words(effective)}起施行）" if effective else ""
    title = f"{view.title}，{view.number}{when}" if view.number else f"{view.title}{when}"
    published = view.text.document.published if view.text and view.text.document else None
    words = (*view.record.aliases, view.record.power_type, view.department) if view.record else ()
    sentence = "".join(view.text.answer.sentences) if view.text else ""
    where = f"{view.id}，{view.department}，{view.number or '待施行的版本'}"
    head = article_head(title, published, view.issuer, words, indexed=False)
    return Page(address, title, f"{view.title}（{where}）。{sentence}", body, head)


def _is_penalty(record: Benchmark | None) -> bool:
    return record is not None and record.power_type == "行政处罚"


def _state(publication: Publication, volume: Volume, version: DatedVersion) -> StateView:
    course = volume.course
    now, stands = text_of(course, course.on(publication.day)), validity(publication, course, version)
    if now is None or now is version:
        return StateView(stands, _neighbour(course, stands.by), None, _compared(course, version, now), None)
    changes = volume.changes(now, version) if stands.mark == "soon" else volume.changes(version, now)
    return StateView(
        stands,
        _neighbour(course, stands.by),
        _neighbour(course, now),
        _compared(course, version, now),
        difference(changes) if changes is not None else None,
    )


def _of_record(library: Library, volume: Volume, version: DatedVersion) -> VersionView:
    publication, course, revision = library.publication, volume.course, version.revision
    file, record = volume.file(version), volume.record(version)
    document = library.document(version)
    department = _department_of(publication, revision.version.path)
    day, last = version.effective or publication.day, predecessor(course, version)
    return VersionView(
        id=course.id,
        title=_title(publication, course, version),
        number=number_words(version),
        state=_state(publication, volume, version),
        recorded=_recorded(version),
        record=record,
        text=_text(publication, record, document, department, day) if record else None,
        document_moved=_moved(publication, record, document),
        issuer=publication.corpus.body_name(document.issuer) if document else "",
        department=publication.folder_name(department),
        department_url=_department_url(publication, department),
        raw="" if record or file is None else readable(file.data),
        size=revision.version.too_large.size if revision.version.too_large else 0,
        fingerprint=_fingerprint(file),
        current=urls.benchmark(course.id),
        before=_neighbour(course, _beside(course, version, -1)),
        after=_neighbour(course, _beside(course, version, 1)),
        versus=number_words(last) if last else "",
        since_before=difference(told(publication, revision.changes)) if record else None,
        first=revision.first,
        note=new_note(version, last),
    )


def _of_file(publication: Publication, entry: Entry[Benchmark]) -> VersionView:
    record, corpus, course = entry.record, publication.corpus, publication.courses.get(entry.id)
    document, governing = corpus.document_of(record), corpus.benchmarks.get(entry.id)
    version = recorded_text(publication, entry)
    day = entry.adopted_for or publication.day
    changed = difference(told(publication, compare(governing.record, record))) if governing else None
    current = urls.benchmark(entry.id) if governing or course else ""
    now = Neighbour("版本", current) if governing else None
    stands = validity(publication, course, version) if version and course else _ahead(day)
    return VersionView(
        id=entry.id,
        title=record.matter,
        number=number_words(version) if version else "",
        state=StateView(stands, None, now, "", None),
        recorded=_recorded(version) if version else None,
        record=record,
        text=_text(publication, record, document, entry.department, effective_date(record, corpus) or day),
        document_moved=False,
        issuer=corpus.body_name(document.issuer) if document else "",
        department=publication.folder_name(entry.department),
        department_url=_department_url(publication, entry.department),
        raw="",
        size=0,
        fingerprint=_fingerprint(entry.file),
        current=current,
        before=None,
        after=None,
        versus="现在适用的",
        since_before=changed,
        first=False,
        note=record.revision,
    )


def _ahead(day: date) -> Validity:
    return Validity("soon", "尚未施行", f"{day_in_words(day)}起施行，在那以前不适用。这一版还没有入库。")


def _text(
    publication: Publication, record: Benchmark, document: Document | None, department: str, day: date
) -> TextView:
    usage = usage_in(publication, document, department)
    found = series(record) if _is_penalty(record) else ()
    return TextView(
        document=document,
        answer=answer(record),
        table=tier_table(record, usage),
        ladders=ladders(record, found, usage.convention),
        scoring=scoring_view(record),
        sections=tuple(sections_of(record.contents)) if record.contents else (),
        circumstances=tuple(circumstances_of(record)),
        bases=tuple(bases_of(record, publication, day)),
    )


def _title(publication: Publication, course: Course, version: DatedVersion) -> str:
    """Of a text that cannot be read: that of the benchmark now, or of the last that could be."""
    if facts := version.revision.version.facts:
        return facts.title
    known = (each.revision.version.facts for each in reversed(course.texts))
    return publication.corpus.title_of(course.id) or next(
        (facts.title for facts in known if facts), course.id
    )


def _recorded(version: DatedVersion) -> Recorded:
    found = version.revision.version
    commit = found.commit
    return Recorded(commit.time, commit.oid, commit.author, commit.subject, found.path, found.oid or "")


def _department_of(publication: Publication, path: str) -> str:
    location = locate_record(path)
    return (location.department if location else None) or ""


def _department_url(publication: Publication, folder: str) -> str:
    entry = publication.corpus.departments.get(folder)
    return urls.department(folder, entry.record) if entry else ""


def _moved(publication: Publication, record: Benchmark | None, document: Document | None) -> bool:
    """Whether the document on file says something else today."""
    entry = publication.corpus.documents.get(record.document) if record else None
    return entry is not None and document is not None and entry.record != document


def _beside(course: Course, version: DatedVersion, step: int) -> DatedVersion | None:
    texts = course.texts
    place = texts.index(version) + step
    return texts[place] if 0 <= place < len(texts) else None


def _neighbour(course: Course, version: DatedVersion | None) -> Neighbour | None:
    return Neighbour(number_words(version), urls.version(course.id, version.name)) if version else None


def _compared(course: Course, version: DatedVersion, now: DatedVersion | None) -> str:
    """Where it is held against the text in force, else against the newest."""
    other = now or course.texts[-1]
    if other is version:
        return ""
    older, newer = sorted((version, other), key=lambda each: each.number)
    return f"{urls.compare(course.id)}#a={older.name}&b={newer.name}"


def _fingerprint(file: ReadFile | None) -> str:
    return hashlib.sha256(file.data).hexdigest() if file else ""


# Marks that turn the order of the letters round, and those that end a line though nobody sees it.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def readable(data: bytes) -> str:
    """A source nobody could read as a record, as text: what is no letter is shown by its number."""
    text = data.decode("utf-8", errors="replace").replace("\r\n", "\n")
    return _HIDDEN.sub(lambda match: f"‹U+{ord(match[0]):04X}›", text)


def version_pages(env: Environment, library: Library, course: Course) -> Iterator[Page]:
    """Every page of a course."""
    volume = library.volume(course)
    for version in course.texts:
        yield version_page(env, library, volume, version)
