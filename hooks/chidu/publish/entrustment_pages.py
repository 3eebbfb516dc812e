"""The pages of entrusted and conferred powers (JX 二(三)), and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jinja2 import Environment

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import document_status
from chidu.model.basis import ConferralMode
from chidu.model.entrustments import Entrustment
from chidu.publish import urls
from chidu.publish.listing_rows import RowBook
from chidu.publish.metadata import article_head, column_head, recorded_on
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.publish.sources import source_line


@dataclass(frozen=True, slots=True)
class EntrustmentRow:
    """A record in a list; `mark` is the number of matters, or the state where the powers may not be used."""

    name: str
    address: str
    mark: str
    note: str


def entrustment_rows(publication: Publication, entries: Iterable[Entry[Entrustment]]) -> list[EntrustmentRow]:
    """A row for each record: how, from whom to whom."""
    return [_row(publication, entry) for entry in entries]


def _row(publication: Publication, entry: Entry[Entrustment]) -> EntrustmentRow:
    record = entry.record
    status = document_status(record, publication.day)
    note = (
        f"{record.mode.value}：{publication.folder_name(record.department)}交给{holder(publication, record)}"
    )
    return EntrustmentRow(
        record.name,
        urls.entrustment(entry.id),
        f"{len(record.matters)} 项" if status.applies else status.state.value,
        note,
    )


def holder(publication: Publication, record: Entrustment) -> str:
    """The name of the body that may use the powers."""
    return record.organisation.name if record.organisation else publication.folder_name(record.body or "")


def entrustments_of(corpus: Corpus, folder: str) -> list[Entry[Entrustment]]:
    """What a department handed over or a body was handed."""
    return [
        entry
        for entry in corpus.entrustments.values()
        if folder in (entry.record.department, entry.record.body)
    ]


def entrustments_page(env: Environment, publication: Publication) -> Page:
    """All records, entrusted before conferred."""
    every = publication.corpus.entrustments.values()
    groups = [
        (mode.value, entrustment_rows(publication, (e for e in every if e.record.mode is mode)))
        for mode in ConferralMode
    ]
    body = render(env, "entrustments.html", urls.ENTRUSTMENTS, groups=[g for g in groups if g[1]])
    description = "哪些事项委托、赋权给了谁，权限到哪里，怎样监督"
    head = column_head("委托和赋权", description, ("委托执法", "赋权", "乡镇街道"), "信息公开")
    return Page(urls.ENTRUSTMENTS, "委托和赋权", description, body, head)


def entrustment_pages(env: Environment, book: RowBook) -> Iterator[Page]:
    """A page for each record."""
    for entry in book.publication.corpus.entrustments.values():
        yield _page(env, book, entry)


def _page(env: Environment, book: RowBook, entry: Entry[Entrustment]) -> Page:
    publication, record, address = book.publication, entry.record, urls.entrustment(entry.id)
    corpus = publication.corpus
    department, body = corpus.departments[record.department], corpus.departments.get(record.body or "")
    entrusted = record.mode is ConferralMode.ENTRUSTED
    # 行政处罚法第二十条: an entrusted body acts in the name of the organ that entrusts it, which answers for it.
    answerable = department if entrusted or body is None else body
    html = render(
        env,
        "entrustment.html",
        address,
        record=record,
        entrusted=entrusted,
        status=document_status(record, publication.day),
        department=department,
        body=body,
        answerable=answerable.record,
        holder=holder(publication, record),
        items=book.rows(corpus.benchmarks[id] for id in record.matters if id in corpus.benchmarks),
        bases=[(citation, corpus.law_named(citation.law)) for citation in record.bases],
        source=source_line(publication, entry.file),
    )
    published = recorded_on(publication, f"entrustment:{entry.id}")
    words = (record.mode.value, holder(publication, record), "行政裁量权基准")
    head = article_head(record.name, published, department.record.name, words)
    description = f"{record.name}：{len(record.matters)} 项的权限、期限和监督措施"
    return Page(address, record.name, description, html, head)
