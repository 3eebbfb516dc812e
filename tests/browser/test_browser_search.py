"""Search on the built demonstration site: an input method, the keyboard alone, a phone, every state under axe."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from chromium import served
from city_repository import REPOSITORY, CityRepository
from playwright.sync_api import CDPSession, Locator, Page, Request, expect

from .conftest import Visit

OWN_SCRIPTS = 15_000  # bytes, compressed, on a page that does not search
ENTER, ESCAPE, PROCESSED = 13, 27, 229  # the last is what a key is called that an input method has taken
VENDING = "未经批准占用城市道路摆摊经营"
MANY = quote("许可证")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration city's site below a sub-path."""
    root: Path = tmp_path_factory.mktemp("demonstration")
    done = CityRepository(REPOSITORY).chidu("build", "--site", str(root / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    (root / "served" / "zwgk").mkdir(parents=True)
    shutil.move(root / "site", root / "served" / "zwgk" / "cailiang")
    with served(root / "served") as origin:
        yield f"{origin}zwgk/cailiang/"


def settled(page: Page) -> Page:
    """The page with its answer and its facets."""
    page.wait_for_function(
        """() => document.readyState === "complete" && !document.querySelector("#search-answer[aria-busy]")
          && document.querySelector("#search-count").textContent !== "" """
    )
    return page


def shown(page: Page) -> list[str]:
    """The titles of the results in sight."""
    return page.locator("#search-good h2 a").all_inner_texts()


def active(box: Locator) -> str:
    """The text of the suggestion the box points at."""
    return str(
        box.evaluate(
            "(box) => document.getElementById(box.getAttribute('aria-activedescendant'))?.innerText ?? ''"
        )
    )


def requests(page: Page) -> list[Request]:
    """A list that fills with what the page asks for from now on."""
    sent: list[Request] = []
    page.on("request", lambda one: sent.append(one))
    return sent


# From anywhere


def test_the_header_of_every_page_asks(visit: Visit, portal: str) -> None:
    """The typed words stand behind the #, and no server hears of them, whatever the depth of the page."""
    for path in ("benchmarks/CG-0012/", "rules/", "about/", ""):
        page = visit(f"{portal}{path}", width=1440)
        sent = requests(page)
        page.keyboard.press("/")
        page.keyboard.type("油烟 & 扰民")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{portal}search/#q={quote('油烟')}+%26+{quote('扰民')}")
        expect(page.get_by_role("combobox", name="搜索裁量权基准")).to_have_value("油烟 & 扰民")
        settled(page)
        assert [one.url for one in sent if quote("油烟") in one.url.partition("#")[0]] == []


def test_common_questions_of_the_home_page(visit: Visit, portal: str) -> None:
    page = visit(portal)
    page.get_by_role("link", name="路边摆摊").click()
    settled(page)
    assert VENDING in shown(page)


def test_scripts_on_a_page_that_does_not_search(visit: Visit, portal: str) -> None:
    """One small file of our own until somebody types; compressed as a web server would."""
    page = visit(f"{portal}benchmarks/CG-0012/")
    scripts = page.evaluate(
        "() => performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))"
    )
    assert scripts == [f"{portal}assets/chidu/page.js"]
    assert sum(len(gzip.compress(page.request.get(url).body())) for url in scripts) <= OWN_SCRIPTS


# Suggestions


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["", "search/", "benchmarks/SC-0001/"])
def test_suggestions_by_keyboard(path: str, width: int, visit: Visit, portal: str) -> None:
    """Down and up go round by way of the box, Escape closes and keeps the words, Enter opens what it points at."""
    page = visit(f"{portal}{path}", width=width)
    box = page.get_by_role("combobox").first
    box.focus()
    box.press_sequentially("占道经营")
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    assert box.get_attribute("aria-expanded") == "true"
    count = options.count()
    expect(page.get_by_text(f"有 {count - 1} 条提示")).to_be_attached()
    assert active(box) == ""
    page.keyboard.press("ArrowUp")
    assert active(box) == "查“占道经营”的全部结果"
    page.keyboard.press("ArrowDown")
    assert active(box) == ""
    page.keyboard.press("Escape")
    expect(options).to_have_count(0)
    expect(box).to_have_value("占道经营")
    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(count)
    page.keyboard.press("ArrowDown")
    chosen = options.first.locator(".name").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(chosen)


def test_suggestions_are_real_records(visit: Visit, portal: str) -> None:
    """Title, range, whose it is, and the everyday name that was typed, marked; the pointer opens one."""
    page = visit(portal)
    page.locator("#q").press_sequentially("摆地摊")
    option = page.get_by_role("option").filter(has_text=VENDING)
    expect(option.locator(".ans")).to_contain_text("元")
    expect(option.locator(".meta")).to_contain_text("城市管理局")
    assert "摆地摊" in option.locator("mark").all_inner_texts()
    small = page.get_by_role("option").evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    option.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(VENDING)


def test_all_results_from_the_suggestions(visit: Visit, portal: str) -> None:
    page = visit(f"{portal}benchmarks/SC-0001/")
    page.locator("#head-q").press_sequentially("噪声")
    page.get_by_role("option", name="查“噪声”的全部结果").click()
    page.wait_for_url(f"{portal}search/#q={quote('噪声')}")
    settled(page)
    assert len(shown(page)) > 0


def test_suggestions_leave_when_the_box_is_left(visit: Visit, portal: str) -> None:
    """And none come after the question was sent."""
    page = visit(f"{portal}search/", width=1440)
    page.locator("#q").press_sequentially("噪声")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("option")).to_have_count(0)
    page.locator("#q").fill("扬尘")
    page.keyboard.press("Enter")
    settled(page)
    page.wait_for_timeout(500)
    expect(page.get_by_role("option")).to_have_count(0)


