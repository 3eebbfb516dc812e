"""One question to one ranked answer. The browser does the same, step by step, in find.js."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from chidu.search.correction import Named, corrected
from chidu.search.normalise import normalise, rewrite
from chidu.search.query import Asked, Known, Query, parse
from chidu.search.ranking import (
    NONE,
    Divided,
    Ranked,
    Term,
    divided,
    explained,
    in_order,
    rank,
    things_named,
)

READ = 20  # the results whose names are read: those a page shows at once
_FEW = 5
_SHORT = 4  # characters; those of a longer question lead anywhere
_MOST = 0.6  # of the question must be explained by what answers it ...
_WELL = 0.65
_NAME = 0.3  # ... or a whole name be so much of it ...
_THINGS = 2  # ... or so many things be named by both, with a score so many times that of the next
_APART = 6
_EXACT = 2.0


class Index(Protocol):
    """What is asked. In the browser it is what `openIndex` of term.js gives.

    `ended` and `aside` are the positions of what no longer applies, and of what is no benchmark.
    """

    @property
    def count(self) -> int: ...

    @property
    def known(self) -> Known: ...

    @property
    def ended(self) -> frozenset[int]: ...

    @property
    def aside(self) -> frozenset[int]: ...

    def term(self, token: str) -> Mapping[int, int]:
        """The impact of a token in every record that has it, by position."""

    def card(self, record: int) -> Named:
        """What a record is called."""


class Kind(StrEnum):
    """What an answer is.

    common: the question names nothing that tells benchmarks apart; near: nothing explains enough of it, some may be
    related; ended: only what was repealed or has lapsed does.
    """

    EMPTY = "empty"
    COMMON = "common"
    NOTHING = "nothing"
    NEAR = "near"
    ENDED = "ended"
    FOUND = "found"


@dataclass(frozen=True, slots=True)
class Answer:
    """`results` best first; `terms` say why; `corrected` is the question as it was probably meant, "" where it is not."""

    kind: Kind
    query: Query
    terms: Sequence[Term] = ()
    results: Divided = NONE
    corrected: str = ""


def find(text: str, index: Index) -> Answer:
    """Answer a question. Twin: `find` of find.js."""
    query = parse(text, index.known)
    if query.empty or query.common:
        return Answer(Kind.EMPTY if query.empty else Kind.COMMON, query)
    terms = _as_said(query, index)
    ranked = rank(terms, index.count, index.aside)
    if _falls_short(query, terms, ranked, index):
        terms = [*terms, *_otherwise(query, index)]
        ranked = rank(terms, index.count, index.aside)
    if not ranked:
        return Answer(Kind.NOTHING, query, terms)
    ranked = _by_name(query, ranked, index)

    next_best = ranked[1].score if len(ranked) > 1 else 0.0

    def answers(best: Ranked) -> bool:
        return (
            explained(query, terms, best.record, index.count) > _MOST
            or _named(query, index.card(best.record)) >= _NAME
            or (best.score >= _APART * next_best and things_named(query, terms, best.record) >= _THINGS)
        )

    results = divided(ranked, index.ended, answers)
    best = (*results.good, *results.maybe, *results.ended)[0]
    meant = corrected(query, terms, best.record, index.card(best.record))
    return Answer(_kind(results, answers), query, terms, results, meant)


def _kind(results: Divided, answers: Callable[[Ranked], bool]) -> Kind:
    if results.good:
        return Kind.FOUND
    return Kind.ENDED if results.ended and answers(results.ended[0]) else Kind.NEAR


def _as_said(query: Query, index: Index) -> list[Term]:
    """What was asked, with Latin letters that nothing has read as pinyin instead."""
    terms = _looked_up(query.asked, index)
    lost = [term.asked for term in terms if not term.hits and _is_latin(term.asked)]
    spoken = [one for one in query.spoken if any(_meet(one, other) for other in lost)]
    if not spoken:
        return terms
    heard = [term for term in terms if not any(_meet(term.asked, one) for one in spoken)]
    return [*heard, *_looked_up(spoken, index)]


def _is_latin(asked: Asked) -> bool:
    token = asked.ways[0][0]
    return not asked.is_cited and token.isascii() and token.isalpha()


def _meet(one: Asked, other: Asked) -> bool:
    return one.start < other.end and other.start < one.end


def _falls_short(query: Query, terms: Sequence[Term], ranked: Sequence[Ranked], index: Index) -> bool:
    """Whether the words as said find next to nothing for a short question, or nothing that explains it well."""
    if len(ranked) < _FEW and len(query.alone) <= _SHORT:
        return True
    return explained(query, terms, ranked[0].record, index.count) <= _WELL if ranked else True


def _otherwise(query: Query, index: Index) -> list[Term]:
    """Words of much the same meaning, of the same sound where the word is nowhere, and single characters."""
    nowhere = [one for one in query.alike if not index.term(query.written[one.start : one.end])]
    return _looked_up((*query.akin, *nowhere, *query.alone), index)


def _looked_up(asked: Iterable[Asked], index: Index) -> list[Term]:
    return [Term(one, _hits(one, index)) for one in asked]


def _hits(asked: Asked, index: Index) -> dict[int, int]:
    """A way counts by its weakest token, a record by its best way."""
    hits: dict[int, int] = {}
    for way in asked.ways:
        first, *others = [index.term(token) for token in way]
        for record, impact in first.items():
            if all(record in other for other in others):
                weakest = min(impact, *(other[record] for other in others)) if others else impact
                hits[record] = max(hits.get(record, 0), weakest)
    return hits


def _by_name(query: Query, ranked: Sequence[Ranked], index: Index) -> list[Ranked]:
    """The first results again, higher by how much of the question is a whole name of theirs, most if it is just that."""
    asked = query.named.replace(" ", "")
    first = []
    for one in ranked[:READ]:
        card = index.card(one.record)
        exact = _EXACT if asked in _names(card) else 1.0
        first.append(replace(one, score=one.score * (1 + _named(query, card)) * exact))
    return [*in_order(first), *ranked[READ:]]


def _named(query: Query, card: Named) -> float:
    """The share of the question that the largest whole name of a record in it takes."""
    cited = _total(one.weight for one in query.asked if one.is_cited)
    shares = [0.0]
    for name in _names(card):
        start = query.written.find(name)
        if len(name) > 1 and start >= 0:
            end = start + len(name)
            taken = _total(query.size[start:end])
            total = taken + _total(query.worth[:start]) + _total(query.worth[end:]) + cited
            shares.append(taken / total if total else 0.0)
    return max(shares)


def _total(values: Iterable[float]) -> float:
    """Added up one by one, as the browser does; `sum` mends rounding errors since Python 3.12."""
    total = 0.0
    for value in values:
        total += value
    return total


def _names(card: Named) -> Iterator[str]:
    for name in (card.title, *card.aliases):
        yield rewrite(normalise(name))
