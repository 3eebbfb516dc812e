"""The pages of the supporting systems (配套制度), and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import document_status
from chidu.model.institutions import Department
from chidu.model.systems import System, SystemKind
from chidu.publish import urls
from chidu.publish.metadata import article_head, column_head, recorded_on
from chidu.publish.page import Page, day_in_words, render
from chidu.publish.publication import Publication
from chidu.publish.sources import source_line


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A system in a list; `mark` is its state, "" while it is in force."""

    name: str
    address: str
    mark: str
    note: str


def system_rows(publication: Publication, entries: Iterable[Entry[System]]) -> list[SystemRow]:
    """A row for each system; the kind and the issuing body are told in the note."""
    return [
        SystemRow(
            entry.record.name,
            urls.system(entry.id),
            _state(publication, entry.record),
            f"{entry.record.kind.value}，{publication.corpus.body_name(entry.record.issuer)}，"
            f"{day_in_words(entry.record.effective)}起施行",
        )
        for entry in entries
    ]


def _state(publication: Publication, record: System) -> str:
    status = document_status(record, publication.day)
    return "" if status.applies else status.state.value


def systems_of(corpus: Corpus, folder: str) -> list[Entry[System]]:
    """The systems a department made, or that name it among those who work by them."""
    every = corpus.systems.values()
    return [entry for entry in every if folder in (entry.record.issuer, *entry.record.bodies)]


def general_systems(corpus: Corpus) -> int:
    """How many systems apply to every department: those of a body without a page that name nobody."""
    every = (entry.record for entry in corpus.systems.values())
    return sum(1 for record in every if not record.bodies and record.issuer not in corpus.departments)


def systems_page(env: Environment, publication: Publication) -> Page:
    """All supporting systems in the order of their kinds."""
    kinds = list(SystemKind)
    found = sorted(publication.corpus.systems.values(), key=lambda entry: kinds.index(entry.record.kind))
    body = render(env, "systems.html", urls.SYSTEMS, rows=system_rows(publication, found))
    description = "说明理由、法制审核、集体讨论等制度，保证裁量权基准得到执行"
    words = ("配套制度", *(entry.record.kind.value for entry in found))
    head = column_head("配套制度", description, words, "信息公开")
    return Page(urls.SYSTEMS, "配套制度", description, body, head)


def system_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for each system."""
    for entry in publication.corpus.systems.values():
        yield _page(env, publication, entry)


def _page(env: Environment, publication: Publication, entry: Entry[System]) -> Page:
    record, address, corpus = entry.record, urls.system(entry.id), publication.corpus
    issuer, source = corpus.departments.get(record.issuer), corpus.body_name(record.issuer)
    body = render(
        env,
        "system.html",
        address,
        record=record,
        status=document_status(record, publication.day),
        issuer=source,
        issuer_url=urls.department(issuer.id, issuer.record) if issuer else "",
        bodies=list(_bodies(publication, record)),
        bases=[(citation, corpus.law_named(citation.law)) for citation in record.bases],
        links=[(id, publication.address_of(id), publication.name_of(id)) for id in record.links],
        source=source_line(publication, entry.file),
    )
    published = recorded_on(publication, f"system:{entry.id}")
    head = article_head(record.name, published, source, (record.kind.value, "配套制度", "行政裁量权基准"))
    return Page(address, record.name, f"{record.name}（{record.kind.value}制度）", body, head)


def _bodies(publication: Publication, record: System) -> Iterator[Entry[Department]]:
    departments = publication.corpus.departments
    return (departments[folder] for folder in record.bodies if folder in departments)
