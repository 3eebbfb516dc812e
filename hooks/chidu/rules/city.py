"""The city under check: its acts as records, its benchmarks as cards, and a way back to any file in full."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import Status, dated_status
from chidu.model.acts import LawVersion
from chidu.model.benchmark import Benchmark
from chidu.model.kinds import Kind, Location
from chidu.model.reader import ReadFile
from chidu.problems import Place
from chidu.rules.cards import Card
from chidu.source.nodes import Steps


@dataclass(frozen=True)
class City:
    """`acts` has no benchmarks but knows which ids are on file; `read` gives a card's file; `day` is today, if known."""

    acts: Corpus
    files: tuple[tuple[str, Location], ...]
    """Path and location of every benchmark file, those that cannot be read included."""
    cards: tuple[Card, ...]
    read: Callable[[str], ReadFile | None]
    """A benchmark file by its path, as read; None where there is none."""
    locate: Callable[[str, Steps], Place]
    """Where a value of a benchmark file was typed: kept from check to check, as reading a file for it takes long."""
    day: date | None = None

    @cached_property
    def recorded(self) -> Mapping[str, Card]:
        """The card of the recorded version of every benchmark, by id; those adopted ahead are left out."""
        return {card.id: card for card in self.cards if card.adopted_for is None}

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Card, ...]]:
        """Recorded and not repealed, by issuing document."""
        return self._grouped(lambda card: card.document)

    @cached_property
    def by_department(self) -> Mapping[str, tuple[Card, ...]]:
        """Recorded and not repealed, by the department's folder."""
        return self._grouped(lambda card: card.department)

    @cached_property
    def ahead(self) -> Mapping[str, Card]:
        """The latest version adopted ahead of a benchmark, by id."""
        waiting = (card for card in self.cards if card.adopted_for)
        return {card.id: card for card in sorted(waiting, key=lambda card: card.path)}

    @cached_property
    def versions(self) -> Mapping[str, tuple[str, tuple[LawVersion, ...]]]:
        """The full name of each law and its dated versions as they were published, by every name a citation may use.

        Of a law that is repealed there is none: what takes its place is told elsewhere.
        """
        found: dict[str, tuple[str, tuple[LawVersion, ...]]] = {}
        for entry in self.acts.laws.values():
            law = entry.record
            over = law.repeal is not None and self.day is not None and law.repeal.date <= self.day
            versions = () if over else law.versions
            dated = [(each.published or each.effective, each) for each in versions]
            known = sorted(((day, each) for day, each in dated if day), key=lambda pair: pair[0])
            found |= dict.fromkeys(law.names, (law.name, tuple(each for _, each in known)))
        return found

    @cached_property
    def issuing(self) -> frozenset[str]:
        """The documents that issue a benchmark not repealed, be it only one adopted ahead."""
        return frozenset(card.document for card in self.cards if not self.is_over(card))

    def is_over(self, card: Card) -> bool:
        """Whether a benchmark is repealed today; where no day is given, whether a repeal is on record."""
        return card.repealed is not None and (self.day is None or card.repealed <= self.day)

    def place(self, card: Card, *steps: str | int) -> Place:
        """Where a value of a benchmark was typed."""
        return self.place_in(card.path, *steps)

    def place_in(self, path: str, *steps: str | int) -> Place:
        """Where a value of a benchmark file was typed."""
        return self.locate(path, steps)

    def entry(self, card: Card) -> Entry[Benchmark] | None:
        """The record of a card in full; None where its file has gone meanwhile."""
        file = self.read(card.path)
        if file is None or file.record is None or file.location.kind is not Kind.BENCHMARK:
            return None
        return Entry(cast(Benchmark, file.record), file)

    def status(self, card: Card, day: date) -> Status:
        """The state of a benchmark on a day."""
        document = self.acts.documents.get(card.document)
        return dated_status(document.record if document else None, card.effective, card.repealed, day)

    def effective(self, card: Card) -> date | None:
        """施行日期: the record's own by exception, else its document's; None while the document is unknown."""
        document = self.acts.documents.get(card.document)
        return card.effective or (document.record.effective if document else None)

    def _grouped(self, key: Callable[[Card], str]) -> Mapping[str, tuple[Card, ...]]:
        groups: dict[str, list[Card]] = defaultdict(list)
        for card in self.recorded.values():
            if not self.is_over(card):
                groups[key(card)].append(card)
        return {name: tuple(cards) for name, cards in groups.items()}
