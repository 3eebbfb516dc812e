"""The changes page: what is going to apply, what changed, and by month whatever does not fit on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jinja2 import Environment

from chidu.model.kinds import Kind
from chidu.publish import urls
from chidu.publish.changes_index import choices, index
from chidu.publish.events import Event, events
from chidu.publish.feeds import links_of
from chidu.publish.headline import headline
from chidu.publish.metadata import column_head
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.publish.revision_view import RevisionView, revision_view
from chidu.publish.upcoming import upcoming

# Beyond this many a page would be too heavy for a phone.
_MOST = 100
_MOST_CHANGES = 8
# Of what is no benchmark: a paper or a pack, for which the list is not the place to be read in full.
_MOST_OF_OTHERS = 3
_DESCRIPTION = "行政裁量权基准的每一次修改：改了什么、变轻还是变重、从哪天起施行"


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a list shows it: its headline where there are no changes to list."""

    event: Event
    revision: RevisionView
    headline: str


@dataclass(frozen=True, slots=True)
class MonthPage:
    """One page of the events of a month (`2026-11`); `first` is the place of its first among all, newest first."""

    month: str
    number: int
    of: int
    first: int
    events: tuple[Event, ...]

    @property
    def address(self) -> str:
        """Its address from the root."""
        return urls.changes_in(self.month, self.number)

    @property
    def title(self) -> str:
        """2026年11月的变更（第2页）."""
        year, _, month = self.month.partition("-")
        return f"{int(year)}年{int(month)}月的变更" + (f"（第{self.number}页）" if self.number > 1 else "")


def changes_page(env: Environment, publication: Publication) -> Page:
    """What is going to apply and the newest changes, with a filter over all of them."""
    found = events(publication)
    months = month_pages(found)
    body = render(
        env,
        "changes.html",
        urls.CHANGES,
        upcoming=upcoming(publication),
        days=_days(publication, found[:_MOST]),
        total=len(found),
        months=[page for page in months if page.number == 1],
        choices=choices(publication, found),
        beginning=_beginning(publication),
        no_history=publication.no_history,
        feeds=publication.began is not None,
    )
    head = column_head("变更", _DESCRIPTION, ("行政裁量权基准", "修改", "变更"), "工作动态")
    head += links_of(publication, urls.CHANGES, f"{publication.site.name}行政裁量权基准")
    return Page(urls.CHANGES, "变更", _DESCRIPTION, body, head)


def changes_month_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """Every change by month, where there are more than the changes page can hold."""
    months = month_pages(events(publication))
    for place, page in enumerate(months):
        body = render(
            env,
            "changes_month.html",
            page.address,
            page=page,
            days=_days(publication, page.events),
            newer=months[place - 1] if place else None,
            older=months[place + 1] if place + 1 < len(months) else None,
        )
        head = column_head(page.title, _DESCRIPTION, ("行政裁量权基准", "修改", "变更"), "工作动态")
        yield Page(page.address, page.title, _DESCRIPTION, body, head)


def changes_index(publication: Publication) -> str:
    """What the filter reads: every event in a few numbers, and the pages on which they stand in full."""
    found = events(publication)
    pages = [(page.address.removeprefix(urls.CHANGES), page.first) for page in month_pages(found)]
    return index(publication, found, pages or [("", 0)])


def month_pages(found: Sequence[Event]) -> list[MonthPage]:
    """None while all fit on the changes page; later ones keep the order of all, newest first."""
    if len(found) <= _MOST:
        return []
    pages: list[MonthPage] = []
    place = 0
    for month, group in groupby(found, key=lambda event: f"{event.day:%Y-%m}"):
        own = tuple(group)
        parts = [own[start : start + _MOST] for start in range(0, len(own), _MOST)]
        for number, part in enumerate(parts, start=1):
            pages.append(MonthPage(month, number, len(own), place, part))
            place += len(part)
    return pages


def _days(publication: Publication, found: Sequence[Event]) -> list[tuple[date, list[Told]]]:
    days = groupby(found, key=lambda event: event.day)
    return [(day, [told_of(publication, event) for event in group]) for day, group in days]


def told_of(publication: Publication, event: Event, most: int = 0) -> Told:
    """An event for a list, with at most `most` changes (0: as many as suit its kind)."""
    most = most or (_MOST_CHANGES if event.kind is Kind.BENCHMARK else _MOST_OF_OTHERS)
    view = revision_view(publication, event.revision, event.revision.number, most)
    return Told(event, view, "" if view.changes else headline(publication, event))


def _beginning(publication: Publication) -> int:
    """How many records were there from the start, which is no change."""
    return sum(1 for key, line in publication.timelines.items() if line and "@" not in key)
