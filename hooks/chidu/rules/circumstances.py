"""Circumstances that cannot decide: the same one in two tiers, or bounds the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.language import numerals
from chidu.model.benchmark import Benchmark
from chidu.problems import Level, Problem
from chidu.rules.penalty import Penalty
from chidu.source.nodes import Steps

ALIKE = "鲅政办发〔2015〕74号第八条第（五）项：事实、性质、情节基本相同的，处理基本相同"
CLEAR = "国办发〔2022〕27号第（六）项：从轻、一般、从重档次情形要明确具体"

_BLANKS = re.compile(r"\s+")
_NUMBER = r"(?P<{0}>[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千万两]+)"
_BETWEEN = r"[^0-9一二三四五六七八九十百千万两，。；、（）(]{0,6}?"
_REVERSED = re.compile(
    _NUMBER.format("first") + _BETWEEN + "以下" + _NUMBER.format("second") + _BETWEEN + "以上"
)
# 超过3次以上; but 超过排放标准1倍以上 is 1倍以上 of what goes beyond.
_DIGITS = r"\s?[0-9一二三四五六七八九十百千万两.]+[^，。；、以0-9]{0,4}"
_TWICE_BOUND = re.compile(rf"(?:超过|大于|高于){_DIGITS}以上|(?:不足|不满|低于|少于){_DIGITS}以下")


def check(penalty: Penalty) -> Iterator[Problem]:
    """Every circumstance leads to one tier, and its bounds can be met."""
    yield from _repeated(penalty.entry)
    for steps, name, text in _circumstances(penalty.record):
        yield from _bounds(penalty.entry, steps, name, text)


def _circumstances(record: Benchmark) -> Iterator[tuple[Steps, str, str]]:
    for index, tier in enumerate(record.tiers):
        for place, condition in enumerate(tier.conditions or ()):
            for text in condition.all_of:
                yield ("裁量阶次", index, "适用情形", place), tier.name, text
    for index, row in enumerate(record.matrix.rows if record.matrix else ()):
        for place, text in enumerate(row.conditions):
            yield ("裁量矩阵", "行", index, "情形", place), row.name or "", text


def _repeated(entry: Entry[Benchmark]) -> Iterator[Problem]:
    """A circumstance that stands alone in two tiers of one track; one that must hold with others may recur."""
    seen: dict[tuple[str | None, str], tuple[int, str]] = {}
    for index, tier in enumerate(entry.record.tiers):
        for place, condition in enumerate(tier.conditions or ()):
            if len(condition.all_of) > 1:
                continue
            key = (tier.track, _BLANKS.sub("", condition.all_of[0]).removesuffix("的"))
            first, name = seen.setdefault(key, (index, tier.name))
            if first != index:
                yield Problem(
                    "condition-repeated",
                    Level.WARNING,
                    f"“{condition.all_of[0]}”在“{name}”里已经写过，“{tier.name}”又写了，同一情形有两档可用",
                    entry.file.place("裁量阶次", index, "适用情形", place),
                    instead="只留在一档里，或者写明两者有什么不同",
                    clause=ALIKE,
                )


def _bounds(entry: Entry[Benchmark], steps: Steps, name: str, text: str) -> Iterator[Problem]:
    for match in _REVERSED.finditer(text):
        low, high = numerals.parse(match["second"]), numerals.parse(match["first"])
        if low is not None and high is not None and low > high:
            yield _unclear(
                entry,
                steps,
                name,
                match[0],
                "又要在小数以下，又要在大数以上，没有这样的情形",
                "小数以上、大数以下",
            )
    for match in _TWICE_BOUND.finditer(text):
        yield _unclear(
            entry,
            steps,
            name,
            match[0],
            "一个数用了两个界限词，看不出含不含本数",
            "留一个界限词，例如 3次以上",
        )


def _unclear(
    entry: Entry[Benchmark], steps: Steps, name: str, words: str, what: str, instead: str
) -> Problem:
    return Problem(
        "condition-bounds",
        Level.WARNING,
        f"“{name}”的“{words}”{what}",
        entry.file.place(*steps),
        instead=instead,
        clause=CLEAR,
    )
