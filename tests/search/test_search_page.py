"""The search page as a citizen meets it: rendered template, real scripts, a strict policy, real browser."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from chromium import served
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Browser, Page, Route, expect

from chidu.indexing import write_search
from chidu.publish import urls
from chidu.search.records import SearchRecord

from . import golden, workbench
from .workbench import ASSETS, corpus

TEMPLATES = ASSETS.parents[1]
HOSTILE = '<img src=x onerror="document.title=1">'
POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:"
HEAD = (
    '<!doctype html><html lang="zh-Hans-CN"><meta charset="utf-8"><title>查询</title><link rel="icon" href="data:,">'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    '<link rel="stylesheet" href="../assets/chidu/style.css"><script src="../assets/chidu/page.js" defer></script>'
)
WAYS: dict[str, list[dict[str, Any]]] = {
    "departments": [
        {"name": f"城市管理局{HOSTILE}", "address": "departments/cg/", "count": 12},
        {"name": "市场监督管理局", "address": "departments/sj/", "count": 9},
    ],
    "laws": [{"name": "中华人民共和国食品安全法", "address": "laws/FL-0003/", "count": 6}],
    "initials": [
        {"letter": "A", "address": "search/a/", "count": 3},
        {"letter": "其他", "address": "search/other/", "count": 1},
    ],
}
FINES = (("不罚款", 0), ("200 元以下", 200), ("1000 元 至 5000 元", 5000), ("5 万元 至 20 万元", 200_000))


def body() -> str:
    """The template with autoescape and nothing left undefined, as the portal renders it."""
    loader = FileSystemLoader(TEMPLATES)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.globals["url"] = urls
    return environment.get_template("records/search.html").render(base="../", search_url="./", **WAYS)


def records() -> list[SearchRecord]:
    """The corpus, of which one record is hostile and one repealed, and forty-five more with what facets tell apart."""
    first, second, *rest = corpus()
    hostile = replace(
        first, title=f"占道经营{HOSTILE}", aliases=(HOSTILE, "地摊"), fine=HOSTILE, department=HOSTILE
    )
    return [hostile, replace(second, status="已废止"), *rest, *map(kite, range(45))]


def kite(number: int) -> SearchRecord:
    """One of many that the same question finds."""
    fine, most = FINES[number % 4]
    return SearchRecord(
        id=f"kite-{number:02d}",
        url=f"benchmarks/kite-{number:02d}/",
        title=f"在第{number}号江心岛放风筝",
        aliases=("风筝",),
        conduct="拒不改正；缠住电线的",
        department=f"第{number % 8}管理局",
        power_type="行政处罚" if number % 3 else "行政强制",
        fine=fine,
        highest=f"从重：{fine}",
        top_fine=most,
        grades=("从轻", "一般", "从重")[: number % 3 + 1],
        towns=("清河镇",) if number % 5 == 0 else (),
        acts=("风筝条例", f"第{number % 9}号条例"),
        status="尚未施行" if number % 7 == 0 else "现行有效",
        since=f"2025-0{number % 9 + 1}-01",
    )


def made(root: Path) -> Path:
    """A search page under a sub-path, as the folder of its site."""
    folder = workbench.make_site(root / "gov" / "chidu")
    shutil.copytree(TEMPLATES / "assets" / "chidu", folder / "assets" / "chidu")
    write_search(records(), folder / workbench.DATA)
    (folder / "search").mkdir()
    (folder / "search" / "index.html").write_text(f"{HEAD}<body>{body()}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the search page."""
    root: Path = tmp_path_factory.mktemp("portal")
    made(root)
    with served(root) as address:
        yield f"{address}gov/chidu/search/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page on a desk; whatever the console or a script complains of fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on(
        "console", lambda said: trouble.append(said.text) if said.type in ("error", "warning") else None
    )
    yield opened
    context.close()
    assert trouble == []


def settled(page: Page) -> str:
    """What the live region says once the answer is there."""
    page.wait_for_function(
        "() => !document.querySelector('#search-answer[aria-busy]') && document.readyState === 'complete'"
    )
    return page.locator("#search-count").inner_text()


def ask(page: Page, question: str) -> str:
    """Type a question, press Enter, wait for the answer."""
    page.fill("#q", question)
    page.press("#q", "Enter")
    return settled(page)


