"""What the history must know of a file to tell its life; its words are read again only where a page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from chidu.model.basis import RevisionNote
from chidu.model.benchmark import Benchmark
from chidu.model.reader import Record


@dataclass(frozen=True, slots=True)
class Facts:
    """A readable file in a few words.

    `effective`, `expires` and `repealed` are the record's own legal dates; a benchmark mostly has them from its
    `document`.
    """

    title: str
    document: str | None = None
    effective: date | None = None
    expires: date | None = None
    repealed: date | None = None
    note: RevisionNote | None = None

    def as_json(self) -> list[Any]:
        """For a cache; `from_json` takes it back."""
        days = (day and day.isoformat() for day in (self.effective, self.expires, self.repealed))
        told = [getattr(self.note, name) for name in _NOTE] if self.note else None
        return [self.title, self.document, *days, told]

    @classmethod
    def from_json(cls, value: list[Any]) -> Facts:
        """Raises ValueError, TypeError or KeyError for what `as_json` did not make."""
        title, document, *days, told = value
        effective, expires, repealed = (date.fromisoformat(day) if day else None for day in days)
        note = RevisionNote.model_construct(**dict(zip(_NOTE, told, strict=True))) if told else None
        return cls(title, document, effective, expires, repealed, note)


_NOTE = ("reason", "basis", "document_number", "meeting", "consultation")


def facts_of(record: Record) -> Facts:
    """The facts of a record of any kind."""
    repeal = getattr(record, "repeal", None)
    repealed = repeal.date if repeal else None
    if isinstance(record, Benchmark):
        own = record.effective_date
        return Facts(record.matter, record.document, own, None, repealed, record.revision)
    effective, expires = getattr(record, "effective", None), getattr(record, "expires", None)
    return Facts(record.name, None, effective, expires, repealed)
