"""Words the sanction parser cannot read: reported, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.problems import Level, Problem

Steps = tuple[str | int, ...]


def check(corpus: Corpus) -> Iterator[Problem]:
    """Every 罚则 and 裁量标准 of a penalty reads whole, so that tables, answers and differences can be derived."""
    for entry in corpus.all_benchmarks:
        if entry.record.power_type == "行政处罚":
            for steps, words in _words(entry.record):
                yield from _unread(entry, steps, words)


def _words(record: Benchmark) -> Iterator[tuple[Steps, TrackWords]]:
    for index, basis in enumerate(record.penalty_bases):
        yield from _tracks(("处罚依据", index, "罚则"), basis.clause or ())
    for index, tier in enumerate(record.tiers):
        yield from _tracks(("裁量阶次", index, "裁量标准"), tier.standard)
    for index, row in enumerate(record.matrix.rows if record.matrix else ()):
        yield from _tracks(("裁量矩阵", "行", index, "裁量标准"), row.standard)


def _tracks(steps: Steps, words: tuple[TrackWords, ...]) -> Iterator[tuple[Steps, TrackWords]]:
    for each in words:
        yield (steps if each.track is None else (*steps, each.track)), each


def _unread(entry: Entry[Benchmark], steps: Steps, words: TrackWords) -> Iterator[Problem]:
    for unread in words.reading.unread:
        yield Problem(
            "sanction-unread",
            Level.WARNING,
            f"“{unread.text}”读不出来：{unread.reason}",
            entry.file.place(*steps),
            instead="按法条的说法写，例如“处1000元以上5000元以下罚款”",
            clause="鲅政办发〔2015〕74号第九条第（三）项：每一个阶次都要列明具体标准",
        )
