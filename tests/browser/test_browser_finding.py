"""Finding one's way without the search page: the filter of a long list, the header's box, targets for a thumb."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit


def rows(page: Page) -> list[str]:
    """The names of the rows in sight."""
    return page.locator("[data-row]:visible a").all_inner_texts()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_department_s_matters_are_narrowed_while_typing(width: int, visit: Visit, address: str) -> None:
    """By popular name, number or amount, with a count; a group without a match goes too; Escape brings all back."""
    page = visit(f"{address}departments/chengguan/", width=width)
    everything = rows(page)
    box = page.get_by_role("searchbox", name=f"在城管局 {len(everything)} 项里找")
    told = page.locator("[data-filter] [role=status]")
    box.press_sequentially("摆地摊")
    assert rows(page) == ["未经批准占用城市道路摆摊经营"]
    expect(told).to_have_text(f"{len(everything)} 项里找到 1 项")
    expect(page.locator("tbody[data-group]:visible")).to_have_count(1)
    box.fill("ｃｇ－０００５")
    assert rows(page) == ["门前堆放少量杂物"]
    box.fill("3000元 摆摊")
    assert rows(page) == ["未经批准占用城市道路摆摊经营"]
    page.keyboard.press("Enter")
    assert page.url == f"{address}departments/chengguan/"
    box.press("Escape")
    assert rows(page) == everything
    expect(told).to_be_empty()


def test_what_a_department_does_not_have_is_looked_for_everywhere(visit: Visit, address: str) -> None:
    """No match is said in words; the way on carries what was typed; the button clears and keeps the keyboard there."""
    page = visit(f"{address}departments/chengguan/")
    box = page.locator("#filter")
    box.fill("出租车")
    assert rows(page) == []
    expect(page.locator("[data-filter] [role=status]")).to_have_text("这里没有和“出租车”有关的")
    page.get_by_role("button", name="清除").click()
    expect(box).to_be_focused()
    expect(page.get_by_role("button", name="清除")).to_be_hidden()
    box.fill("油烟 & 扰民")
    page.get_by_role("link", name="在全部部门里查").click()
    expect(page.locator("#q")).to_have_value("油烟 & 扰民")


def test_letters_of_an_unfinished_word_do_not_filter(visit: Visit, address: str) -> None:
    """While pinyin is being typed the list stays; the finished word narrows it."""
    page = visit(f"{address}departments/chengguan/")
    everything = rows(page)
    compose = """word => {
        const box = document.querySelector("#filter");
        box.value = word;
        box.dispatchEvent(new InputEvent("input", { isComposing: true }));
    }"""
    page.evaluate(compose, "bai'tan")
    assert rows(page) == everything
    page.evaluate(compose, "摆摊")
    page.evaluate("document.querySelector('#filter').dispatchEvent(new CompositionEvent('compositionend'))")
    assert rows(page) == ["未经批准占用城市道路摆摊经营"]


def test_without_javascript_there_is_no_box_that_does_nothing(visit: Visit, address: str) -> None:
    """The filter stays hidden and every row is there."""
    page = visit(f"{address}departments/chengguan/", javascript=False)
    expect(page.locator("[data-filter]")).to_be_hidden()
    expect(page.locator("[data-row]").first).to_be_visible()


def test_slash_goes_to_the_search_box(visit: Visit, address: str) -> None:
    """From any page on a desk: `/`, a word, Enter; while typing elsewhere it is a character like any other."""
    page = visit(f"{address}benchmarks/CG-0001/", width=1440)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="在全站查基准")).to_be_focused()
    page.keyboard.type("油烟")
    page.keyboard.press("Enter")
    expect(page.locator("#q")).to_have_value("油烟")
    page.goto(address)
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="搜索裁量权基准")).to_be_focused()
    page.goto(f"{address}departments/chengguan/")
    page.locator("#filter").press_sequentially("1/2")
    expect(page.locator("#filter")).to_have_value("1/2")


def test_the_header_of_a_phone_stays_small(visit: Visit, address: str) -> None:
    """Name, box and entries in three rows: below them the first screen of a benchmark still holds its answer."""
    page = visit(f"{address}benchmarks/CG-0001/")
    expect(page.get_by_role("combobox", name="在全站查基准")).to_be_visible()
    header, answer = page.get_by_role("banner").bounding_box(), page.locator(".answer .big").bounding_box()
    assert header is not None and header["height"] <= 170
    assert answer is not None and answer["y"] + answer["height"] <= 844


@pytest.mark.parametrize("path", ["", "departments/chengguan/", "laws/", "documents/YS-2025-001/"])
def test_what_a_thumb_aims_at_is_large_enough(path: str, visit: Visit, address: str) -> None:
    """Primary targets are 44 px or more (DIRECTION.md, Phone)."""
    page = visit(f"{address}{path}")
    aims = page.locator("button, summary, .find input, .elder, .nav a, .try a, .depts a, .tel, .tap, .foot a")
    small = aims.evaluate_all(
        "all => all.filter(each => each.offsetParent && each.getBoundingClientRect().height < 44).map(each => each.outerHTML)"
    )
    assert small == []
