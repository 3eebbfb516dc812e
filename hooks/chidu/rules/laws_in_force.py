"""Laws that no longer, or do not yet, apply: a benchmark that rests on one must be looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State, law_status
from chidu.corpus.review import Moved
from chidu.model.acts import Law
from chidu.problems import Level, Place, Problem
from chidu.rules.cards import Card, Cited
from chidu.rules.city import City

ADJUST = "国市监法规〔2022〕2号第九条：所依据的法律、法规、规章作出修改的，及时调整"


def check(city: City, day: date) -> Iterator[Problem]:
    """Every law a benchmark in force cites is in force on the day (鲅政办发〔2015〕74号第十八条)."""
    unfit = {
        id for id, law in city.acts.laws.items() if law_status(law.record, day).state is not State.IN_FORCE
    }
    if not unfit:
        return
    for card in city.governing.values():
        cited = [each for each in card.cited if (law := city.acts.law_named(each.law)) and law.id in unfit]
        if cited and city.status(card, day).applies:
            yield from _of_card(city, card, cited, day)


def _of_card(city: City, card: Card, unfit: list[Cited], day: date) -> Iterator[Problem]:
    repealed = {each.law.id: each for each in city.laws.repealed(unfit)}
    for cited in unfit:
        law = city.acts.law_named(cited.law)
        assert law is not None, "only citations of registered laws come here"
        place = city.place(card, *cited.steps)
        yield _repealed(repealed[law.id], place) if law.id in repealed else _not_yet(law, day, place)


def _repealed(moved: Moved[Cited], place: Place) -> Problem:
    return Problem(
        "law-repealed",
        Level.WARNING,
        f"《{moved.law.record.name}》已经在 {moved.since} 废止",
        place,
        instead=f"核对《{moved.successor.record.name}》的条款，改用它"
        if moved.successor
        else "核对现行规定，改引，或者废止这项基准",
        clause=ADJUST,
    )


def _not_yet(law: Entry[Law], day: date, place: Place) -> Problem:
    return Problem(
        "law-not-in-force",
        Level.WARNING,
        f"《{law.record.name}》{law_status(law.record, day).since} 才施行，现在还不能作依据",
        place,
        instead="写作 <编号>@<施行日期>.yml，到那天再生效，或者改引现行规定",
        clause=ADJUST,
    )
