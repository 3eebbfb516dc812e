"""The pages of the lists that stand beside benchmarks, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.model.acts import Law
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark
from chidu.model.institutions import ListEntry, Listing, ListKind
from chidu.publish import urls
from chidu.publish.metadata import article_head, column_head, recorded_on
from chidu.publish.page import Page, day_in_words, render
from chidu.publish.publication import Publication
from chidu.publish.sources import source_line


@dataclass(frozen=True, slots=True)
class ListRow:
    """A list in the list of them."""

    name: str
    address: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of a list with its citations and benchmarks resolved."""

    entry: ListEntry
    bases: tuple[tuple[Citation, Entry[Law] | None], ...]
    benchmarks: tuple[Entry[Benchmark], ...]


def lists_page(env: Environment, publication: Publication) -> Page:
    """All lists."""
    found = [
        ListRow(record.name, urls.listing(id), len(record.entries), _note(publication, record))
        for id, record in ((entry.id, entry.record) for entry in publication.corpus.lists.values())
    ]
    description = "免罚清单、法制审核目录等，和行政裁量权基准配合使用"
    head = column_head("清单", description, [kind.value for kind in ListKind], "信息公开")
    return Page(urls.LISTS, "清单", description, render(env, "lists.html", urls.LISTS, rows=found), head)


def _note(publication: Publication, record: Listing) -> str:
    return f"{record.kind.value}，{publication.corpus.body_name(record.issuer)}，{day_in_words(record.effective)}起施行"


def list_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for each list."""
    for entry in publication.corpus.lists.values():
        yield _page(env, publication, entry)


def _page(env: Environment, publication: Publication, entry: Entry[Listing]) -> Page:
    record, address, corpus = entry.record, urls.listing(entry.id), publication.corpus
    issuer, source = corpus.departments.get(record.issuer), corpus.body_name(record.issuer)
    document = corpus.documents.get(record.document or "")
    body = render(
        env,
        "list.html",
        address,
        record=record,
        issuer=source,
        issuer_url=urls.department(issuer.id, issuer.record) if issuer else "",
        document=document,
        rows=[_row(publication, item) for item in record.entries],
        source=source_line(publication, entry.file),
    )
    published = document.record.published if document else recorded_on(publication, f"listing:{entry.id}")
    head = article_head(record.name, published, source, (record.kind.value, "行政裁量权基准"))
    return Page(address, record.name, f"{record.name}（{record.kind.value}）", body, head)


def _row(publication: Publication, item: ListEntry) -> EntryRow:
    corpus = publication.corpus
    return EntryRow(
        item,
        tuple((citation, corpus.law_named(citation.law)) for citation in item.bases),
        tuple(corpus.benchmarks[id] for id in item.benchmarks if id in corpus.benchmarks),
    )
