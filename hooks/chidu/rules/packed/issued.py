"""Which documents a pack is asked about: those that issue benchmarks here, and are not over."""

from __future__ import annotations

from pydantic import Field

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import State, document_status
from chidu.model.acts import Document, GovernmentLevel
from chidu.model.fields import Date
from chidu.rules.city import City
from chidu.rules.demands import RuleParameters

# 副省级市 and 计划单列市 have more standing than others, but are 设区的市 all the same (立法法 81).
_GREAT_CITIES = ("副省级市", "副省级城市", "计划单列市", "省会城市", "省辖市", "较大的市")
_LEVELS = {
    GovernmentLevel.PROVINCE: ("省", "自治区", "直辖市"),
    GovernmentLevel.CITY: ("设区的市", "地级市", "自治州", "地区", "盟", *_GREAT_CITIES),
    GovernmentLevel.COUNTY: ("县", "县级市", "市辖区", "区", "自治县", "旗", "自治旗"),
}
_RANK = {level: rank for rank, level in enumerate(_LEVELS)}
_OVER = (State.REPEALED, State.EXPIRED)


class IssuedParameters(RuleParameters):
    """Of rules about documents: a duty does not reach back behind the day it began."""

    since: Date | None = Field(
        default=None, alias="自", description="只查这一天起发布的文件；不写就不论哪天发布的都查"
    )


def is_asked(city: City, entry: Entry[Document], asked: IssuedParameters | None = None) -> bool:
    """Whether a document issues benchmarks of this jurisdiction, is published on the day, and is not over.

    A superior's document is registered only to be referred to: nobody here can complete it.
    """
    record = entry.record
    if entry.id not in city.issuing or _is_superior(city.acts, record) or record.repeal:
        return False
    if city.day and (record.published > city.day or document_status(record, city.day).state in _OVER):
        return False
    return asked is None or asked.since is None or record.published >= asked.since


def own_level(acts: Corpus) -> GovernmentLevel | None:
    """The level of the jurisdiction; None where its 级别 is none of the usual words."""
    typed = acts.site.record.level if acts.site else ""
    return next((level for level, words in _LEVELS.items() if typed in words), None)


def is_superiors(acts: Corpus, document: str) -> bool:
    """Whether a document, by its id, is a superior's: what it issues is not ours to amend."""
    entry = acts.documents.get(document)
    return entry is not None and _is_superior(acts, entry.record)


def _is_superior(acts: Corpus, document: Document) -> bool:
    own = own_level(acts)
    return own is not None and _RANK[document.level] < _RANK[own]
