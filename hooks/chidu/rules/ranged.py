"""Which records the rules on sanctions look at, and the series of amounts in them."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.ranges.series import Series, series


def penalties(corpus: Corpus) -> Iterator[Entry[Benchmark]]:
    """Every penalty that is not repealed: what is over is kept as it was, not corrected."""
    for entry in corpus.all_benchmarks:
        if entry.record.power_type == "行政处罚" and not entry.record.repeal:
            yield entry


def ranged(corpus: Corpus) -> Iterator[tuple[Entry[Benchmark], tuple[Series, ...]]]:
    """Every penalty with its series; rewards and payments may overlap by design and are not judged."""
    for entry in penalties(corpus):
        found = series(entry.record)
        if found:
            yield entry, found
