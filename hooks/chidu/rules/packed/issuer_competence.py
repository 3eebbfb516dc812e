"""Who makes benchmarks for which laws (JS 二 ¶2): a level that may not make them adopts or refines its superior's."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.acts import Document, GovernmentLevel, Law, LawLevel
from chidu.model.basis import Relation
from chidu.model.fields import Part
from chidu.problems import Problem
from chidu.rules.cards import Card, Cited
from chidu.rules.city import City
from chidu.rules.demands import Demand, DocumentRule, RuleParameters
from chidu.rules.packed.issued import is_asked

_NAMED = 5
_EXCUSED = (Relation.ADOPTS, Relation.REFINES)


class Scope(StrEnum):
    """Laws a level may make benchmarks for; 本级 are those its own people's congress or government made."""

    LAW = "法律"
    REGULATION = "行政法规"
    MINISTRY_RULE = "部门规章"
    LOCAL_REGULATION = "地方性法规"
    LOCAL_RULE = "地方政府规章"
    OWN_REGULATION = "本级地方性法规"
    OWN_RULE = "本级地方政府规章"

    def covers(self, law: Law, jurisdiction: str) -> bool:
        """Whether a law is of this scope; 示范市人民代表大会常务委员会 is of 示范市."""
        own = self.value.removeprefix("本级")
        return law.level == LawLevel(own) and (own == self.value or law.maker.startswith(jurisdiction))


class Makers(Part):
    """What each level may make benchmarks for; nothing where it is not named."""

    province: tuple[Scope, ...] = Field(default=(), alias="省级", description="省级机关给哪些层级的法规制定")
    city: tuple[Scope, ...] = Field(default=(), alias="市级", description="设区的市给哪些层级的法规制定")
    county: tuple[Scope, ...] = Field(default=(), alias="县级", description="县级给哪些层级的法规制定")

    def at(self, level: GovernmentLevel) -> tuple[Scope, ...]:
        """The scopes of a level."""
        own = {GovernmentLevel.PROVINCE: self.province, GovernmentLevel.CITY: self.city}
        return own.get(level, self.county)


class Parameters(RuleParameters):
    """One entry for all levels."""

    makers: Makers = Field(
        alias="制定", description="哪一级给哪些法规制定基准，例如 市级: 本级地方性法规；没有写的一级不制定"
    )


def check(city: City, entry: Entry[Document], ask: Demand[Parameters]) -> Iterator[Problem]:
    """Told once for each law: the records that rest on nothing this level may make benchmarks for."""
    if not is_asked(city, entry):
        return
    level = entry.record.level
    scopes = ask.parameters.makers.at(level)
    found: dict[str, list[tuple[Card, Cited]]] = {}
    for card in city.by_document.get(entry.id, ()):
        if beyond := _beyond(city.acts, card, scopes):
            law, cited = beyond
            found.setdefault(law, []).append((card, cited))
    for law, cases in found.items():
        first, cited = cases[0]
        ids = "、".join(card.id for card, _ in cases[:_NAMED])
        several = f"{ids} 等 {len(cases)} 项" if len(cases) > _NAMED else ids
        yield ask.finding(
            f"《{law}》的裁量基准不由{level}机关制定：{several}",
            city.place(first, *cited.steps),
            instead=_instead(level, scopes),
        )


def _beyond(acts: Corpus, card: Card, scopes: tuple[Scope, ...]) -> tuple[str, Cited] | None:
    """The law a record rests on first, by name, if it rests on none of the scopes; 认定依据 confer no power."""
    named = ((acts.law_named(cited.law), cited) for cited in card.cited if cited.key != "认定依据")
    rests = [(entry.record, cited) for entry, cited in named if entry]
    jurisdiction = acts.site.record.name if acts.site else ""
    within = any(scope.covers(law, jurisdiction) for law, _ in rests for scope in scopes)
    if card.relation in _EXCUSED or within or not rests:
        return None
    law, cited = rests[0]
    return law.name, cited


def _instead(level: GovernmentLevel, scopes: tuple[Scope, ...]) -> str:
    own = f"{level}只给{'、'.join(scopes)}制定" if scopes else f"{level}只写操作性规定"
    return f"{own}；上级已有基准的写“上级基准”，关系是适用或者细化；上级还没有的，报上级制定"


RULE = DocumentRule("issuer-competence", Parameters, check)
