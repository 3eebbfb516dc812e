"""Tracks and targets: a record that divides by track does so with the same tracks everywhere (format.md)."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.problems import Level, Problem
from chidu.source.nodes import Steps


def check(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    """Every 裁量标准 of a record has the same tracks; its 罚则, where divided, names no other.

    Tiers that belong to one track each (轨道) all do so.
    """
    standards = list(_standards(entry.record))
    if standards:
        yield from _trackless(entry) if _stacked(entry.record) else _differing(entry, standards)
        known = frozenset(name for _, words in standards for name in _names(words))
        clauses = _clauses(entry.record)
        yield from (_other(entry, steps, known) for steps, words in clauses if _names(words) - known)


def _stacked(record: Benchmark) -> bool:
    return any(tier.track for tier in record.tiers)


def _trackless(entry: Entry[Benchmark]) -> Iterator[Problem]:
    for index, tier in enumerate(entry.record.tiers):
        if tier.track is None:
            yield Problem(
                "track-missing",
                Level.ERROR,
                f"别的档次都写了“轨道”，“{tier.name}”没有写",
                entry.file.place("裁量阶次", index, "阶次"),
                instead="轨道: 写明属于哪一个轨道",
                clause="《尺度格式》轨道和对象：同一项基准里轨道处处相同",
            )


def _differing(
    entry: Entry[Benchmark], standards: list[tuple[Steps, tuple[TrackWords, ...]]]
) -> Iterator[Problem]:
    expected = _names(standards[0][1])
    yield from (_other(entry, steps, expected) for steps, words in standards[1:] if _names(words) != expected)


def _names(words: tuple[TrackWords, ...]) -> frozenset[str]:
    return frozenset(each.track for each in words if each.track is not None)


def _standards(record: Benchmark) -> Iterator[tuple[Steps, tuple[TrackWords, ...]]]:
    for index, tier in enumerate(record.tiers):
        yield ("裁量阶次", index, "裁量标准"), tier.standard
    for index, row in enumerate(record.matrix.rows if record.matrix else ()):
        yield ("裁量矩阵", "行", index, "裁量标准"), row.standard


def _clauses(record: Benchmark) -> Iterator[tuple[Steps, tuple[TrackWords, ...]]]:
    for index, basis in enumerate(record.penalty_bases):
        if basis.clause:
            yield ("处罚依据", index, "罚则"), basis.clause


def _other(entry: Entry[Benchmark], steps: Steps, expected: frozenset[str]) -> Problem:
    wanted = "、".join(sorted(expected)) or "不分轨道"
    return Problem(
        "tracks-differ",
        Level.ERROR,
        "这里的轨道和第一档的不一样",
        entry.file.place(*steps),
        instead=f"和第一档一样：{wanted}",
        clause="《尺度格式》轨道和对象：同一项基准里轨道处处相同",
    )
