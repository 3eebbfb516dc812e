"""How the city and its departments stand: pages, tables, figures that add up, and nothing proved anew."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judged_city import CITY, ONE, faulty, of_files, publication

from chidu.corpus.folder import read_folder
from chidu.problems import Level
from chidu.publish import edition, matters_page, quality_pages
from chidu.publish import publication as publications
from chidu.publish.open_findings import grouped
from chidu.publish.page import Page, environment
from chidu.publish.quality import Quality
from chidu.publish.quality_pages import sentences
from chidu.publish.spreadsheet import csv_text
from chidu.publish.standing import Verdict

TEMPLATES = environment(Path(__file__).parents[2] / "overrides/records")


@pytest.fixture(scope="module")
def quality() -> Quality:
    """The accounts of the city with everything at once."""
    return Quality(faulty())


def body(page: Page) -> str:
    """What a golden file holds of a page."""
    return f"<!-- {page.title} | {page.description} -->\n{page.body}\n"


def test_city(quality: Quality, golden: Callable[[str, str], None]) -> None:
    """Figures by department and in sum, exceptions with their reasons."""
    golden("judged_city.html", body(quality_pages.quality_page(TEMPLATES, quality)))


@pytest.mark.parametrize("folder", ["chengguan", "qixiang", "xuke"])
def test_department(folder: str, quality: Quality, golden: Callable[[str, str], None]) -> None:
    """With findings of every level; without a single benchmark; without anything to find."""
    pages = {page.url: page for page in quality_pages.quality_pages(TEMPLATES, quality)}
    assert sorted(pages) == ["quality/chengguan/", "quality/qixiang/", "quality/xuke/"]
    golden(f"judged_{folder}.html", body(pages[f"quality/{folder}/"]))


def test_matters(golden: Callable[[str, str], None]) -> None:
    """应制定未制定 and 无需制定; a matter whose benchmark is repealed has none (JS 二 ¶1)."""
    golden("judged_matters.html", body(matters_page.matters_page(TEMPLATES, faulty())))


def test_tables(quality: Quality, golden: Callable[[str, str], None]) -> None:
    """Every table of the edition: with a mark, CRLF, the same figures as the pages."""
    tables = {address: text for address, text in edition.tables(quality) if address.endswith(".csv")}
    assert all(
        text.startswith("\ufeff") and text.count("\n") == text.count("\r\n") for text in tables.values()
    )
    shown = {address: text.removeprefix("\ufeff").replace("\r\n", "\n") for address, text in tables.items()}
    golden("judged_tables.txt", "".join(f"== {address}\n{text}" for address, text in shown.items()))


def test_figures_add_up(quality: Quality) -> None:
    """Every benchmark has one verdict, every finding one department or none, the city has them all."""
    city, departments = quality.city, quality.departments
    corpus = quality.publication.corpus
    assert sum(city.verdicts.values()) == len(city.standings) == len(corpus.benchmarks)
    assert {each.entry.id for each in city.standings} == set(corpus.benchmarks)
    common = quality.findings.by_department.get("", [])
    assert sum(len(each.findings) for each in departments) + len(common) == len(city.findings)
    assert len(city.findings) == len(quality.publication.found.problems)
    for level in Level:
        inside = sum(each.levels.get(level, 0) for each in departments)
        assert inside + sum(each.problem.level is level for each in common) == city.levels.get(level, 0)


def test_nothing_is_proved_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand benchmarks are not judged twice: what the check proved is taken over."""
    checked = faulty()
    monkeypatch.setattr(publications, "proof", None)
    assert Quality(checked).city.verdicts[Verdict.DIVIDED] == 2


