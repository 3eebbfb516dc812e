"""What one edition of the portal publishes: the corpus on a day, with the history that could be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import version_on
from chidu.history.timeline import Revision
from chidu.model.benchmark import Benchmark
from chidu.model.changes import Change, compare
from chidu.publish import urls


@dataclass(frozen=True, slots=True)
class Publication:
    """`day` decides what is in force; `timelines` is empty, and `no_history` says why, where git could not be read."""

    corpus: Corpus
    day: date
    timelines: Mapping[str, tuple[Revision, ...]]
    no_history: str = ""

    def timeline(self, key: str) -> tuple[Revision, ...]:
        """The revisions of a record, newest first."""
        return tuple(reversed(self.timelines.get(key, ())))

    def waiting(self, id: str) -> tuple[Entry[Benchmark], ...]:
        """Versions adopted but not in force yet on the day."""
        ahead = self.corpus.adopted_ahead.get(id, ())
        return tuple(entry for entry in ahead if entry.adopted_for and entry.adopted_for > self.day)

    def address_of(self, id: str) -> str | None:
        """The page of a benchmark or list."""
        if id in self.corpus.benchmarks:
            return urls.benchmark(id)
        return urls.listing(id) if id in self.corpus.lists else None

    def name_of(self, id: str) -> str:
        """The title of a benchmark or list; the id where it is unknown."""
        if entry := self.corpus.benchmarks.get(id):
            return entry.record.matter
        listing = self.corpus.lists.get(id)
        return listing.record.name if listing else id

    def folder_name(self, folder: str) -> str:
        """A department's name; its folder where the department is gone."""
        entry = self.corpus.departments.get(folder)
        return entry.record.name if entry else folder

    def told(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """Changes in a reader's words: a document by its number, not by our id."""
        return tuple(self._named(change) if change.subject == "文件" else change for change in changes)

    def _named(self, change: Change) -> Change:
        return replace(
            change, subject="发布文件", before=self._number(change.before), after=self._number(change.after)
        )

    def _number(self, id: str | None) -> str | None:
        document = self.corpus.documents.get(id or "")
        return document.record.number if document else id

    def difference(self, entry: Entry[Benchmark], ahead: Entry[Benchmark]) -> tuple[Change, ...]:
        """What a version adopted ahead will change."""
        return self.told(compare(entry.record, ahead.record))

    def shown(self, entry: Entry[Benchmark]) -> Entry[Benchmark]:
        """The version of a benchmark that is shown on the day: one adopted ahead replaces the recorded one once due."""
        return version_on(entry.id, self.corpus, self.day) or entry
