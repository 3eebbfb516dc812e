"""One edition of the portal: every page of it, and what search should know."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import status_on
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.act_pages import (
    document_pages,
    documents_page,
    law_pages,
    laws_page,
    list_pages,
    lists_page,
)
from chidu.publish.answer import fine_summary
from chidu.publish.benchmark_page import benchmark_page
from chidu.publish.changes_page import changes_page, events
from chidu.publish.department_pages import bodies, department_pages, departments_page
from chidu.publish.listing_rows import BenchmarkRow, rows
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.search.records import Citation, SearchRecord


def theme_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """The pages that are few enough to be ordinary pages of the theme."""
    yield home_page(env, publication)
    yield departments_page(env, publication)
    yield from department_pages(env, publication)
    yield laws_page(env, publication)
    yield from law_pages(env, publication)
    yield documents_page(env, publication)
    yield from document_pages(env, publication)
    yield lists_page(env, publication)
    yield from list_pages(env, publication)
    yield changes_page(env, publication)
    yield search_page(env, publication)


def benchmark_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for every benchmark, as it stands on the day."""
    for entry in publication.corpus.benchmarks.values():
        yield benchmark_page(env, publication, publication.shown(entry))


def home_page(env: Environment, publication: Publication) -> Page:
    """The question, the search box, the departments, the latest changes."""
    site = publication.corpus.site
    assert site is not None, "the corpus was checked before it is published"
    departments, towns = bodies(publication)
    corpus = publication.corpus
    in_force = sum(
        status_on(publication.shown(entry).record, corpus, publication.day).applies
        for entry in corpus.benchmarks.values()
    )
    latest = [event for event in events(publication) if event.id in corpus.benchmarks][:5]
    body = render(
        env,
        "home.html",
        urls.HOME,
        site=site.record,
        departments=[*departments, *towns],
        total=len(corpus.benchmarks),
        in_force=in_force,
        latest=latest,
        publication=publication,
    )
    name = site.record.name
    return Page(
        urls.HOME, f"{name}行政裁量权基准", f"查{name}各部门的行政裁量权基准：罚多少、为什么、怎么改的", body
    )


def search_page(env: Environment, publication: Publication) -> Page:
    """The search page, with every benchmark by department for those without JavaScript."""
    departments = [
        {
            "name": entry.record.name,
            "url": urls.department(entry.id, entry.record),
            "groups": _groups(publication, publication.corpus.by_department[entry.id]),
        }
        for entry in publication.corpus.departments.values()
        if publication.corpus.by_department[entry.id]
    ]
    body = render(env, "search_page.html", urls.SEARCH, departments=departments, search_url="./")
    return Page(urls.SEARCH, "查基准", "用平常的话查行政裁量权基准", body)


def _groups(publication: Publication, entries: tuple[Entry[Benchmark], ...]) -> list[dict[str, object]]:
    by_type: dict[str, list[Entry[Benchmark]]] = {}
    for entry in entries:
        by_type.setdefault(entry.record.power_type, []).append(entry)
    return [
        {"title": title, "items": [_item(row) for row in rows(publication, group)]}
        for title, group in by_type.items()
    ]


def _item(row: BenchmarkRow) -> dict[str, str]:
    return {"title": row.title, "url": row.address, "fine": row.fine, "status": row.note, "id": row.id}


def search_records(publication: Publication) -> list[SearchRecord]:
    """What search knows of every benchmark."""
    corpus = publication.corpus
    return [_search_record(publication, publication.shown(entry)) for entry in corpus.benchmarks.values()]


def _search_record(publication: Publication, entry: Entry[Benchmark]) -> SearchRecord:
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
        department=corpus.departments[entry.department].record.name,
        power_type=record.power_type,
        laws=tuple(dict.fromkeys(name for _, law in laws if law for name in law.record.names)),
        citations=tuple(Citation(law.record.name if law else c.law, c.article or "") for c, law in laws),
        document_number=document.number if document else "",
        codes=tuple(code for code in (record.matter_code, *record.former_ids) if code),
        text=_text(record),
        fine=fine_summary(record),
        status=status_on(record, corpus, publication.day).state.value,
    )


def _text(record: Benchmark) -> str:
    standards = [each.words for tier in record.tiers for each in tier.standard]
    rows = [each.words for row in (record.matrix.rows if record.matrix else ()) for each in row.standard]
    clauses = [each.words for basis in record.penalty_bases for each in basis.clause or ()]
    factors = [factor.name for factor in (record.factors.factors if record.factors else ())]
    listed = record.list_conditions
    return "；".join(
        [*standards, *rows, *clauses, *factors, *(listed.all_of + listed.any_of if listed else ())]
    )