def test_an_adopted_version_that_is_due_has_its_own_proof() -> None:
    """The recorded version divides the range; the one that governs from 2027 on stops short of its top."""
    before, after = (
        {each.entry.id: each.verdict for each in Quality(publication(day=day)).city.standings}
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert (before["CG-0001"], after["CG-0001"]) == (Verdict.DIVIDED, Verdict.UNPROVED)


def test_a_city_without_benchmarks() -> None:
    """Nothing is divided by nothing."""
    files = read_folder(CITY).files
    few = {
        path: data
        for path, data in files.items()
        if path == "site.yml" or path.startswith("laws/") or path.endswith("/department.yml")
    }
    quality = Quality(of_files(few))
    assert [each.name for each in quality.departments] == ["小样市城市管理局", "小样市行政审批局"]
    assert sentences(quality.city) == ("还没有公布基准，没有可以核对的。", "没有检查出问题。")
    assert (quality.city.ratio, quality.city.width) == ("", "")
    for page in (
        quality_pages.quality_page(TEMPLATES, quality),
        *quality_pages.quality_pages(TEMPLATES, quality),
    ):
        assert "还没有公布基准" in page.body
    nowhere = Quality(of_files({path: data for path, data in few.items() if "departments" not in path}))
    assert "还没有登记部门" in quality_pages.quality_page(TEMPLATES, nowhere).body
    assert [address for address, _ in edition.tables(nowhere)] == [
        "quality/quality.csv",
        "assets/coming.json",
        "matters/matters.csv",
        "review/review.csv",
    ]


def test_a_page_lists_so_many_and_no_more(quality: Quality, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gravest are kept, and the number of the others is told."""
    account = quality.departments[0]
    groups, left = grouped(account.findings, 1)
    assert [each.problem.level for group in groups for each in group.findings] == [Level.ERROR]
    assert left == len(account.findings) - 1
    monkeypatch.setattr(quality_pages, "MOST", 1)
    monkeypatch.setattr(matters_page, "MOST", 1)
    department = next(quality_pages.quality_pages(TEMPLATES, quality)).body
    assert f"还有 {left} 条，见" in department
    assert "还有 5 项，见" in department
    assert "还有 1 项，见" in matters_page.matters_page(TEMPLATES, quality.publication).body


CELLS = {
    "=1+1": "'=1+1", "+86": "'+86", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1",
    " =1+1": "' =1+1", "　=1": "'　=1", "1=1": "1=1", "，\"引号\"": "，\"引号\"", "": "",
}  # fmt: skip


def test_no_cell_is_worked_out() -> None:
    """What a spreadsheet would take for a formula stands behind an apostrophe."""
    written = csv_text(["头"], [[cell] for cell in CELLS])
    rows = list(csv.reader(StringIO(written.removeprefix("\ufeff"), newline="")))[1:]
    assert [row[0] if row else "" for row in rows] == list(CELLS.values())


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_every_text_survives_in_one_harmless_cell(rows: list[list[str]]) -> None:
    """Whatever a record holds: as many rows and cells as were written, each as it was or behind an apostrophe."""
    written = csv_text(["一", "二"], rows)
    read = list(csv.reader(StringIO(written.removeprefix("\ufeff"), newline="")))
    assert read[0] == ["一", "二"]
    assert [len(row) for row in read[1:]] == [2] * len(rows)
    for was, now in zip(
        (cell for row in rows for cell in row), (cell for row in read[1:] for cell in row), strict=True
    ):
        assert now in (was, f"'{was}")
        assert not now.strip(" \u3000").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


HOSTILE = """<b>"'</title><script>alert(1)</script>&=1"""


def test_words_that_look_like_html_stay_words() -> None:
    """Names, reasons and approvers; and findings that quote them."""
    spoilt = publication(
        {
            ONE: (
                ("事项: ", f"事项: {HOSTILE}"),
                ("阶次: 一般", f"阶次: {HOSTILE}"),
                ("并处1500元以上2000元", "并处1600元以上2000元"),
                ("2000元以上3000元以下罚款", "2000元以上2900元以下罚款"),
                (
                    "程序提示:",
                    f"例外:\n  - 规则: tiers-short-of-top\n    理由: {HOSTILE}\n    批准: {HOSTILE}\n    日期: 2026-05-06\n程序提示:",
                ),
            ),
            "departments/chengguan/department.yml": (("名称: ", f"名称: {HOSTILE}"),),
        }
    )
    quality = Quality(spoilt)
    pages = [
        quality_pages.quality_page(TEMPLATES, quality),
        *edition.further_pages(TEMPLATES, quality),
        *edition.benchmark_pages(TEMPLATES, spoilt),
    ]
    assert not any("<script" in page.body or """<b>"'""" in page.body for page in pages)
    assert sum(page.body.count("&lt;script&gt;alert(1)") for page in pages) > 10
