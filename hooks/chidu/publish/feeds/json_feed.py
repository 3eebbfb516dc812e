"""A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import json
from typing import Any

from chidu.publish import urls
from chidu.publish.feeds.feed import LANGUAGE, Feed, Item
from chidu.publish.feeds.words import plain


def json_feed(feed: Feed) -> str:
    """The document. Addresses must be whole there, so that a site without one of its own leaves them out."""
    document: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": plain(feed.title)}
    if feed.site:
        document["home_page_url"] = feed.link(feed.page)
        document["feed_url"] = feed.link(urls.json_feed(feed.page))
    document |= {
        "description": plain(feed.subtitle),
        "language": LANGUAGE,
        "authors": [{"name": plain(feed.author)}],
    }
    # One entry a line, so that differences can be read.
    head = "".join(f"{_json(name)}: {_json(value)},\n" for name, value in document.items())
    items = ",\n".join(_json(_item(feed, item)) for item in feed.items)
    return f'{{\n{head}"items": [\n{items}\n]\n}}\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _item(feed: Feed, item: Item) -> dict[str, Any]:
    moment = item.recorded.isoformat(timespec="seconds")
    return {
        "id": item.id,
        **({"url": feed.link(item.page)} if feed.site else {}),
        "title": plain(item.title),
        "content_html": item.content,
        "date_published": moment,
        "date_modified": moment,
        "authors": [{"name": plain(item.author)}],
        "tags": [plain(term.word) for term in item.terms],
    }
