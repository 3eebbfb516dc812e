"""Laws amended since: a benchmark is looked at again when a law it cites has a newer version (国市监 9, JS 三(二), BY 18)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field

from chidu.corpus.corpus import Entry
from chidu.model.acts import LawVersion
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
    for card in city.by_department.get(entry.id, ()):
        missed = _missed(city, city.day, card, ask.parameters) if card.cited else {}
        if missed and city.status(card, city.day).applies and not is_superiors(city.acts, card.document):
            yield from _of_card(city, card, missed, ask)


class _Missed(NamedTuple):
    """A version whose term is over: the last day it had, and the first citation of its law."""

    version: LawVersion
    due: date
    cited: Cited


def _made(city: City, card: Card) -> date:
    """When a version was last looked at: its document's publication, or its own later 施行日期."""
    document = city.acts.documents.get(card.document)
    published = document.record.published if document else None
    return max((day for day in (published, card.effective) if day), default=date.min)


def _last_made(city: City, card: Card) -> date:
    """The same, of the version adopted ahead too."""
    return max(_made(city, card), _made(city, city.ahead.get(card.id, card)))


def _missed(city: City, day: date, card: Card, asked: Parameters) -> dict[str, _Missed]:
    """By law, the version whose term was over first.

    Whoever wrote the record after a version was published knew it, even before it applied.
    """
    made = _last_made(city, card)
    younger: dict[str, tuple[Sequence[LawVersion], date, Cited]] = {}
    for cited in card.cited:
        name, versions = city.versions.get(cited.law, ("", ()))
        if versions and _known(versions[-1]) > made:
            named = next((_known(each) for each in versions if each.label == cited.version), made)
            _, seen, first = younger.get(name, (versions, made, cited))
            younger[name] = (versions, max(seen, named), first)
    missed = {
        name: [
            _Missed(each, due, cited)
            for each in versions
            if _known(each) > seen and (due := _due(each, asked)) and _is_over(due, day, asked)
        ]
        for name, (versions, seen, cited) in younger.items()
    }
    return {name: min(each, key=lambda one: one.due) for name, each in missed.items() if each}


def _known(version: LawVersion) -> date:
    """Since when people know of a version; those without a date come first."""
    return version.published or version.effective or date.min


def _of_card(
    city: City, card: Card, missed: Mapping[str, _Missed], ask: Demand[Parameters]
) -> Iterator[Problem]:
    for name, (version, due, cited) in missed.items():
        term = ask.parameters.term
        limit = f"；{ask.parameters.start}后 {term.words}，{due} 为止" if term else ""
        applies = f"，{version.effective} 起施行" if version.effective else ""
        yield ask.finding(
            f"《{name}》已经有{version.label}{applies}，这项基准还是 {_last_made(city, card)} 的{limit}",
            city.place(card, *cited.steps),
            instead=f"核对条款和罚则：变了的修订基准，没有变的写“版本: {_newest(city, cited, version).label}”",
        )


def _newest(city: City, cited: Cited, missed: LawVersion) -> LawVersion:
    """What to cite: the version in force, where it is younger than the one that was missed."""
    law = city.acts.law_named(cited.law)
    current = law.record.version_on(city.day) if law and city.day else None
    return max((missed, current or missed), key=_known)


def _due(version: LawVersion, asked: Parameters) -> date | None:
    """The last day to have it done, without a term the day it applies; None where the version's dates do not say."""
    if asked.term is None:
        return version.effective
    begins = version.published if asked.start is Start.PUBLISHED else version.effective
    return asked.term.after(begins) if begins else None


def _is_over(due: date, day: date, asked: Parameters) -> bool:
    """The last day of a term can still be used; without a term (及时) nothing is left once the version applies."""
    return due < day or (asked.term is None and due == day)


RULE = DepartmentRule("law-amended", Parameters, check)
