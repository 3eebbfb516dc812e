"""The home page: the question, the search box, one real ladder, the departments, the latest changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from jinja2 import Environment
from markupsafe import Markup

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.changes_page import Told, told_of
from chidu.publish.department_pages import bodies
from chidu.publish.events import events
from chidu.publish.ladder import Ladder, ladders
from chidu.publish.ladder_svg import drawing
from chidu.publish.listing_rows import RowBook, state_note
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.ranges.series import series

# How many benchmarks are looked at for one that shows well, and how many tiers show well.
_LOOKED_AT = 200
_TIERS = (3, 4)
_NEWS, _MOST_CHANGES = 5, 3


@dataclass(frozen=True, slots=True)
class Example:
    """A benchmark in force with its one ladder, to show what an answer looks like."""

    title: str
    address: str
    ladder: Ladder
    drawing: Markup


def home_page(env: Environment, book: RowBook) -> Page:
    """The question, the search box, the departments, the latest changes."""
    publication, site, corpus = book.publication, book.publication.site, book.publication.corpus
    departments, towns = bodies(publication)
    in_force = [row for row in book.rows(corpus.benchmarks.values()) if not row.note]
    body = render(
        env,
        "home.html",
        urls.HOME,
        site=site,
        example=next(_examples(publication), None),
        departments=departments,
        towns=towns,
        total=len(corpus.benchmarks),
        in_force=len(in_force),
        latest=list(islice(_latest(publication), _NEWS)),
        no_history=publication.no_history,
    )
    title = f"{site.name}行政裁量权基准"
    return Page(urls.HOME, title, f"查{site.name}各部门的行政裁量权基准：罚多少、为什么、怎么改的", body)


def _latest(publication: Publication) -> Iterator[Told]:
    """What a citizen may feel, of benchmarks that have a page to read on; anything else only where there is no such."""
    found = [event for event in events(publication) if event.id in publication.corpus.benchmarks]
    for event in [event for event in found if event.felt] or found:
        yield told_of(publication, event, _MOST_CHANGES)


def _examples(publication: Publication) -> Iterator[Example]:
    """Those first that an everyday query of the home page names, in the order of the queries."""
    for entry in islice(_candidates(publication), _LOOKED_AT):
        drawn = ladders(entry.record, series(entry.record), publication.convention(entry))
        if len(drawn) == 1 and len(drawn[0].bars) in _TIERS and drawn[0].low and drawn[0].high:
            yield Example(entry.record.matter, urls.benchmark(entry.id), drawn[0], drawing(drawn[0], 1))


def _candidates(publication: Publication) -> Iterator[Entry[Benchmark]]:
    in_force = [e for e in publication.corpus.benchmarks.values() if not state_note(publication, e)]
    for query in publication.site.common_queries:
        yield from (entry for entry in in_force if query in entry.record.aliases)
    yield from in_force
