"""The filter of the changes page as people use it: by mouse, by keyboard, from a link, without scripts, without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import served
from news_city import make_news
from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from chidu.publish import changes_page, urls
from chidu.publish.events import Event, events
from chidu.publish.page import Page, environment
from chidu.publish.publication import Publication

from .conftest import Visit

ROOT = Path(__file__).parents[2]
SHELL = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="{root}assets/chidu/style.css"></head><body><main>{body}</main></body></html>"""


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The fixture city after everything has happened to it."""
    return make_news(tmp_path_factory.mktemp("news") / "clone")


@pytest.fixture(scope="module")
def folder(publication: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The changes pages, four changes a page, so that most lie on further ones."""
    root: Path = tmp_path_factory.mktemp("changes")
    shutil.copytree(ROOT / "overrides/assets", root / "assets")
    templates = environment(ROOT / "overrides/records")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(changes_page, "_MOST", 4)
        _write(root, changes_page.changes_page(templates, publication))
        for page in changes_page.changes_month_pages(templates, publication):
            _write(root, page)
        (root / urls.CHANGES_INDEX).write_text(changes_page.changes_index(publication), encoding="utf-8")
    return root


def _write(root: Path, page: Page) -> None:
    file = root / urls.file_of(page.url)
    file.parent.mkdir(parents=True, exist_ok=True)
    text = SHELL.format(title=page.title, root=urls.to_root(page.url), body=page.body)
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """Where the changes page is."""
    with served(folder) as origin:
        yield f"{origin}changes/"


@pytest.fixture(scope="module")
def news(publication: Publication) -> list[Event]:
    """All that happened, newest first."""
    return events(publication)


def _found(page: Tab, expected: list[Event]) -> None:
    """The status says how many, and exactly these are shown, in order, with their marks of 入库."""
    expect(page.locator("#sift-count")).to_have_text(f"找到 {len(expected)} 次变更")
    expect(page.locator("#sift-found [data-event]")).to_have_count(len(expected))
    expect(page.locator("#changes-list")).to_be_hidden()
    shown = page.locator("#sift-found [data-event] .meta time:last-child").evaluate_all(
        "all => all.map(each => each.dateTime)"
    )
    assert shown == [event.recorded.isoformat() for event in expected]


def _state(page: Tab) -> str:
    return str(page.evaluate("location.hash"))


def test_without_scripts_all_is_there(visit: Visit, address: str, news: list[Event]) -> None:
    """The newest on the page, all of them behind links, no filter to be seen."""
    page = visit(address, javascript=False)
    expect(page.locator("#sift")).to_be_hidden()
    assert page.locator("#changes-list [data-event]").count() == 4
    seen = 0
    page.locator("#months a").first.click()
    while True:
        seen += page.locator("[data-event]").count()
        older = page.get_by_role("link", name="较早")
        if not older.count():
            break
        older.click()
    assert seen == len(news)


def test_by_direction_with_the_keyboard(visit: Visit, address: str, news: list[Event]) -> None:
    """Space on a choice; what is found lies on three pages; the address keeps it, and a fresh visit finds it again."""
    page = visit(address, width=1440)
    page.locator("input[value=lighter]").focus()
    page.keyboard.press("Space")
    lighter = [event for event in news if "LIGHTER" in {each.name for each in event.directions}]
    _found(page, lighter)
    assert _state(page) == "#dir=lighter"
    page.locator("input[value=heavier]").focus()
    page.keyboard.press("Space")
    both = [event for event in news if {"LIGHTER", "HEAVIER"} & {each.name for each in event.directions}]
    _found(page, both)
    assert _state(page) == "#dir=lighter,heavier"
    again = visit(f"{address}#dir=lighter,heavier", width=1440)
    _found(again, both)
    assert again.locator("input[value=heavier]").is_checked()
    again.locator("#sift-clear").focus()
    again.keyboard.press("Enter")
    expect(again.locator("#sift-count")).to_have_text(f"共 {len(news)} 次变更")
    expect(again.locator("#changes-list")).to_be_visible()
    assert again.evaluate("document.activeElement.id") == "sift-count"
    assert _state(again) == ""