def visit(page: Page, address: str) -> str:
    """Open an address as if for the first time, wait for the answer."""
    page.goto("about:blank")
    page.goto(address)
    return settled(page)


def visible_notes(page: Page) -> list[str]:
    """The ids of the notes now shown."""
    found: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.note')].filter((n) => !n.hidden).map((n) => n.id)"
    )
    return [name for name in found if name]


def ids(page: Page) -> list[str]:
    """The ids of the good results now shown."""
    spans = "(all) => all.map((meta) => [...meta.querySelectorAll('span:not(.tag)')].at(-1).textContent)"
    found: list[str] = page.locator("#search-good .meta").evaluate_all(spans)
    return found


def test_the_template() -> None:
    golden.check("search_page.html", body() + "\n")


def test_all_modules_are_fetched_at_once() -> None:
    """The page names in advance what search.js imports, and what that imports in turn."""
    imported = re.compile(r'^import .*?from "\./(\w+)\.js"', re.MULTILINE | re.DOTALL)
    needed, known = {"search"}, set[str]()
    while needed - known:
        name = (needed - known).pop()
        known.add(name)
        needed.update(imported.findall((ASSETS / f"{name}.js").read_text(encoding="utf-8")))
    named = re.findall(r'modulepreload" href="\.\./assets/search/(\w+)\.js"', body())
    assert named == sorted(known - {"search"})


# The address


def test_a_question_in_the_address(page: Page, portal: str) -> None:
    said = visit(page, f"{portal}#q={quote('小广告')}")
    assert said == f"{len(ids(page))} 项和“小广告”有关"
    assert page.input_value("#q") == "小广告"
    row = page.locator("#search-good > li").first
    link = row.locator("h2 a")
    assert link.evaluate("(a) => a.href") == f"{portal.removesuffix('search/')}benchmarks/cg-003/"
    assert "小广告" in row.locator("mark").all_inner_texts()
    assert ids(page)[0] == "cg-003"


def test_an_old_address_is_moved_into_the_fragment(page: Page, portal: str) -> None:
    """It was in the query once: what was asked then stays on the device from now on."""
    assert visit(page, f"{portal}?q={quote('童工')}").endswith("和“童工”有关")
    assert page.url == f"{portal}#q={quote('童工')}"
    assert visit(page, f"{portal}?q={quote('童工')}#q={quote('电鱼')}").endswith("和“电鱼”有关")


def test_asking_keeps_the_question_in_the_address(page: Page, portal: str) -> None:
    visit(page, portal)
    assert page.locator("#search-count").inner_text() == ""
    ask(page, "童工")
    assert page.url == f"{portal}#q={quote('童工')}"
    ask(page, "电鱼")
    page.go_back()
    expect(page.locator("#q")).to_have_value("童工")
    expect(page.locator("#search-count")).to_contain_text("和“童工”有关")
    page.go_forward()
    expect(page.locator("#search-count")).to_contain_text("和“电鱼”有关")


def test_going_to_the_directory_keeps_the_answer(page: Page, portal: str) -> None:
    visit(page, portal)
    said = ask(page, "童工")
    page.locator("#search-else a").click()
    assert (page.url, page.locator("#search-count").inner_text()) == (f"{portal}#browse", said)


def test_what_is_typed_is_not_sent(page: Page, portal: str) -> None:
    """No request goes to another site, and none says what was asked: neither in its address nor in a referrer."""
    sent: list[str] = []
    page.on("request", lambda one: sent.append(f"{one.url} {one.headers.get('referer', '')} {one.post_data}"))
    visit(page, portal)
    page.locator("#q").press_sequentially("占道经营")
    expect(page.get_by_role("option").first).to_be_visible()
    page.press("#q", "Enter")
    settled(page)
    root = portal.removesuffix("search/")
    assert [one for one in sent if not one.startswith((root, "data:"))] == []
    assert [one for one in sent if "%E5" in one or "占" in one or "?q" in one] == []


# The answer