# An input method, driven through the browser's own protocol


def compose(cdp: CDPSession, letters: str) -> None:
    """Letters that are no word yet, underlined in the box."""
    cdp.send(
        "Input.imeSetComposition",
        {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
    )


def press(cdp: CDPSession, key: str, code: int) -> None:
    """A key with the code the browser would report."""
    told: dict[str, Any] = {"key": key, "code": key, "windowsVirtualKeyCode": code}
    text = {"text": "\r"} if key == "Enter" else {}
    cdp.send("Input.dispatchKeyEvent", {"type": "keyDown", **told, **text})
    cdp.send("Input.dispatchKeyEvent", {"type": "keyUp", **told})


@pytest.mark.parametrize("path", ["", "search/", "benchmarks/SC-0001/"])
def test_keys_that_belong_to_the_input_method(path: str, visit: Visit, portal: str) -> None:
    """Pinyin asks nothing; Enter and Escape while it is composed neither ask nor clear; the finished word suggests."""
    page = visit(f"{portal}{path}", width=1440)
    box = page.get_by_role("combobox").first
    box.focus()
    cdp = page.context.new_cdp_session(page)
    compose(cdp, "bai'tan")
    page.wait_for_timeout(600)
    expect(page.get_by_role("option")).to_have_count(0)
    for key in ("Enter", "Escape"):
        press(cdp, key, PROCESSED)
        assert (page.url, box.input_value()) == (f"{portal}{path}", "bai'tan")
    cdp.send("Input.insertText", {"text": "摆摊"})
    expect(box).to_have_value("摆摊")
    # Some browsers end the composition first and report the Enter that ended it afterwards.
    press(cdp, "Enter", PROCESSED)
    assert page.url == f"{portal}{path}"
    expect(page.get_by_role("option").first).to_be_visible()
    compose(cdp, "luan")
    press(cdp, "Escape", PROCESSED)
    expect(page.get_by_role("option").first).to_be_visible()
    assert box.input_value() == "摆摊luan"
    compose(cdp, "")
    press(cdp, "Escape", ESCAPE)
    expect(page.get_by_role("option")).to_have_count(0)
    assert box.input_value() == "摆摊"
    press(cdp, "Enter", ENTER)
    page.wait_for_url(f"{portal}search/#q={quote('摆摊')}")
    assert VENDING in shown(settled(page))


# Facets and the way back


def test_the_drawer_of_a_phone(visit: Visit, portal: str) -> None:
    """Opens over the page with the focus inside, counts while one chooses, gives the focus back."""
    page = settled(visit(f"{portal}search/#q={MANY}"))
    opener = page.get_by_role("button", name="筛选", exact=True)
    opener.click()
    drawer = page.get_by_role("dialog", name="筛选")
    expect(drawer).to_be_visible()
    assert drawer.evaluate("(drawer) => drawer.contains(document.activeElement)")
    box = drawer.get_by_role("checkbox", name="行政处罚")
    number = int(box.evaluate("(box) => parseInt(box.closest('label').querySelector('.n').textContent)"))
    box.check()
    see = drawer.get_by_role("button", name=f"看 {number} 项结果")
    small = drawer.locator("label:visible, button:visible").evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)"
    )
    assert small == []
    see.click()
    expect(drawer).to_be_hidden()
    opener = page.get_by_role("button", name="筛选（1）")
    expect(opener).to_be_focused()
    expect(page.locator("#search-count b")).to_have_text(f"{number} 项")
    opener.click()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    page.go_back()
    expect(page.locator("#search-chosen")).to_be_hidden()
    assert page.url == f"{portal}search/#q={MANY}"


