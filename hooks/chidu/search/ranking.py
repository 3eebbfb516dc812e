"""Scored OR: a record counts by what it matches and, squared, by how much of the question that is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chidu.search.citing import Span
from chidu.search.query import ALONE, WORD, Asked, Query

_CUT_OFF = 0.3  # of the best score; below it 可能相关
_WORTH = 0.002  # of the best score; below it not even that
_ASIDE = 0.8  # what a word counts in a law, document, list or department: a question is about conduct
_SATURATION = 3.0
_LIKENESS = 0.9  # how far a word explains what was said when it only means or sounds much the same
_IN_PASSING = 0.7  # how far a word explains what was said where it only stands somewhere in the text
_MEANT = 3  # the impact from which it does not
_TELLING = 0.5  # of the highest idf; what is less telling explains less
_PAIR = 2  # characters
_DIGITS = 1e6  # two machines may differ in the last digit of a logarithm


@dataclass(frozen=True, slots=True)
class Term:
    """What was looked up, with its impact in every record that has it."""

    asked: Asked
    hits: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A record with its score and the share of the question, 0 to 1, that its terms stand for."""

    record: int
    score: float
    share: float


@dataclass(frozen=True, slots=True)
class Divided:
    """Results in the order of their score: what answers, what may be related, what no longer applies."""

    good: Sequence[Ranked] = ()
    maybe: Sequence[Ranked] = ()
    ended: Sequence[Ranked] = ()


NONE = Divided()


def idf(hits: int, count: int) -> float:
    """How telling a term is that stands in `hits` of `count` records."""
    return math.log(1 + (count - hits + 0.5) / (hits + 0.5))


def rank(terms: Iterable[Term], count: int, aside: frozenset[int] = frozenset()) -> list[Ranked]:
    """The records, best first. Twin: `rank` of rank.js.

    score = Σ(weight × idf × impact ÷ (impact + 3)) × share²; share = matched idf ÷ total idf, each times its weight. In a
    record of `aside` a word counts for less; what is cited (a law's name, 文号) counts in full.
    """
    scores: dict[int, float] = {}
    telling: dict[int, float] = {}
    total = 0.0
    for term in {term.asked.ways: term for term in terms}.values():  # what is said twice counts once
        worth = term.asked.weight * idf(len(term.hits), count)
        total += worth
        for record, impact in term.hits.items():
            counts = _ASIDE if not term.asked.is_cited and record in aside else 1.0
            score = worth * counts * impact / (impact + _SATURATION)
            scores[record] = scores.get(record, 0.0) + score
            telling[record] = telling.get(record, 0.0) + worth
    return in_order(
        Ranked(record, score * (telling[record] / total) ** 2, telling[record] / total)
        for record, score in scores.items()
    )


def in_order(ranked: Iterable[Ranked]) -> list[Ranked]:
    """The best first, the scores rounded; of equals the one that stands first in the index."""
    rounded = [replace(one, score=math.floor(one.score * _DIGITS + 0.5) / _DIGITS) for one in ranked]
    return sorted(rounded, key=lambda one: (-one.score, one.record))


def explained(query: Query, terms: Sequence[Term], record: int, count: int) -> float:
    """How much of a question a record explains, 0 to 1: its characters by their worth, what is cited by its weight.

    Words that go with anything (邻居, 罚款) explain nothing by themselves.
    """
    cited = [term for term in terms if term.asked.is_cited]
    matched = sum(term.asked.weight for term in cited if record in term.hits)
    total = sum(term.asked.weight for term in cited)
    telling = matched > 0
    for size, worth, covered in zip(
        query.size, query.worth, _covered(query, terms, record, count), strict=True
    ):
        matched += covered * min(size, worth)
        total += min(size, worth) if covered else worth
        telling = telling or (covered > 0 and worth >= size > 0)
    return matched / total if telling else 0.0


def _covered(query: Query, terms: Sequence[Term], record: int, count: int) -> list[float]:
    """How far each character of the question is explained by the words of a record, 0 to 1."""
    covered = [0.0] * len(query.size)
    sound = heard(terms, record)
    for term in terms:
        asked = term.asked
        if asked.is_cited or asked.weight <= ALONE or record not in term.hits:
            continue
        if asked.by_sound and not any(start <= asked.start and asked.end <= end for start, end in sound):
            continue
        worth = min(1.0, idf(len(term.hits), count) / (_TELLING * idf(1, count)))
        worth *= _LIKENESS if asked.weight < WORD else 1.0
        worth *= _IN_PASSING if term.hits[record] < _MEANT else 1.0
        for at in range(asked.start, asked.end):
            covered[at] = max(covered[at], worth)
    return covered


def heard(terms: Sequence[Term], record: int) -> list[Span]:
    """The parts of a question that a record has by sound only, each with the words beside it.

    Two characters alone prove nothing: many words sound alike.
    """
    matched = [term.asked for term in terms if record in term.hits and term.asked.weight > ALONE]
    by_sound = [(one.start, one.end) for one in matched if one.by_sound]
    said = {at for one in matched if not one.is_cited for at in range(one.start, one.end)}
    wide = []
    for start, end in sorted(by_sound):
        while start - 1 in said:
            start -= 1
        while end in said:
            end += 1
        wide.append((start, end))
    return [(start, end) for start, end in dict.fromkeys(wide) if end - start > _PAIR]


def things_named(query: Query, terms: Iterable[Term], record: int) -> int:
    """How many separate things, of two characters or more, a question and a record both name, not just in passing."""
    named = {
        place
        for term in terms
        if not term.asked.is_cited and term.asked.weight > ALONE and term.hits.get(record, 0) >= _MEANT
        for place in range(term.asked.start, term.asked.end)
        if query.worth[place]
    }
    # A thing ends where the next character is not named; of one character it also begins there.
    return sum(place + 1 not in named and place - 1 in named for place in named)


def divided(ranked: Sequence[Ranked], ended: frozenset[int], answers: Callable[[Ranked], bool]) -> Divided:
    """Ranked results apart. Twin: `divided` of rank.js.

    Only what still applies can be good, and nothing is unless the best of it `answers`.
    """
    if not ranked:
        return NONE
    worth = [one for one in ranked if one.score >= _WORTH * ranked[0].score]
    live = [one for one in worth if one.record not in ended]
    least = _CUT_OFF * live[0].score if live and answers(live[0]) else math.inf
    return Divided(
        good=[one for one in live if one.score >= least],
        maybe=[one for one in live if one.score < least],
        ended=[one for one in worth if one.record in ended],
    )
