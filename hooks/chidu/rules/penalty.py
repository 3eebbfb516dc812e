"""A penalty under check: its record with what follows from its words, derived once for all rules that ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.problems import Problem
from chidu.ranges.series import Series, series
from chidu.ranges.statutory import Statutory, statutory


@dataclass(frozen=True)
class Penalty:
    """One record, with its series and what the law allows."""

    entry: Entry[Benchmark]

    @property
    def record(self) -> Benchmark:
        """The benchmark."""
        return self.entry.record

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """What its tiers impose, by track, target and measure; fixed order."""
        return series(self.record)

    @cached_property
    def statutory(self) -> Statutory:
        """What its 罚则 allow."""
        return statutory(self.record)


PenaltyRule = Callable[[Penalty], Iterator[Problem]]


def penalties(corpus: Corpus) -> Iterator[Penalty]:
    """Every penalty that is not repealed: what is over is kept as it was, not corrected.

    Rewards and payments are not among them: their tiers may overlap by design (design section 3).
    """
    for entry in corpus.all_benchmarks:
        if entry.record.power_type == "行政处罚" and not entry.record.repeal:
            yield Penalty(entry)
