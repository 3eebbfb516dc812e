"""What search knows of every page of an edition."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State, benchmark_status, document_status, law_status
from chidu.model.acts import Document, Law
from chidu.model.benchmark import Benchmark
from chidu.model.institutions import Department, Listing
from chidu.publish import urls
from chidu.publish.listing_rows import fine_of
from chidu.publish.page import day_in_words
from chidu.publish.publication import Publication
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
        text=_text(publication, record),
        fine=fine_of(publication, entry),
        status=benchmark_status(record, corpus, publication.day).state.value,
    )


def _text(publication: Publication, record: Benchmark) -> str:
    standards = [each.words for tier in record.tiers for each in tier.standard]
    rows = [each.words for row in (record.matrix.rows if record.matrix else ()) for each in row.standard]
    clauses = [each.words for basis in record.penalty_bases for each in basis.clause or ()]
    factors = [factor.name for factor in (record.factors.factors if record.factors else ())]
    listed = record.list_conditions
    conditions = listed.all_of + listed.any_of if listed else ()
    bodies = [publication.folder_name(conferral.body) for conferral in record.conferrals]
    return "；".join([*standards, *rows, *clauses, *factors, *conditions, *bodies])


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
        status="已撤并" if dissolved else "",
    )


def _law(publication: Publication, entry: Entry[Law]) -> SearchRecord:
    record = entry.record
    version = record.version_on(publication.day)
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
        status=law_status(record, publication.day).state.value,
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
    )
