"""One edition of the portal: every page of it."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from chidu.publish import urls
from chidu.publish.as_of_page import as_of_pages
from chidu.publish.browse_pages import initial_pages
from chidu.publish.changes_page import changes_index, changes_month_pages, changes_page
from chidu.publish.coming import coming_table
from chidu.publish.department_pages import department_pages, departments_page
from chidu.publish.document_pages import document_pages, documents_page
from chidu.publish.entrustment_pages import entrustment_pages, entrustments_page
from chidu.publish.feeds import common_feeds
from chidu.publish.home_page import home_page
from chidu.publish.law_pages import law_pages, laws_page
from chidu.publish.list_pages import list_pages, lists_page
from chidu.publish.listing_rows import RowBook
from chidu.publish.matters_page import matters_page, matters_table
from chidu.publish.page import Page
from chidu.publish.publication import Publication
from chidu.publish.quality import Quality
from chidu.publish.quality_pages import quality_page, quality_pages
from chidu.publish.quality_tables import quality_tables
from chidu.publish.review_page import review_page, review_table
from chidu.publish.rule_pages import rule_pages
from chidu.publish.rules_pages import pack_pages, rules_page
from chidu.publish.search_page import search_page
from chidu.publish.system_pages import system_pages, systems_page
from chidu.publish.turning import lasting_page
from chidu.publish.version_pages import adopted_page


def theme_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """The pages that are few enough to be ordinary pages of the theme."""
    book, quality = RowBook(publication), Quality(publication)
    yield home_page(env, book)
    yield departments_page(env, publication)
    yield from department_pages(env, book)
    yield from as_of_pages(env, publication)
    yield laws_page(env, publication)
    yield from law_pages(env, book)
    yield documents_page(env, publication)
    yield from document_pages(env, book)
    yield lists_page(env, publication)
    yield from list_pages(env, publication)
    yield systems_page(env, publication)
    yield from system_pages(env, publication)
    yield entrustments_page(env, publication)
    yield from entrustment_pages(env, book)
    yield matters_page(env, publication)
    yield review_page(env, publication)
    yield rules_page(env, quality)
    yield quality_page(env, quality)
    yield changes_page(env, publication)
    yield search_page(env, book)


def further_pages(env: Environment, quality: Quality) -> Iterator[Page]:
    """Those that are many and seldom read: they are printed through the shell, which costs next to nothing."""
    yield from pack_pages(env, quality)
    yield from rule_pages(env, quality)
    yield from quality_pages(env, quality)
    yield from initial_pages(env, RowBook(quality.publication))
    yield from changes_month_pages(env, quality.publication)


def tables(quality: Quality) -> Iterator[tuple[str, str]]:
    """Address and text of every table to download."""
    yield from quality_tables(quality)
    yield urls.COMING, coming_table(quality.publication)
    yield urls.MATTERS_TABLE, matters_table(quality.publication)
    yield urls.REVIEW_TABLE, review_table(quality.publication)


def news(publication: Publication) -> Iterator[tuple[str, str]]:
    """Address and text of what the filter of the changes page reads, and of every feed but those of single benchmarks."""
    yield urls.CHANGES_INDEX, changes_index(publication)
    yield from common_feeds(publication)


def benchmark_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for every benchmark, as it governs on the day."""
    for entry in publication.corpus.benchmarks.values():
        yield lasting_page(env, publication, entry)


def adopted_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for every version adopted for a later day."""
    for several in publication.corpus.adopted_ahead.values():
        for entry in several:
            yield adopted_page(env, publication, entry)
