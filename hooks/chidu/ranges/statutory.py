"""The statutory range: every amount the clauses of a record allow, and which of them a tier answers to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chidu.model.benchmark import Benchmark
from chidu.ranges.measure import Bounds, Measure, Who, bounds, comparable, measure, who
from chidu.sanction import Amount, Item, Kind

_TRIM = re.compile(r"^(?:但是?|对|如果?|若)|[的者，,：: ]+$")


@dataclass(frozen=True, slots=True)
class StatutoryRange:
    """One amount a clause allows, and to whom and when."""

    basis: int
    """Which of the record's 处罚依据, from 0."""
    track: str | None
    measure: Measure
    target: str | None
    condition: str | None
    amount: Amount
    bounds: Bounds

    def holds(self, amount: Bounds) -> bool:
        """Whether an amount lies in the range."""
        low, high = self.bounds.low, self.bounds.high
        above = low is None or (amount.low if amount.low is not None else low) >= low
        return above and (high is None or (amount.high is not None and amount.high <= high))

    @property
    def who(self) -> Who:
        """The class of its target."""
        return who(self.target)


@dataclass(frozen=True, slots=True)
class Statutory:
    """Every amount of a record's clauses; `whole` where each clause that is quoted was read without a gap."""

    ranges: tuple[StatutoryRange, ...]
    whole: bool


def statutory(record: Benchmark) -> Statutory:
    """What the record's 罚则 allow."""
    found: list[StatutoryRange] = []
    whole = True
    for index, basis in enumerate(record.penalty_bases):
        for words in basis.clause or ():
            reading = words.reading
            whole = whole and reading.complete
            found += _ranges(index, words.track, reading.items)
    return Statutory(tuple(found), whole)


def _ranges(index: int, track: str | None, items: Iterable[Item]) -> Iterator[StatutoryRange]:
    for item in items:
        measured = measure(item)
        if measured is not None and item.amount is not None:
            yield StatutoryRange(
                index, track, measured, item.target, item.condition, item.amount, bounds(item.amount)
            )


def answering(
    ranges: Iterable[StatutoryRange],
    measured: Measure,
    *,
    track: str | None = None,
    hit: Who = Who.SUBJECT,
    condition: str | None = None,
) -> tuple[StatutoryRange, ...]:
    """The ranges a tier's amount must lie in one of; () where the clauses give nothing to hold it against.

    Where a clause speaks of the very track, target or circumstance of the tier, only that counts; else whatever it
    allows of this measure, so that nothing within the law is ever called outside it.
    """
    found = [each for each in ranges if comparable(each.measure, measured) and each.track in (None, track)]
    found = _narrowed(found, [each for each in found if track is not None and each.track == track])
    found = _of_target(found, _named(track, hit))
    for words in (condition, track):
        found = _narrowed(found, [each for each in found if _same(each.condition, words)])
    return tuple(found)


def _narrowed(found: list[StatutoryRange], closer: list[StatutoryRange]) -> list[StatutoryRange]:
    return closer or found


def _named(track: str | None, hit: Who) -> Who:
    """A track may name whom it is about: 直接负责的主管人员."""
    return who(track) if hit is Who.SUBJECT and track and who(track) is Who.PERSON else hit


def _of_target(found: list[StatutoryRange], hit: Who) -> list[StatutoryRange]:
    """A fine on persons answers to the clause on persons, or to one that names nobody."""
    same = [each for each in found if each.who is hit]
    if same or hit is Who.SUBJECT:
        return same
    return [each for each in found if each.target is None]


def _same(condition: str | None, words: str | None) -> bool:
    return condition is not None and words is not None and _bare(condition) == _bare(words)


def _bare(words: str) -> str:
    return _TRIM.sub("", _TRIM.sub("", words.strip()))


def of_fines(ranges: Iterable[StatutoryRange]) -> tuple[StatutoryRange, ...]:
    """Those that are fines."""
    return tuple(each for each in ranges if each.measure.kind is Kind.FINE)
