"""Where the page of a version adopted ahead is: that of its text on record, or of the next text of its day."""

from __future__ import annotations

from collections.abc import Iterable

from chidu.corpus.corpus import Entry
from chidu.history import blob_name
from chidu.history.course import DatedVersion
from chidu.model.benchmark import Benchmark
from chidu.model.kinds import adoption_date
from chidu.publish import urls
from chidu.publish.publication import Publication


def recorded_text(publication: Publication, entry: Entry[Benchmark]) -> DatedVersion | None:
    """The text on record that a file has, by its name; None where there is no history, and for a draft."""
    course = publication.courses.get(entry.id)
    # `as_of` shows a version adopted ahead without its date once it governs; its file still has it.
    day = adoption_date(entry.file.path)
    line = [each for each in course.versions if each.revision.adopted_for == day] if course else []
    oid = line[-1].revision.version.oid if line else None
    if course is None or oid is None or blob_name(entry.source, oid) != oid:
        return None
    return next(each for each in course.texts if each.name == line[-1].name)


def adopted_name(publication: Publication, entry: Entry[Benchmark]) -> str:
    """The last part of its address; a draft has the name it will have once it is recorded."""
    if version := recorded_text(publication, entry):
        return version.name
    assert entry.adopted_for is not None, "only versions adopted ahead come here"
    course = publication.courses.get(entry.id)
    return _next_name(entry.adopted_for.isoformat(), (each.name for each in course.texts) if course else ())


def _next_name(day: str, taken: Iterable[str]) -> str:
    count = sum(name == day or name.startswith(f"{day}-") for name in taken)
    return day if count == 0 else f"{day}-{count + 1}"


def adopted_address(publication: Publication, entry: Entry[Benchmark]) -> str:
    """The address of its page."""
    return urls.version(entry.id, adopted_name(publication, entry))