def test_by_department_on_a_phone(visit: Visit, address: str, news: list[Event]) -> None:
    """The filter is folded; links of what comes from another page still lead where they led."""
    page = visit(address)
    page.locator("#sift-title").focus()
    page.keyboard.press("Enter")
    page.locator("#sift-dept").select_option("xuke")
    _found(page, [event for event in news if "xuke" in event.bodies])
    link = page.locator("#sift-found a").first
    assert link.evaluate("each => each.href") == address.replace("changes/", "benchmarks/CG-0003/")


def test_by_either_date(visit: Visit, address: str, news: list[Event]) -> None:
    """The two times are never mixed: the same days find other changes."""
    page = visit(f"{address}#from=2026-11-05&to=2026-11-08", width=1440)
    days = ("2026-11-05", "2026-11-08")
    _found(page, [event for event in news if days[0] <= event.day.isoformat() <= days[1]])
    page.locator("input[name=from]").fill("2026-12-01")
    page.locator("input[name=to]").fill("2027-12-31")
    expect(page.locator("#sift-count")).to_have_text("没有合条件的变更。少选几个条件试试。")
    page.get_by_label("按施行日期").check()
    late = [
        event
        for event in news
        if event.effective and "2026-12-01" <= event.effective.isoformat() <= "2027-12-31"
    ]
    _found(page, late)
    assert _state(page) == "#from=2026-12-01&to=2027-12-31&by=legal"


def test_numbers_beside_the_choices(visit: Visit, address: str, news: list[Event]) -> None:
    """Each says what choosing it would find beside the other groups' choices."""
    page = visit(f"{address}#what=changed&noedit=1", width=1440)
    chosen = [event for event in news if event.happening.value == "修改"]
    _found(page, chosen)
    for direction in ("lighter", "heavier"):
        number = page.locator(f"label:has(input[value={direction}]) .n")
        found = [event for event in chosen if direction.upper() in {each.name for each in event.directions}]
        expect(number).to_have_text(str(len(found)))


def test_only_words_can_be_left_out(visit: Visit, address: str, news: list[Event]) -> None:
    """They are shown at first, for an auditor sees all; one box hides them."""
    page = visit(address, width=1440)
    page.get_by_label("不看只改文字的").check()
    _found(page, [event for event in news if not event.direction or event.direction.value != "只改文字"])


def test_an_address_nobody_made(visit: Visit, address: str, news: list[Event]) -> None:
    """Words the form does not know are no condition."""
    page = visit(f"{address}#dir=<b>&dept=nowhere&from=gestern&by=x&__proto__=1&what", width=1440)
    expect(page.locator("#sift-count")).to_have_text(f"共 {len(news)} 次变更")
    expect(page.locator("#changes-list")).to_be_visible()


def test_when_the_data_do_not_come(visit: Visit, address: str, news: list[Event]) -> None:
    """It says so, the list stays, and another try works."""
    page = visit(address, width=1440)
    page.evaluate("() => { window.real = fetch; window.fetch = () => Promise.reject(new Error('offline')); }")
    page.locator("input[value=lighter]").check()
    expect(page.locator("#sift-failed")).to_be_visible()
    expect(page.locator("#changes-list")).to_be_visible()
    page.evaluate("() => { window.fetch = window.real; }")
    page.locator("#sift-retry").click()
    _found(page, [event for event in news if "LIGHTER" in {each.name for each in event.directions}])
    expect(page.locator("#sift-failed")).to_be_hidden()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_with_something_chosen(width: int, dark: bool, visit: Visit, address: str) -> None:
    """axe-core: nothing serious while the filter is open and at work; no horizontal scroll."""
    page = visit(f"{address}#dir=lighter,heavier", width=width, dark=dark)
    expect(page.locator("#sift-found")).to_be_visible()
    page.evaluate("document.querySelector('#sift-fold').open = true")
    violations = Axe().run(page).response["violations"]
    assert [
        (v["id"], [n["html"] for n in v["nodes"]])
        for v in violations
        if v["impact"] in ("serious", "critical")
    ] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
