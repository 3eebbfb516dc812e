"""The pages of laws, each with every benchmark resting on it, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State, applied_version, law_status
from chidu.language.articles import Article, Malformed, parse, write
from chidu.model.acts import Law, LawLevel
from chidu.model.basis import Citation, PenaltyBasis
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.feeds import links_of
from chidu.publish.listing_rows import BenchmarkRow, RowBook
from chidu.publish.metadata import article_head, column_head
from chidu.publish.page import Page, day_in_words, render
from chidu.publish.publication import Publication
from chidu.publish.review_page import waiting_on
from chidu.publish.sources import source_line


@dataclass(frozen=True, slots=True)
class LawRow:
    """A law in the list of them; `count` benchmarks rest on it."""

    record: Law
    address: str
    count: int
    note: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A benchmark under an article: `uses` says what for, with the paragraph where the citation goes deeper."""

    row: BenchmarkRow
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleGroup:
    """All benchmarks that cite one article (条)."""

    article: str
    cited: tuple[Cited, ...]


def laws_page(env: Environment, publication: Publication) -> Page:
    """All laws by level."""
    groups: dict[str, list[LawRow]] = {level.value: [] for level in LawLevel}
    for entry in publication.corpus.laws.values():
        note = law_status_text(entry.record, publication.day)
        count = len(_resting_on(publication, entry))
        groups[entry.record.level.value].append(LawRow(entry.record, urls.law(entry.id), count, note))
    total = len(publication.corpus.laws)
    body = render(env, "laws.html", urls.LAWS, groups=list(groups.items()), total=total)
    description = "行政裁量权基准所依据的法律、法规和规章"
    head = column_head("法规", description, ("行政裁量权基准", "法律", "法规", "规章"), "政策文件")
    return Page(urls.LAWS, "法规", description, body, head)


def _resting_on(publication: Publication, entry: Entry[Law]) -> dict[str, Entry[Benchmark]]:
    return {benchmark.id: benchmark for _, benchmark in publication.corpus.by_law[entry.id]}


def law_status_text(record: Law, day: date) -> str:
    """The state of a law in one sentence."""
    status, version = law_status(record, day), record.version_on(day)
    if status.state is State.REPEALED and status.until:
        return f"{day_in_words(status.until)}废止。"
    since = f"{day_in_words(status.since)}起施行" if status.since else "施行日期没有登记"
    ending = f"，{day_in_words(status.until)}废止" if status.until else ""
    return f"现行版本：{version.label}，{since}{ending}。" if version else f"{since}。"


def law_pages(env: Environment, book: RowBook) -> Iterator[Page]:
    """A page for each law."""
    for entry in book.publication.corpus.laws.values():
        yield _page(env, book, entry)


def _page(env: Environment, book: RowBook, entry: Entry[Law]) -> Page:
    record, address, day = entry.record, urls.law(entry.id), book.publication.day
    body = render(
        env,
        "law.html",
        address,
        record=record,
        status=law_status(record, day),
        status_text=law_status_text(record, day),
        articles=_articles(book, entry),
        total=len(_resting_on(book.publication, entry)),
        versions=sorted(record.versions, key=lambda version: version.effective or date.min, reverse=True),
        current=record.version_on(day),
        source=source_line(book.publication, entry.file),
        waiting=waiting_on(book.publication, entry),
        feeds=book.publication.began is not None,
    )
    version = applied_version(record, None, day) or record.versions[-1]
    words = (*record.short_names, record.level.value, "行政裁量权基准")
    head = article_head(record.name, version.published, record.maker, words)
    head += links_of(book.publication, address, f"《{record.name}》和依据它的基准")
    return Page(address, record.name, f"依据《{record.name}》的行政裁量权基准，按条款排列", body, head)


def _articles(book: RowBook, entry: Entry[Law]) -> list[ArticleGroup]:
    """In the order of the act; what is not well-formed comes last."""
    publication = book.publication
    row_of = {row.id: row for row in book.rows(_resting_on(publication, entry).values())}
    groups: dict[tuple[tuple[int, ...], str], dict[str, list[str]]] = {}
    for citation, benchmark in publication.corpus.by_law[entry.id]:
        for order, article, deeper in _provisions(citation.article):
            uses = groups.setdefault((order, article), {}).setdefault(benchmark.id, [])
            role = _role(citation, benchmark.record)
            uses.append(f"{role}，{deeper}" if deeper else role)
    return [
        ArticleGroup(article, tuple(_cited(row_of, uses)))
        for (_, article), uses in sorted(groups.items(), key=lambda group: group[0])
    ]


def _cited(row_of: dict[str, BenchmarkRow], uses: dict[str, list[str]]) -> Iterator[Cited]:
    for id, row in row_of.items():
        if id in uses:
            yield Cited(row, tuple(dict.fromkeys(uses[id])))


Provision = tuple[tuple[int, ...], str, str]
"""Order of the act, the article (第三十四条), and what of it is meant (第一款第（一）项, or "" for all of it)."""


def _provisions(citation: str | None) -> Iterable[Provision]:
    found = parse(citation or "")
    if isinstance(found, Malformed):
        return [((10**6,), citation or "没有写明哪一条", "")]
    by_article = groupby(found, key=lambda each: Article(each.article, each.sub))
    return [(article.sort_key, str(article), _within(article, tuple(parts))) for article, parts in by_article]


def _within(article: Article, parts: tuple[Article, ...]) -> str:
    return write(parts).removeprefix(str(article))


def _role(citation: Citation, record: Benchmark) -> str:
    if isinstance(citation, PenaltyBasis):
        return "处罚依据"
    return "认定依据" if citation in record.violated else "法定依据"
