"""例外: a finding that was looked at and accepted is not told again; an exception nothing needs is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chidu.problems import Level, Place, Problem
from chidu.rules.cards import Card
from chidu.rules.city import City
from chidu.rules.packed import PACKED
from chidu.rules.selection import Selection

_CLAUSE = "《尺度格式》例外：写明规则、理由、批准和日期；不再需要的例外要删去"


def without_accepted(
    selection: Selection, city: City, found: Iterable[Problem], *, whole: bool
) -> Iterator[Problem]:
    """Leave out what a record accepts by name in 例外; report exceptions that accept nothing (design section 3).

    An error of the format cannot be accepted, it would publish what the format cannot say; what a pack asks for can,
    at any level: whoever approves answers for it. Where not the `whole` city was checked, some rules were not asked,
    and no exception is called useless.
    """
    accepted = {(card.path, name) for card in city.cards for name in card.accepted}
    used: set[tuple[str, str]] = set()
    refused: set[tuple[str, str]] = set()
    for problem in found:
        key = (problem.place.file, problem.name)
        if key in accepted and (problem.level is not Level.ERROR or problem.code in PACKED):
            used.add(key)
            continue
        refused |= {key} & accepted
        yield problem
    if whole:
        for card in city.cards:
            if not city.is_over(card):
                yield from _useless(selection, city, card, used, refused)


def _useless(
    selection: Selection,
    city: City,
    card: Card,
    used: set[tuple[str, str]],
    refused: set[tuple[str, str]],
) -> Iterator[Problem]:
    for number, name in enumerate(card.accepted):
        twice = name in card.accepted[:number]
        if (card.path, name) in used and not twice:
            continue
        place = city.place(card, "例外", number, "规则")
        code, _, about = name.partition("（")
        if twice:
            yield _stale(f"例外“{name}”写了两次", place, "删去一条")
        elif (card.path, name) in refused:
            yield _stale(f"“{name}”是错误，不能列为例外", place, "改正这个错误，删去这条例外")
        elif code in PACKED and not selection.is_readable:
            continue  # nobody knows what would be asked
        elif code in PACKED and code not in selection.rules(card.department):
            message = f"例外“{name}”现在用不着：这个部门适用的规则包都没有这条规则"
            yield _stale(message, place, "以后也不会再用的，删去这条例外", Level.NOTE)
        elif not about and (hints := _names(selection, card, code)):
            instead = f"“{hints[0]}”；没有这个提醒了的，删去这条例外"
            yield _stale(f"例外“{name}”没有说明是哪一种：{'、'.join(hints)}", place, instead)
        else:
            yield _stale(f"例外“{name}”没有用处：这项基准没有这个提醒", place, "删去这条例外")


def _names(selection: Selection, card: Card, code: str) -> list[str]:
    """The names of a rule that is asked of the department for several things."""
    asked = (demand for _, demand in selection.asked(card.department))
    return [f"{code}（{each.about}）" for each in asked if each.code == code and each.about]


def _stale(message: str, place: Place, instead: str, level: Level = Level.ERROR) -> Problem:
    return Problem("exception-stale", level, message, place, instead=instead, clause=_CLAUSE)