def test_a_row(page: Page, portal: str) -> None:
    """Title, range and gravest tier, the names that hit, an excerpt, whose it is, and that it does not apply yet."""
    visit(page, portal)
    ask(page, "在第7号江心岛放风筝")
    row = page.locator("#search-good > li").first
    told = row.evaluate(
        "(li) => [...li.children].map((part) => [part.localName, part.className, part.innerText])"
    )
    golden.check("search_row.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def test_data_is_never_markup(page: Page, portal: str) -> None:
    visit(page, portal)
    ask(page, "占道经营")
    row = page.locator("#search-good > li").filter(has_text="onerror")
    assert row.locator("h2").inner_text() == f"占道经营{HOSTILE}"
    visit(page, f"{portal}#q={quote('占道经营')}&department={quote(HOSTILE)}")
    expect(page.locator("#search-chosen li").first).to_contain_text(HOSTILE)
    expect(page.get_by_role("checkbox", name=HOSTILE)).to_be_checked()
    ask(page, HOSTILE)
    page.fill("#q", "占道经营<img")
    assert page.locator("img").count() == 0
    assert page.title() == "查询"


def test_a_repealed_record_stands_apart_and_is_marked(page: Page, portal: str) -> None:
    """Even when it answers best: what does not apply any more must not be taken for the answer."""
    visit(page, portal)
    ask(page, "沿街商户超出门窗外墙")
    assert records()[1].id not in ids(page)
    assert page.get_by_role("heading", level=2, name="已经废止或者失效的").is_visible()
    assert page.locator("#search-ended > li .tag").all_inner_texts() == ["✕ 已废止"]
    ask(page, "童工")
    assert page.locator("#search-ended-part").is_hidden()


def test_what_only_may_be_related_is_said_with_help(page: Page, portal: str) -> None:
    """An honest sentence first; other words, departments of the list below, other ways."""
    visit(page, portal)
    assert ask(page, "结婚登记") == "本站没有能直接回答“结婚登记”的基准，下面的可能相关。"
    assert page.locator("#search-good > li").count() == 0
    assert page.locator("#search-maybe > li").count() > 0
    assert visible_notes(page) == ["search-nothing"]
    words = page.locator("#search-words a")
    first = words.first.inner_text()
    words.first.click()
    expect(page.locator("#search-count")).to_contain_text(f"“{first}”")
    assert page.input_value("#q") == first


def test_who_comes_without_a_question_can_type_at_once(page: Page, portal: str) -> None:
    visit(page, portal)
    expect(page.locator("#q")).to_be_focused()
    visit(page, f"{portal}#q={quote('童工')}")
    assert page.evaluate("() => document.activeElement === document.body")


def test_answers_that_are_not_results(page: Page, portal: str) -> None:
    visit(page, portal)
    assert (ask(page, "罚款多少"), visible_notes(page)) == ("“罚款多少”查不出是哪一件事。", ["search-common"])
    assert (ask(page, "  "), visible_notes(page)) == ("还没有写要查的事。", ["search-empty"])
    assert (ask(page, "vvvv"), visible_notes(page)) == (
        "本站没有能直接回答“vvvv”的基准。",
        ["search-nothing"],
    )
    assert page.locator("#search-good > li").count() == 0
    assert page.locator("#search-tools").is_hidden()
    ask(page, "童工")
    assert visible_notes(page) == ["search-else"]


def test_more_results_on_request(page: Page, portal: str) -> None:
    """The address remembers how many were shown: who comes back finds them."""
    visit(page, portal)
    assert ask(page, "放风筝") == "45 项和“放风筝”有关"
    assert len(ids(page)) == 20
    page.click("#search-more button")
    expect(page.locator("#search-good > li")).to_have_count(40)
    expect(page.locator("#search-good > li").nth(20).locator("a")).to_be_focused()
    assert page.url == f"{portal}#q={quote('放风筝')}&n=40"
    visit(page, page.url)
    assert len(ids(page)) == 40
    page.click("#search-more button")
    expect(page.locator("#search-good > li")).to_have_count(45)
    assert page.locator("#search-more").is_hidden()


# Bad input


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "童工 " * 2000,
        "？！，。…—·",
        HOSTILE,
        "(a+)+$",
        "[",
        "\\",
        "%",
        "'\"`",
        "&=#?q=",
        "__proto__",
        "\0\x1b",
    ],
)
def test_odd_questions(text: str, page: Page, portal: str) -> None:
    """Typed or in an address, every one is answered with a sentence, and the console stays empty."""
    visit(page, portal)
    page.evaluate("(text) => { document.getElementById('q').value = text; }", text)
    page.press("#q", "Enter")
    assert settled(page) != ""
    assert visit(page, page.url) != ""
    assert len(page.input_value("#q")) <= 200


