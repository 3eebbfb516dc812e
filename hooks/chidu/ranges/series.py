"""Series: the amounts of one measure, target and circumstance from tier to tier, with the range they answer to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.model.fines import is_alternative, is_waivable
from chidu.model.tiers import Grade, is_mitigated
from chidu.ranges.measure import Bounds, Measure, Who, bounds, measure, who
from chidu.ranges.statutory import Statutory, StatutoryRange, answering, statutory
from chidu.sanction import Amount, Combination, Kind, Reading
from chidu.source.nodes import Steps

_GRAVER = re.compile("情节|造成|后果|构成")


class Weight(NamedTuple):
    """How heavy a tier is besides its numbers, to be compared: its gravest kind, then whether that can be avoided."""

    gravest: int
    certain: bool


_GRAVITY = {
    Kind.DETENTION: 4,
    Kind.REVOKE_LICENCE: 3,
    Kind.CLOSE_BUSINESS: 3,
    Kind.RESTRICT_EMPLOYMENT: 3,
    Kind.SUSPEND_BUSINESS: 2,
    Kind.SUSPEND_LICENCE: 2,
    Kind.LOWER_QUALIFICATION: 2,
    Kind.RESTRICT_BUSINESS: 2,
}


@dataclass(frozen=True, slots=True)
class Rung:
    """One tier's amount. `index` counts the tiers or rows of the record, `steps` lead to its words."""

    index: int
    name: str
    grade: Grade | None
    steps: Steps
    amount: Amount
    bounds: Bounds
    target: str | None
    waivable: bool
    weight: Weight
    """Of the other penalties beside it."""

    @property
    def mitigated(self) -> bool:
        """Whether the tier is one of 减轻处罚, by its grade or its name."""
        return is_mitigated(self.grade, self.name)


@dataclass(frozen=True)
class Series:
    """What tiers impose of one measure; `whole` where every tier of the track was read without a gap."""

    track: str | None
    measure: Measure
    who: Who
    condition: str | None
    rungs: tuple[Rung, ...]
    allowed: tuple[StatutoryRange, ...]
    whole: bool
    ordered: bool
    """Whether the record lists its tiers from light to heavy; the rows of a matrix follow the axes."""

    @cached_property
    def graded(self) -> tuple[Rung, ...]:
        """The rungs that must lie within the statutory range: all but 减轻."""
        return tuple(rung for rung in self.rungs if not rung.mitigated)

    @property
    def fixed(self) -> bool:
        """Whether every tier names one amount (format.md: judged by order and by the statutory range only)."""
        return all(rung.bounds.fixed for rung in self.rungs)

    @cached_property
    def divided(self) -> tuple[StatutoryRange, ...]:
        """What the tiers are there to divide: the ranges they lie in, and the graver ones of the same violation.

        A clause quoted whole may speak of another violation too, whose range is some other record's to divide.
        """
        used = [each for each in self.allowed if any(each.holds(rung.bounds) for rung in self.graded)]
        graver = [each for each in self.allowed if _GRAVER.match(each.condition or "")]
        return tuple(each for each in self.allowed if each in used or each in graver) or self.allowed

    @property
    def lowest(self) -> Decimal | None:
        """The lowest of what the law allows; None where it fixes no minimum or there is no law to say."""
        lows = [each.bounds.low for each in self.divided]
        return min((low for low in lows if low is not None), default=None) if None not in lows else None

    @property
    def highest(self) -> Decimal | None:
        """The highest of what the law allows; None where it fixes no maximum or there is no law to say."""
        highs = [each.bounds.high for each in self.divided]
        return max((high for high in highs if high is not None), default=None) if None not in highs else None


@dataclass(frozen=True, slots=True)
class _Row:
    """A tier or a matrix row: all that the two have in common."""

    index: int
    name: str
    grade: Grade | None
    steps: Steps
    standard: tuple[TrackWords, ...]


def series(record: Benchmark) -> tuple[Series, ...]:
    """Every series of a record, tracks in the order they first appear."""
    rows = list(_rows(record))
    tracks = dict.fromkeys(words.track for row in rows for words in row.standard)
    law = statutory(record)
    return tuple(each for track in tracks for each in _of_track(record, track, rows, law))


def _rows(record: Benchmark) -> Iterator[_Row]:
    for index, tier in enumerate(record.tiers):
        yield _Row(index, tier.name, tier.grade, ("裁量阶次", index, "裁量标准"), tier.standard)
    for index, row in enumerate(record.matrix.rows if record.matrix else ()):
        name = row.name or "、".join(row.conditions)
        yield _Row(index, name, row.grade, ("裁量矩阵", "行", index, "裁量标准"), row.standard)


Key = tuple[Measure, Who, str | None]


def _of_track(record: Benchmark, track: str | None, rows: Sequence[_Row], law: Statutory) -> Iterator[Series]:
    groups: dict[Key, list[Rung]] = {}
    whole = True
    for row in rows:
        for words in row.standard:
            if words.track == track:
                reading = words.reading
                whole = whole and reading.complete
                for key, rung in _rungs(row, words, reading):
                    groups.setdefault(_key(groups, key), []).append(rung)
    for (measured, hit, condition), rungs in groups.items():
        allowed = answering(law.ranges, measured, track=track, hit=hit, condition=condition)
        yield Series(
            track, measured, hit, condition, tuple(rungs), allowed, whole, ordered=record.matrix is None
        )


def _rungs(row: _Row, words: TrackWords, reading: Reading) -> Iterator[tuple[Key, Rung]]:
    """The amounts of one tier's sentence."""
    named = len(row.standard) > 1 and words.track is not None
    steps = (*row.steps, words.track or "") if named else row.steps
    alternative, weight = is_alternative(reading.items), _weight(reading)
    for item in reading.items:
        measured, amount = measure(item), item.amount
        if measured is not None and amount is not None:
            waivable = alternative or is_waivable(item)
            yield (
                (measured, who(item.target), item.condition),
                Rung(
                    row.index,
                    row.name,
                    row.grade,
                    steps,
                    amount,
                    bounds(amount),
                    item.target,
                    waivable,
                    weight,
                ),
            )


def _weight(reading: Reading) -> Weight:
    gravest = max((_GRAVITY.get(item.kind, 0) for item in reading.items), default=0)
    certain = all(item.combination is not Combination.OR for item in reading.items)
    return Weight(gravest, certain)


def _key(groups: dict[Key, list[Rung]], key: Key) -> Key:
    """A tier that leaves out the base goes with the tiers that name it: 所收费用三倍, then 四倍."""
    measured, hit, condition = key
    for other in groups:
        unnamed = other[0].base is None or measured.base is None
        if unnamed and other == (measured._replace(base=other[0].base), hit, condition):
            return other
    return key
