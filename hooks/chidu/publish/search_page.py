"""The search page: the box, and the ways in for those without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment

from chidu.publish import urls
from chidu.publish.browse_pages import Register
from chidu.publish.department_pages import bodies
from chidu.publish.listing_rows import RowBook
from chidu.publish.metadata import column_head
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication

_LAWS = 12


@dataclass(frozen=True, slots=True)
class Way:
    """A way in: a law with the number of benchmarks that rest on it."""

    name: str
    address: str
    count: int


def search_page(env: Environment, book: RowBook) -> Page:
    """The departments, the laws most cited and the letters, each with a number; no list of benchmarks."""
    publication = book.publication
    body = render(
        env,
        "search_page.html",
        urls.SEARCH,
        departments=[body for body in bodies(publication)[0] if body.count],
        laws=most_cited(publication),
        initials=Register(book).initials,
        search_url="./",
    )
    description = "用平常的话查行政裁量权基准"
    head = column_head("查基准", description, ("行政裁量权基准", "查询"), "查询服务")
    return Page(urls.SEARCH, "查基准", description, body, head)


def most_cited(publication: Publication) -> list[Way]:
    """The laws most benchmarks rest on, most first."""
    return sorted(_laws(publication), key=lambda law: (-law.count, law.address))[:_LAWS]


def _laws(publication: Publication) -> Iterator[Way]:
    for id, cited in publication.corpus.by_law.items():
        if cited:
            name = publication.corpus.laws[id].record.name
            yield Way(name, urls.law(id), len({benchmark.id for _, benchmark in cited}))
