"""One errand for each of the three people, on a phone and on a desk."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from city_repository import CityRepository
from playwright.sync_api import Browser, expect

from .conftest import Visit

WIDTHS = [390, 1440]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_street_vendor_finds_what_she_can_be_fined(width: int, visit: Visit, address: str) -> None:
    """Everyday words, one search, one tap: the range, the tier that fits, the basis, whom to call."""
    page = visit(address, width=width)
    page.get_by_role("combobox", name="搜索裁量权基准").fill("摆地摊罚多少")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="未经批准占用城市道路摆摊经营").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("未经批准占用城市道路摆摊经营")
    expect(page.locator(".state").first).to_contain_text("现行有效")
    expect(page.locator(".answer .big")).to_have_text("最低可以不罚款，最高罚 3000 元。")
    tier = page.get_by_role("row").filter(has_text="占用面积5平方米以上不足20平方米")
    expect(tier).to_contain_text("1500 – 2000 元")
    expect(page.locator("#basis")).to_contain_text("第三十四条第一款第（一）项")
    expect(page.locator("#remedy").get_by_role("link", name="0000-0000002")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_clerk_is_told_what_is_wrong_and_sees_the_page(
    width: int, visit: Visit, fresh_city: CityRepository
) -> None:
    """A slip is told line by line in Chinese; once mended, the preview shows the new words without a command."""
    record = "departments/chengguan/CG-0005.yml"
    fresh_city.edit(record, ("俗称:", "俗名:"))
    told = fresh_city.chidu("check")
    assert (told.returncode, told.stdout.splitlines()[:4]) == (
        1,
        [
            "content/departments/chengguan/CG-0005.yml:4:1 错误 [unknown-key] 不认识的键“俗名”",
            "    4 | 俗名:",
            "      | ^",
            "    改成：“俗称”",
        ],
    )
    fresh_city.edit(record, ("俗名:", "俗称:"))
    with preview(fresh_city) as (origin, told_by_the_preview):
        page = visit(f"{origin}benchmarks/CG-0005/", width=width)
        expect(page.get_by_role("heading", level=1)).to_have_text("门前堆放少量杂物")
        # A slip while the preview runs: it is told, and the page that was there can still be opened.
        fresh_city.edit(record, ("俗称:", "俗名:"))
        assert any("不认识的键“俗名”" in line for line in told_by_the_preview)
        expect(page.get_by_role("alert")).to_contain_text(
            "CG-0005.yml:4:1: 错误 [unknown-key] 不认识的键“俗名”"
        )
        # Not a reload: the page reloads itself after each build, and two at once would cancel each other.
        answer = page.request.get(f"{origin}benchmarks/CG-0005/")
        assert (answer.status, "责令后七日内改正" in answer.text()) == (200, True)
        fresh_city.edit(record, ("俗名:", "俗称:"), ("责令后七日内改正", "责令后三日内改正"))
        expect(page.locator("#tiers")).to_contain_text("责令后三日内改正", timeout=60_000)
        expect(page.get_by_role("alert")).to_be_hidden()
        # Before the server stops: the page's waiting request for news would complain.
        page.close()


def test_a_preview_that_begins_with_an_error(browser: Browser, fresh_city: CityRepository) -> None:
    """Nothing can be shown yet: the page says why, and appears once the slip is mended."""
    fresh_city.edit("laws/FL-0001.yml", ("层级:", "级别:"))
    with preview(fresh_city) as (origin, _):
        page = browser.new_page()
        page.goto(f"{origin}benchmarks/CG-0005/")
        expect(page.get_by_role("alert")).to_contain_text("content/laws/FL-0001.yml")
        fresh_city.edit("laws/FL-0001.yml", ("级别:", "层级:"))
        expect(page.get_by_role("heading", level=1)).to_have_text("门前堆放少量杂物", timeout=60_000)
        page.close()


@contextmanager
def preview(city: CityRepository) -> Iterator[tuple[str, Iterator[str]]]:
    """`chidu serve` on a free port; gives the address once it answers, and the lines it prints from then on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "chidu", "serve", "--port", str(port)],
        cwd=city.root, env=city.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        assert any("门户已经打开" in line for line in server.stdout), "the preview did not start"
        yield f"http://127.0.0.1:{port}/", iter(server.stdout)
    finally:
        server.terminate()
        server.communicate()


