"""The pages of laws, issuing documents and lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State, document_status, law_status
from chidu.language.articles import Malformed, parse
from chidu.model.acts import Document, Law, LawLevel
from chidu.model.basis import Citation, PenaltyBasis
from chidu.model.benchmark import Benchmark
from chidu.model.institutions import ListEntry, Listing
from chidu.publish import urls
from chidu.publish.listing_rows import rows, state_note
from chidu.publish.page import Page, day_in_words, render
from chidu.publish.publication import Publication
from chidu.publish.tier_table import convention_note


@dataclass(frozen=True, slots=True)
class Named:
    """An act or list in a list of them."""

    name: str
    address: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A benchmark under the article it cites; `note` is its state where it is not simply in force."""

    article: str
    role: str
    entry: Entry[Benchmark]
    note: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An issuing document in the list of them; `count` benchmarks rest on it."""

    record: Document
    issuer: str
    state: str
    count: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of a list with its citations and benchmarks resolved."""

    entry: ListEntry
    bases: tuple[tuple[Citation, Entry[Law] | None], ...]
    benchmarks: tuple[Entry[Benchmark], ...]


def laws_page(env: Environment, publication: Publication) -> Page:
    """All laws by level."""
    groups: dict[str, list[Named]] = {level.value: [] for level in LawLevel}
    for entry in publication.corpus.laws.values():
        cited = {benchmark.id for _, benchmark in publication.corpus.by_law[entry.id]}
        note = law_status_text(entry.record, publication.day)
        groups[entry.record.level.value].append(
            Named(entry.record.name, urls.law(entry.id), len(cited), note)
        )
    body = render(env, "laws.html", urls.LAWS, groups=list(groups.items()))
    return Page(urls.LAWS, "法规", "行政裁量权基准所依据的法律、法规和规章", body)


def law_status_text(record: Law, day: date) -> str:
    """The state of a law in one sentence."""
    status, version = law_status(record, day), record.version_on(day)
    if status.state is State.REPEALED and status.until:
        return f"{day_in_words(status.until)}废止。"
    since = f"{day_in_words(status.since)}起施行" if status.since else "施行日期没有登记"
    ending = f"，{day_in_words(status.until)}废止" if status.until else ""
    return f"现行版本：{version.label}，{since}{ending}。" if version else f"{since}。"


def law_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for each law, with every benchmark resting on it, by article."""
    for entry in publication.corpus.laws.values():
        record, address = entry.record, urls.law(entry.id)
        body = render(
            env,
            "law.html",
            address,
            record=record,
            status=law_status(record, publication.day),
            status_text=law_status_text(record, publication.day),
            articles=_articles(publication, entry),
            versions=sorted(record.versions, key=lambda version: version.effective, reverse=True),
        )
        yield Page(address, record.name, f"依据《{record.name}》的行政裁量权基准，按条款排列", body)


def _articles(publication: Publication, entry: Entry[Law]) -> list[ArticleRow]:
    found = [
        ArticleRow(
            citation.article or "没有写条款",
            _role(citation, benchmark.record),
            benchmark,
            state_note(publication, benchmark),
        )
        for citation, benchmark in publication.corpus.by_law[entry.id]
    ]
    return sorted(found, key=lambda row: (_order(row.article), row.entry.id, row.role))


def _order(article: str) -> tuple[int, ...]:
    """The order of the act; what is not well-formed comes last."""
    found = parse(article)
    return (10**6,) if isinstance(found, Malformed) or not found else found[0].sort_key


def _role(citation: object, record: Benchmark) -> str:
    if isinstance(citation, PenaltyBasis):
        return "处罚依据"
    return "认定依据" if citation in record.violated else "法定依据"


def documents_page(env: Environment, publication: Publication) -> Page:
    """All issuing documents, newest first."""
    corpus = publication.corpus
    found = [
        DocumentRow(
            entry.record,
            corpus.body_name(entry.record.issuer),
            document_status(entry.record, publication.day).state.value,
            len(corpus.by_document[entry.id]),
        )
        for entry in sorted(corpus.documents.values(), key=lambda e: (e.record.effective, e.id), reverse=True)
    ]
    body = render(env, "documents.html", urls.DOCUMENTS, rows=found)
    return Page(urls.DOCUMENTS, "发布文件", "发布行政裁量权基准的文件：文号、日期、程序和备案", body)


def document_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for each issuing document."""
    corpus = publication.corpus
    for entry in corpus.documents.values():
        record, address = entry.record, urls.document(entry.id)
        issuer = corpus.departments.get(record.issuer)
        body = render(
            env,
            "document.html",
            address,
            record=record,
            issuer=corpus.body_name(record.issuer),
            issuer_url=urls.department(issuer.id, issuer.record) if issuer else "",
            status=document_status(record, publication.day),
            convention=convention_note(record),
            items=rows(publication, corpus.by_document[entry.id]),
            ahead=_issued_ahead(publication, entry.id),
            repealed=_repealed_by(publication, record),
        )
        yield Page(address, record.name, f"{record.name}（{record.number}）", body)


def _issued_ahead(publication: Publication, document: str) -> list[Entry[Benchmark]]:
    """Versions the document issued for a later day."""
    ahead = (entry for several in publication.corpus.adopted_ahead.values() for entry in several)
    return [entry for entry in ahead if entry.record.document == document]


def _repealed_by(publication: Publication, record: Document) -> list[Entry[Benchmark]]:
    """Benchmarks whose repeal names the document, by its number or its name."""
    return [
        entry
        for entry in publication.corpus.benchmarks.values()
        if entry.record.repeal
        and any(n in (entry.record.repeal.basis or "") for n in (record.number, record.name))
    ]


def lists_page(env: Environment, publication: Publication) -> Page:
    """All lists."""
    found = [
        Named(
            entry.record.name,
            urls.listing(entry.id),
            len(entry.record.entries),
            _list_note(publication, entry.record),
        )
        for entry in publication.corpus.lists.values()
    ]
    return Page(
        urls.LISTS, "清单", "免罚清单、法制审核目录等", render(env, "lists.html", urls.LISTS, rows=found)
    )


def _list_note(publication: Publication, record: Listing) -> str:
    return f"{record.kind.value}，{publication.corpus.body_name(record.issuer)}，{day_in_words(record.effective)}起施行"


def list_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for each list."""
    for entry in publication.corpus.lists.values():
        record, address = entry.record, urls.listing(entry.id)
        body = render(
            env,
            "list.html",
            address,
            record=record,
            issuer=publication.corpus.body_name(record.issuer),
            rows=[_list_row(publication, item) for item in record.entries],
        )
        yield Page(address, record.name, f"{record.name}（{record.kind.value}）", body)


def _list_row(publication: Publication, item: ListEntry) -> EntryRow:
    corpus = publication.corpus
    return EntryRow(
        item,
        tuple((citation, corpus.law_named(citation.law)) for citation in item.bases),
        tuple(corpus.benchmarks[id] for id in item.benchmarks if id in corpus.benchmarks),
    )
