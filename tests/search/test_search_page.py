"""The search page as a citizen meets it: rendered template, real script, real browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from chromium import served
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, Page, Route

from chidu.pagefind import write_search

from . import golden, workbench
from .workbench import ASSETS, corpus

TEMPLATES = ASSETS.parents[1]
HOSTILE = '<img src=x onerror="document.title=1">'
DEPARTMENTS: list[dict[str, Any]] = [
    {
        "name": "城市管理局",
        "url": "departments/cg/",
        "groups": [
            {
                "title": "行政处罚",
                "items": [
                    {
                        "title": f"占道{HOSTILE}",
                        "url": "benchmarks/CG-1/",
                        "fine": "最高 200 元",
                        "status": "已废止",
                        "id": "CG-1",
                    },
                    {"title": "小广告", "url": "benchmarks/CG-2/", "fine": "", "status": "", "id": "CG-2"},
                ],
            }
        ],
    },
]


def body() -> str:
    """The template with autoescape and nothing left undefined, as the portal renders it."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    template = environment.get_template("records/search.html")
    return template.render(departments=DEPARTMENTS, base="../", search_url="./")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a search page under a sub-path; one record is hostile, one repealed."""
    root: Path = tmp_path_factory.mktemp("portal")
    folder = workbench.make_site(root / "gov" / "chidu")
    first, second, *rest = corpus()
    hostile = replace(
        first, title=f"占道经营{HOSTILE}", aliases=(HOSTILE, "地摊"), fine=HOSTILE, department=HOSTILE
    )
    write_search([hostile, replace(second, status="已废止"), *rest], folder / workbench.DATA)
    (folder / "search").mkdir()
    html = f'<!doctype html><html lang="zh-Hans-CN"><meta charset="utf-8"><title>查询</title><body>{body()}</body></html>'
    (folder / "search" / "index.html").write_text(html, encoding="utf-8")
    with served(root) as address:
        yield f"{address}gov/chidu/search/"


def settled(page: Page) -> str:
    """What the live region says once the answer is there."""
    page.wait_for_function("() => !/正在查找/.test(document.getElementById('search-count').textContent)")
    return page.locator("#search-count").inner_text()


def ask(page: Page, question: str) -> str:
    """Type a question, press Enter, wait for the answer."""
    page.fill("#q", question)
    page.press("#q", "Enter")
    return settled(page)


def visible_notes(page: Page) -> list[str]:
    """The ids of the notes now shown."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.note')].filter((n) => !n.hidden).map((n) => n.id)"
    )
    return [name for name in found if name]


def test_the_template() -> None:
    golden.check("search_page.html", body() + "\n")


def test_a_question_in_the_address(page: Page, portal: str) -> None:
    page.goto(f"{portal}?q=%E5%B0%8F%E5%B9%BF%E5%91%8A")
    assert settled(page) == "1 项和“小广告”有关"
    assert page.input_value("#q") == "小广告"
    row = page.locator("#search-good > li").first
    link = row.locator("h2 a")
    assert link.evaluate("(a) => a.href") == f"{portal.removesuffix('search/')}benchmarks/cg-003/"
    marked = row.locator("mark").all_inner_texts()
    assert "小广告" in marked
    assert row.locator(".meta span").all_inner_texts()[-1] == "cg-003"


def test_asking_keeps_the_question_in_the_address(page: Page, portal: str) -> None:
    page.goto(portal)
    assert page.locator("#search-count").inner_text() == ""
    ask(page, "童工")
    assert page.url.endswith("?q=%E7%AB%A5%E5%B7%A5")
    ask(page, "电鱼")
    page.go_back()
    page.wait_for_function("() => document.getElementById('q').value === '童工'")
    assert settled(page).endswith("和“童工”有关")


def test_data_is_never_markup(page: Page, portal: str) -> None:
    page.goto(portal)
    ask(page, "占道经营")
    row = page.locator("#search-good > li").filter(has_text="onerror")
    assert row.locator("h2").inner_text() == f"占道经营{HOSTILE}"
    ask(page, HOSTILE)
    assert page.locator("img").count() == 0
    assert page.title() == "查询"


def test_a_repealed_record_stands_apart_and_is_marked(page: Page, portal: str) -> None:
    """Even when it answers best: what does not apply any more must not be taken for the answer."""
    page.goto(portal)
    assert ask(page, "沿街商户超出门窗外墙") == (
        "现行的里面没有正好对上“沿街商户超出门窗外墙”的，下面有已经废止或者失效的。"
    )
    assert page.locator("#search-good > li").count() == 0
    assert page.get_by_role("heading", level=2, name="已经废止或者失效的").is_visible()
    assert page.locator("#search-ended > li .tag").all_inner_texts() == ["✕ 已废止"]
    ask(page, "童工")
    assert page.locator("#search-ended-part").is_hidden()


