"""One saved record, shown at once: the page is the one a whole build would make, the findings those a check tells."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from city_repository import CityRepository, grow_history, make_city

from chidu.desk import Desk
from chidu.publish.shell import load_shells
from chidu.reports.json_report import as_json
from chidu.staging import Notes

ONE = "departments/chengguan/CG-0001.yml"


@pytest.fixture
def city(tmp_path: Path) -> CityRepository:
    """A city with its history, published."""
    made = make_city(tmp_path / "clone")
    grow_history(made)
    assert made.chidu("build").returncode == 0
    return made


@pytest.fixture
def desk(city: CityRepository) -> Desk:
    """A desk over the published pages."""
    found = Desk(
        city.root / "content", city.root / "site", city.root / "overrides/records", date(2026, 11, 20)
    )
    found.refresh(load_shells(Notes.on(city.root / "site", city.root).shells))
    return found


def pages(city: CityRepository) -> dict[str, bytes]:
    return {p.parent.name: p.read_bytes() for p in sorted(city.root.glob("site/benchmarks/**/index.html"))}


def test_the_page_is_that_of_a_whole_build(city: CityRepository, desk: Desk) -> None:
    """History, versions adopted ahead and links included: what a clerk sees is what will be published."""
    city.edit(ONE, ("事项: ", "事项: 改过的"))
    shown = desk.show(ONE)
    assert shown.findings == ()
    assert shown.pages == ("benchmarks/CG-0001/", "benchmarks/CG-0001/versions/2027-01-01/")
    at_once = pages(city)
    assert city.chidu("build").returncode == 0
    after = pages(city)
    assert at_once["CG-0001"] == after["CG-0001"]
    assert at_once["2027-01-01"] == after["2027-01-01"]


def test_a_version_adopted_ahead(city: CityRepository, desk: Desk) -> None:
    """Its own page and the one that announces it."""
    city.edit("departments/chengguan/CG-0001@2027-01-01.yml", ("占用", "侵占"))
    desk.show("departments/chengguan/CG-0001@2027-01-01.yml")
    at_once = pages(city)
    assert city.chidu("build").returncode == 0
    after = pages(city)
    assert [at_once[name] for name in ("CG-0001", "2027-01-01")] == [
        after[name] for name in ("CG-0001", "2027-01-01")
    ]


def test_a_slip_leaves_the_page(city: CityRepository, desk: Desk) -> None:
    """The findings are those `chidu check` tells for the file; the page stays."""
    before = pages(city)
    city.edit(ONE, ("俗称:", "俗名:"))
    shown = desk.show(ONE)
    told = json.loads(city.chidu("check", "--format", "json").stdout)
    assert shown.pages == ()
    assert [each for each in told if each["file"].endswith(ONE)] == list(map(as_json, shown.findings))
    assert pages(city) == before


@pytest.mark.parametrize(
    ("path", "old", "new", "code"),
    [
        (ONE, "文件: YS-", "文件: XX-", "unknown-reference"),
        ("departments/chengguan/department.yml", "名称:", "名字:", "unknown-key"),
        ("laws/FL-0001.yml", "编号: FL-0001", "编号: FL-0009", "id-not-file-name"),
    ],
)
def test_what_refers_to_others_and_other_kinds(
    path: str, old: str, new: str, code: str, city: CityRepository, desk: Desk
) -> None:
    """Whatever record was saved, its own findings are told at once."""
    city.edit(path, (old, new))
    shown = desk.show(path)
    assert (code in {finding.code for finding in shown.findings}, shown.pages) == (True, ())


def test_what_is_no_record_and_what_is_gone(city: CityRepository, desk: Desk) -> None:
    """Left to the whole build."""
    (city.root / "content" / ONE).unlink()
    assert desk.show(ONE) == desk.show("pages/help.md") == desk.show("departments/x/y.txt")


def test_a_new_record(city: CityRepository, desk: Desk) -> None:
    """It has a page before any list knows it."""
    text = (city.root / "content/departments/chengguan/CG-0005.yml").read_text("utf-8")
    new = "departments/chengguan/CG-0097.yml"
    (city.root / "content" / new).write_text(text.replace("CG-0005", "CG-0097"), "utf-8")
    assert desk.show(new).pages == ("benchmarks/CG-0097/",)
    at_once = pages(city)["CG-0097"]
    assert city.chidu("build").returncode == 0
    assert pages(city)["CG-0097"] == at_once
