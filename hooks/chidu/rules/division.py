"""Tiers divide the statutory range: no gap, no overlap, upwards, from one end to the other, and all that is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.model.fines import amount_text
from chidu.problems import Level, Problem
from chidu.ranges.figures import figure, heading, lawful
from chidu.ranges.measure import Who, comparable
from chidu.ranges.partition import Neighbours, Shortfall, Step, neighbours, shortfalls
from chidu.ranges.series import Series
from chidu.ranges.statutory import StatutoryRange
from chidu.rules.penalty import Penalty
from chidu.sanction import Kind

DIVIDE = "国办发〔2022〕27号第（六）项：在最高额与最低额之间划分阶次"
RISE = "国办发〔2022〕27号第（六）项：防止过罚不相适应、重责轻罚、轻责重罚"


def check(penalty: Penalty) -> Iterator[Problem]:
    """Judged for each track, target and measure; fixed amounts by their order only (format.md, Words and numbers)."""
    for series in penalty.series:
        yield from _pairs(penalty.entry, series)
        yield from (_short(penalty.entry, series, each) for each in shortfalls(series))
    yield from _unused(penalty)


def _unused(penalty: Penalty) -> Iterator[Problem]:
    """One basis of several none of whose ranges any tier lies in: quoted by mistake, or left undivided."""
    fines: dict[int, list[StatutoryRange]] = {}
    for each in penalty.statutory.ranges:
        if each.measure.kind is Kind.FINE and each.who is Who.SUBJECT:
            fines.setdefault(each.basis, []).append(each)
    if len(fines) < 2 or not all(series.whole for series in penalty.series):
        return
    for basis, ranges in fines.items():
        rungs = [(series.measure, rung) for series in penalty.series for rung in series.rungs]
        held = [
            each.holds(rung.bounds) for each in ranges for m, rung in rungs if comparable(each.measure, m)
        ]
        if held and not any(held):
            yield Problem(
                "basis-unused",
                Level.WARNING,
                f"这一条规定的罚款（{lawful(ranges)}）没有一档用到",
                penalty.entry.file.place("处罚依据", basis, "罚则"),
                instead="核对是不是引错了条文；没有引错的，补上相应的阶次",
                clause=DIVIDE,
            )


def _pairs(entry: Entry[Benchmark], series: Series) -> Iterator[Problem]:
    for pair in neighbours(series):
        if pair.step is Step.DESCENDS:
            yield _descends(entry, series, pair)
        elif pair.step is Step.GAP and series.whole:
            yield _apart(entry, series, pair, "tiers-gap", "没有阶次可以适用", "让后一档从 {low} 起")
        elif pair.step is Step.OVERLAPS and not series.fixed:
            yield _apart(entry, series, pair, "tiers-overlap", "前后两档都写到了", "让后一档从 {high} 起")


def _descends(entry: Entry[Benchmark], series: Series, pair: Neighbours) -> Problem:
    lower, upper = amount_text(pair.lower.amount), amount_text(pair.upper.amount)
    return Problem(
        "tiers-descend",
        Level.WARNING,
        f"“{pair.upper.name}”{heading(series)} {upper}，反而比前一档“{pair.lower.name}”的 {lower} 轻",
        entry.file.place(*pair.upper.steps),
        instead="阶次从轻到重排列，数额逐档加重",
        clause=RISE,
    )


def _apart(
    entry: Entry[Benchmark], series: Series, pair: Neighbours, code: str, what: str, instead: str
) -> Problem:
    assert pair.low is not None and pair.high is not None, "a gap and an overlap have two ends"
    low, high = figure(pair.low, pair.upper.amount), figure(pair.high, pair.upper.amount)
    return Problem(
        code,
        Level.WARNING,
        f"“{pair.lower.name}”和“{pair.upper.name}”之间，{heading(series)} {low} 到 {high} {what}",
        entry.file.place(*pair.upper.steps),
        instead=instead.format(low=low, high=high),
        clause=DIVIDE,
    )


def _short(entry: Entry[Benchmark], series: Series, end: Shortfall) -> Problem:
    reached, law = figure(end.reached, end.rung.amount), figure(end.lawful, end.rung.amount)
    most = "最高" if end.at_top else "最低"
    return Problem(
        "tiers-short-of-top" if end.at_top else "tiers-short-of-bottom",
        Level.WARNING,
        f"各档{heading(series)}{most}只到 {reached}，法定{most}是 {law}（{lawful(series.divided)}）",
        entry.file.place(*end.rung.steps),
        instead=f"让{'最重' if end.at_top else '最轻'}的一档{'到' if end.at_top else '从'} {law}",
        clause=DIVIDE,
    )
