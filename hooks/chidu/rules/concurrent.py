"""应当并处: what the law imposes together is not imposed singly (BY 9(5))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.model.fines import is_open
from chidu.model.tiers import is_mitigated
from chidu.problems import Level, Problem
from chidu.ranges.measure import who
from chidu.rules.penalty import Penalty
from chidu.sanction import Kind, Reading
from chidu.source.nodes import Steps

TOGETHER = "鲅政办发〔2015〕74号第九条第（五）项：规定应当并处的，除减轻、不予处罚外，不得改为单处"

# Kinds of 行政处罚法 9 that stand by themselves: 没收 depends on there being something to take away.
_SINGLE = frozenset(
    {Kind.WARNING, Kind.CRITICISM, Kind.FINE, Kind.DETENTION, Kind.REVOKE_LICENCE, Kind.SUSPEND_LICENCE}
    | {Kind.SUSPEND_BUSINESS, Kind.CLOSE_BUSINESS, Kind.LOWER_QUALIFICATION}
)
_EXCUSED = frozenset({Kind.NO_PENALTY, Kind.NO_FINE})


def check(penalty: Penalty) -> Iterator[Problem]:
    """A tier that imposes one of two kinds the law joins by 并处 imposes the other too."""
    entry = penalty.entry
    clauses = [words for basis in entry.record.penalty_bases for words in basis.clause or ()]
    if not clauses or not all(words.reading.complete for words in clauses):
        return
    for index, tier in enumerate(entry.record.tiers):
        if is_mitigated(tier.grade, tier.name):
            continue
        for words in tier.standard:
            together = _together(each.reading for each in clauses if each.track in (None, words.track))
            if missing := _missing(words, together):
                yield _dropped(entry, ("裁量阶次", index, "裁量标准"), tier.name, missing)


def _together(readings: Iterable[Reading]) -> frozenset[Kind]:
    """The kinds that every circumstance of the clauses imposes together; empty where any leaves a choice."""
    groups = [group for reading in readings for group in _groups(reading)]
    if not groups or any(group is None for group in groups):
        return frozenset()
    return frozenset.intersection(*(group for group in groups if group is not None))


def _groups(reading: Reading) -> Iterator[frozenset[Kind] | None]:
    """For each circumstance and target the kinds imposed together, None where the organ may choose."""
    penal = [item for item in reading.items if item.kind in _SINGLE]
    for _, items in groupby(penal, key=lambda item: (item.condition, who(item.target))):
        listed = list(items)
        choice = any(is_open(item) for item in listed)
        yield None if choice or len(listed) == 1 else frozenset(item.kind for item in listed)


def _missing(words: TrackWords, together: frozenset[Kind]) -> frozenset[Kind]:
    kinds = {item.kind for item in words.reading.items}
    if not words.reading.complete or kinds & _EXCUSED or not kinds & together:
        return frozenset()
    return together - kinds


def _dropped(entry: Entry[Benchmark], steps: Steps, name: str, missing: frozenset[Kind]) -> Problem:
    words = "、".join(sorted(kind.value for kind in missing))
    return Problem(
        "concurrent-dropped",
        Level.WARNING,
        f"法条规定并处的，“{name}”只写了一种，没有写{words}",
        entry.file.place(*steps),
        instead=f"补上{words}；确属减轻处罚的，阶次写明减轻",
        clause=TOGETHER,
    )
