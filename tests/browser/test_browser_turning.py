"""Issue 7: "the open page switches by China time without a rebuild ...; a rebuild gives the same"."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from chromium import served
from city_repository import CityRepository
from playwright.sync_api import Page

from chidu.language.china_time import CHINA

from .conftest import Visit

DAYS = ["2027-01-01", "2027-07-01", "2030-07-01"]
BENCHMARKS = [*(f"benchmarks/CG-000{number}/" for number in range(1, 7)), "benchmarks/XK-0001/"]
ONE = "benchmarks/CG-0001/"


@pytest.fixture(scope="module")
def rebuilt(city: CityRepository, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as a build on each of the days makes it, below the day."""
    copy = CityRepository(tmp_path_factory.mktemp("later") / "clone")
    shutil.copytree(city.root, copy.root, ignore=shutil.ignore_patterns("site", ".cache"))
    root = tmp_path_factory.mktemp("rebuilt")
    for day in DAYS:
        noon = datetime.combine(date.fromisoformat(day), datetime.min.time(), CHINA).replace(hour=12)
        done = copy.chidu("build", "--site", str(root / day), SOURCE_DATE_EPOCH=str(int(noon.timestamp())))
        assert done.returncode == 0, done.stdout + done.stderr
    with served(root) as origin:
        yield origin


def settle(page: Page) -> None:
    """Wait until nothing is due any more."""
    page.wait_for_function(
        """() => {
          const today = new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
          return [...document.querySelectorAll("template[data-from]")].every((each) => each.dataset.from > today);
        }"""
    )


def said(page: Page) -> tuple[str, str]:
    """Title and body, without what waits for later days and the day of the build."""
    settle(page)
    page.evaluate("document.querySelectorAll('template, #data-day').forEach((each) => each.remove())")
    return page.title(), page.inner_html("body")


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("path", BENCHMARKS)
def test_the_page_is_that_of_a_build_on_the_day(
    path: str, day: str, visit: Visit, address: str, rebuilt: str
) -> None:
    """Also where several days have passed since it was made."""
    noon = f"{day}T12:00:00+08:00"
    assert said(visit(f"{address}{path}", at=noon)) == said(visit(f"{rebuilt}{day}/{path}", at=noon))


def state(page: Page) -> str:
    """What stands above the answer: the text in force that it shows."""
    return page.inner_text("#state .state.on p")


BEFORE = "2025年7月1日起施行，2030年7月1日起不再适用。 新版本将在2027年1月1日施行，看改了什么。"
AFTER = "2027年1月1日起施行。"


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Asia/Shanghai", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    ("at", "expected"),
    [("2026-12-31T23:59:50+08:00", BEFORE), ("2027-01-01T00:00:10+08:00", AFTER)],
    ids=["before", "after"],
)
def test_the_day_is_that_of_china(at: str, expected: str, zone: str, visit: Visit, address: str) -> None:
    """Ten hours behind Greenwich it is the 31st still, fourteen ahead it has long been the 1st."""
    page = visit(f"{address}{ONE}", at=at, zone=zone)
    settle(page)
    assert state(page) == expected


def test_a_page_left_open_turns_at_midnight(visit: Visit, address: str) -> None:
    """Whoever has it open need not load it again."""
    page = visit(f"{address}{ONE}", at="2026-12-31T23:59:50+08:00")
    assert state(page) == BEFORE
    page.clock.fast_forward(11_000)
    page.wait_for_selector("#data-day:has-text('今天（2027年1月1日）')")
    assert state(page) == AFTER


def test_without_scripts_the_page_is_as_of_its_day_and_says_so(visit: Visit, address: str) -> None:
    """V11: readable without JavaScript."""
    page = visit(f"{address}{ONE}", at="2027-01-01T12:00:00+08:00", javascript=False)
    assert (state(page), page.inner_text("#data-day")) == (
        BEFORE,
        "数据截至2026年11月20日。效力状态按这一天判断。",
    )


@pytest.mark.parametrize("path", ["", "departments/chengguan/", "laws/FL-0001/", "search/"])
def test_other_pages_say_what_has_changed_since(path: str, visit: Visit, address: str) -> None:
    """Lists are as of their day; what has changed is one link away."""
    page = visit(f"{address}{path}", at="2027-01-01T12:00:00+08:00")
    page.wait_for_selector("#turned")
    assert page.inner_text("#turned") == (
        "本站数据截至2026年11月20日，以后有 1 项基准的适用版本或者效力已经变化：CG-0001。"
        "它们自己的页面按今天显示，这一页等下次更新。"
    )
    page.click("#turned a")
    page.wait_for_url("**/benchmarks/CG-0001/")
    settle(page)
    assert state(page) == AFTER


@pytest.mark.parametrize("path", ["", "departments/chengguan/", ONE])
def test_nothing_is_fetched_before_its_day(path: str, visit: Visit, address: str) -> None:
    """What is always right costs nobody anything."""
    page = visit(f"{address}{path}", at="2026-12-31T12:00:00+08:00")
    page.wait_for_load_state("networkidle")
    asked = page.evaluate("performance.getEntriesByType('resource').map((each) => each.name)")
    assert [name for name in asked if "turning" in name or "coming" in name] == []
    assert page.query_selector("#turned") is None
