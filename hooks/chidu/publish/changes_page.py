"""The changes page, and the latest changes other pages show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jinja2 import Environment

from chidu.history.timeline import Revision
from chidu.language.china_time import CHINA
from chidu.model.kinds import Kind
from chidu.publish import urls
from chidu.publish.metadata import column_head
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.publish.revision_view import RevisionView, revision_view

# Beyond this many the page would be too heavy for a phone; every record's own page has the whole of its history.
_MOST = 300
_MOST_CHANGES = 8


@dataclass(frozen=True, slots=True)
class Event:
    """A revision with what it is a revision of; `address` is None where the record has no page any more."""

    id: str
    label: str
    title: str
    address: str | None
    revision: RevisionView

    @property
    def day(self) -> date:
        """The day of 入库 in China."""
        return self.revision.recorded.astimezone(CHINA).date()


def events(publication: Publication, most: int = 99) -> list[Event]:
    """Every revision after the first of every record, newest first, with at most `most` changes each."""
    found = [
        event
        for key, line in publication.timelines.items()
        for event in _events(publication, key, line, most)
    ]
    return sorted(found, key=lambda event: (event.revision.recorded, event.id), reverse=True)


def _events(publication: Publication, key: str, line: tuple[Revision, ...], most: int) -> Iterator[Event]:
    kind, _, id = key.partition(":")
    if kind not in set(Kind):
        return
    id = id.partition("@")[0]
    title, address = _subject(publication, Kind(kind), id)
    for revision in line:
        if not revision.first:
            view = revision_view(publication, revision, revision.number, most)
            yield Event(id, Kind(kind).label, title, address, view)


def _subject(publication: Publication, kind: Kind, id: str) -> tuple[str, str | None]:
    corpus = publication.corpus
    if kind is Kind.BENCHMARK:
        benchmark = corpus.benchmarks.get(id)
        return (benchmark.record.matter, urls.benchmark(id)) if benchmark else (id, None)
    if kind is Kind.LAW and id in corpus.laws:
        return corpus.laws[id].record.name, urls.law(id)
    if kind is Kind.DOCUMENT and id in corpus.documents:
        return corpus.documents[id].record.name, urls.document(id)
    if kind is Kind.LISTING and id in corpus.lists:
        return corpus.lists[id].record.name, urls.listing(id)
    if kind is Kind.SYSTEM and id in corpus.systems:
        return corpus.systems[id].record.name, urls.system(id)
    if kind is Kind.ENTRUSTMENT and id in corpus.entrustments:
        return corpus.entrustments[id].record.name, urls.entrustment(id)
    if kind is Kind.DEPARTMENT and id in corpus.departments:
        department = corpus.departments[id].record
        return department.name, urls.department(id, department)
    return ("站点信息", urls.HOME) if kind is Kind.SITE else (id, None)


def changes_page(env: Environment, publication: Publication) -> Page:
    """The changes by the day they were recorded; what is left out is said."""
    found = events(publication, _MOST_CHANGES)
    days = [(day, list(group)) for day, group in groupby(found[:_MOST], key=lambda event: event.day)]
    body = render(
        env,
        "changes.html",
        urls.CHANGES,
        days=days,
        left=max(0, len(found) - _MOST),
        recorded=sum(1 for line in publication.timelines.values() if line),
        no_history=publication.no_history,
    )
    description = "行政裁量权基准的每一次修改：前后文字、施行日期和入库时间"
    head = column_head("变更", description, ("行政裁量权基准", "修改", "变更"), "工作动态")
    return Page(urls.CHANGES, "变更", description, body, head)
