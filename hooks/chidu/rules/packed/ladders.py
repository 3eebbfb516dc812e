"""Ladders: the discretion tiers of a record, track by track, as rules on their number and their names count them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.model.fines import is_open
from chidu.model.tiers import Grade, is_mitigated
from chidu.ranges.measure import bounds
from chidu.rules.packed.kinds import PENALTIES
from chidu.source.nodes import Steps


class Rank(NamedTuple):
    """One discretion tier: rows of a matrix that share a name are one, as are tiers told apart by their codes."""

    name: str
    grade: Grade | None
    steps: Steps
    """To its name."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The tiers one or several tracks share; those of 减轻 and 不予 are in `below` by name and do not count.

    `heading` names the tracks where the record has other ladders too. `outcomes` is how many decisions the clauses
    leave: 1 is no discretion, None a range, so more than can be counted.
    """

    heading: str
    tracks: frozenset[str]
    ranks: tuple[Rank, ...]
    below: tuple[str, ...]
    ordered: bool
    outcomes: int | None

    @property
    def discretionary(self) -> bool:
        """Whether the law leaves anything to divide."""
        return self.outcomes is None or self.outcomes > 1


class Row(NamedTuple):
    """A tier or a matrix row with what it imposes."""

    rank: Rank
    standard: tuple[TrackWords, ...]


def ladders(record: Benchmark) -> tuple[Ladder, ...]:
    """Every ladder of a record in tier or matrix form, in order; a ladder without a tier that counts is none."""
    listed = list(rows(record))
    held: dict[str | None, tuple[int, ...]] = {}
    for index, row in enumerate(listed):
        for words in row.standard:
            held[words.track] = (*held.get(words.track, ()), index)
    shared: dict[tuple[int, ...], list[str]] = {}
    for track, indexes in held.items():
        shared.setdefault(indexes, []).extend([] if track is None else [track])
    found = (
        _ladder(record, tracks, [listed[index].rank for index in indexes], named=len(shared) > 1)
        for indexes, tracks in shared.items()
    )
    return tuple(each for each in found if each.ranks)


def rows(record: Benchmark) -> Iterator[Row]:
    """Every tier, or every row of a matrix, as listed."""
    for index, tier in enumerate(record.tiers):
        yield Row(Rank(tier.name, tier.grade, ("裁量阶次", index, "阶次")), tier.standard)
    for index, row in enumerate(record.matrix.rows if record.matrix else ()):
        # Rows without a name that impose the same are one tier.
        name = row.name or "；".join(words.words for words in row.standard)
        yield Row(Rank(name, row.grade, ("裁量矩阵", "行", index, "阶次")), row.standard)


def counted(record: Benchmark, indexes: Iterable[int]) -> tuple[Rank, ...]:
    """The tiers among the rows of these indexes, each name once; those of 减轻 and 不予 do not count."""
    listed = [row.rank for row in rows(record)]
    chosen = (listed[index] for index in indexes)
    return tuple({each.name: each for each in chosen if not is_mitigated(each.grade, each.name)}.values())


def _ladder(record: Benchmark, tracks: list[str], ranks: list[Rank], *, named: bool) -> Ladder:
    distinct = {rank.name: rank for rank in reversed(ranks)}
    ordered = [rank for rank in ranks if distinct[rank.name] is rank]
    counted = tuple(rank for rank in ordered if not is_mitigated(rank.grade, rank.name))
    return Ladder(
        f"（{'、'.join(tracks)}）" if named and tracks else "",
        frozenset(tracks),
        counted,
        tuple(rank.name for rank in ordered if rank not in counted),
        record.matrix is None,
        _outcomes(_clauses(record, frozenset(tracks))),
    )


def _clauses(record: Benchmark, tracks: frozenset[str]) -> Iterator[TrackWords]:
    for basis in record.penalty_bases:
        for words in basis.clause or ():
            if words.track is None or not tracks or words.track in tracks:
                yield words


def _outcomes(clauses: Iterable[TrackWords]) -> int | None:
    choices = 0
    for words in clauses:
        for item in words.reading.items:
            if item.kind in PENALTIES:
                if item.amount is not None and not bounds(item.amount).fixed:
                    return None
                choices += is_open(item)
    return choices + 1
