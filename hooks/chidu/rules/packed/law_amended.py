"""Laws amended since: a benchmark is looked at again when a law it cites has a newer version (国市监 9, JS 三(二), BY 18)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

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
    """Told once for each record and law; a citation that names the newer version was looked at."""
    if city.day is None:
        return
    for card in city.by_department.get(entry.id, ()):
        newer = _newer(city, card) if card.cited else {}
        if newer and city.status(card, city.day).applies and not is_superiors(city.acts, card.document):
            yield from _of_card(city, city.day, card, newer, ask)


def _made(city: City, card: Card) -> date:
    """When a version was last looked at: its document's publication, or its own later 施行日期."""
    document = city.acts.documents.get(card.document)
    published = document.record.published if document else None
    return max((day for day in (published, card.effective) if day), default=date.min)


def _newer(city: City, card: Card) -> dict[str, tuple[LawVersion, date, Cited]]:
    """The laws whose version in force is younger than the record: that version, the record's day, what cites it.

    Whoever wrote the record after a version was published knew it, even before it applied.
    """
    made = max(_made(city, card), _made(city, city.ahead.get(card.id, card)))
    found: dict[str, tuple[LawVersion, date, Cited]] = {}
    looked_at: set[str] = set()
    for cited in card.cited:
        name, version = city.versions.get(cited.law, ("", None))
        if version and version.effective and made < (version.published or version.effective):
            found.setdefault(name, (version, made, cited))
            if cited.version == version.label:
                looked_at.add(name)
    return {name: each for name, each in found.items() if name not in looked_at}


def _of_card(
    city: City,
    day: date,
    card: Card,
    newer: Mapping[str, tuple[LawVersion, date, Cited]],
    ask: Demand[Parameters],
) -> Iterator[Problem]:
    for name, (version, made, cited) in newer.items():
        due = _due(version, ask.parameters)
        if due and due <= day:
            term = ask.parameters.term
            limit = f"；{ask.parameters.start}后 {term.words}，{due} 为止" if term else ""
            yield ask.finding(
                f"《{name}》已经有{version.label}，{version.effective} 起施行，这项基准还是 {made} 的{limit}",
                city.place(card, *cited.steps),
                instead=f"核对条款和罚则：变了的修订基准，没有变的写“版本: {version.label}”",
            )


def _due(version: LawVersion, asked: Parameters) -> date | None:
    """The last day to have it done; None where the version's dates do not say."""
    if asked.term is None:
        return version.effective
    begins = version.published if asked.start is Start.PUBLISHED else version.effective
    return asked.term.after(begins) if begins else None


RULE = DepartmentRule("law-amended", Parameters, check)
