"""What search knows of every page of an edition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State, benchmark_status, document_status, law_status
from chidu.model.acts import Document, Law
from chidu.model.benchmark import Benchmark
from chidu.model.institutions import Department, Listing
from chidu.model.tiers import Grade, ListOutcome, is_mitigated
from chidu.publish import urls
from chidu.publish.figures import figures_of
from chidu.publish.page import day_in_words
from chidu.publish.publication import Publication
from chidu.rules.packed.grades import graded
from chidu.search.normalise import normalise, rewrite
from chidu.search.records import Citation, PageKind, SearchRecord


def search_records(publication: Publication) -> Iterator[SearchRecord]:
    """Every benchmark, department, town, law, issuing document and list."""
    corpus = publication.corpus
    yield from (_benchmark(publication, entry) for entry in corpus.benchmarks.values())
    yield from (_department(publication, entry) for entry in corpus.departments.values())
    yield from (_law(publication, entry) for entry in corpus.laws.values())
    yield from (_document(publication, entry) for entry in corpus.documents.values())
    yield from (_listing(publication, entry) for entry in corpus.lists.values())


def _benchmark(publication: Publication, entry: Entry[Benchmark]) -> SearchRecord:
    record, corpus = entry.record, publication.corpus
    document = corpus.document_of(record)
    laws = [(citation, corpus.law_named(citation.law)) for citation in record.bases]
    status, found = benchmark_status(record, corpus, publication.day), figures_of(publication, entry)
    return SearchRecord(
        id=entry.id,
        url=urls.benchmark(entry.id),
        title=record.matter,
        aliases=record.aliases,
        conduct="；".join(
            text for tier in record.tiers for each in tier.conditions or () for text in each.all_of
        ),
        department=publication.folder_name(entry.department),
        power_type=record.power_type,
        laws=tuple(dict.fromkeys(name for _, law in laws if law for name in law.record.names)),
        citations=tuple(Citation(law.record.name if law else c.law, c.article or "") for c, law in laws),
        document_number=document.number if document else "",
        codes=tuple(code for code in (record.matter_code, *record.former_ids) if code),
        text=_text(publication, entry),
        fine=found.range,
        highest=found.highest,
        top_fine=found.top,
        fine_words=found.beyond,
        grades=_grades(record),
        towns=tuple(_towns(publication, entry)),
        acts=tuple(dict.fromkeys(_called(law.record.name) for _, law in laws if law)),
        status=status.state.value,
        since=_iso(status.since),
    )


def _grades(record: Benchmark) -> tuple[str, ...]:
    """The standard names its tiers go by, and what a list leads to: 轻微, 一般, 不予处罚."""
    rows = record.matrix.rows if record.matrix else ()
    named = [*((each.name, each.grade) for each in record.tiers), *((each.name, each.grade) for each in rows)]
    found = [word for name, grade in named for word in sorted(_standard(name or "", grade))]
    if record.list_conditions:
        found.append(_OUTCOMES[record.list_conditions.outcome])
    return tuple(dict.fromkeys(found))


_OUTCOMES = {
    ListOutcome.NO_PENALTY: "不予处罚",
    ListOutcome.MAY_WAIVE: "可以不予处罚",
    ListOutcome.MITIGATED: "减轻",
    ListOutcome.LIGHTER: "从轻",
}


def _standard(name: str, grade: Grade | None) -> frozenset[str]:
    if not is_mitigated(grade, name):
        return graded(name, grade)
    return frozenset({"减轻" if grade or name.startswith("减轻") else "不予处罚"})


def _towns(publication: Publication, entry: Entry[Benchmark]) -> Iterator[str]:
    """The towns that may enforce it today."""
    corpus = publication.corpus
    handed = [each.record for each in corpus.entrusted.get(entry.id, ())]
    bodies = [conferral.body for conferral in entry.record.conferrals]
    bodies += [each.body for each in handed if each.body and document_status(each, publication.day).applies]
    for folder in dict.fromkeys(bodies):
        body = corpus.departments.get(folder)
        if body and body.record.is_town:
            yield body.record.name


def _called(law: str) -> str:
    """A law as people call it: the laws of the state say so in every name."""
    return law.removeprefix("中华人民共和国")


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _text(publication: Publication, entry: Entry[Benchmark]) -> str:
    record = entry.record
    standards = [each.words for tier in record.tiers for each in tier.standard]
    rows = [each.words for row in (record.matrix.rows if record.matrix else ()) for each in row.standard]
    clauses = [each.words for basis in record.penalty_bases for each in basis.clause or ()]
    factors = [factor.name for factor in (record.factors.factors if record.factors else ())]
    listed = record.list_conditions
    conditions = listed.all_of + listed.any_of if listed else ()
    bodies = [publication.folder_name(conferral.body) for conferral in record.conferrals]
    known_as = _known_as(publication, entry.department)
    return "；".join([*standards, *rows, *clauses, *factors, *conditions, *bodies, *known_as])


def _known_as(publication: Publication, folder: str) -> list[str]:
    """A department's own 简称, where it is none of the usual ones, which search writes in full by itself."""
    department = publication.corpus.departments.get(folder)
    if department is None:
        return []
    short = department.record.short_name
    return [] if rewrite(normalise(short)) in normalise(department.record.name) else [short]


def _department(publication: Publication, entry: Entry[Department]) -> SearchRecord:
    record = entry.record
    dissolved = record.dissolution and record.dissolution.date <= publication.day
    return SearchRecord(
        id=entry.id,
        url=urls.department(entry.id, record),
        kind=PageKind.TOWN if record.is_town else PageKind.DEPARTMENT,
        title=record.name,
        aliases=(record.short_name, *record.former_names),
        summary=record.duty,
        towns=(record.name,) if record.is_town else (),
        status="已撤并" if dissolved else "",
    )


def _law(publication: Publication, entry: Entry[Law]) -> SearchRecord:
    record = entry.record
    version, status = record.version_on(publication.day), law_status(record, publication.day)
    return SearchRecord(
        id=entry.id,
        url=urls.law(entry.id),
        kind=PageKind.LAW,
        title=record.name,
        aliases=record.short_names,
        department=record.maker,
        laws=record.names,
        codes=tuple(version.number for version in record.versions if version.number),
        summary="，".join([record.level, *([version.label] if version else [])]),
        acts=(_called(record.name),),
        status=status.state.value,
        since=_iso(status.since),
    )


def _document(publication: Publication, entry: Entry[Document]) -> SearchRecord:
    record = entry.record
    own = (record.number, record.index_number, *record.replaces)
    return SearchRecord(
        id=entry.id,
        url=urls.document(entry.id),
        kind=PageKind.DOCUMENT,
        title=record.name,
        department=publication.corpus.body_name(record.issuer),
        codes=tuple(code for code in own if code),
        summary=f"{record.number}，{day_in_words(record.effective)}起施行",
        text=record.interpretation or "",
        status=document_status(record, publication.day).state.value,
        since=_iso(record.effective),
    )


def _listing(publication: Publication, entry: Entry[Listing]) -> SearchRecord:
    record = entry.record
    return SearchRecord(
        id=entry.id,
        url=urls.listing(entry.id),
        kind=PageKind.LIST,
        title=record.name,
        department=publication.corpus.body_name(record.issuer),
        document_number=publication.document_number(record.document) or "",
        summary=f"{record.kind}，{len(record.entries)} 项，{day_in_words(record.effective)}起施行",
        text="；".join(each.matter for each in record.entries),
        status=State.NOT_YET.value if record.effective > publication.day else "",
        since=_iso(record.effective),
    )