def test_facets_beside_the_results_by_keyboard(visit: Visit, portal: str) -> None:
    """Space ticks, the focus stays where it was, the chip takes it away again."""
    page = settled(visit(f"{portal}search/#q={MANY}", width=1440))
    everything = shown(page)
    box = page.get_by_role("checkbox", name="行政处罚")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("#search-chosen li")).to_have_count(2)
    expect(box).to_be_focused()
    page.get_by_role("button", name="去掉 行政处罚").press("Enter")
    expect(page.locator("#search-chosen")).to_be_hidden()
    assert shown(page) == everything


def test_turning_the_device(visit: Visit, portal: str) -> None:
    """What was chosen in the drawer is chosen in the column, and the drawer does not stay open behind it."""
    page = settled(visit(f"{portal}search/#q={MANY}"))
    page.get_by_role("button", name="筛选", exact=True).click()
    page.get_by_role("checkbox", name="行政处罚").check()
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("checkbox", name="行政处罚")).to_be_checked()


def test_coming_back_from_a_benchmark(visit: Visit, portal: str) -> None:
    """The same question, choices and order, at the same place of the page."""
    page = settled(visit(f"{portal}search/#q={MANY}&power={quote('行政处罚')}&sort=high", width=1440))
    before = shown(page)
    page.emulate_media(reduced_motion="reduce")
    link = page.locator("#search-good h2 a").nth(8)
    link.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    link.click()
    page.get_by_role("heading", level=1).wait_for()
    page.go_back()
    expect(page.locator("#search-good h2 a").nth(8)).to_be_visible()
    assert shown(settled(page)) == before
    assert abs(page.evaluate("scrollY") - top) <= 2


# Every state, for every eye


def results(page: Page, portal: str) -> None:
    page.goto(f"{portal}search/#q={quote('食品')}")
    settled(page)


def chosen(page: Page, portal: str) -> None:
    page.goto(
        f"{portal}search/#q={MANY}&power={quote('行政处罚')}&department={quote('没有这个局')}&sort=high"
    )
    settled(page)


def drawer(page: Page, portal: str) -> None:
    chosen(page, portal)
    if page.locator("#search-open").is_visible():
        page.click("#search-open")


def suggestions(page: Page, portal: str) -> None:
    page.goto(portal)
    page.locator("#q").press_sequentially("占道")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def in_the_header(page: Page, portal: str) -> None:
    page.goto(f"{portal}benchmarks/CG-0012/")
    page.locator("#head-q").press_sequentially("占道")
    expect(page.get_by_role("option").first).to_be_visible()


def nothing(page: Page, portal: str) -> None:
    page.goto(f"{portal}search/#q={quote('结婚登记')}")
    settled(page)


def nothing_at_all(page: Page, portal: str) -> None:
    page.goto(f"{portal}search/#q=vvvv")
    settled(page)


def arrival(page: Page, portal: str) -> None:
    page.goto(f"{portal}search/")
    expect(page.locator("#q")).to_be_focused()


def failed(page: Page, portal: str) -> None:
    page.route("**/records.json", lambda route: route.fulfill(status=200, body="gibberish"))
    page.goto(f"{portal}search/#q={MANY}")
    settled(page)
    expect(page.locator("#search-failed")).to_be_visible()


STATES = (results, chosen, drawer, suggestions, in_the_header, nothing, nothing_at_all, arrival, failed)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
@pytest.mark.parametrize(
    ("width", "dark"), [(390, False), (390, True), (1440, False), (1440, True), (320, False)]
)
def test_every_state(state: Any, width: int, dark: bool, visit: Visit, portal: str) -> None:
    """axe finds nothing serious; nothing is wider than the screen, 320 being a desk at 400 %."""
    page = visit(portal, width=width, dark=dark)
    if width == 320:
        page.set_viewport_size({"width": 320, "height": 256})
    state(page, portal)
    found = Axe().run(page).response["violations"]
    serious = [
        (each["id"], [node["html"] for node in each["nodes"]])
        for each in found
        if each["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("state", [results, drawer, nothing], ids=lambda state: state.__name__)
def test_larger_type(state: Any, visit: Visit, portal: str) -> None:
    page = visit(portal)
    page.get_by_label("大字").check()
    state(page, portal)
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_without_javascript_there_is_a_directory(visit: Visit, portal: str) -> None:
    """From the header to the departments, the laws and the letters, and from a letter to a benchmark."""
    page = visit(f"{portal}benchmarks/SC-0001/", javascript=False)
    page.locator("#head-q").fill("摆摊")
    page.locator("#head-q").press("Enter")
    page.wait_for_url(f"{portal}search/?#browse")
    directory = page.locator("#browse")
    expect(directory.get_by_role("link", name="示范市城市管理局")).to_be_visible()
    expect(directory.get_by_role("link", name="全部法规")).to_be_visible()
    directory.locator(".letters a").filter(has_text="B").click()
    page.get_by_role("link", name=VENDING).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(VENDING)
