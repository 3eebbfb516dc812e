"""An event as an entry of a feed: what happened in the title, every change, both times and the reason below."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.history.record import Commit
from chidu.model.kinds import Kind
from chidu.publish import urls
from chidu.publish.events import Event, Happening
from chidu.publish.feeds.feed import Item, Term
from chidu.publish.feeds.naming import name_of
from chidu.publish.feeds.words import marked
from chidu.publish.headline import headline
from chidu.publish.page import day_in_words, moment_in_words
from chidu.publish.publication import Publication
from chidu.publish.revision_view import RevisionView, revision_view

# A law rewritten from end to end is read on its page.
_MOST_CHANGES = 60


def item(publication: Publication, event: Event, began: Commit) -> Item:
    """The entry; a reader of feeds sees neither our pages nor their styles, so all is in words."""
    site = publication.site
    shown = revision_view(publication, event.revision, event.revision.number, _MOST_CHANGES)
    return Item(
        name_of(site.address or "", began, event.version or f"{_home(event)}#{event.mark}"),
        f"{event.title}：{headline(publication, event)}",
        event.version or event.address or urls.CHANGES,
        event.recorded,
        publication.folder_name(event.bodies[0]) if event.bodies else site.identifiers.sponsor,
        tuple(_terms(event)),
        "".join(_content(publication, event, shown)),
    )


def _home(event: Event) -> str:
    """Where a record is at home, which stays its name when the page is gone or a town becomes a department."""
    return f"{_SHELVES[event.kind]}{event.id}/" if event.kind in _SHELVES else urls.HOME


_SHELVES = {
    Kind.BENCHMARK: urls.BENCHMARKS,
    Kind.LAW: urls.LAWS,
    Kind.DOCUMENT: urls.DOCUMENTS,
    Kind.LISTING: urls.LISTS,
    Kind.SYSTEM: urls.SYSTEMS,
    Kind.ENTRUSTMENT: urls.ENTRUSTMENTS,
    Kind.DEPARTMENT: urls.DEPARTMENTS,
    Kind.PACK: urls.RULES,
}


def _terms(event: Event) -> Iterator[Term]:
    if event.direction:
        yield Term("direction", event.direction.value)
    yield Term("kind", event.kind.label)
    yield Term("happening", event.happening.value)
    yield from (Term("topic", topic.value) for topic in event.topics)


def _content(publication: Publication, event: Event, shown: RevisionView) -> Iterator[str]:
    for note in shown.notes:
        yield _said(note)
    if event.happening is Happening.WITHDRAWN and event.revision.version.commit.subject:
        yield _said(f"删除时留下的说明：{event.revision.version.commit.subject}")
    if shown.changes:
        yield "<ul>"
        yield from (f'<li dir="auto">{marked(change.sentence)}</li>' for change in shown.changes)
        yield "</ul>"
    if shown.hidden:
        yield _said(f"还有 {shown.hidden} 处改动，见页面。")
    if event.note:
        yield _said(f"修订原因：{event.note.reason}")
    if event.note and event.note.document_number:
        yield _said(f"文号：{event.note.document_number}")
    yield _said(_when(event, shown))
    if publication.site.demonstration:
        yield _said(f"演示：{publication.site.name}是虚构的，内容不作执法依据。")


def _when(event: Event, shown: RevisionView) -> str:
    recorded = f"{moment_in_words(event.recorded)} 入库。"
    if event.effective:
        return f"{day_in_words(event.effective)}{shown.effect}；{recorded}"
    # What nobody could read, or is gone, has no date to tell; elsewhere a missing one is told.
    dateless = event.happening in (Happening.WITHDRAWN, Happening.UNREADABLE)
    return recorded if dateless else f"没有施行日期；{recorded}"


def _said(sentence: str) -> str:
    return f'<p dir="auto">{marked(sentence)}</p>'