@pytest.mark.parametrize(
    "fragment",
    ["q", "q=", "q=%", "q=%E6%91", "q=%ED%A0%80%E7", "q=a&q=b", "q=1&sort=__proto__&n=-1", "q=1&n=1e9&sort=low",
     "q=1&__proto__=x&constructor=y&toString=z", f"q={'%E6%91%86' * 4000}", f"q=1&{'a=b&' * 4000}", "=", "&&&", "%%%="],
)  # fmt: skip
def test_odd_addresses(fragment: str, page: Page, portal: str) -> None:
    visit(page, f"{portal}#{fragment}")
    ask(page, "童工")
    assert ids(page) != []


def test_half_a_surrogate_pair(page: Page, portal: str) -> None:
    """Text that no address can hold: it is left out, wherever it was typed."""
    visit(page, portal)
    for text in (r"占道\ud800经营", r"\udfff", r"\udc00\ud800" * 5000):
        page.evaluate(f"() => {{ document.getElementById('q').value = '{text}'; }}")
        page.locator("#q").dispatch_event("input")
        page.press("#q", "Enter")
        assert settled(page) != ""
    assert ask(page, "童工").endswith("和“童工”有关")


# What does not load


def breaking(page: Page, missing: str) -> list[bool]:
    """Requests whose address holds `missing` fail as long as the one item is true."""
    broken = [True]

    def stop(route: Route) -> None:
        if broken[0] and missing in route.request.url:
            route.abort()
        else:
            route.continue_()

    page.route("**/*", stop)
    return broken


