"""Slips of the pen that change or blur the words: a word typed twice, a bracket that has no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.problems import Level, Problem
from chidu.rules.penalty import Penalty
from chidu.rules.wordings import wordings
from chidu.source.nodes import Steps

EXACT = "国办发〔2022〕27号第（六）项：裁量阶次的情形要明确具体"

# Characters that never stand twice in a row in legal prose, a joining word around itself, and any word of two
# characters repeated on the spot (饮用水源水源保护区); numerals may repeat (二十二).
_DOUBLED = re.compile(
    r"(?<!目)([的和或在造将未被对由其应并元处])\1|处以处|((?![一二三四五六七八九十百千万零〇])[\u4e00-\u9fff][\u4e00-\u9fff])\2"
    r"|([，。；、])\3"
)
# 35以上50％: 元 is often left to the second number, the sign of a share never is.
_SHARE = re.compile(r"(?<![\d.%％])\d+(?:\.\d+)?(?:以上|至|-|—|～|~)\d+(?:\.\d+)?[%％]")
_PAIRS = {"（": "）", "〔": "〕", "《": "》", "“": "”"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_BRACKET = re.compile(f"[{''.join([*_PAIRS, *_CLOSING])}]")


def check(penalty: Penalty) -> Iterator[Problem]:
    """事项, 适用情形, 罚则 and 裁量标准 of penalties, as typed."""
    for steps, text in _texts(penalty.record):
        yield from _slips(penalty.entry, steps, text)


def _texts(record: Benchmark) -> Iterator[tuple[Steps, str]]:
    yield ("事项",), record.matter
    for index, tier in enumerate(record.tiers):
        for place, condition in enumerate(tier.conditions or ()):
            yield ("裁量阶次", index, "适用情形", place), "，".join(condition.all_of)
    for steps, words in wordings(record):
        yield steps, words.words


def _slips(entry: Entry[Benchmark], steps: Steps, text: str) -> Iterator[Problem]:
    for match in _DOUBLED.finditer(text):
        around = text[max(0, match.start() - 6) : match.end() + 6]
        yield _slip(entry, steps, "words-doubled", f"“{around}”里“{match[0]}”重复了", "删去多写的字")
    for match in _SHARE.finditer(text):
        yield _slip(entry, steps, "unit-missing", f"“{match[0]}”里前一个数没有写“%”", "两个数都写“%”")
    lone = _lone(text)
    if lone is not None:
        around = text[max(0, lone - 4) : lone + 10]
        yield _slip(entry, steps, "bracket-unpaired", f"“{around}”里的“{text[lone]}”没有配对", "补上或者删去")


def _lone(text: str) -> int | None:
    """The first bracket or quotation mark without a partner."""
    open_at: list[int] = []
    for bracket in _BRACKET.finditer(text):
        index, character = bracket.start(), bracket[0]
        if character in _PAIRS:
            open_at.append(index)
        elif not open_at or text[open_at[-1]] != _CLOSING[character]:
            return index
        else:
            open_at.pop()
    return open_at[0] if open_at else None


def _slip(entry: Entry[Benchmark], steps: Steps, code: str, message: str, instead: str) -> Problem:
    return Problem(code, Level.WARNING, message, entry.file.place(*steps), instead=instead, clause=EXACT)