@pytest.mark.parametrize("width", WIDTHS)
def test_an_auditor_follows_a_change_to_its_record(
    width: int, visit: Visit, address: str, city: CityRepository
) -> None:
    """From the changes page to the tier, from what to what, when recorded, and the source's own fingerprint."""
    page = visit(f"{address}changes/", width=width)
    entry = page.get_by_role("listitem").filter(has_text="「一般」阶次：罚款上限")
    expect(entry.first).to_contain_text("减轻")
    entry.first.get_by_role("link", name="未经批准占用城市道路摆摊经营").click()
    # The version adopted ahead came with the first commit and is the second on record.
    lowered = page.locator("#history li").filter(has=page.get_by_role("heading", name="第 3 版"))
    expect(lowered.locator("del")).to_have_text("2200元")
    expect(lowered.locator("ins")).to_have_text("2000元")
    expect(lowered).to_contain_text("2025年7月1日施行")
    expect(lowered).to_contain_text("入库 2026年11月2日 09:30")
    commit = city.git("log", "-1", "--format=%H", "--", "content/departments/chengguan/CG-0001.yml").strip()
    source = (city.root / "content/departments/chengguan/CG-0001.yml").read_bytes()
    verify = page.locator("#verify")
    expect(verify).to_contain_text(commit)
    shown = verify.locator(".hash").inner_text().replace("sha256", "").split()
    assert "".join(shown) == hashlib.sha256(source).hexdigest()


def test_reading_without_javascript(visit: Visit, address: str) -> None:
    """The search page leads by department to every benchmark; pages read the same."""
    page = visit(f"{address}search/", javascript=False)
    page.locator("#browse").get_by_role("link", name="小样市城市管理局").click()
    page.get_by_role("link", name="未经批准占用城市道路摆摊经营").first.click()
    expect(page.locator(".answer .big")).to_have_text("最低可以不罚款，最高罚 3000 元。")


def test_text_that_looks_like_html_stays_text(visit: Visit, address: str) -> None:
    """A script in a record is printed, never run."""
    page = visit(f"{address}benchmarks/CG-0001/")
    expect(page.locator("#source")).to_contain_text('<script>alert("1")</script>')
    assert page.evaluate("document.querySelectorAll('#source script').length") == 0


def test_keyboard_alone(visit: Visit, address: str) -> None:
    """Tab reaches the skip link first; Enter jumps over the header to the content."""
    page = visit(f"{address}benchmarks/CG-0001/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#main').contains(document.activeElement)")


def test_larger_type_is_remembered_on_the_device(visit: Visit, address: str) -> None:
    """大字 lasts from page to page, and no page becomes wider than the phone."""
    page = visit(address)
    page.get_by_label("大字").check()
    for path in (
        "departments/",
        "departments/chengguan/",
        "laws/FL-0001/",
        "documents/YS-2025-001/",
        "changes/",
    ):
        page.goto(f"{address}{path}")
        expect(page.get_by_label("大字")).to_be_checked()
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "22px"
        assert page.evaluate("document.documentElement.scrollWidth") == 390, path


@pytest.mark.parametrize("lost", ["benchmarks/XX-9999/deep/down/", "benchmarks/XX-9999/", "nowhere"])
def test_not_found_page_works_at_any_depth(lost: str, browser: Browser, address: str) -> None:
    """404.html is self-contained: wherever a host shows it, its links lead to the site's root."""
    page = browser.new_page()
    answer = page.goto(f"{address}{lost}")
    assert answer and answer.status == 404
    links = page.get_by_role("listitem").get_by_role("link")
    found = [links.nth(index).evaluate("link => link.href") for index in range(links.count())]
    assert found == [address, f"{address}search/", f"{address}departments/"]
    page.close()
