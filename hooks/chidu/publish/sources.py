"""The source of every record beside its page, and the line that names it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

from chidu.history.timeline import Revision
from chidu.model.kinds import Kind, Location, adoption_date, locate_record
from chidu.model.reader import ReadFile
from chidu.publish import urls
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Which version a page shows and from which bytes; what was not recorded has no `number`, nor what follows.

    `address` is where the source can be downloaded, `fingerprint` its SHA-256 as hex.
    """

    address: str
    fingerprint: str
    number: int | None = None
    recorded: datetime | None = None
    commit: str = ""


def source_line(publication: Publication, file: ReadFile) -> SourceLine:
    """The line of a record's file."""
    address, fingerprint = source_address(publication, file), sha256(file.data).hexdigest()
    line = publication.timelines.get(file.location.key, ())
    # Of two files with one id, the newest revision may be the other's.
    last = next((each for each in reversed(line) if file.path.endswith(each.version.path)), None)
    if last is None or not _says(publication, last, file.data):
        return SourceLine(address, fingerprint)
    return SourceLine(address, fingerprint, last.number, last.recorded, last.version.commit.oid)


def _says(publication: Publication, revision: Revision, source: bytes) -> bool:
    """Whether these bytes are what was recorded: a draft may show what is not."""
    if revision.deleted:
        return False
    return publication.past is None or publication.past.text(revision.version) == source


def source_address(publication: Publication, file: ReadFile) -> str:
    """Where the source of a record lies in the site."""
    # A version adopted ahead that governs has lost its date in its location, but not in its name.
    return _address(publication, replace(file.location, adopted_for=adoption_date(file.path)))


def _address(publication: Publication, location: Location) -> str:
    return urls.source(location, town=_is_town(publication, location))


def _is_town(publication: Publication, location: Location) -> bool:
    if location.kind is not Kind.DEPARTMENT:
        return False
    entry = publication.corpus.departments.get(location.id)
    return entry is not None and entry.record.is_town


def sources(publication: Publication, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Address and bytes of every source, from the records' files by their path below the content folder."""
    located = ((locate_record(path), data) for path, data in files.items())
    return {_address(publication, location): data for location, data in located if location}
