"""Amounts in 减轻, 从轻 and 从重: the first stays below the statutory minimum, the others within the range (BY 9(4))."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.model.fields import Conditions
from chidu.model.fines import amount_text
from chidu.problems import Problem
from chidu.ranges.figures import figure, lawful
from chidu.ranges.measure import Bounds, bounds, comparable, measure, who
from chidu.ranges.places import inside, reaches
from chidu.ranges.statutory import StatutoryRange
from chidu.rules.demands import Demand, NoParameters, PenaltyRule
from chidu.rules.penalty import Penalty
from chidu.sanction import Amount, Item, Kind, read
from chidu.source.nodes import Steps


def check(penalty: Penalty, ask: Demand[NoParameters]) -> Iterator[Problem]:
    """Judged for every fine a circumstance names; 减轻 may go below in kind too, so one without an amount says nothing."""
    record, ranges = penalty.record, penalty.statutory.ranges
    for steps, text in _texts(("减轻",), record.mitigated):
        for item, allowed in _fines(text, ranges):
            yield from _mitigated(penalty.entry, ask, steps, item, allowed)
    for key, circumstances in (("从轻", record.lighter), ("从重", record.heavier)):
        for steps, text in _texts((key,), circumstances):
            for item, allowed in _fines(text, ranges):
                yield from _outside(penalty.entry, ask, steps, item, allowed)


def _texts(steps: Steps, circumstances: Conditions | None) -> Iterator[tuple[Steps, str]]:
    for index, circumstance in enumerate(circumstances or ()):
        for text in circumstance.all_of:
            yield (*steps, index), text


def _fines(
    text: str, ranges: tuple[StatutoryRange, ...]
) -> Iterator[tuple[Item, tuple[StatutoryRange, ...]]]:
    """Each fine a circumstance names, with what the clauses allow of its measure, on whichever track."""
    for item in read(text).items:
        measured = measure(item)
        if item.kind is Kind.FINE and measured is not None:
            hit = who(item.target)
            allowed = tuple(each for each in ranges if comparable(each.measure, measured) and each.who is hit)
            if allowed:
                yield item, allowed


def _mitigated(
    entry: Entry[Benchmark],
    ask: Demand[NoParameters],
    steps: Steps,
    item: Item,
    allowed: tuple[StatutoryRange, ...],
) -> Iterator[Problem]:
    """Of several ranges the one with the highest minimum counts: which of them is mitigated, no table says."""
    amount = item.amount
    lows = [each.bounds.low for each in allowed if each.bounds.low]
    assert amount is not None, "only fines with an amount"
    if len(lows) == len(allowed) and reaches(bounds(amount), max(lows)):
        minimum = figure(max(lows), amount)
        yield ask.finding(
            f"“减轻”里写的罚款 {amount_text(amount)}，没有低于法定最低的 {minimum}（{lawful(allowed)}）",
            entry.file.place(*steps),
            instead=f"低于 {minimum}；在法定幅度以内的，写进“从轻”",
        )


def _outside(
    entry: Entry[Benchmark],
    ask: Demand[NoParameters],
    steps: Steps,
    item: Item,
    allowed: tuple[StatutoryRange, ...],
) -> Iterator[Problem]:
    amount = item.amount
    assert amount is not None, "only fines with an amount"
    if not inside(bounds(amount), allowed) or _all_below(bounds(amount), allowed):
        words = lawful(allowed)
        milder = (
            "；低于法定最低的，写进“减轻”" if steps[0] == "从轻" and _starts_below(amount, allowed) else ""
        )
        yield ask.finding(
            f"“{steps[0]}”里写的罚款 {amount_text(amount)}，超出了法定幅度（{words}）",
            entry.file.place(*steps),
            instead=f"在 {words}以内{milder}",
        )


def _starts_below(amount: Amount, allowed: tuple[StatutoryRange, ...]) -> bool:
    low = bounds(amount).low
    return all(each.bounds.low is not None and (low is None or low < each.bounds.low) for each in allowed)


def _all_below(own: Bounds, allowed: tuple[StatutoryRange, ...]) -> bool:
    """5000元以下 names no lowest and yet lies wholly below a range from 1万元."""
    lows = [each.bounds.low for each in allowed]
    return own.high is not None and all(low is not None and own.high < low for low in lows)


RULE = PenaltyRule("circumstances-range", NoParameters, check)
