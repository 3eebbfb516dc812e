"""Which words of a text went and which came: pieces that put both texts together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from chidu.sanction import lexicon


class Op(StrEnum):
    """What became of a piece."""

    SAME = "同"
    DELETED = "删"
    ADDED = "增"


Piece = tuple[Op, str]

_DIGITS = r"[0-9０-９]+(?:[,，.．][0-9０-９]+)*"
_CHINESE = r"[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?"
_UNITS = "|".join(
    sorted((*lexicon.UNITS, *lexicon.MEASURES, "分之", "条", "款", "项"), key=len, reverse=True)
)
# What a clerk would mark as one word: the words of the sanction language beside the numbers.
_WORDS = "|".join(
    re.escape(word)
    for word in sorted(
        {*lexicon.words(), *lexicon.MIN_WORDS, *lexicon.MAX_WORDS, "罚款", "违法所得", "货值金额"},
        key=len,
        reverse=True,
    )
    if len(word) > 1
)
_TOKEN = re.compile(
    rf"(?:[百千万]分之)?(?:{_DIGITS}[十百千万亿]*\s?(?:{_UNITS})?[%％‰]?|第?{_CHINESE}(?:{_UNITS}))"
    rf"|{_WORDS}|[A-Za-z][A-Za-z0-9-]*|\s+|.",
    re.DOTALL,
)
_CLAUSE = re.compile(r"[^，。；\n]+[，。；\n]?|[，。；\n]")
# Token by token up to here: the time goes with the product of both lengths.
_MOST = 400
_LEAST_SHARED = 0.25
_MARKS = frozenset("，。；：、（）“”《》,.;:()")


def marks(before: str, after: str) -> tuple[Piece, ...]:
    """Pieces in the order of reading: 同 and 删 joined are `before`, 同 and 增 joined are `after`.

    Numbers stay whole with their units, as do words of the sanction language. A single character that two rewritten
    pieces happen to share is rewritten with them, and texts that share next to nothing are two texts. Long ones are
    held against each other clause by clause first.
    """
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if max(len(old), len(new)) <= _MOST:
        pieces = tuple(_joined(_softened(_compared(old, new))))
    else:
        pieces = tuple(_joined(_by_clause(_CLAUSE.findall(before), _CLAUSE.findall(after))))
    shared = sum(len(text) for op, text in pieces if op is Op.SAME)
    longer = max(len(before), len(after))
    return pieces if shared >= longer * _LEAST_SHARED else tuple(_rewritten(False, before, after))


def _by_clause(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        before, after = "".join(old[i:j]), "".join(new[k:m])
        tokens = _TOKEN.findall(before), _TOKEN.findall(after)
        if tag == "replace" and max(map(len, tokens)) <= _MOST:
            yield from _softened(_compared(*tokens))
        else:
            yield from _rewritten(tag == "equal", before, after)


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from _rewritten(tag == "equal", "".join(old[i:j]), "".join(new[k:m]))


def _rewritten(equal: bool, before: str, after: str) -> Iterator[Piece]:
    if equal:
        yield Op.SAME, before
        return
    if before:
        yield Op.DELETED, before
    if after:
        yield Op.ADDED, after


def _softened(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Without islands: one character left alone between two rewritten pieces helps nobody to read."""
    found = list(pieces)
    for index, (op, text) in enumerate(found):
        alone = len(text) == 1 and text not in _MARKS and 0 < index < len(found) - 1
        if op is Op.SAME and alone:
            yield Op.DELETED, text
            yield Op.ADDED, text
        else:
            yield op, text


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece: what went before what came."""
    for same, group in groupby(pieces, key=lambda piece: piece[0] is Op.SAME):
        run = list(group)
        for op in (Op.SAME,) if same else (Op.DELETED, Op.ADDED):
            if words := "".join(text for each, text in run if each is op):
                yield op, words
