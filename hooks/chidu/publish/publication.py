"""What one edition of the portal publishes: the corpus as it stands on a day, with the history that could be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import as_of
from chidu.history.timeline import Revision
from chidu.model.benchmark import Benchmark
from chidu.model.institutions import Site
from chidu.model.kinds import adoption_date
from chidu.publish import urls
from chidu.publish.fine_range import Figures
from chidu.rules import Findings, acts_of
from chidu.rules.penalty import Penalty, is_penalty
from chidu.rules.proof import Proof, proof
from chidu.rules.selection import Selection
from chidu.sanction import Convention, for_tiers


@dataclass(frozen=True)
class Publication:
    """`corpus` is as of `day`; `timelines` is empty, and `no_history` says why, where git could not be read.

    `found` is what the check of the whole content found and proved; nothing where only one record is shown.
    `worked_out` are the figures of benchmarks that were worked out so far, by id.
    """

    site: Site
    corpus: Corpus
    day: date
    timelines: Mapping[str, tuple[Revision, ...]]
    no_history: str = ""
    found: Findings = field(default_factory=Findings, compare=False)
    worked_out: dict[str, Figures] = field(default_factory=dict, compare=False)

    @classmethod
    def on(
        cls,
        day: date,
        corpus: Corpus,
        timelines: Mapping[str, tuple[Revision, ...]],
        no_history: str = "",
        found: Findings | None = None,
    ) -> Publication:
        """An edition of a checked corpus (it has a site) on a day."""
        assert corpus.site is not None, "a corpus without site.yml has an error and is not published"
        return cls(corpus.site.record, as_of(corpus, day), day, timelines, no_history, found or Findings())

    @cached_property
    def selection(self) -> Selection:
        """Which packs ask what of which department."""
        return Selection(acts_of(self.corpus))

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
