"""Issue 7: "“as of” browsing for a department: pick a date, see every benchmark as it stood (static data)"."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from city_repository import CityRepository
from playwright.sync_api import Page

from .conftest import Visit

AT = "2026-11-20T12:00:00+08:00"
PAGE = "departments/chengguan/as-of/"


def test_the_page(city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """All versions with their days stand on it for whoever has no scripts, and the courses for those who have."""
    html = (city.root / "site" / PAGE / "index.html").read_text("utf-8")
    golden(
        "as_of.html",
        html[html.index('<div class="wrap" id="main"') : html.index("</script>", html.index("courses"))],
    )


def shown(page: Page) -> list[str]:
    """What is told of the day, and a line for each row: id, name of the version, what stands beside it."""
    rows = page.eval_on_selector_all(
        "#as-of-rows:not([hidden]) tbody tr",
        """(rows) => rows.map((row) => [row.querySelector(".code").textContent,
          row.querySelector("a").getAttribute("href").match(/versions\\/(.*)\\//)[1],
          ...[...row.querySelectorAll("td")].map((cell) => cell.textContent)].join(" | "))""",
    )
    return [page.inner_text("#as-of-told"), *rows]


FRAGMENTS = [
    "#on=2026-11-20",
    "#on=2025-08-01",
    "#on=2025-06-30",
    "#on=2026-10-31&known=2026-10-31",
    "#on=2026-11-01&known=2026-11-01",
    "#on=2026-11-04&known=2026-11-04",
    "#on=2027-01-01&known=2026-11-01",
    "#on=2027-01-01",
    "#on=2030-07-01",
    "#on=<b>&known=2026-13-45",
    "",
]


def test_each_day(visit: Visit, address: str, golden: Callable[[str, str], None]) -> None:
    """Two times, and both together: by what is known now, by what was on record that day, by what was on another."""
    page = visit(f"{address}{PAGE}", at=AT)
    told = []
    for fragment in FRAGMENTS:
        page.goto("about:blank")
        page.goto(f"{address}{PAGE}{fragment}")
        page.wait_for_selector("#as-of-told:not(:empty)")
        told += [f"{fragment} -> {page.evaluate('location.hash')}", *shown(page), ""]
    golden("as_of_days.txt", "\n".join(told))


def test_by_keyboard(visit: Visit, address: str) -> None:
    """The question is in the address, to be kept and sent."""
    page = visit(f"{address}{PAGE}#on=2026-11-20", at=AT)
    page.wait_for_selector("#as-of-told:not(:empty)")
    page.focus("[name=on]")
    page.keyboard.press("Tab")  # month, day, year, the calendar: as the browser has them
    while page.evaluate("document.activeElement.name") != "days":
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("location.hash") == "#on=2027-01-01"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("location.hash") == "#on=2027-01-01&known=2027-01-01"
    assert page.input_value("[name=days]") == "2027-01-01"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "known"
    page.fill("[name=known]", "2026-11-01")
    assert page.inner_text("#as-of-told") == (
        "2027年1月1日，照2026年11月1日为止的记录：现行有效 5 项，已废止 1 项。"
    )


def test_without_scripts(visit: Visit, address: str) -> None:
    """V11: every version with its days is there; a form that would do nothing is not."""
    page = visit(f"{address}{PAGE}", javascript=False)
    assert (page.is_visible("form[name=as-of]"), page.is_visible("#all table")) == (False, True)


@pytest.mark.parametrize("path", ["departments/chengguan/", "towns/dongzhen/"])
def test_it_is_one_link_away(path: str, visit: Visit, address: str) -> None:
    """A town has what it handles now, wherever the records lie."""
    page = visit(f"{address}{path}", at=AT)
    page.click("text=任何一天的基准")
    page.wait_for_selector("#as-of-told:not(:empty)")
    assert page.inner_text("#as-of-told").startswith("2026年11月20日，照现在的记录：现行有效 ")
