"""Laws that no longer, or do not yet, apply: a benchmark that rests on one must be looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from chidu.corpus.in_force import State, law_status
from chidu.problems import Level, Problem
from chidu.rules.city import City

ADJUST = "国市监法规〔2022〕2号第九条：所依据的法律、法规、规章作出修改的，及时调整"


def check(city: City, day: date) -> Iterator[Problem]:
    """Every law a benchmark in force cites is in force on the day (鲅政办发〔2015〕74号第十八条)."""
    unfit = dict(_unfit(city, day))
    for card in city.recorded.values():
        for cited in card.cited:
            law = unfit and city.acts.law_named(cited.law)
            if law and law.id in unfit and city.status(card, day).applies:
                yield replace(unfit[law.id], place=city.place(card, *cited.steps))


def _unfit(city: City, day: date) -> Iterator[tuple[str, Problem]]:
    """The laws that do not apply on the day, by id, each with the finding for whoever cites it."""
    for law in city.acts.laws.values():
        status = law_status(law.record, day)
        if status.state is State.REPEALED:
            repeal = law.record.repeal
            successor = city.acts.laws.get(repeal.successor) if repeal and repeal.successor else None
            yield (
                law.id,
                Problem(
                    "law-repealed",
                    Level.WARNING,
                    f"《{law.record.name}》已经在 {status.until} 废止",
                    law.file.place(),
                    instead=f"核对《{successor.record.name}》的条款，改用它"
                    if successor
                    else "核对现行规定，改引，或者废止这项基准",
                    clause=ADJUST,
                ),
            )
        elif status.state is State.NOT_YET:
            yield (
                law.id,
                Problem(
                    "law-not-in-force",
                    Level.WARNING,
                    f"《{law.record.name}》{status.since} 才施行，现在还不能作依据",
                    law.file.place(),
                    instead="写作 <编号>@<施行日期>.yml，到那天再生效，或者改引现行规定",
                    clause=ADJUST,
                ),
            )
