"""Every sentence of a record that imposes something, with the keys that lead to it."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.source.nodes import Steps


def wordings(record: Benchmark) -> Iterator[tuple[Steps, TrackWords]]:
    """罚则 first, then 裁量标准 of tiers and rows, each track by itself."""
    for index, basis in enumerate(record.penalty_bases):
        yield from _tracks(("处罚依据", index, "罚则"), basis.clause or ())
    yield from standards(record)


def standards(record: Benchmark) -> Iterator[tuple[Steps, TrackWords]]:
    """裁量标准 of tiers and rows."""
    for index, tier in enumerate(record.tiers):
        yield from _tracks(("裁量阶次", index, "裁量标准"), tier.standard, plain=tier.track is not None)
    for index, row in enumerate(record.matrix.rows if record.matrix else ()):
        yield from _tracks(("裁量矩阵", "行", index, "裁量标准"), row.standard)


def _tracks(
    steps: Steps, words: tuple[TrackWords, ...], *, plain: bool = False
) -> Iterator[tuple[Steps, TrackWords]]:
    """`plain`: the track is the tier's own, so no key of the sentence names it."""
    for each in words:
        yield (steps if each.track is None or plain else (*steps, each.track)), each
