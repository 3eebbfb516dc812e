"""Rows of benchmarks for tables and lists, in the order a reader looks for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import benchmark_status, effective_date
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.answer import fine_summary
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """One benchmark in a table: `fine` is its range in short, `note` its state where it is not simply in force."""

    id: str
    title: str
    address: str
    fine: str
    since: date | None
    note: str


def rows(publication: Publication, entries: Iterable[Entry[Benchmark]]) -> list[BenchmarkRow]:
    """A row for each benchmark; those that no longer apply come last."""
    found = [_row(publication, entry) for entry in entries]
    return sorted(found, key=lambda row: (row.note in _ENDED, row.id))


_ENDED = ("已废止", "已失效")


def _row(publication: Publication, entry: Entry[Benchmark]) -> BenchmarkRow:
    record = entry.record
    since = effective_date(record, publication.corpus)
    note = state_note(publication, entry)
    return BenchmarkRow(entry.id, record.matter, urls.benchmark(entry.id), fine_summary(record), since, note)


def state_note(publication: Publication, entry: Entry[Benchmark]) -> str:
    """The word of a benchmark's state, "" while it is in force."""
    status = benchmark_status(entry.record, publication.corpus, publication.day)
    return "" if status.applies else status.state.value
