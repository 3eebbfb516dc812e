"""The page that holds any two texts of a benchmark against each other, and finds those of two days (行政处罚法 37)."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment

from chidu.history.course import DatedVersion
from chidu.publish import urls
from chidu.publish.compare_data import MOST, listed
from chidu.publish.differences import Difference, difference
from chidu.publish.library import Library, Volume
from chidu.publish.metadata import article_head
from chidu.publish.page import Page, render
from chidu.publish.validity import number_words, predecessor

OPEN = 10
"""So many steps are open at first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A text to choose: its name in the data, its words in the list."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Step:
    """From one text to the next; no `difference` where one of the two cannot be read."""

    before: str
    after: str
    address: str
    since: str
    difference: Difference | None


def compare_page(env: Environment, library: Library, volume: Volume) -> Page:
    """The page of a benchmark with at least two texts."""
    id, texts = volume.course.id, volume.course.texts
    title = _title(library, volume)
    pairs = ((predecessor(volume.course, each), each) for each in reversed(texts))
    steps = [_step(volume, before, after) for before, after in pairs if before]
    address = urls.compare(id)
    body = render(
        env, "compare.html", address,
        id=id, title=title, choices=[Choice(each.name, listed(each)) for each in reversed(texts)],
        steps=steps, open=OPEN, most=MOST, penalty=_is_penalty(volume),
    )  # fmt: skip
    name = f"{title}：各版本的对比"
    description = f"{title}（{id}）：任选两个版本，看哪里轻了、哪里重了"
    return Page(address, name, description, body, article_head(name, None, "", ("版本对比",), indexed=False))


def _title(library: Library, volume: Volume) -> str:
    titles = (each.revision.version.facts for each in reversed(volume.course.texts))
    found = next((facts.title for facts in titles if facts), volume.course.id)
    return library.publication.corpus.title_of(volume.course.id) or found


def _step(volume: Volume, before: DatedVersion, after: DatedVersion) -> Step:
    changes = volume.changes(before, after)
    return Step(
        number_words(before),
        number_words(after),
        urls.version(volume.course.id, after.name),
        listed(after).partition("，")[2],
        difference(changes) if changes is not None else None,
    )


def _is_penalty(volume: Volume) -> bool:
    records = (volume.record(each) for each in reversed(volume.course.texts))
    return any(record.power_type == "行政处罚" for record in records if record)
