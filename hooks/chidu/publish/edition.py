"""One edition of the portal: every page of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from chidu.corpus.corpus import Entry
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
from chidu.publish.benchmark_page import adopted_page, benchmark_page
from chidu.publish.changes_page import changes_page, events
from chidu.publish.department_pages import bodies, department_pages, departments_page
from chidu.publish.listing_rows import BenchmarkRow, rows, state_note
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class DirectoryItem:
    """A benchmark in the index: `fine` and `status` may be empty."""

    id: str
    title: str
    url: str
    fine: str
    status: str


@dataclass(frozen=True, slots=True)
class DirectoryGroup:
    """The benchmarks of one power type."""

    title: str
    items: tuple[DirectoryItem, ...]


@dataclass(frozen=True, slots=True)
class Directory:
    """A department in the index that needs no JavaScript."""

    name: str
    url: str
    groups: tuple[DirectoryGroup, ...]


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
    """A page for every benchmark, as it governs on the day."""
    for entry in publication.corpus.benchmarks.values():
        yield benchmark_page(env, publication, entry)


def adopted_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for every version adopted for a later day."""
    for several in publication.corpus.adopted_ahead.values():
        for entry in several:
            yield adopted_page(env, publication, entry)


def home_page(env: Environment, publication: Publication) -> Page:
    """The question, the search box, the departments, the latest changes."""
    site, corpus = publication.site, publication.corpus
    departments, towns = bodies(publication)
    in_force = [e for e in corpus.benchmarks.values() if not state_note(publication, e)]
    latest = [event for event in events(publication, 3) if event.id in corpus.benchmarks][:5]
    body = render(
        env,
        "home.html",
        urls.HOME,
        site=site,
        departments=departments,
        towns=towns,
        total=len(corpus.benchmarks),
        in_force=len(in_force),
        latest=latest,
        no_history=publication.no_history,
    )
    title = f"{site.name}行政裁量权基准"
    return Page(urls.HOME, title, f"查{site.name}各部门的行政裁量权基准：罚多少、为什么、怎么改的", body)


def search_page(env: Environment, publication: Publication) -> Page:
    """The search page, with every benchmark by department for those without JavaScript."""
    departments = [
        Directory(
            entry.record.name,
            urls.department(entry.id, entry.record),
            _groups(publication, publication.corpus.by_department[entry.id]),
        )
        for entry in publication.corpus.departments.values()
        if publication.corpus.by_department[entry.id]
    ]
    body = render(env, "search_page.html", urls.SEARCH, departments=departments, search_url="./")
    return Page(urls.SEARCH, "查基准", "用平常的话查行政裁量权基准", body)


def _item(row: BenchmarkRow) -> DirectoryItem:
    return DirectoryItem(row.id, row.title, row.address, row.fine, row.note)


def _groups(publication: Publication, entries: tuple[Entry[Benchmark], ...]) -> tuple[DirectoryGroup, ...]:
    by_type: dict[str, list[Entry[Benchmark]]] = {}
    for entry in entries:
        by_type.setdefault(entry.record.power_type, []).append(entry)
    return tuple(
        DirectoryGroup(title, tuple(map(_item, rows(publication, group)))) for title, group in by_type.items()
    )
