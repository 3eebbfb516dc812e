"""What happened, as the changes page, the feeds and the home page tell it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from news_city import make_news

from chidu.publish import changes_page
from chidu.publish.changes_page import changes_index, changes_month_pages, month_pages
from chidu.publish.events import Event, events, events_of
from chidu.publish.headline import headline
from chidu.publish.page import environment
from chidu.publish.publication import Publication

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The fixture city after everything has happened to it."""
    return make_news(tmp_path_factory.mktemp("news") / "clone")


def _line(publication: Publication, event: Event) -> str:
    direction = event.direction.value if event.direction else "无方向"
    topics = "、".join(topic.value for topic in event.topics) or "无"
    parts = (
        f"{event.recorded:%m-%d}",
        f"{event.kind.label} {event.id}",
        event.happening.value,
        direction,
        topics,
        ",".join(event.bodies) or "无部门",
        event.effective.isoformat() if event.effective else "无施行日期",
        event.version or "无版本页",
        event.note.reason if event.note else "无原因",
        f"{event.title}：{headline(publication, event)}",
    )
    return " | ".join(parts) + ("（关轻重）" if event.felt else "")


def test_everything_that_happened(publication: Publication, golden: Callable[[str, str], None]) -> None:
    """Every kind of news once, newest first; of the first commit nothing, and a version taken in is told once."""
    golden("events.txt", "".join(f"{_line(publication, each)}\n" for each in events(publication)))


def test_the_course_of_one_benchmark(publication: Publication, golden: Callable[[str, str], None]) -> None:
    """From its first version on, also when its file is gone."""
    told = [
        f"== {id}\n" + "".join(f"{_line(publication, each)}\n" for each in events_of(publication, id))
        for id in ("CG-0001", "CG-0002", "CG-0006")
    ]
    golden("events_of.txt", "".join(told))
    assert events_of(publication, "CG-9999") == []


def test_the_index_has_every_event_in_order(
    publication: Publication, golden: Callable[[str, str], None]
) -> None:
    """What the filter reads."""
    text = changes_index(publication)
    golden("changes_index.json", text)
    assert len(json.loads(text)["events"]) == len(events(publication))


def _on(day: date, id: int) -> Event:
    return SimpleNamespace(day=day, id=str(id))  # type: ignore[return-value]  # all that pages look at


def test_months_hold_everything_once_and_in_order() -> None:
    """Beyond a hundred by month, a long month on several pages; addresses are told apart."""
    days = [date(2026, 11, 1 + n % 28) for n in range(250)] + [date(2026, 9, 3)] * 5 + [date(1970, 1, 1)]
    found = [_on(day, n) for n, day in enumerate(sorted(days, reverse=True))]
    pages = month_pages(found)
    assert [(page.address, page.title, page.of, page.first, len(page.events)) for page in pages] == [
        ("changes/2026-11/", "2026年11月的变更", 250, 0, 100),
        ("changes/2026-11-2/", "2026年11月的变更（第2页）", 250, 100, 100),
        ("changes/2026-11-3/", "2026年11月的变更（第3页）", 250, 200, 50),
        ("changes/2026-09/", "2026年9月的变更", 5, 250, 5),
        ("changes/1970-01/", "1970年1月的变更", 1, 255, 1),
    ]
    assert [event for page in pages for event in page.events] == found
    assert month_pages(found[:100]) == []


def test_a_month_in_full(
    publication: Publication, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The body of a page of a month with pages before and after it."""
    monkeypatch.setattr(changes_page, "_MOST", 5)
    pages = {
        page.url: page
        for page in changes_month_pages(environment(REPOSITORY / "overrides/records"), publication)
    }
    golden("changes_month.html", pages["changes/2026-11-2/"].body)
    assert next(iter(pages)) == "changes/2026-11/"


def test_the_changes_page(publication: Publication, golden: Callable[[str, str], None]) -> None:
    """What is going to apply, the filter, all the news."""
    page = changes_page.changes_page(environment(REPOSITORY / "overrides/records"), publication)
    golden("changes_news.html", f"{page.head}{page.body}")
