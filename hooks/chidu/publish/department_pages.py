"""The pages of departments and towns, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.model.basis import Conferral
from chidu.model.benchmark import CLASS_OF, Benchmark
from chidu.model.institutions import Department
from chidu.publish import urls
from chidu.publish.changes_page import Event, events
from chidu.publish.listing_rows import BenchmarkRow, rows
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class Body:
    """A department or town in a list."""

    name: str
    address: str
    count: int
    duty: str


@dataclass(frozen=True, slots=True)
class ConferralRow:
    """A matter handed over: `other` is the town for a department's page, the department for a town's."""

    benchmark: Entry[Benchmark]
    conferral: Conferral
    other: str


def bodies(publication: Publication) -> tuple[list[Body], list[Body]]:
    """Departments, then towns, in the order of their folders."""
    found: tuple[list[Body], list[Body]] = ([], [])
    for entry in publication.corpus.departments.values():
        record = entry.record
        count = len(_benchmarks(publication, entry))
        found[record.is_town].append(Body(record.name, urls.department(entry.id, record), count, record.duty))
    return found


def _benchmarks(publication: Publication, entry: Entry[Department]) -> tuple[Entry[Benchmark], ...]:
    own = publication.corpus.by_department[entry.id]
    return own + publication.corpus.by_town[entry.id] if entry.record.is_town else own


def departments_page(env: Environment, publication: Publication) -> Page:
    """All departments and towns."""
    departments, towns = bodies(publication)
    groups = [("市级部门", departments), ("乡镇和街道", towns)]
    body = render(env, "departments.html", urls.DEPARTMENTS, groups=groups)
    return Page(urls.DEPARTMENTS, "部门", "每个部门公开的行政裁量权基准", body)


def department_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for each department and town."""
    latest = events(publication, 4)
    for entry in publication.corpus.departments.values():
        yield _page(env, publication, entry, latest)


def _page(env: Environment, publication: Publication, entry: Entry[Department], latest: list[Event]) -> Page:
    record, corpus = entry.record, publication.corpus
    address = urls.department(entry.id, record)
    successor = corpus.departments.get(record.dissolution.into) if record.dissolution else None
    body = render(
        env,
        "department.html",
        address,
        record=record,
        groups=_groups(publication, _benchmarks(publication, entry)),
        empty="这个乡镇还没有赋权或者委托的事项。" if record.is_town else "这个部门还没有公开基准。",
        conferred=_conferred(publication, entry),
        successor=successor.record.name if successor else "",
        successor_url=urls.department(successor.id, successor.record) if successor else "",
        latest=_latest(latest, {benchmark.id for benchmark in _benchmarks(publication, entry)}),
    )
    return Page(address, record.name, f"{record.name}公开的行政裁量权基准：{record.duty}", body)


def _conferred(publication: Publication, entry: Entry[Department]) -> list[ConferralRow]:
    """What a department hands to others; what a town was handed, with basis and term."""
    corpus, town = publication.corpus, entry.record.is_town
    benchmarks = corpus.by_town[entry.id] if town else corpus.by_department[entry.id]
    return [
        ConferralRow(
            benchmark, conferral, publication.folder_name(benchmark.department if town else conferral.body)
        )
        for benchmark in benchmarks
        for conferral in benchmark.record.conferrals
        if not town or conferral.body == entry.id
    ]


def _latest(found: list[Event], ids: set[str]) -> list[Event]:
    return list(islice((event for event in found if event.id in ids), 5))


def _groups(
    publication: Publication, entries: Iterable[Entry[Benchmark]]
) -> list[tuple[str, list[BenchmarkRow]]]:
    """By power type in the order of the format, penalties divided by the law they rest on."""
    groups: dict[tuple[int, str], list[Entry[Benchmark]]] = {}
    order = list(CLASS_OF)
    for entry in entries:
        record = entry.record
        groups.setdefault((order.index(record.power_type), _title(record, publication)), []).append(entry)
    return [(title, rows(publication, group)) for (_, title), group in sorted(groups.items())]


def _title(record: Benchmark, publication: Publication) -> str:
    if record.power_type != "行政处罚":
        return record.power_type
    name = record.bases[0].law if not record.penalty_bases else record.penalty_bases[0].law
    law = publication.corpus.law_named(name)
    return f"行政处罚：{(law.record.name if law else name).removeprefix('中华人民共和国')}"
