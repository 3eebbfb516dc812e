"""Why a record was found: which words of the question it has, where they stand in it, and how strongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chidu.search.impacts import impacts
from chidu.search.query import ALONE, WORD, Asked, Query
from chidu.search.ranking import Term
from chidu.search.records import SearchRecord

# What is cited, by the beginnings of its tokens (references.py).
_CITED = (
    (re.compile(r"law.*art[0-9]"), "法规和条号"),
    (re.compile(r"law"), "法规"),
    (re.compile(r"art"), "条号"),
    (re.compile(r"yuan"), "金额"),
    (re.compile(r"times"), "倍数"),
    (re.compile(r"pct"), "比例"),
    (re.compile(r"num|doc"), "文号"),
    (re.compile(r"code"), "编号"),
)


Tokens = dict[str, int]
Part = tuple[str, Tokens]


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of the question: `how` it was taken ("" as it is written), the `places` of the record it stands in, 1 to 10."""

    words: str
    how: str
    places: tuple[str, ...]
    impact: int


def reasons(query: Query, terms: Iterable[Term], position: int, record: SearchRecord) -> list[Reason]:
    """In the order of the question; neighbours that stand in the same places as strongly are one."""
    parts = _parts(record)
    has = impacts(record)
    found = [
        (term.asked, _reason(term.asked, has, parts, term.hits[position]))
        for term in {term.asked.ways: term for term in terms}.values()
        if position in term.hits
    ]
    found.sort(key=lambda pair: (pair[0].weight <= ALONE, pair[0].start, pair[0].end))
    return [
        Reason(query.written[start:end], one.how, one.places, one.impact)
        for start, end, one in _joined(found)
    ]


def _joined(found: Sequence[tuple[Asked, Reason]]) -> Iterator[tuple[int, int, Reason]]:
    """摆摊 and 摊点 next to one another in the same places are 摆摊点."""
    row: tuple[int, int, Reason] | None = None
    for asked, reason in found:
        if row and row[2] == reason and row[0] <= asked.start <= row[1] and not asked.is_cited:
            row = row[0], max(row[1], asked.end), reason
            continue
        if row:
            yield row
        row = asked.start, asked.end, reason
    if row:
        yield row


def _reason(asked: Asked, has: Tokens, parts: Sequence[Part], impact: int) -> Reason:
    way = max(asked.ways, key=lambda way: min(has.get(token, 0) for token in way))
    return Reason("", _how(asked, way), _places(way, parts), impact)


def _how(asked: Asked, way: Sequence[str]) -> str:
    if asked.is_cited:
        return next((name for pattern, name in _CITED if pattern.match(way[0])), "")
    if asked.by_sound:
        return "读音相同"
    if asked.weight <= ALONE:
        return "单个字"
    if asked.weight == WORD:
        return ""
    word = way[0] + "".join(token[-1] for token in way[1:])  # its tokens are every two characters of it
    return f"意思相近：{word}"


def _places(way: Sequence[str], parts: Sequence[Part]) -> tuple[str, ...]:
    """The parts of the record that have it whole; else those that have some of it."""
    whole = [name for name, has in parts if all(token in has for token in way)]
    return tuple(whole or [name for name, has in parts if any(token in has for token in way)])


def _parts(record: SearchRecord) -> list[Part]:
    """Every field by the name people know, with its tokens: those of a record that has nothing else."""
    alone = [
        ("事项", _only(title=record.title)),
        *((f"俗称“{alias}”", _only(aliases=(alias,))) for alias in record.aliases),
        ("编号", _only(id=record.id, codes=record.codes)),
        ("情形", _only(conduct=record.conduct)),
        ("部门", _only(department=record.department)),
        ("权力类型", _only(power_type=record.power_type)),
        ("依据", _only(kind=record.kind, laws=record.laws, citations=record.citations)),
        ("文号", _only(document_number=record.document_number)),
        ("说明", _only(summary=record.summary)),
        ("正文", _only(text=record.text)),
    ]
    return [(name, impacts(part)) for name, part in alone]


def _only(**fields: object) -> SearchRecord:
    return SearchRecord(**{"id": "", "url": "", "title": "", **fields})  # type: ignore[arg-type]