def test_what_only_may_be_related_is_said(page: Page, portal: str) -> None:
    page.goto(portal)
    assert ask(page, "结婚登记") == "没有正好对上“结婚登记”的内容，下面的可能相关。"
    assert page.locator("#search-good > li").count() == 0
    assert page.locator("#search-maybe > li").count() > 0
    assert visible_notes(page) == ["search-else"]


def test_who_comes_without_a_question_can_type_at_once(page: Page, portal: str) -> None:
    page.goto(portal)
    page.wait_for_function("() => document.activeElement.id === 'q'")
    page.goto(f"{portal}?q=%E7%AB%A5%E5%B7%A5")
    settled(page)
    assert page.evaluate("() => document.activeElement === document.body")


def test_answers_that_are_not_results(page: Page, portal: str) -> None:
    page.goto(portal)
    assert (ask(page, "罚款多少"), visible_notes(page)) == ("“罚款多少”查不出是哪一件事。", ["search-common"])
    assert (ask(page, "  "), visible_notes(page)) == ("还没有写要查的事。", ["search-empty"])
    assert (ask(page, "zzzz"), visible_notes(page)) == ("没有找到和“zzzz”有关的内容。", ["search-nothing"])
    assert page.locator("#search-good > li").count() == 0
    ask(page, "童工")
    assert visible_notes(page) == ["search-else"]


def test_a_very_long_question_is_cut(page: Page, portal: str) -> None:
    page.goto(f"{portal}?q={'童工 ' * 2000}")
    assert settled(page).endswith("有关")
    assert page.input_value("#q") == ("童工 " * 67)[:200]


def test_enter_inside_an_input_method_asks_nothing(page: Page, portal: str) -> None:
    page.goto(portal)
    prevented = page.evaluate(
        """() => [true, false].map((isComposing) => {
          const event = new KeyboardEvent("keydown", { key: "Enter", isComposing, cancelable: true, bubbles: true });
          return !document.getElementById("q").dispatchEvent(event);
        })"""
    )
    assert prevented == [True, False]


@pytest.mark.parametrize(
    "missing",
    ["records.json", "pagefind/pagefind.js", "wasm.unknown.pagefind", ".pf_meta", ".pf_index", "cards/"],
)
def test_a_file_that_does_not_load_is_said_and_can_be_tried_again(
    browser: Browser, portal: str, missing: str
) -> None:
    """To say 没有找到 would be a lie: Pagefind itself answers without the missing part."""
    context = browser.new_context()
    page = context.new_page()
    broken = [True]

    def stop(route: Route) -> None:
        if broken[0] and missing in route.request.url:
            route.abort()
        else:
            route.continue_()

    page.route("**/*", stop)
    page.goto(f"{portal}?q=%E7%AB%A5%E5%B7%A5")
    assert (settled(page), visible_notes(page)) == ("搜索没有加载成功。", ["search-failed"])
    broken[0] = False
    page.click("#search-retry")
    assert settled(page).endswith("和“童工”有关")
    context.close()


def test_nothing_is_asked_of_other_sites(page: Page, portal: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(portal)
    ask(page, "占道经营")
    root = portal.removesuffix("search/")
    strangers = [url for url in asked if not url.startswith(root)]
    assert [url for url in strangers if not url.endswith("/favicon.ico")] == []


def test_more_results_on_request(page: Page, portal: str) -> None:
    page.goto(portal)
    ask(page, "未取得许可证")
    total = int(page.locator("#search-count b").inner_text().split()[0])
    shown = page.locator("#search-good > li").count()
    assert shown == min(total, 20)
    while page.locator("#search-more").is_visible():
        before = page.locator("#search-good > li").count()
        page.click("#search-more button")
        page.wait_for_function("(n) => document.querySelectorAll('#search-good > li').length > n", arg=before)
    assert page.locator("#search-good > li").count() == total


def test_without_scripts_the_directory_remains(browser: Browser, portal: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal)
    page.click("summary")
    assert page.locator("#browse li a").first.get_attribute("href") == "../benchmarks/CG-1/"
    assert page.locator("noscript").inner_text().startswith("您的浏览器没有运行脚本")
    context.close()
