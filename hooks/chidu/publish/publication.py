"""What one edition of the portal publishes: the corpus as it stands on a day, with the history that could be read."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Protocol

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import as_of, effective_date
from chidu.corpus.review import LawsOn, Review, review_of
from chidu.history import Commit, Facts, TooLarge, Version
from chidu.history.course import Course, courses
from chidu.history.timeline import Revision
from chidu.model.benchmark import Benchmark
from chidu.model.institutions import Site
from chidu.model.kinds import adoption_date, locate_record
from chidu.model.reader import ReadFile
from chidu.publish import urls
from chidu.publish.fine_range import Figures
from chidu.rules import Findings, acts_of
from chidu.rules.penalty import Penalty, is_penalty
from chidu.rules.proof import Proof, proof
from chidu.rules.selection import Selection
from chidu.sanction import Convention, for_tiers


class Past(Protocol):
    """Where the words of past versions are read."""

    def text(self, version: Version[Facts]) -> bytes | TooLarge:
        """The bytes of a version that was no deletion."""

    def read(self, version: Version[Facts]) -> ReadFile | None:
        """The file of a version; None for a deletion and for what is too large."""


@dataclass(frozen=True)
class Publication:
    """`corpus` is as of `day`; `timelines` is empty, and `no_history` says why, where git could not be read.

    `past` has the words of the versions wherever there are timelines. `found` is what the check of the whole content
    found and proved; nothing where only one record is shown.
    `worked_out` are the figures of benchmarks that were worked out so far, by id. `as_read` is the corpus before it was
    brought to the day, where there was anything to bring.
    """

    site: Site
    corpus: Corpus
    day: date
    timelines: Mapping[str, tuple[Revision, ...]]
    no_history: str = ""
    found: Findings = field(default_factory=Findings, compare=False)
    worked_out: dict[str, Figures] = field(default_factory=dict, compare=False)
    past: Past | None = field(default=None, compare=False)
    as_read: Corpus | None = field(default=None, compare=False)
    _days: dict[date, Publication] = field(default_factory=dict, compare=False)
    _corpora: dict[int, Corpus] = field(default_factory=dict, compare=False)

    @classmethod
    def on(
        cls,
        day: date,
        corpus: Corpus,
        timelines: Mapping[str, tuple[Revision, ...]],
        no_history: str = "",
        found: Findings | None = None,
        past: Past | None = None,
    ) -> Publication:
        """An edition of a checked corpus (it has a site) on a day."""
        assert corpus.site is not None, "a corpus without site.yml has an error and is not published"
        shown = as_of(corpus, day)
        findings = found or Findings()
        return cls(corpus.site.record, shown, day, timelines, no_history, findings, past=past, as_read=corpus)

    @property
    def content(self) -> Corpus:
        """The corpus as it was read, with every version on file."""
        return self.as_read or self.corpus

    def at(self, day: date) -> Publication:
        """The edition that would be published of the same content on another day."""
        if day not in self._days:
            other = replace(self, corpus=self._corpus_on(day), day=day, worked_out={}, _days={}, _corpora={})
            # Neither depends on the day, and both take long.
            other.__dict__.update(courses=self.courses, selection=self.selection)
            self._days[day] = other
        return self._days[day]

    def _corpus_on(self, day: date) -> Corpus:
        """Shared by all days between two on which one version takes the place of another."""
        age = bisect_right(self._successions, day)
        if age not in self._corpora:
            self._corpora[age] = as_of(self.content, day)
        return self._corpora[age]

    @cached_property
    def _successions(self) -> list[date]:
        corpus = self.content
        several = [entry for entry in corpus.all_benchmarks if entry.id in corpus.adopted_ahead]
        days = {effective_date(entry.record, corpus) for entry in several}
        days |= {entry.adopted_for for entry in several}
        return sorted(day for day in days if day)

    @cached_property
    def courses(self) -> Mapping[str, Course]:
        """The course of every benchmark on record by its id, also of those whose file is gone."""
        return courses(self.timelines)

    @cached_property
    def began(self) -> Commit | None:
        """The first commit that recorded anything here; None without history."""
        first = (line[0] for line in self.timelines.values() if line)
        earliest = min(first, key=lambda revision: revision.place, default=None)
        return earliest.version.commit if earliest else None

    @cached_property
    def ever_in(self) -> Mapping[str, tuple[str, ...]]:
        """The benchmarks that lie or once lay in each department's folder, in id order."""
        paths = {
            (id, each.revision.version.path) for id, one in self.courses.items() for each in one.versions
        }
        found: defaultdict[str, set[str]] = defaultdict(set)
        for id, path in paths:
            if (location := locate_record(path)) and location.department:
                found[location.department].add(id)
        return {folder: tuple(sorted(ids)) for folder, ids in found.items()}

    @cached_property
    def selection(self) -> Selection:
        """Which packs ask what of which department."""
        return Selection(acts_of(self.corpus))

    @cached_property
    def laws(self) -> LawsOn:
        """The laws as they stand on the day."""
        return LawsOn(self.corpus, self.day)

    @cached_property
    def reviews(self) -> Mapping[str, Review]:
        """What moved, or is going to, under each benchmark in force, by id; nothing of those under which the law rests."""
        found = ((id, review_of(self.laws, entry)) for id, entry in self.corpus.benchmarks.items())
        return {id: review for id, review in found if review.moved or review.ahead}

    def convention(self, entry: Entry[Benchmark]) -> Convention:
        """How the bounds of a benchmark's tiers are read: by its document, else by a pack, else by 民法典 1259."""
        document = self.corpus.document_of(entry.record)
        return for_tiers(
            document.convention if document else None, self.selection.convention(entry.department)
        )

    def penalty(self, entry: Entry[Benchmark]) -> Penalty:
        """A benchmark as the check looks at it."""
        return Penalty(self.selection.acts, entry, self.selection.convention(entry.department))

    def proof(self, entry: Entry[Benchmark], penalty: Penalty | None = None) -> Proof | None:
        """What was proved of a benchmark's tiers; None where there are none to judge.

        `penalty` is its own, where there is one: only what no check has looked at before is judged anew.
        """
        recorded = entry.adopted_for is None and adoption_date(entry.file.path) is None
        if recorded and entry.id in self.found.proofs:
            return self.found.proofs[entry.id]
        if not is_penalty(entry.record) or entry.record.repeal:
            return None
        return proof(penalty or self.penalty(entry))

    def address_of(self, id: str) -> str | None:
        """The page of a benchmark or list."""
        if id in self.corpus.benchmarks:
            return urls.benchmark(id)
        return urls.listing(id) if id in self.corpus.lists else None

    def name_of(self, id: str) -> str:
        """The title of a benchmark or list; the id where it is unknown."""
        if title := self.corpus.title_of(id):
            return title
        listing = self.corpus.lists.get(id)
        return listing.record.name if listing else id

    def folder_name(self, folder: str) -> str:
        """A department's name; its folder where the department is gone."""
        entry = self.corpus.departments.get(folder)
        return entry.record.name if entry else folder

    def document_number(self, id: str | None) -> str | None:
        """文号 of a document by its id; the id where the document is unknown."""
        document = self.corpus.documents.get(id or "")
        return document.record.number if document else id
