"""A page says by itself, on every day after it was printed, what a build on that day would print."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from small_city import RECORD, penalty, real_pack, small_city

from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import Folder, read_folder
from chidu.corpus.in_force import benchmark_status, version_on
from chidu.publish.benchmark_page import benchmark_page
from chidu.publish.coming import coming, coming_table
from chidu.publish.listing_rows import RowBook
from chidu.publish.page import Page, environment
from chidu.publish.publication import Publication
from chidu.publish.search_records import search_records
from chidu.publish.turning import lasting, lasting_page, turning_days

REPOSITORY = Path(__file__).parents[2]
TEMPLATES = environment(REPOSITORY / "overrides/records")
CITIES = {"fixture": REPOSITORY / "tests/city/content", "demonstration": REPOSITORY / "content"}
DAY = date(2026, 11, 20)
TIERS = [("一般", "处1000元以上2000元以下罚款"), ("严重", "处2000元以上3000元以下罚款")]
CLAUSE = "处1000元以上3000元以下罚款"


@pytest.fixture(scope="module", params=CITIES)
def city(request: pytest.FixtureRequest) -> Publication:
    """A whole city on a day, without history."""
    corpus = read_corpus(read_folder(CITIES[request.param], "content/"), "content/")
    return Publication.on(DAY, corpus, {}, "测试没有历史")


def printed(id: str) -> Callable[[Publication], Page]:
    """What a build on the day of an edition prints of a benchmark, but for later days."""
    return lambda publication: benchmark_page(TEMPLATES, publication, publication.corpus.benchmarks[id])


def test_pieces_are_those_of_a_build_on_the_day(city: Publication) -> None:
    """Where only the state differs not all is printed again; it comes to the same."""
    for entry in city.corpus.benchmarks.values():
        days = turning_days(city, entry)
        assert lasting_page(TEMPLATES, city, entry) == lasting(city, days, printed(entry.id))


def test_nothing_changes_on_any_other_day(city: Publication) -> None:
    """On every day that matters to anybody, and the days around it: what was said last still holds."""
    own = {entry.id: turning_days(city, entry) for entry in city.corpus.benchmarks.values()}
    every = sorted(
        {day + timedelta(days=offset) for days in own.values() for day in days for offset in (-1, 0, 1)}
    )
    for id, days in list(own.items())[::8]:
        last = printed(id)(city)
        for day in every:
            page = printed(id)(city.at(day))
            if day in days:
                last = page
            assert (page.title, page.body) == (last.title, last.body), (id, day)


def made(edits: dict[str, tuple[str, str]], more: dict[str, str]) -> Publication:
    """A city of one benchmark with words replaced in its files, and more files."""
    files = {file.path: file.data.decode() for file in _plain().files}
    for path, (old, new) in edits.items():
        assert old in files[path], path
        files[path] = files[path].replace(old, new)
    whole = {path: text.encode() for path, text in sorted({**files, **more}.items())}
    return Publication.on(DAY, read_corpus(Folder(whole, ()), "content/"), {}, "测试没有历史")


def _plain() -> Corpus:
    return small_city(penalty(CLAUSE, TIERS), real_pack("GZ-0001"))


def told(page: Page) -> list[tuple[str, list[str]]]:
    """The days of a page's templates with the ids of the pieces they hold."""
    found = re.findall(r'<template data-from="([^"]+)"[^>]*>(.*?)</template>', page.body, re.DOTALL)
    return [(day, re.findall(r'<(?:div|dd|section|p)\b[^<>]* id="([^"]+)"', pieces)) for day, pieces in found]


