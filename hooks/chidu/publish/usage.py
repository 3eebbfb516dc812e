"""裁量用语: how the bounds of tiers are read, and who says so; printed under the table (BY 23)."""

from __future__ import annotations

from dataclasses import dataclass

from chidu.corpus.corpus import Entry
from chidu.model.acts import Document
from chidu.model.benchmark import Benchmark
from chidu.publish.publication import Publication
from chidu.sanction import Convention, for_tiers

_CIVIL_CODE = "民法典第一千二百五十九条"
_WORDS = {
    Convention.CIVIL_CODE: "“以上”“以下”都含本数，“不足”“不满”“超过”不含本数。",
    Convention.BELOW_EXCLUDES: "“以上”含本数，“以下”不含本数；最高一档的上限是法定最高的，含本数。",
    Convention.BOTH_INCLUDE: "“以上”“以下”都含本数。",
}


@dataclass(frozen=True, slots=True)
class Usage:
    """A convention, and the text it comes from."""

    convention: Convention = Convention.CIVIL_CODE
    source: str = _CIVIL_CODE

    @property
    def words(self) -> str:
        """How bounds are read, in words."""
        return _WORDS[self.convention]


def usage_of(publication: Publication, entry: Entry[Benchmark]) -> Usage:
    """Of a benchmark's tiers."""
    return usage_in(publication, publication.corpus.document_of(entry.record), entry.department)


def usage_in(publication: Publication, document: Document | None, department: str) -> Usage:
    """Of a document in the hands of a department: its own, else that of the department's packs, else 民法典."""
    own = document.convention if document else None
    convention = for_tiers(own, publication.selection.convention(department))
    if convention is Convention.CIVIL_CODE:
        return Usage()
    return Usage(convention, "发布文件的用语约定" if own else _pack(publication, department))


def _pack(publication: Publication, department: str) -> str:
    packs = (entry.record for entry in publication.selection.packs(department))
    return next(f"《{pack.name}》（{pack.number}）" for pack in packs if pack.convention)
