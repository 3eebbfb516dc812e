"""The benchmark page: answer first, then the words that bind, then the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import Status, status_on
from chidu.model.acts import Law, LawVersion
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark
from chidu.model.contents import Contents, LicenceEvents, SectionText
from chidu.model.fields import Conditions, TrackWords
from chidu.publish import urls
from chidu.publish.answer import answer
from chidu.publish.ladder import ladders
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.publish.tier_table import convention_note, tier_table


@dataclass(frozen=True, slots=True)
class Basis:
    """One cited provision as the page shows it: its role, the law (None for a document), the version that applies."""

    role: str
    citation: Citation
    words: tuple[TrackWords, ...]
    law: Entry[Law] | None
    version: LawVersion | None
    document_url: str | None


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A kind of circumstance with its effect in a few words."""

    title: str
    effect: str
    conditions: Conditions


@dataclass(frozen=True, slots=True)
class Section:
    """A section of 裁量内容; `parts` holds named sub-sections (许可的程序)."""

    title: str
    text: SectionText | None
    parts: tuple[tuple[str, SectionText], ...] = ()


def benchmark_page(env: Environment, publication: Publication, entry: Entry[Benchmark]) -> Page:
    """The page of one benchmark, with the version adopted ahead where there is one."""
    record, corpus = entry.record, publication.corpus
    address = urls.benchmark(entry.id)
    department = corpus.departments[entry.department]
    document = corpus.document_of(record)
    status = status_on(record, corpus, publication.day)
    told = answer(record)
    body = render(
        env,
        "benchmark.html",
        address,
        record=record,
        department=department,
        department_url=urls.department(department.id, department.record),
        document=document,
        issuer=corpus.body_name(document.issuer) if document else "",
        status=status,
        successor=corpus.benchmarks.get(record.repeal.successor or "") if record.repeal else None,
        answer=told,
        table=tier_table(record),
        ladders=ladders(record, document),
        convention=convention_note(document),
        sections=list(_sections(record.contents)) if record.contents else [],
        circumstances=list(_circumstances(record)),
        bases=list(_bases(record, publication)),
        towns=[(c, corpus.departments.get(c.body)) for c in record.conferrals],
        links=[
            (link, publication.address_of(link.id), publication.name_of(link.id)) for link in record.links
        ],
        waiting=publication.waiting(entry.id),
        timeline=publication.timeline(f"benchmark:{entry.id}"),
        entry=entry,
        publication=publication,
        source=entry.file.path,
        fingerprint=" ".join(_groups(hashlib.sha256(entry.source).hexdigest())),
    )
    return Page(
        address,
        record.matter,
        _description(record, department.record.name, status, "".join(told.sentences)),
        body,
    )


def _description(record: Benchmark, department: str, status: Status, sentence: str) -> str:
    return f"{record.matter}（{record.power_type}，{record.id}，{department}，{status.state}）。{sentence}"


def _groups(digest: str) -> Iterator[str]:
    return (digest[start : start + 4] for start in range(0, len(digest), 4))


def _bases(record: Benchmark, publication: Publication) -> Iterator[Basis]:
    roles = (
        ("法定依据", record.legal_bases),
        ("处罚依据", record.penalty_bases),
        ("认定依据", record.violated),
    )
    for role, citations in roles:
        for citation in citations:
            law = publication.corpus.law_named(citation.law)
            document = publication.corpus.document_named(citation.law)
            yield Basis(
                role,
                citation,
                getattr(citation, "clause", None) or (),
                law,
                law.record.version_on(publication.day) if law else None,
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


def _circumstances(record: Benchmark) -> Iterator[Circumstance]:
    for title, field, effect in _EFFECTS:
        conditions = getattr(record, field)
        if conditions:
            yield Circumstance(title, effect, conditions)


def _sections(contents: Contents) -> Iterator[Section]:
    # The common section 其他 comes first in the class and last on the page.
    fields = list(type(contents).model_fields.items())
    for name, field in fields[1:] + fields[:1]:
        value = getattr(contents, name)
        if isinstance(value, LicenceEvents):
            parts = tuple((f.alias or n, getattr(value, n)) for n, f in LicenceEvents.model_fields.items())
            yield Section(field.alias or name, None, parts)
        elif value is not None:
            yield Section(field.alias or name, value)
