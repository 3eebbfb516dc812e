"""The index as the program itself asks it: postings in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from chidu.search.impacts import Postings, postings
from chidu.search.query import Known
from chidu.search.records import PageKind, SearchRecord
from chidu.search.references import act_name, act_numbers

_ENDED = ("已废止", "已失效")


@dataclass(frozen=True, slots=True)
class MemoryIndex:
    """Records in the order of their ids, and every token's impact in each. It is an `Index` of `chidu.search.finding`."""

    records: Sequence[SearchRecord]
    postings: Postings
    known: Known
    ended: frozenset[int]
    aside: frozenset[int]

    @classmethod
    def of(cls, records: Iterable[SearchRecord]) -> Self:
        """The index of a collection; its records in any order."""
        ordered = sorted(records, key=lambda record: record.id)
        found, common = postings(ordered)
        return cls(ordered, found, known_of(ordered, common), ended_of(ordered), aside_of(ordered))

    @property
    def count(self) -> int:
        """How many records there are."""
        return len(self.records)

    def term(self, token: str) -> Mapping[int, int]:
        """The impact of a token in every record that has it."""
        return self.postings.get(token, {})

    def card(self, record: int) -> SearchRecord:
        """A record by its position."""
        return self.records[record]


def known_of(records: Sequence[SearchRecord], common: Iterable[str]) -> Known:
    """What a collection knows; `common` are its tokens that tell no record apart."""
    codes = ("\n".join([record.document_number, *record.codes]) for record in records)
    return Known(
        laws=tuple(sorted({act_name(name) for record in records for name in record.laws} - {""})),
        numbers=tuple(sorted({number for text in codes for number in act_numbers(text)})),
        common=frozenset(common),
    )


def ended_of(records: Sequence[SearchRecord]) -> frozenset[int]:
    """The positions of what no longer applies."""
    return frozenset(at for at, record in enumerate(records) if record.status in _ENDED)


def aside_of(records: Sequence[SearchRecord]) -> frozenset[int]:
    """The positions of what is no benchmark."""
    return frozenset(at for at, record in enumerate(records) if record.kind is not PageKind.BENCHMARK)
