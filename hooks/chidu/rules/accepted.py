"""例外: a finding that was looked at and accepted is not told again; an exception nothing needs is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chidu.problems import Level, Problem
from chidu.rules.city import City
from chidu.rules.packed import PACKED

_CLAUSE = "《尺度格式》例外：写明规则、理由、批准和日期；不再需要的例外要删去"


def without_accepted(city: City, found: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out what a record accepts by code in 例外; report exceptions that accept nothing (design section 3).

    An error of the format cannot be accepted, it would publish what the format cannot say; what a pack asks for can,
    at any level: whoever approves answers for it.
    """
    accepted = {
        (card.path, code): (card, index) for card in city.cards for index, code in enumerate(card.accepted)
    }
    used: set[tuple[str, str]] = set()
    for problem in found:
        key = (problem.place.file, problem.code)
        if key in accepted and (problem.level is not Level.ERROR or problem.code in PACKED):
            used.add(key)
        else:
            yield problem
    for key, (card, index) in sorted(accepted.items(), key=lambda each: each[0]):
        if key not in used:
            yield Problem(
                "exception-stale",
                Level.ERROR,
                f"例外“{key[1]}”没有用处：这项基准没有这个提醒",
                city.place(card, "例外", index, "规则"),
                instead="删去这条例外",
                clause=_CLAUSE,
            )
