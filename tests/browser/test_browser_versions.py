"""An auditor and a clerk before the decision: which text on which day, what differs, what became of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from .conftest import Visit

COMPARE = "benchmarks/CG-0001/compare/"
AT_WORK = "2026-11-20T12:00:00+08:00"


def told(page: Page, place: str) -> list[str]:
    """The verdict and every change in a part of the page."""
    page.locator(f"{place} .verdict").wait_for()
    return page.locator(f"{place} :is(.verdict, .changes li)").all_inner_texts()


@pytest.mark.parametrize("width", [390, 1440])
def test_two_versions_are_chosen(width: int, visit: Visit, address: str) -> None:
    """Side by side or in one, forth and back; the choice is in the address and the view is remembered."""
    page = visit(f"{address}{COMPARE}", width=width)
    page.get_by_label("从").select_option(label="第1版，2025年7月1日起施行")
    page.get_by_label("到").select_option(label="第3版，2025年7月1日起施行")
    assert page.url.endswith("#a=2025-07-01&b=2025-07-01-2")
    expect(page.locator("#pair .verdict .dir").first).to_have_text("减轻")
    row = page.locator("#pair table tbody tr")
    expect(row).to_have_count(1)
    assert [each.strip() for each in row.locator("del, ins").all_inner_texts()] == ["2200元", "2000元"]
    page.get_by_role("button", name="对调").click()
    expect(page.locator("#pair .verdict .dir").first).to_have_text("加重")
    assert [each.strip() for each in row.locator("del, ins").all_inner_texts()] == ["2000元", "2200元"]
    page.get_by_label("合在一起").check()
    expect(row.locator("td")).to_have_count(1)
    page.reload()
    expect(page.get_by_label("合在一起")).to_be_checked()
    expect(page.locator("#pair-told")).to_have_text("从第3版到第1版：加重，1 处不同")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_two_days(visit: Visit, address: str) -> None:
    """行政处罚法 37: both texts and what is lighter or heavier, tier by tier; never which of them governs the case."""
    page = visit(f"{address}{COMPARE}", at=AT_WORK)
    page.get_by_label("行为发生在").fill("2026-12-01")
    page.get_by_label("决定作出在").fill("2027-02-01")
    page.get_by_label("决定作出在").press("Enter")
    expect(page.locator("#days")).to_have_attribute("aria-live", "polite")
    lines = page.locator("#days > p").all_inner_texts()
    assert lines[:3] == [
        "行为发生时（2026年12月1日）：第4版，2025年7月1日起施行",
        "作出决定时（2027年2月1日）：第2版，2027年1月1日起施行",
        "从行为发生时的第4版到作出决定时的第2版：",
    ]
    assert lines[-1] == "按网站现在的记录查出，供参考，不是决定。"
    assert told(page, "#days")[0].replace("\n", "") == "总的看减轻「严重」阶次减轻"
    expect(page.locator("#days table")).to_contain_text("2800元")


@pytest.mark.parametrize(
    ("act", "decided", "said"),
    [
        ("2026-11-01", "2026-12-01", "两天适用的是同一版，没有新旧之分。"),
        ("2020-01-01", "2026-12-01", "行为发生时（2020年1月1日）：没有适用的文本（还没有施行的文本）。"),
        ("2026-12-02", "2026-12-01", "作出决定的日期早于行为发生的日期，请核对。"),
        ("2024-11-30", "2026-12-01", "两个日期相隔超过二年"),
        ("2021-11-30", "2026-12-01", "两个日期相隔超过五年"),
    ],
)
def test_days_without_a_comparison(act: str, decided: str, said: str, visit: Visit, address: str) -> None:
    """Before the first text, in the wrong order, long apart: said plainly; the days come with the address."""
    page = visit(f"{address}{COMPARE}#act={act}&decided={decided}")
    expect(page.locator("#days")).to_contain_text(said)
    expect(page.get_by_label("行为发生在")).to_have_value(act)


def test_exactly_two_years_are_not_more(visit: Visit, address: str) -> None:
    page = visit(f"{address}{COMPARE}#act=2025-12-01&decided=2027-12-01")
    expect(page.locator("#days")).to_contain_text("供参考")
    expect(page.locator("#days")).not_to_contain_text("第三十六条")


def test_by_keyboard(visit: Visit, address: str) -> None:
    """From the first list on every control is reached with the tab key, in the order of the page."""
    page = visit(f"{address}{COMPARE}", width=1440)
    page.get_by_label("从").focus()
    reached = []
    for _ in range(9):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.textContent"))
    assert reached[:3] == ["b", "swap", "view"]
    assert "act" in reached
    page.get_by_label("到").focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="对调").press("Enter")
    expect(page.locator("#pair-told")).to_contain_text("从第4版到")


def test_without_a_script(visit: Visit, address: str) -> None:
    """Every text against the one before it, to be read."""
    page = visit(f"{address}{COMPARE}", javascript=False)
    expect(page.locator("#comparison")).to_be_hidden()
    headings = [each.split("相比")[0] for each in page.locator("#steps h3").all_inner_texts()]
    assert headings == ["第4版和第3版", "第3版和第1版", "第2版和第1版"]


def test_the_data_that_did_not_come(visit: Visit, address: str) -> None:
    """It is said, what is printed can be read, and another try may succeed."""
    page = visit(f"{address}{COMPARE}")

    def cut(route: Route) -> None:
        route.fulfill(status=200, body='{"versions":')

    page.route("**/data.json", cut)
    page.reload()
    expect(page.locator("#comparison-failed")).to_contain_text("没有加载成功")
    expect(page.locator("#comparison")).to_be_hidden()
    page.unroute("**/data.json", cut)
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator("#pair .verdict")).to_be_visible()
    expect(page.locator("#comparison-failed")).to_be_hidden()


def test_what_a_version_says_of_itself_turns_with_the_day(visit: Visit, address: str) -> None:
    """The banner is that of the day in China, without a build."""
    ahead, stood = (
        f"{address}benchmarks/CG-0001/versions/{name}/" for name in ("2027-01-01", "2025-07-01-3")
    )

    def banners(at: str) -> list[str]:
        return [visit(url, at=at).locator("#version-state b").inner_text() for url in (ahead, stood)]

    assert banners("2026-12-31T23:00:00+08:00") == ["第2版，尚未施行", "第4版，现行"]
    assert banners("2027-01-01T00:10:00+08:00") == ["第2版，现行", "第4版，已被第2版接替"]


def test_a_version_leads_to_the_one_in_force(visit: Visit, address: str) -> None:
    """From a text of the past to the comparison with the present one."""
    page = visit(f"{address}benchmarks/CG-0001/versions/2025-07-01/", at=AT_WORK)
    expect(page.locator("#version-state b")).to_have_text("第1版，已被第3版取代")
    page.get_by_role("link", name="和现在适用的对比").click()
    expect(page.locator("#pair-told")).to_have_text("从第1版到第4版：有减轻，另有未判断，2 处不同")


def test_a_former_id_leads_to_the_record(visit: Visit, address: str) -> None:
    page = visit(f"{address}benchmarks/CG-0099/")
    page.wait_for_url("**/benchmarks/CG-0001/")
