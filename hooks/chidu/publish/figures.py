"""What a benchmark comes to, in the few words and numbers that lists, result cards and filters show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.model.fines import is_fine
from chidu.model.tiers import ListOutcome, is_mitigated
from chidu.publish.answer import PENAL, Outcome, fine_summary, outcomes, range_by_track
from chidu.publish.fine_range import Figures, FineRange, fine_ranges
from chidu.publish.publication import Publication
from chidu.sanction import Reading, Unit
from chidu.search.records import FineWord

_SPARED = (ListOutcome.NO_PENALTY, ListOutcome.MAY_WAIVE)
# Rows of a matrix may be called by their circumstances, which are too long for one line.
_LONGEST_NAME = 20


def figures_of(publication: Publication, entry: Entry[Benchmark]) -> Figures:
    """What a benchmark comes to, worked out once an edition: reading the words takes its time."""
    found = publication.worked_out.get(entry.id)
    if found is None:
        found = publication.worked_out[entry.id] = figures(entry.record)
    return found


def figures(record: Benchmark) -> Figures:
    """Read a record's outcomes once for all of it."""
    top, beyond = _top(record)
    return Figures(fine_summary(record), _highest(record), top, beyond)


def _highest(record: Benchmark) -> str:
    found = outcomes(record)
    if record.power_type not in PENAL or len(found) < 2:
        return ""
    place = _gravest(record, found)
    gravest, track = found[place], record.tiers[place].track if record.tiers else None
    if fine_ranges([each.reading for each in gravest.standard]) is None:
        return ""
    called = f"{track}，{gravest.name}" if track else gravest.name
    name = called if len(called) <= _LONGEST_NAME else "最重的一档"
    words = range_by_track([gravest])
    if not words:
        return ""
    # What has colons of its own stands in brackets: 严重（单位：8 万元 至 10 万元；个人：1 万元）
    return f"{name}（{words}）" if "：" in words else f"{name}：{words}"


def _gravest(record: Benchmark, found: Sequence[Outcome]) -> int:
    """Tiers go from light to heavy; where they belong to several tables, and in a matrix, the highest fine decides."""
    if record.tiers and not any(tier.track for tier in record.tiers):
        graded = [at for at, tier in enumerate(record.tiers) if not is_mitigated(tier.grade, tier.name)]
        return graded[-1] if graded else len(found) - 1
    return max(range(len(found)), key=lambda at: (_weight(found[at]), at))


def _weight(outcome: Outcome) -> Decimal:
    amounts = [i.amount for each in outcome.standard for i in each.reading.items if is_fine(i) and i.amount]
    return max((a.max for a in amounts if a.max is not None and a.unit is Unit.YUAN), default=Decimal(0))


def _top(record: Benchmark) -> tuple[int | None, tuple[FineWord, ...]]:
    if record.list_conditions:
        spared = record.list_conditions.outcome in _SPARED
        return (0, ()) if spared else (None, (FineWord.IN_WORDS,))
    readings = _readings(record)
    ranges = fine_ranges(readings)
    if not ranges and record.power_type != "行政处罚":
        return None, (FineWord.NO_PENALTY,)
    if ranges is None or not readings:
        return None, (FineWord.IN_WORDS,)
    if not ranges:
        return 0, ()
    ends = [_end(each) for each in ranges]
    amounts = [int(end) for end in ends if isinstance(end, Decimal)]
    words = tuple(word for word in FineWord if word in ends)
    return max(amounts, default=None), words


def _readings(record: Benchmark) -> list[Reading]:
    """What the tiers say; of a formula, what the law it divides says."""
    if record.factors:
        return [words.reading for basis in record.penalty_bases for words in basis.clause or ()]
    return list(_outcome_readings(record))


def _outcome_readings(record: Benchmark) -> Iterator[Reading]:
    for outcome in outcomes(record):
        for words in outcome.standard:
            yield words.reading


def _end(found: FineRange) -> Decimal | FineWord:
    """The highest fine of one measure in yuan, or the word for what bounds it instead."""
    if found.cap is not None:
        return found.cap
    if found.unit is not Unit.YUAN or found.per:
        return FineWord.OF_A_BASE
    return FineWord.NO_LIMIT if found.high is None else found.high
