"""待复核: which benchmarks rest on law that moved after their text was settled (国市监 9, JS 三(二), BY 18).

A text is settled on the day its document was published, or on its own 施行日期 where that is later: who made it then
knew every version of a law published by that day, even one not yet in force. A citation that names a younger version
says that it was held against it. That a law is repealed needs no such reckoning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import State, benchmark_status, law_status
from chidu.model.acts import Document, Law, LawVersion
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark


class Cites(Protocol):
    """A citation, whether of a record in full or of what is kept of it."""

    @property
    def law(self) -> str:
        """The act by one of its names."""

    @property
    def version(self) -> str | None:
        """The version it names."""


C = TypeVar("C", bound=Cites)


class Motion(StrEnum):
    """What happened to a law, or is going to; the value is the word a reader sees."""

    REPEALED = "已废止"
    AMENDED = "已修改"
    REPEAL_AHEAD = "将废止"
    AMENDMENT_AHEAD = "将修改"


@dataclass(frozen=True, slots=True)
class Younger(Generic[C]):
    """A law with the versions published after a text was settled, in order, and the text's citations of it."""

    law: Entry[Law]
    versions: tuple[LawVersion, ...]
    cited: tuple[C, ...]


@dataclass(frozen=True, slots=True)
class Moved(Generic[C]):
    """A law that moved, or will: from `since` on, to `version` where it was amended, to `successor` where repealed."""

    law: Entry[Law]
    motion: Motion
    since: date
    cited: tuple[C, ...]
    version: LawVersion | None = None
    successor: Entry[Law] | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """What moved under one benchmark in force: it waits to be looked at for `moved`, and will for `ahead`.

    `settled` is the day its text is of; date.min where nobody knows.
    """

    settled: date = date.min
    moved: tuple[Moved[Citation], ...] = ()
    ahead: tuple[Moved[Citation], ...] = ()


def settled_on(document: Document | None, own: date | None) -> date:
    """The day a text is of: its document's 发布日期, or its own 施行日期 where that is later."""
    published = document.published if document else None
    return max((day for day in (published, own) if day), default=date.min)


def known_since(version: LawVersion) -> date:
    """Since when people know of a version; those without a date come first."""
    return version.published or version.effective or date.min


@dataclass(frozen=True)
class LawsOn:
    """The laws of a corpus as they stand on a day; without one, as if all that is on record had happened."""

    corpus: Corpus
    day: date | None

    @cached_property
    def versions(self) -> Mapping[str, tuple[LawVersion, ...]]:
        """The dated versions of each law by its id, as they were published; none of one that is repealed."""
        return {entry.id: self._versions(entry.record) for entry in self.corpus.laws.values()}

    def _versions(self, law: Law) -> tuple[LawVersion, ...]:
        if law.repeal and (self.day is None or law.repeal.date <= self.day):
            return ()
        dated = (each for each in law.versions if each.published or each.effective)
        return tuple(sorted(dated, key=known_since))

    def younger(self, cited: Iterable[C], settled: date) -> list[Younger[C]]:
        """The laws with versions that a text settled on a day cannot have known, and that no citation of it names."""
        found = []
        for law, several in self._by_law(cited):
            versions = self.versions[law.id]
            if not versions or known_since(versions[-1]) <= settled:
                continue
            named = {each.version for each in several}
            seen = max([settled, *(known_since(each) for each in versions if each.label in named)])
            if unseen := tuple(each for each in versions if known_since(each) > seen):
                found.append(Younger(law, unseen, several))
        return found

    def moved(self, cited: Iterable[C], settled: date) -> Iterator[Moved[C]]:
        """The laws that are repealed, or of which a younger version applies; told is the one that applied first."""
        assert self.day is not None, "what moved is asked on a day"
        several = tuple(cited)
        yield from self.repealed(several)
        for each in self.younger(several, settled):
            dated = [(v.effective, v) for v in each.versions if v.effective and v.effective <= self.day]
            if dated:
                since, version = min(dated, key=lambda pair: pair[0])
                yield Moved(each.law, Motion.AMENDED, since, each.cited, version)

    def repealed(self, cited: Iterable[C]) -> Iterator[Moved[C]]:
        """The laws that are repealed on the day."""
        assert self.day is not None, "a repeal is asked on a day"
        for law, of_law in self._by_law(cited):
            status = law_status(law.record, self.day)
            if status.state is State.REPEALED and status.until:
                yield Moved(law, Motion.REPEALED, status.until, of_law, successor=self._successor(law))

    def ahead(self, cited: Iterable[C], settled: date) -> Iterator[Moved[C]]:
        """The laws in force that will be repealed, or of which a younger version is published and does not apply yet."""
        assert self.day is not None, "what is to come is asked on a day"
        several = tuple(cited)
        for law, of_law in self._by_law(several):
            repeal = law.record.repeal
            if repeal and repeal.date > self.day:
                yield Moved(law, Motion.REPEAL_AHEAD, repeal.date, of_law, successor=self._successor(law))
        for each in self.younger(several, settled):
            dated = [(v.effective, v) for v in each.versions if v.effective and v.effective > self.day]
            if dated and law_status(each.law.record, self.day).state is State.IN_FORCE:
                since, version = min(dated, key=lambda pair: pair[0])
                yield Moved(each.law, Motion.AMENDMENT_AHEAD, since, each.cited, version)

    def _successor(self, law: Entry[Law]) -> Entry[Law] | None:
        repeal = law.record.repeal
        return self.corpus.laws.get(repeal.successor) if repeal and repeal.successor else None

    def _by_law(self, cited: Iterable[C]) -> list[tuple[Entry[Law], tuple[C, ...]]]:
        """The citations of each registered law, in order."""
        found: dict[str, list[C]] = defaultdict(list)
        for each in cited:
            if law := self.corpus.law_named(each.law):
                found[law.id].append(each)
        return [(self.corpus.laws[id], tuple(several)) for id, several in found.items()]


def review_of(laws: LawsOn, entry: Entry[Benchmark]) -> Review:
    """What moved under a benchmark as it governs on the day; nothing where it does not apply.

    A version adopted ahead counts for when it was settled: whoever made it looked at the law again.
    """
    assert laws.day is not None, "a review is of a day"
    corpus = laws.corpus
    if not benchmark_status(entry.record, corpus, laws.day).applies:
        return Review()
    made = (entry, *corpus.adopted_ahead.get(entry.id, ()))
    settled = max(settled_on(corpus.document_of(e.record), e.record.effective_date) for e in made)
    bases = entry.record.bases
    return Review(settled, tuple(laws.moved(bases, settled)), tuple(laws.ahead(bases, settled)))
