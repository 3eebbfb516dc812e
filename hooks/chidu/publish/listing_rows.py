"""Rows of benchmarks for tables and lists, in the order a reader looks for them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import benchmark_status, effective_date
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.figures import figures_of
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """One benchmark in a table: `fine` is its range in short, `note` its state where it is not simply in force."""

    id: str
    title: str
    aliases: tuple[str, ...]
    address: str
    fine: str
    since: date | None
    note: str

    @property
    def fines(self) -> tuple[str, ...]:
        """The range, one case a line, so that no line breaks inside a number; a word where it is no penalty."""
        return tuple(_together(case) for case in self.fine.split("；")) if self.fine else ("不是处罚",)


def _together(case: str) -> str:
    """`20 万元 至 100 万元` with the figures kept beside their units."""
    return re.sub(r"(?<=[0-9]) | (?=[0-9])", "\N{NO-BREAK SPACE}", case)


@dataclass(frozen=True, slots=True)
class RowBook:
    """The row of every benchmark, worked out once however many pages list it."""

    publication: Publication
    _written: dict[str, BenchmarkRow] = field(default_factory=dict)

    def rows(self, entries: Iterable[Entry[Benchmark]]) -> list[BenchmarkRow]:
        """A row for each benchmark; those that no longer apply come last."""
        found = [self._written.get(entry.id) or self._write(entry) for entry in entries]
        return sorted(found, key=lambda row: (row.note in _ENDED, row.id))

    def _write(self, entry: Entry[Benchmark]) -> BenchmarkRow:
        record, publication = entry.record, self.publication
        row = BenchmarkRow(
            entry.id,
            record.matter,
            record.aliases,
            urls.benchmark(entry.id),
            figures_of(publication, entry).range,
            effective_date(record, publication.corpus),
            state_note(publication, entry),
        )
        self._written[entry.id] = row
        return row


_ENDED = ("已废止", "已失效")


def state_note(publication: Publication, entry: Entry[Benchmark]) -> str:
    """The word of a benchmark's state, "" while it is in force."""
    status = benchmark_status(entry.record, publication.corpus, publication.day)
    return "" if status.applies else status.state.value
