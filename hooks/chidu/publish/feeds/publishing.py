"""Which feeds there are, where they lie and what is in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape

from chidu.history.course import Course
from chidu.history.record import Commit
from chidu.language.china_time import CHINA
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark
from chidu.model.changes import Topic
from chidu.model.kinds import Kind
from chidu.publish import urls
from chidu.publish.events import Event, events, events_of
from chidu.publish.feeds.atom import atom
from chidu.publish.feeds.feed import Feed
from chidu.publish.feeds.json_feed import json_feed
from chidu.publish.feeds.naming import name_of
from chidu.publish.feeds.telling import item
from chidu.publish.publication import Publication

_MOST, _MOST_OF_ALL = 50, 100

File = tuple[str, str]
"""Address and text."""


def feeds_of(publication: Publication, id: str) -> list[File]:
    """Both feeds of one benchmark, from its first version on, also when its file is gone; nothing without history."""
    found = events_of(publication, id)
    began = publication.began
    if not found or began is None:
        return []
    page, title = urls.benchmark(id), found[0].title
    return list(_written(_feed(publication, began, page, title, found[:_MOST], found[-1].recorded)))


def common_feeds(publication: Publication) -> Iterator[File]:
    """Those of the city, of every department and town, and of every law; nothing without history."""
    began = publication.began
    if began is None:
        return
    corpus, news = publication.corpus, events(publication)
    newest = max(line[-1].recorded for line in publication.timelines.values() if line)
    yield from _written(_feed(publication, began, urls.CHANGES, "", news[:_MOST_OF_ALL], newest))
    by_body: dict[str, list[Event]] = {folder: [] for folder in corpus.departments}
    for event in news:
        for folder in event.bodies:
            if folder in by_body:
                by_body[folder].append(event)
    for folder, entry in corpus.departments.items():
        page, recorded = urls.department(folder, entry.record), _recorded(publication, f"department:{folder}")
        own = by_body[folder][:_MOST]
        yield from _written(_feed(publication, began, page, entry.record.name, own, recorded or newest))
    for id, found in _by_law(publication, news).items():
        page, recorded = urls.law(id), _recorded(publication, f"law:{id}")
        name = corpus.laws[id].record.name
        yield from _written(_feed(publication, began, page, name, found[:_MOST], recorded or newest))


def links_of(publication: Publication, page: str, title: str) -> str:
    """The tags by which a reader of feeds finds those of a page; "" where there are none."""
    if publication.began is None:
        return ""
    named = escape(f"{title}的变更")
    found = (("application/atom+xml", urls.atom("")), ("application/feed+json", urls.json_feed("")))
    return "".join(
        f'<link rel="alternate" type="{kind}" title="{named}" href="{address}">\n' for kind, address in found
    )


def _by_law(publication: Publication, news: Iterable[Event]) -> dict[str, list[Event]]:
    """What happened to each law, to the benchmarks that rest on it, and what made one cease to."""
    corpus = publication.corpus
    resting: dict[str, set[str]] = {law: set() for law in corpus.laws}
    for law, pairs in corpus.by_law.items():
        resting[law] = {entry.id for _, entry in pairs}
    further = {
        id: [b for each in ahead for b in each.record.bases] for id, ahead in corpus.adopted_ahead.items()
    }
    gone = {id: _last_bases(publication, each) for id, each in publication.courses.items() if each.withdrawn}
    for id, bases in (*further.items(), *gone.items()):
        for cited in (corpus.law_named(basis.law) for basis in bases):
            if cited:
                resting[cited.id].add(id)
    on: dict[str, list[str]] = {}
    for law, ids in resting.items():
        for id in ids:
            on.setdefault(id, []).append(law)
    names = [(f"《{name}》", id) for id, entry in corpus.laws.items() for name in entry.record.names]
    found: dict[str, list[Event]] = {law: [] for law in corpus.laws}
    for event in news:
        for law in _laws_of(event, on, names):
            if law in found:
                found[law].append(event)
    return found


def _last_bases(publication: Publication, course: Course) -> tuple[Citation, ...]:
    """What a benchmark whose file is gone rested on."""
    last = next((each for each in reversed(course.versions) if each.revision.version.facts), None)
    file = publication.past.read(last.revision.version) if last and publication.past else None
    return file.record.bases if file and isinstance(file.record, Benchmark) else ()


def _laws_of(event: Event, on: dict[str, list[str]], names: list[tuple[str, str]]) -> set[str]:
    if event.kind is Kind.LAW:
        return {event.id}
    if event.kind is not Kind.BENCHMARK:
        return set()
    moved = [c.before for c in event.revision.changes if c.topic is Topic.BASIS and c.before]
    left = {id for words in moved for name, id in names if name in words}
    return left | set(on.get(event.id, ()))


def _recorded(publication: Publication, key: str) -> datetime | None:
    line = publication.timelines.get(key)
    return line[0].recorded.astimezone(CHINA) if line else None


def _feed(
    publication: Publication, began: Commit, page: str, title: str, found: list[Event], fallback: datetime
) -> Feed:
    site = publication.site
    address, whole = site.address or "", f"{site.name}行政裁量权基准"
    note = f"演示：{site.name}是虚构的，内容不作执法依据。" if site.demonstration else ""
    return Feed(
        name_of(address, began, page),
        f"{title}的变更 - {whole}" if title else f"{whole}的变更",
        f"每一次修改：改了什么、变轻还是变重、从哪天起施行。{note}",
        page,
        address,
        site.identifiers.sponsor,
        name_of(address, began, f"{urls.CHANGES}#"),
        max((each.recorded for each in found), default=fallback.astimezone(CHINA)),
        tuple(item(publication, each, began) for each in found),
    )


def _written(feed: Feed) -> Iterator[File]:
    yield urls.atom(feed.page), atom(feed)
    yield urls.json_feed(feed.page), json_feed(feed)
