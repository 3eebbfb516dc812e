"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.publish import urls
from chidu.publish.feeds.feed import LANGUAGE, Feed, Item
from chidu.publish.feeds.words import marked


def atom(feed: Feed) -> str:
    """The document; one element a line, so that its differences can be read."""
    return "".join(f"{line}\n" for line in _lines(feed))


def _lines(feed: Feed) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}">'
    yield f"<id>{marked(feed.id)}</id>"
    yield f"<title>{marked(feed.title)}</title>"
    yield f"<subtitle>{marked(feed.subtitle)}</subtitle>"
    yield f"<updated>{feed.updated.isoformat(timespec='seconds')}</updated>"
    yield f"<author><name>{marked(feed.author)}</name></author>"
    yield f'<link rel="self" type="application/atom+xml" href="{marked(feed.link(urls.atom(feed.page)))}"/>'
    yield f'<link rel="alternate" type="text/html" href="{marked(feed.link(feed.page))}"/>'
    yield "<generator>Chidu</generator>"
    for item in feed.items:
        yield from _entry(feed, item)
    yield "</feed>"


def _entry(feed: Feed, item: Item) -> Iterator[str]:
    moment = item.recorded.isoformat(timespec="seconds")
    yield "<entry>"
    yield f"<id>{marked(item.id)}</id>"
    yield f"<title>{marked(item.title)}</title>"
    yield f"<updated>{moment}</updated>"
    yield f"<published>{moment}</published>"
    yield f"<author><name>{marked(item.author)}</name></author>"
    yield f'<link rel="alternate" type="text/html" href="{marked(feed.link(item.page))}"/>'
    for term in item.terms:
        yield f'<category scheme="{marked(feed.scheme + term.group)}" term="{marked(term.word)}"/>'
    yield f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{item.content}</div></content>'
    yield "</entry>"