@pytest.mark.parametrize(
    "missing", ["records.json", "pagefind/pagefind.js", ".pf_meta", ".pf_index", "cards/"]
)
def test_a_file_that_does_not_load_is_said_and_can_be_tried_again(
    browser: Browser, portal: str, missing: str
) -> None:
    """To say 没有找到 would be a lie: Pagefind itself answers without the missing part."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    broken = breaking(page, missing)
    said = visit(page, f"{portal}#q={quote('童工')}")
    assert (said, visible_notes(page)) == ("搜索没有加载成功。", ["search-failed"])
    page.locator("#q").press_sequentially("们")
    broken[0] = False
    page.fill("#q", "童工")
    page.click("#search-retry")
    assert settled(page).endswith("和“童工”有关")
    context.close()
    assert errors == []


@pytest.mark.parametrize(
    ("module", "answer"),
    [
        ("panel", {"status": 404}),
        ("search", {"status": 404}),
        ("tables", {"status": 200, "content_type": "text/html", "body": "<p>维护中"}),
        ("panel", {"status": 200, "content_type": "text/javascript", "body": "export const half = (1"}),
        ("panel", {"status": 200, "content_type": "text/javascript", "body": "export const other = 1;"}),
    ],
    ids=["missing", "missing itself", "another page", "half", "of another build"],
)
def test_a_script_that_does_not_load_is_said_and_can_be_tried_again(
    browser: Browser, portal: str, module: str, answer: dict[str, Any]
) -> None:
    """One module that is missing or broken stops all of them; the question stays in the box."""
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route(f"**/search/{module}.js", lambda route: route.fulfill(**answer))
    said = visit(page, f"{portal}#q={quote('童工')}%E2%80%AE")
    assert (said, visible_notes(page)) == ("搜索没有加载成功。", ["search-failed"])
    assert page.input_value("#q") == "童工"
    page.fill("#q", "电鱼")
    with page.expect_event("load"):  # of the page opened anew; a new fragment alone loads nothing
        page.press("#q", "Enter")
    expect(page.locator("#search-failed")).to_be_visible()
    expect(page.locator("#q")).to_have_value("电鱼")
    page.unroute_all()
    page.click("#search-retry")
    expect(page.locator("#search-count")).to_contain_text("和“电鱼”有关")
    context.close()
    assert errors == []


def test_an_index_that_was_replaced_meanwhile(browser: Browser, tmp_path: Path) -> None:
    """A page that stays open while the site is built anew: the files of the old build are gone, the answer comes anyway."""
    folder = made(tmp_path)
    context = browser.new_context()
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with served(tmp_path) as address:
        visit(page, f"{address}gov/chidu/search/")
        assert ask(page, "童工").endswith("和“童工”有关")
        write_search(records()[:-1], folder / workbench.DATA)
        assert ask(page, "放风筝") == "44 项和“放风筝”有关"
    context.close()
    assert errors == []


def test_without_facets_the_results_remain(browser: Browser, portal: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    breaking(page, "facets.json")
    said = visit(page, f"{portal}#q={quote('放风筝')}&power={quote('行政处罚')}&sort=low")
    assert said == "45 项和“放风筝”有关"
    expect(page.locator("#search-unloaded")).to_be_visible()
    context.close()


# Facets


def expected(found: Sequence[SearchRecord]) -> dict[str, dict[str, int]]:
    """What the facets must count of these records; one that tells none of them apart is not shown."""
    bands = {0: "不罚款", 200: "200 元以下", 5000: "2000 元～1 万元", 200_000: "10 万元～100 万元"}
    values: dict[str, Callable[[SearchRecord], Iterable[str]]] = {
        "部门": lambda one: [one.department],
        "类型": lambda one: [one.power_type],
        "最高罚款": lambda one: [bands[one.top_fine or 0]],
        "裁量阶次": lambda one: one.grades,
        "乡镇、街道": lambda one: one.towns,
        "依据的法规": lambda one: one.acts,
        "效力": lambda one: [one.status],
    }
    counts = {
        name: Counter(value for one in found for value in of(one) if value) for name, of in values.items()
    }
    return {
        name: dict(times)
        for name, times in counts.items()
        if any(count < len(found) for count in times.values())
    }


def shown_facets(page: Page) -> dict[str, dict[str, int]]:
    """What the facets say, folded values included; those that would bring nothing stay out."""
    told = page.locator("#search-filter fieldset").evaluate_all(
        """(sets) => sets.map((set) => [set.querySelector("legend").textContent, [...set.querySelectorAll("label")]
          .map((label) => [label.querySelector("span").textContent, parseInt(label.querySelector(".n").textContent)])
          .filter(([, count]) => count)])"""
    )
    return {name: dict(values) for name, values in told if values}


def test_facets_count_the_results(page: Page, portal: str) -> None:
    """Within a facet one more, between facets all; a facet counts what the choices in the others leave."""
    by_id = {record.id: record for record in records()}
    visit(page, f"{portal}#q={quote('放风筝')}&n=1000")
    everything = [by_id[each] for each in ids(page)]
    assert shown_facets(page) == expected(everything)
    first, second = list(expected(everything)["部门"])[:2]
    page.get_by_role("checkbox", name=first).check()
    page.get_by_role("checkbox", name="一般").check()
    expect(page.locator("#search-chosen li")).to_have_count(3)
    left = [by_id[each] for each in ids(page)]
    assert left == [one for one in everything if one.department == first and "一般" in one.grades]
    expect(page.locator("#search-count b")).to_have_text(f"{len(left)} 项")
    assert shown_facets(page)["部门"] == expected([one for one in everything if "一般" in one.grades])["部门"]
    page.get_by_role("checkbox", name=second).check()
    expect(page.locator("#search-chosen li")).to_have_count(4)
    both = [by_id[each] for each in ids(page)]
    assert both == [one for one in everything if one.department in (first, second) and "一般" in one.grades]


def test_choices_stand_in_the_address(page: Page, portal: str) -> None:
    """Shareable, and the way back takes one choice away at a time; the box that was ticked keeps the focus."""
    visit(page, f"{portal}#q={quote('放风筝')}")
    everything = ids(page)
    box = page.get_by_role("checkbox", name="清河镇")
    box.check()
    expect(page.locator("#search-chosen li")).to_have_count(2)
    expect(box).to_be_focused()
    page.select_option("#search-sort", "high")
    settled(page)
    assert page.url == f"{portal}#q={quote('放风筝')}&town={quote('清河镇')}&sort=high"
    narrowed = ids(page)
    visit(page, page.url)
    assert (ids(page), box.is_checked()) == (narrowed, True)
    assert page.input_value("#search-sort") == "high"
    page.go_back()
    page.wait_for_url("about:blank")
    visit(page, f"{portal}#q={quote('放风筝')}")
    page.get_by_role("checkbox", name="清河镇").check()
    expect(page.locator("#search-chosen li")).to_have_count(2)
    page.go_back()
    expect(page.locator("#search-chosen")).to_be_hidden()
    assert ids(page) == everything


def test_chips_take_choices_away(page: Page, portal: str) -> None:
    visit(page, f"{portal}#q={quote('放风筝')}&town={quote('清河镇')}&grade={quote('一般')}")
    page.get_by_role("button", name="去掉 清河镇").click()
    expect(page.locator("#search-chosen li")).to_have_count(2)
    expect(page.locator("#search-chosen button").first).to_be_focused()
    page.get_by_role("button", name="全部清除").click()
    expect(page.locator("#search-chosen")).to_be_hidden()
    expect(page.locator("#search-count")).to_be_focused()
    assert page.url == f"{portal}#q={quote('放风筝')}"


def test_a_choice_this_site_does_not_have(page: Page, portal: str) -> None:
    """An address of another year: what is not there any more is said and left out."""
    visit(page, f"{portal}#q={quote('放风筝')}")
    everything = ids(page)
    visit(page, f"{portal}#q={quote('放风筝')}&department={quote('早已撤并局')}&town={quote('撤并镇')}")
    assert (
        page.locator("#search-strange").inner_text() == "本站没有“早已撤并局”、“撤并镇”这样的条件，没有用上。"
    )
    assert ids(page) == everything
    assert page.locator("#search-chosen").is_hidden()


def test_a_link_cannot_write_onto_the_page(page: Page, portal: str) -> None:
    """What is no facet of ours is not told at all; of what is, no more than three values, none of them long."""
    visit(page, f"{portal}#q={quote('放风筝')}&x={quote('请拨打某某电话')}&town=%20&town=%E2%80%AE")
    assert page.locator("#search-strange").is_hidden()
    visit(page, f"{portal}#q={quote('放风筝')}&x=y&town={'甲' * 50}&town=b&town=c&town=d")
    assert page.locator("#search-strange").inner_text() == (
        f"本站没有“{'甲' * 30}”、“b”、“c”这样的条件，没有用上。"
    )


def test_characters_that_turn_what_is_written(page: Page, portal: str) -> None:
    """They are left out wherever they were typed; letters that run from right to left keep to themselves."""
    said = visit(page, f"{portal}#q=%E2%80%AE{quote('童工')}%E2%81%A9%00")
    assert said.endswith("项和“童工”有关")
    assert page.input_value("#q").strip() == "童工"
    visit(page, f"{portal}#q={quote('童工 שלום')}")
    assert page.locator("#search-count bdi").inner_text() == "童工 שלום"


def test_amounts_stay_beside_their_units(page: Page, portal: str) -> None:
    visit(page, f"{portal}#q={quote('在第7号江心岛放风筝')}")
    amount = page.locator("#search-good > li").first.locator(".ans b").first
    assert amount.inner_text() == "5\xa0万元 至\xa020\xa0万元"


def test_choices_that_leave_nothing(page: Page, portal: str) -> None:
    said = visit(page, f"{portal}#q={quote('放风筝')}&town={quote('清河镇')}&power={quote('文件')}")
    assert said == "和“放风筝”有关的 45 项里，没有符合这些条件的。"
    page.get_by_role("button", name="全部清除").click()
    expect(page.locator("#search-good > li").first).to_be_visible()


def test_sorting(page: Page, portal: str) -> None:
    """By the highest fine up or down, or by the day of entry into force; what has none comes last."""
    by_id = {record.id: record for record in records()}
    for sort, key in (("low", "top_fine"), ("high", "top_fine"), ("new", "since")):
        visit(page, f"{portal}#q={quote('放风筝')}&n=1000&sort={sort}")
        values = [getattr(by_id[each], key) for each in ids(page)]
        known = [value for value in values if value not in (None, "")]
        assert values[: len(known)] == sorted(known, reverse=sort != "low")


def test_long_lists_fold(page: Page, portal: str) -> None:
    visit(page, f"{portal}#q={quote('放风筝')}")
    laws = page.locator("fieldset").filter(has_text="依据的法规")
    boxes = laws.get_by_role("checkbox")
    assert boxes.count() == 6
    more = laws.locator(".fold")
    rest = int(more.inner_text().removeprefix("还有 ").removesuffix(" 个"))
    more.click()
    assert boxes.count() == 6 + rest
    expect(boxes.nth(6)).to_be_focused()
    more.click()
    assert (boxes.count(), more.get_attribute("aria-expanded")) == (6, "false")


FACETS_IN_SMALL = """async () => {
  const { readFacets, counted, sifted, sorted, strange, known } = await import("../assets/search/facets.js");
  const of = (...places) => String.fromCharCode(...places.map((place) => 0x23 + place));
  const read = readFacets({
    facets: [
      { key: "department", name: "部门", values: ["甲", "乙", "丙"], sets: [[0], [1], [0, 1], []], of: of(0, 1, 2, 3) },
      { key: "grade", name: "阶次", values: ["轻", "重"], sets: [[0], [1]], of: of(0, 0, 1, 1) },
    ],
    orders: [{ key: "fine", of: of(1, -1, 0, 1) }],
  });
  const results = [0, 1, 2, 3].map((record) => ({ record }));
  const chosen = new Map([["department", new Set(["乙"])], ["grade", new Set(["轻", "没有"])], ["colour", new Set(["红"])]]);
  const valid = known(read.facets, chosen);
  const places = (some) => some.map(({ record }) => record);
  return [
    strange(read.facets, chosen),
    [...valid].map(([key, names]) => [key, ...names]),
    places(sifted(read.facets, results, valid)),
    counted(read.facets, results, valid).map(({ values }) => values.map(({ name, count, isChosen }) => [name, count, isChosen])),
    ["", "low", "high", "new"].map((sort) => places(sorted(results, sort, read.rank))),
  ];
}"""


def test_facets_in_small(page: Page, portal: str) -> None:
    """Counting, sifting and ordering on four records; 丙 occurs nowhere, the fourth record has no department."""
    visit(page, portal)
    assert page.evaluate(FACETS_IN_SMALL) == [
        ["没有", "红"],
        [["department", "乙"], ["grade", "轻"]],
        [1],
        [[["甲", 1, False], ["乙", 1, True]], [["轻", 1, True], ["重", 1, False]]],
        [[0, 1, 2, 3], [2, 0, 3, 1], [0, 3, 2, 1], [0, 1, 2, 3]],
    ]


# Excerpts


LONG = (
    "；".join(f"占用面积{number}平方米以上的，处{number}00元罚款" for number in range(1, 12))
    + "。拒不改正的，从重处罚。"
)


def test_excerpts(page: Page, portal: str) -> None:
    """Cut between clauses where the words stand; what was left out is marked; without a hit the beginning will do."""
    visit(page, portal)
    cut = """async (asked) => {
      const { excerpt } = await import("../assets/search/excerpt.js");
      return asked.map(([text, words]) => excerpt(text, new Set(words)));
    }"""
    asked: list[tuple[str, list[str]]] = [
        ("短的照录。", ["照录"]),
        (LONG, []),
        (LONG, ["拒不改正"]),
        (LONG, ["5平方米", "500元"]),
        ("没有一处可以断开的话" * 12 + "摆摊" + "后面也是一样" * 20, ["摆摊"]),
        ("\U00020bb7" * 100, ["\U00020bb7"]),
        ("", ["摆摊"]),
    ]
    golden.check("excerpts.txt", "\n".join([*page.evaluate(cut, asked), ""]))


def test_without_scripts_the_directory_remains(browser: Browser, portal: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(portal)
    page.fill("#q", "摆摊")
    page.press("#q", "Enter")
    page.wait_for_url(f"{portal}?#browse")
    links = page.locator("#browse a").evaluate_all("(all) => all.map((link) => link.getAttribute('href'))")
    assert links == [
        *("../departments/cg/", "../departments/sj/", "../laws/FL-0003/", "../laws/"),
        *("../search/a/", "../search/other/"),
    ]
    assert page.locator("noscript").inner_text().startswith("您的浏览器没有运行脚本")
    gap = """() => document.querySelector("noscript .note").getBoundingClientRect().top
      - document.querySelector("#search-form").getBoundingClientRect().bottom"""
    assert page.evaluate(gap) >= 8
    context.close()
