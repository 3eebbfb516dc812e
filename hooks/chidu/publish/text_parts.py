"""The parts of a text that the page of a benchmark and those of its past versions show alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import Status, applied_version, law_status
from chidu.model.acts import Law, LawVersion
from chidu.model.basis import Citation, PenaltyBasis
from chidu.model.benchmark import Benchmark
from chidu.model.contents import Contents, LicenceEvents, SectionText
from chidu.model.fields import Conditions, TrackWords
from chidu.publish import urls
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class BasisView:
    """One cited provision: its role, its words, the law with its state and the version meant, or the document."""

    role: str
    citation: Citation
    words: tuple[TrackWords, ...]
    law: Entry[Law] | None
    status: Status | None
    version: LawVersion | None
    document_url: str | None


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A kind of circumstance with its effect in a few words."""

    title: str
    effect: str
    conditions: Conditions


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of 裁量内容; `parts` holds named sub-sections (许可的程序)."""

    title: str
    text: SectionText | None
    parts: tuple[tuple[str, SectionText], ...] = ()


def bases_of(record: Benchmark, publication: Publication, day: date) -> Iterator[BasisView]:
    """What a text rests on, role by role, the laws as they stand on a day."""
    roles = (
        ("法定依据", record.legal_bases),
        ("处罚依据", record.penalty_bases),
        ("认定依据", record.violated),
    )
    for role, citations in roles:
        for citation in citations:
            yield _basis(role, citation, publication, day)


def _basis(role: str, citation: Citation, publication: Publication, day: date) -> BasisView:
    law = publication.corpus.law_named(citation.law)
    document = publication.corpus.document_named(citation.law)
    return BasisView(
        role,
        citation,
        (citation.clause or ()) if isinstance(citation, PenaltyBasis) else (),
        law,
        law_status(law.record, day) if law else None,
        applied_version(law.record, citation.version, day) if law else None,
        urls.document(document.id) if document else None,
    )


_EFFECTS = (
    ("不予处罚", "no_penalty", "教育，不罚"),
    ("可以不予处罚", "may_waive", "可以不罚，由执法机关决定"),
    ("减轻处罚", "mitigated", "低于法定最低"),
    ("从轻处罚", "lighter", "在法定幅度内取低"),
    ("从重处罚", "heavier", "在法定幅度内取高"),
    ("停止执行", "stop_execution", "处罚决定停止执行"),
)


def circumstances_of(record: Benchmark) -> Iterator[Circumstance]:
    """What makes a penalty lighter or heavier, or lets it drop."""
    for title, field, effect in _EFFECTS:
        conditions = getattr(record, field)
        if conditions:
            yield Circumstance(title, effect, conditions)


def sections_of(contents: Contents) -> Iterator[SectionView]:
    """The sections of 裁量内容 in the order of the page."""
    # The common section 其他 comes first in the class and last on the page.
    fields = list(type(contents).model_fields.items())
    for name, field in fields[1:] + fields[:1]:
        value = getattr(contents, name)
        if isinstance(value, LicenceEvents):
            parts = tuple((f.alias or n, getattr(value, n)) for n, f in LicenceEvents.model_fields.items())
            yield SectionView(field.alias or name, None, parts)
        elif value is not None:
            yield SectionView(field.alias or name, value)
