"""A penalty under check: its record with what follows from its words, derived once for all rules that ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.acts import Document
from chidu.model.benchmark import Benchmark
from chidu.problems import Problem
from chidu.ranges.series import Series, series
from chidu.ranges.statutory import Statutory, statutory
from chidu.sanction import Convention, for_tiers


@dataclass(frozen=True)
class Penalty:
    """One record, with its series and what the law allows; `acts` are the records it may refer to, no benchmarks."""

    acts: Corpus
    entry: Entry[Benchmark]
    pack_convention: Convention | None = None

    @property
    def record(self) -> Benchmark:
        """The benchmark."""
        return self.entry.record

    @property
    def document(self) -> Document | None:
        """The document that issued it."""
        return self.acts.document_of(self.record)

    @property
    def convention(self) -> Convention:
        """How its tiers' bounds are read: its document's 裁量用语, else the pack's, else 民法典 1259."""
        document = self.document
        return for_tiers(document.convention if document else None, self.pack_convention)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """What its tiers impose, by track, target and measure; fixed order."""
        return series(self.record)

    @cached_property
    def statutory(self) -> Statutory:
        """What its 罚则 allow."""
        return statutory(self.record)


PenaltyRule = Callable[[Penalty], Iterator[Problem]]


def is_penalty(record: Benchmark) -> bool:
    """Whether its tiers are held against the law; those of rewards and payments may overlap by design (section 3)."""
    return record.power_type == "行政处罚"
