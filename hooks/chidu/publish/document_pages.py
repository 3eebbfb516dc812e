"""The pages of the documents that issue benchmarks, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State, document_status
from chidu.model.acts import Document
from chidu.model.basis import Repeal
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.listing_rows import RowBook
from chidu.publish.metadata import article_head, column_head
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.publish.sources import source_line
from chidu.publish.usage import usage_in


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An issuing document in the list of them; `count` benchmarks rest on it."""

    record: Document
    issuer: str
    count: int


def documents_page(env: Environment, publication: Publication) -> Page:
    """All issuing documents by what they are worth on the day, newest first."""
    corpus = publication.corpus
    groups: dict[str, list[DocumentRow]] = {state.value: [] for state in State}
    for entry in sorted(corpus.documents.values(), key=lambda e: (e.record.effective, e.id), reverse=True):
        record, state = entry.record, document_status(entry.record, publication.day).state.value
        groups[state].append(
            DocumentRow(record, corpus.body_name(record.issuer), len(corpus.by_document[entry.id]))
        )
    total = len(corpus.documents)
    body = render(env, "documents.html", urls.DOCUMENTS, groups=list(groups.items()), total=total)
    description = "发布行政裁量权基准的文件：文号、日期、程序和备案"
    head = column_head("发布文件", description, ("行政裁量权基准", "规范性文件", "规章"), "政策文件")
    return Page(urls.DOCUMENTS, "发布文件", description, body, head)


def document_pages(env: Environment, book: RowBook) -> Iterator[Page]:
    """A page for each issuing document."""
    corpus = book.publication.corpus
    ahead = [entry for several in corpus.adopted_ahead.values() for entry in several]
    repealed = [entry for entry in corpus.benchmarks.values() if entry.record.repeal]
    for entry in corpus.documents.values():
        yield _page(env, book, entry, _issued(ahead, entry.id), _repealed_by(repealed, entry.record))


def _page(
    env: Environment,
    book: RowBook,
    entry: Entry[Document],
    ahead: list[Entry[Benchmark]],
    repealed: list[Entry[Benchmark]],
) -> Page:
    """`ahead` are the versions it issued for a later day, `repealed` the benchmarks it ended."""
    publication = book.publication
    corpus, record, address = publication.corpus, entry.record, urls.document(entry.id)
    issuer, source = corpus.departments.get(record.issuer), corpus.body_name(record.issuer)
    body = render(
        env,
        "document.html",
        address,
        record=record,
        issuer=source,
        issuer_url=urls.department(issuer.id, issuer.record) if issuer else "",
        status=document_status(record, publication.day),
        usage=usage_in(publication, record, record.issuer),
        items=book.rows(corpus.by_document[entry.id]),
        ahead=ahead,
        repealed=repealed,
        source=source_line(publication, entry.file),
    )
    words = (record.number, record.form.value, "行政裁量权基准")
    head = article_head(record.name, record.published, source, words)
    return Page(address, record.name, f"{record.name}（{record.number}）", body, head)


def _issued(ahead: Iterable[Entry[Benchmark]], document: str) -> list[Entry[Benchmark]]:
    return [entry for entry in ahead if entry.record.document == document]


def _repealed_by(repealed: Iterable[Entry[Benchmark]], record: Document) -> list[Entry[Benchmark]]:
    """Benchmarks whose repeal names the document, by its number or its name."""
    return [entry for entry in repealed if _names(entry.record.repeal, record)]


def _names(repeal: Repeal | None, record: Document) -> bool:
    basis = repeal.basis if repeal else None
    return bool(basis) and any(name in str(basis) for name in (record.number, record.name))
