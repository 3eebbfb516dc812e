"""Laws amended since: a benchmark is looked at again when a law it cites has a newer version (国市监 9, JS 三(二), BY 18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from chidu.corpus.corpus import Entry
from chidu.corpus.review import known_since
from chidu.model.acts import Law, LawVersion
from chidu.model.institutions import Department
from chidu.problems import Problem
from chidu.rules.cards import Card, Cited
from chidu.rules.city import City
from chidu.rules.demands import Demand, DepartmentRule, RuleParameters
from chidu.rules.packed.issued import is_superiors
from chidu.rules.packed.periods import PeriodWords


class Start(StrEnum):
    """From when a term runs."""

    PUBLISHED = "公布"
    EFFECTIVE = "施行"


class Parameters(RuleParameters):
    """Without a term the record is due as soon as the new version applies (及时)."""

    term: PeriodWords | None = Field(
        default=None, alias="期限", description="多久以内改好，例如 6个月；文件只写及时的不写"
    )
    start: Start = Field(
        default=Start.EFFECTIVE, alias="起算", description="期限从新版本公布之日还是施行之日起算"
    )


def check(city: City, entry: Entry[Department], ask: Demand[Parameters]) -> Iterator[Problem]:
    """Told once for each record and law: the version that has waited longest, until a citation names it or a later one.

    One version after the other: that a law is amended again gives nobody new time for the amendment before.
    """
    if city.day is None:
        return
    for recorded in city.by_department.get(entry.id, ()):
        card = city.governing.get(recorded.id, recorded)
        missed = _missed(city, city.day, card, ask.parameters) if card.cited else ()
        if missed and city.status(card, city.day).applies and not is_superiors(city.acts, card.document):
            yield from _of_card(city, card, missed, ask)


class _Missed(NamedTuple):
    """A version of a law whose term is over: the last day it had, and the first citation of the law."""

    law: Entry[Law]
    version: LawVersion
    due: date
    cited: Cited


def _missed(city: City, day: date, card: Card, asked: Parameters) -> list[_Missed]:
    """The version whose term was over first, of each law.

    Whoever wrote the record after a version was published knew it, even before it applied.
    """
    missed = [
        [
            _Missed(law.law, each, due, law.cited[0])
            for each in law.versions
            if (due := _over(each, day, asked))
        ]
        for law in city.laws.younger(card.cited, city.settled(card))
    ]
    return [min(each, key=lambda one: one.due) for each in missed if each]


def _of_card(city: City, card: Card, missed: Iterable[_Missed], ask: Demand[Parameters]) -> Iterator[Problem]:
    for law, version, due, cited in missed:
        term = ask.parameters.term
        limit = f"；{ask.parameters.start}后 {term.words}，{due} 为止" if term else ""
        applies = f"，{version.effective} 起施行" if version.effective else ""
        yield ask.finding(
            f"《{law.record.name}》已经有{version.label}{applies}，这项基准还是 {city.settled(card)} 的{limit}",
            city.place(card, *cited.steps),
            instead=f"核对条款和罚则：变了的修订基准，没有变的写“版本: {_newest(city, law.record, version).label}”",
        )


def _newest(city: City, law: Law, missed: LawVersion) -> LawVersion:
    """What to cite: the version in force, where it is younger than the one that was missed."""
    current = law.version_on(city.day) if city.day else None
    return max((missed, current or missed), key=known_since)


def _over(version: LawVersion, day: date, asked: Parameters) -> date | None:
    """The last day there was to have it done; None while it is not over.

    The last day of a term can still be used; without a term (及时) nothing is left once the version applies.
    """
    due = _due(version, asked)
    return due if due and (due < day or (asked.term is None and due == day)) else None


def _due(version: LawVersion, asked: Parameters) -> date | None:
    """The last day to have it done, without a term the day it applies; None where the version's dates do not say."""
    if asked.term is None:
        return version.effective
    begins = version.published if asked.start is Start.PUBLISHED else version.effective
    return asked.term.after(begins) if begins else None


RULE = DepartmentRule("law-amended", Parameters, check)
