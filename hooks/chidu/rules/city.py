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
from chidu.corpus.review import LawsOn, settled_on
from chidu.model.acts import Document
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
    def governing(self) -> Mapping[str, Card]:
        """The card of the version of every benchmark that governs today: the recorded one, or one whose day has come."""
        due = (card for card in self.cards if card.adopted_for and self.day and card.adopted_for <= self.day)
        in_order = sorted(due, key=lambda card: card.adopted_for or date.min)
        return {**self.recorded, **{card.id: card for card in in_order}}

    @cached_property
    def laws(self) -> LawsOn:
        """The laws as they stand on the day."""
        return LawsOn(self.acts, self.day)

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
        return dated_status(self._document(card), card.effective, card.repealed, day)

    def effective(self, card: Card) -> date | None:
        """施行日期: the record's own by exception, else its document's; None while the document is unknown."""
        document = self._document(card)
        return card.effective or (document.effective if document else None)

    def settled(self, card: Card) -> date:
        """The day its text is of, that of the version adopted ahead too: whoever made it looked at the law again."""
        made = (card, self.ahead.get(card.id, card))
        return max(settled_on(self._document(each), each.effective) for each in made)

    def _document(self, card: Card) -> Document | None:
        document = self.acts.documents.get(card.document)
        return document.record if document else None

    def _grouped(self, key: Callable[[Card], str]) -> Mapping[str, tuple[Card, ...]]:
        groups: dict[str, list[Card]] = defaultdict(list)
        for card in self.recorded.values():
            if not self.is_over(card):
                groups[key(card)].append(card)
        return {name: tuple(cards) for name, cards in groups.items()}
