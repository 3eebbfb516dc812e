"""The pages of departments and towns, and the list of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.model.basis import Conferral
from chidu.model.benchmark import CLASS_OF, Benchmark
from chidu.model.institutions import Department
from chidu.publish import urls
from chidu.publish.as_of_page import as_of_address
from chidu.publish.changes_page import Told, told_of
from chidu.publish.entrustment_pages import entrustment_rows, entrustments_of
from chidu.publish.events import Event, events
from chidu.publish.feeds import links_of
from chidu.publish.listing_rows import BenchmarkRow, RowBook
from chidu.publish.metadata import article_head, column_head, recorded_on
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.publish.sources import source_line
from chidu.publish.system_pages import general_systems, system_rows, systems_of

# With fewer rows than this everything is in sight, and a box to narrow it down would only be in the way.
_WORTH_FILTERING = 5
_NEWS, _MOST_CHANGES = 5, 4


@dataclass(frozen=True, slots=True)
class Body:
    """A department or town in a list; `kinds` names its power types with their numbers where it has several."""

    name: str
    address: str
    count: int
    kinds: str
    duty: str


@dataclass(frozen=True, slots=True)
class Handover:
    """Matters handed over together: `other` is the town for a department's page, the department for a town's."""

    other: str
    mode: str
    basis: str
    until: str
    benchmarks: list[Entry[Benchmark]]


@dataclass(frozen=True, slots=True)
class LawGroup:
    """Benchmarks under the law they rest on; `law` and `address` are "" where the power type is not divided."""

    law: str
    address: str
    rows: list[BenchmarkRow]


@dataclass(frozen=True, slots=True)
class TypeGroup:
    """The benchmarks of one power type."""

    power_type: str
    laws: list[LawGroup]

    @property
    def count(self) -> int:
        """How many benchmarks there are of the type."""
        return sum(len(law.rows) for law in self.laws)


def bodies(publication: Publication) -> tuple[list[Body], list[Body]]:
    """Departments, then towns, in the order of their folders."""
    found: tuple[list[Body], list[Body]] = ([], [])
    for entry in publication.corpus.departments.values():
        record, own = entry.record, _benchmarks(publication, entry)
        address = urls.department(entry.id, record)
        found[record.is_town].append(Body(record.name, address, len(own), _kinds(own), record.duty))
    return found


def _benchmarks(publication: Publication, entry: Entry[Department]) -> tuple[Entry[Benchmark], ...]:
    own = publication.corpus.by_department[entry.id]
    return own + publication.corpus.by_town[entry.id] if entry.record.is_town else own


def _kinds(entries: Iterable[Entry[Benchmark]]) -> str:
    numbers = Counter(entry.record.power_type for entry in entries)
    return "、".join(f"{name} {number} 项" for name, number in numbers.items()) if len(numbers) > 1 else ""


def departments_page(env: Environment, publication: Publication) -> Page:
    """All departments and towns."""
    departments, towns = bodies(publication)
    groups = [("市级部门", departments), ("乡镇和街道", towns)]
    body = render(env, "departments.html", urls.DEPARTMENTS, groups=groups)
    description = "每个部门公开的行政裁量权基准"
    head = column_head("部门", description, ("行政裁量权基准", "部门", "乡镇街道"), "机构职能")
    return Page(urls.DEPARTMENTS, "部门", description, body, head)


def department_pages(env: Environment, book: RowBook) -> Iterator[Page]:
    """A page for each department and town."""
    latest = events(book.publication)
    for entry in book.publication.corpus.departments.values():
        yield _page(env, book, entry, latest)


def _page(env: Environment, book: RowBook, entry: Entry[Department], latest: list[Event]) -> Page:
    record, publication, corpus = entry.record, book.publication, book.publication.corpus
    address = urls.department(entry.id, record)
    successor = corpus.departments.get(record.dissolution.into) if record.dissolution else None
    benchmarks, handovers = _benchmarks(publication, entry), _handovers(publication, entry)
    body = render(
        env,
        "department.html",
        address,
        record=record,
        folder=entry.id,
        groups=_groups(book, benchmarks),
        total=len(benchmarks),
        ended=sum(1 for row in book.rows(benchmarks) if row.note),
        filtered=len(benchmarks) >= _WORTH_FILTERING,
        handovers=handovers,
        entrustments=entrustment_rows(publication, entrustments_of(corpus, entry.id)),
        systems=system_rows(publication, systems_of(corpus, entry.id)),
        general_systems=general_systems(corpus),
        quality_url="" if record.is_town or record.dissolution else urls.quality(entry.id),
        as_of_url=as_of_address(publication, entry),
        handed_over=sum(len(each.benchmarks) for each in handovers),
        successor=successor.record.name if successor else "",
        successor_url=urls.department(successor.id, successor.record) if successor else "",
        source=source_line(publication, entry.file),
        latest=_latest(publication, latest, entry.id),
        feeds=publication.began is not None,
    )
    words = (record.short_name, *record.former_names, "行政裁量权基准")
    head = article_head(record.name, recorded_on(publication, f"department:{entry.id}"), record.name, words)
    head += links_of(publication, address, record.name)
    return Page(address, record.name, f"{record.name}公开的行政裁量权基准：{record.duty}", body, head)


def _handovers(publication: Publication, entry: Entry[Department]) -> list[Handover]:
    """What a department hands to others; what a town was handed. One for each body, basis and term."""
    found: dict[tuple[str, str, str, str], list[Entry[Benchmark]]] = {}
    for benchmark, conferral in _conferrals(publication, entry):
        other = benchmark.department if entry.record.is_town else conferral.body
        key = publication.folder_name(other), conferral.mode.value, conferral.basis, conferral.until or ""
        found.setdefault(key, []).append(benchmark)
    return [Handover(*key, benchmarks) for key, benchmarks in found.items()]


def _conferrals(
    publication: Publication, entry: Entry[Department]
) -> Iterator[tuple[Entry[Benchmark], Conferral]]:
    corpus, town = publication.corpus, entry.record.is_town
    for benchmark in (corpus.by_town if town else corpus.by_department)[entry.id]:
        for conferral in benchmark.record.conferrals:
            if not town or conferral.body == entry.id:
                yield benchmark, conferral


def _latest(publication: Publication, found: list[Event], folder: str) -> list[Told]:
    own = (event for event in found if folder in event.bodies)
    return [told_of(publication, event, _MOST_CHANGES) for event in islice(own, _NEWS)]


def _groups(book: RowBook, entries: Iterable[Entry[Benchmark]]) -> list[TypeGroup]:
    """By power type in the order of the format, penalties divided by the law they rest on, the busiest law first."""
    order = list(CLASS_OF)
    by_type = sorted(entries, key=lambda entry: order.index(entry.record.power_type))
    return [
        TypeGroup(name, _by_law(book, group))
        for name, group in groupby(by_type, key=lambda entry: entry.record.power_type)
    ]


def _by_law(book: RowBook, entries: Iterable[Entry[Benchmark]]) -> list[LawGroup]:
    by_law: dict[tuple[str, str], list[Entry[Benchmark]]] = {}
    for entry in entries:
        by_law.setdefault(_law(book.publication, entry.record), []).append(entry)
    found = [LawGroup(law, address, book.rows(group)) for (law, address), group in by_law.items()]
    return sorted(found, key=lambda group: (-len(group.rows), group.law))


def _law(publication: Publication, record: Benchmark) -> tuple[str, str]:
    """Name and address of the law a penalty rests on; nothing for other power types."""
    if record.power_type != "行政处罚":
        return "", ""
    cited = (record.penalty_bases or record.bases)[0].law
    law = publication.corpus.law_named(cited)
    return (law.record.name, urls.law(law.id)) if law else (cited, "")
