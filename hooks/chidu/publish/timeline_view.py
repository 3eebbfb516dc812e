"""The timeline of a benchmark: every version in order of record, with both times, which way it went, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from chidu.history.course import Course, DatedVersion
from chidu.model.acts import Filing
from chidu.model.basis import RevisionNote
from chidu.model.changes import Direction, overall, verdict
from chidu.publish import urls
from chidu.publish.differences import MarkedChange, marked, several, tiers_to_name
from chidu.publish.publication import Publication
from chidu.publish.revision_view import repealed_by, revision_view
from chidu.publish.validity import predecessor, reach, text_of


@dataclass(frozen=True, slots=True)
class Milestone:
    """A version in the timeline; `text` is the number of the text it has, which may be that of an earlier one (moved,
    folded in), and `address` its page: 0 and "" for a withdrawal.

    `effect` says what happens on `effective` (施行, 废止). `words` and `direction` are of all its changes together, ""
    and None where not two of them may weigh. `gone` is a withdrawal. `filings` are those of the document that issued it, as it stands now.
    """

    number: int
    text: int
    address: str
    gone: bool
    effective: date | None
    effect: str
    recorded: datetime
    commit: str
    author: str
    reach: str
    words: str
    direction: Direction | None
    tiers: tuple[tuple[str, Direction], ...]
    notes: tuple[str, ...]
    changes: tuple[MarkedChange, ...]
    note: RevisionNote | None
    filings: tuple[Filing, ...]


def timeline_of(publication: Publication, course: Course) -> list[Milestone]:
    """Newest first. What stands in a text unchanged from the one before is told where it first stood."""
    firsts = {each.number for each in course.texts}
    return [
        _milestone(
            publication, course, version, predecessor(course, version), brings=version.number in firsts
        )
        for version in reversed(course.versions)
    ]


def new_note(version: DatedVersion, last: DatedVersion | None) -> RevisionNote | None:
    """修订说明 of a text, where it was written for it and not left standing from the one before."""
    note = version.revision.note
    return None if last and last.revision.note == note else note


def _milestone(
    publication: Publication,
    course: Course,
    version: DatedVersion,
    last: DatedVersion | None,
    *,
    brings: bool,
) -> Milestone:
    shown = revision_view(publication, version.revision, version.number)
    changes, commit = version.revision.changes, version.revision.version.commit
    text = text_of(course, version) if version.name else None
    return Milestone(
        version.number,
        text.number if text else 0,
        urls.version(course.id, version.name) if version.name else "",
        version.revision.deleted,
        shown.effective if repealed_by(version.revision) else version.effective,
        shown.effect,
        shown.recorded,
        shown.commit,
        commit.author,
        reach(publication, course, version) if brings and not repealed_by(version.revision) else "",
        verdict(changes) if several(changes) else "",
        overall(changes) if several(changes) else None,
        tiers_to_name(changes),
        shown.notes,
        marked(shown.changes),
        new_note(version, last) if brings else None,
        _filings(publication, version, last) if brings else (),
    )


def _filings(
    publication: Publication, version: DatedVersion, last: DatedVersion | None
) -> tuple[Filing, ...]:
    document = _document(version)
    entry = publication.corpus.documents.get(document)
    return entry.record.filings if entry and (last is None or _document(last) != document) else ()


def _document(version: DatedVersion) -> str:
    facts = version.revision.version.facts
    return (facts.document if facts else None) or ""