END = ("2031-03-01", ["state", "validity"])
LAW, DOCUMENT = "laws/FL-0001.yml", "documents/YS-2026-001.yml"
SUPERIOR = "departments/chengguan/CG-0002.yml"
SOURCE = "数据来源: "
CASES: dict[str, tuple[dict[str, tuple[str, str]], dict[str, str], list[tuple[str, list[str]]]]] = {
    "有效期至 is the last day": ({}, {}, [END]),
    "the document is repealed": (
        {DOCUMENT: (SOURCE, "废止:\n  日期: 2027-05-01\n  依据: 新办法\n数据来源: ")},
        {},
        [("2027-05-01", ["state", "validity"])],
    ),
    "the document starts": (
        {DOCUMENT: ("施行日期: 2026-03-01", "施行日期: 2027-02-01")},
        {},
        [("2027-02-01", ["state", "validity"]), END],
    ),
    "it is repealed itself": (
        {RECORD: (SOURCE, "废止:\n  日期: 2027-06-01\n  依据: 决定\n数据来源: ")},
        {},
        [("2027-06-01", ["state", "validity"])],
    ),
    "a cited law is repealed": (
        {LAW: (SOURCE, "废止:\n  日期: 2027-01-01\n  依据: 决定\n数据来源: ")},
        {},
        [("2027-01-01", ["state", "basis"]), END],
    ),
    "a cited law has a new version": (
        {
            LAW: (
                SOURCE,
                "  - 版本: 2026年修订\n    公布日期: 2026-10-01\n    施行日期: 2027-03-01\n数据来源: ",
            )
        },
        {},
        [("2027-03-01", ["state", "basis"]), ("2031-03-01", ["state", "basis", "validity"])],
    ),
    "a superior benchmark starts": (
        {RECORD: (SOURCE, "上级基准:\n  编号: CG-0002\n  关系: 被替代\n数据来源: ")},
        {SUPERIOR: penalty(CLAUSE, TIERS, "施行日期: 2027-04-01\n").replace("CG-0001", "CG-0002")},
        [("2027-04-01", ["state"]), END],
    ),
    "what is linked has a new name": (
        {RECORD: (SOURCE, "关联:\n  - 类型: 相关基准\n    编号: CG-0002\n数据来源: ")},
        {
            SUPERIOR: penalty(CLAUSE, TIERS).replace("CG-0001", "CG-0002"),
            "departments/chengguan/CG-0002@2027-07-01.yml": penalty(CLAUSE, TIERS, "施行日期: 2027-07-01\n")
            .replace("CG-0001", "CG-0002")
            .replace("摆摊经营", "经营"),
        },
        [("2027-07-01", ["how"]), END],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_turns_and_when(name: str) -> None:
    """Issue 7: "the open page switches by China time without a rebuild"."""
    edits, more, expected = CASES[name]
    publication = made(edits, more)
    assert told(lasting_page(TEMPLATES, publication, publication.corpus.benchmarks["CG-0001"])) == expected


def test_lists_and_search_show_what_is_in_force(city: Publication) -> None:
    """Issue 7: "listings, search and open data show the law in force", on the days around every succession too."""
    turns = {
        day for id in city.content.adopted_ahead for day in turning_days(city, city.corpus.benchmarks[id])
    }
    for day in sorted({DAY, *(day + timedelta(days=offset) for day in turns for offset in (-1, 0))}):
        edition = city.at(day)
        rows = RowBook(edition).rows(edition.corpus.benchmarks.values())
        listed = {each.id: (each.title, each.since, each.note or "现行有效") for each in rows}
        found = {each.id: each for each in search_records(edition) if each.id in edition.corpus.benchmarks}
        for id in edition.corpus.benchmarks:
            entry = version_on(id, city.content, day)
            assert entry is not None
            status = benchmark_status(entry.record, city.content, day)
            assert listed[id] == (entry.record.matter, status.since, status.state)
            assert (found[id].title, found[id].status) == (entry.record.matter, status.state)
            assert found[id].since == (status.since.isoformat() if status.since else "")


def test_what_is_coming(golden: Callable[[str, str], None]) -> None:
    """What will change when is in one small file."""
    corpus = read_corpus(read_folder(CITIES["fixture"], "content/"), "content/")
    golden("coming.json", coming_table(Publication.on(DAY, corpus, {}, "测试没有历史")))


def test_coming_is_when_what_is_listed_changes(city: Publication) -> None:
    """On no other day does a title, a date or a state in a list become another one."""
    expected = {day: each.benchmarks for day, each in coming(city).items()}
    last = _listed(city)
    found = {}
    for day in sorted(
        {day for entry in city.corpus.benchmarks.values() for day in turning_days(city, entry)}
    ):
        now = _listed(city.at(day))
        if changed := [id for id in city.corpus.benchmarks if now[id] != last[id]]:
            found[day] = changed
        last = now
    assert found == expected


def _listed(edition: Publication) -> dict[str, tuple[str, str]]:
    return {
        id: (entry.file.path, benchmark_status(entry.record, edition.corpus, edition.day).state)
        for id, entry in edition.corpus.benchmarks.items()
    }
