"""Which text governed on a day, and which was on record by then: two times that are never mixed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from courses import Edit, course_of, names, texts
from hypothesis import given
from hypothesis import strategies as st

from chidu.history.course import Course, DatedVersion


def told(course: Course) -> list[str]:
    """A line for each version: number, name, what happened, and the days on which it governs."""
    return [_line(each) for each in course.versions]


def _line(each: DatedVersion) -> str:
    version = each.revision.version
    words = version.facts.title if version.facts else "?" if version.oid else "-"
    folded = " 并入" if each.revision.folded else ""
    span = f" [{each.since or ''} .. {each.until or ''})" if each.governs else ""
    return f"{each.number} {each.name or '/'} {version.kind} {words}{folded}{span}"


STORIES: dict[str, tuple[list[Edit], list[str]]] = {
    "each text governs from its day until the next one's": (
        [{"CG-1": "2026-01-01 甲"}, {"CG-1": "2026-03-01 乙"}, {"CG-1": "2026-05-01 丙"}],
        [
            "1 2026-01-01 新增 甲 [2026-01-01 .. 2026-03-01)",
            "2 2026-03-01 修改 乙 [2026-03-01 .. 2026-05-01)",
            "3 2026-05-01 修改 丙 [2026-05-01 .. )",
        ],
    ),
    "a correction of the same day replaces what it corrects, which keeps its address": (
        [{"CG-1": "2026-01-01 甲"}, {"CG-1": "2026-01-01 乙"}, {"CG-1": "2026-01-01 丙"}],
        [
            "1 2026-01-01 新增 甲",
            "2 2026-01-01-2 修改 乙",
            "3 2026-01-01-3 修改 丙 [2026-01-01 .. )",
        ],
    ),
    "one adopted ahead waits beside the one in force, and takes over on its day": (
        [
            {"CG-1": "2026-01-01 甲"},
            {"CG-1@2027-01-01": "2027-01-01 乙"},
            {"CG-1": "2026-01-01 甲（勘误）"},
        ],
        [
            "1 2026-01-01 新增 甲",
            "2 2027-01-01 新增 乙 [2027-01-01 .. )",
            "3 2026-01-01-2 修改 甲（勘误） [2026-01-01 .. 2027-01-01)",
        ],
    ),
    "folding it in changes nothing about the days, and makes no new text": (
        [
            {"CG-1": "2026-01-01 甲"},
            {"CG-1@2026-01-04": "2026-01-04 乙"},
            {"CG-1": "2026-01-04 乙", "CG-1@2026-01-04": None},
        ],
        [
            "1 2026-01-01 新增 甲 [2026-01-01 .. 2026-01-04)",
            "2 2026-01-04 新增 乙 [2026-01-04 .. )",
            "3 2026-01-04 修改 乙 并入 [2026-01-04 .. )",
            "4 / 删除 -",
        ],
    ),
    "one withdrawn before its day never governs": (
        [
            {"CG-1": "2026-01-01 甲"},
            {"CG-1@2027-01-01": "2027-01-01 乙"},
            {"CG-1@2027-01-01": None},
        ],
        ["1 2026-01-01 新增 甲 [2026-01-01 .. )", "2 2027-01-01 新增 乙", "3 / 删除 -"],
    ),
    "a deletion ends it on the day it was recorded; a file that comes back goes on from its own day": (
        [{"CG-1": "2026-01-01 甲"}, {"CG-1": None}, {"other": None}, {"CG-1": "2026-01-04 乙"}],
        [
            "1 2026-01-01 新增 甲 [2026-01-01 .. 2026-01-02)",
            "2 / 删除 -",
            "3 2026-01-04 恢复 乙 [2026-01-04 .. )",
        ],
    ),
    "a broken file leaves the text before it in force; a move repeats the text": (
        [
            {"CG-1": "2026-01-01 甲"},
            {"CG-1": "? 坏"},
            {"CG-1": "2026-01-01 甲"},
            {"CG-1": None, "departments/xuke/CG-1.yml": "2026-01-01 甲"},
        ],
        [
            "1 2026-01-01 新增 甲",
            "2 undated 修改 ?",
            "3 2026-01-01-2 修改 甲 [2026-01-01 .. )",
            "4 2026-01-01-2 移动 甲 [2026-01-01 .. )",
        ],
    ),
    "what is recorded for an earlier day replaces everything from that day on": (
        [{"CG-1": "2026-01-01 甲"}, {"CG-1": "2026-06-01 乙"}, {"CG-1": "2026-03-01 丙"}],
        [
            "1 2026-01-01 新增 甲 [2026-01-01 .. 2026-03-01)",
            "2 2026-06-01 修改 乙",
            "3 2026-03-01 修改 丙 [2026-03-01 .. )",
        ],
    ),
    "a second file with the id that went away again says nothing": (
        [
            {"CG-1": "2026-01-01 甲"},
            {"b/CG-1": "2026-01-01 别的"},
            {"CG-1": "2026-03-01 乙"},
            {"b/CG-1": None},
        ],
        [
            "1 2026-01-01 新增 甲 [2026-01-01 .. 2026-03-01)",
            "2 2026-01-01-2 新增 别的",
            "3 2026-03-01 修改 乙 [2026-03-01 .. )",
            "4 / 删除 -",
        ],
    ),
    "without a date nothing says since when": (
        [{"CG-1": "- 甲"}, {"CG-1": "2026-03-01 乙"}],
        ["1 undated 新增 甲 [ .. 2026-03-01)", "2 2026-03-01 修改 乙 [2026-03-01 .. )"],
    ),
}


@pytest.mark.parametrize("name", STORIES)
def test_stories(name: str) -> None:
    edits, expected = STORIES[name]
    assert told(course_of(*edits)) == expected


def test_what_was_on_record_by_a_moment() -> None:
    """Design 6: "Two times are kept apart everywhere: 施行日期 (legal) and 入库时间 (git)"."""
    course = course_of({"CG-1": "2026-01-01 甲"}, {"CG-1": "2026-01-01 乙"}, {"CG-1": "2026-01-05 丙"})

    def said(day: date, known: date) -> str | None:
        found = course.on(day, datetime(known.year, known.month, known.day, 23, tzinfo=UTC))
        return found.revision.version.facts.title if found and found.revision.version.facts else None

    days = [date(2026, 1, 1), date(2026, 1, 4), date(2026, 1, 5)]
    assert [[said(day, known) for day in days] for known in [date(2025, 12, 31), *days[:2]]] == [
        [None, None, None],
        ["甲", "甲", "甲"],
        ["乙", "乙", "丙"],
    ]


@given(st.lists(st.dictionaries(names, texts, min_size=1), max_size=8))
def test_history_only_grows(edits: list[Edit]) -> None:
    """Issue: "each version has a permanent page": what comes later moves no number and no address."""
    for shorter in range(len(edits)):
        before, after = course_of(*edits[:shorter]), course_of(*edits)
        kept = [(each.number, each.name, each.recorded) for each in before.versions]
        assert kept == [(each.number, each.name, each.recorded) for each in after.versions[: len(kept)]]


@given(st.lists(st.dictionaries(names, texts, min_size=1), max_size=8))
def test_the_days_of_the_texts_are_those_on_which_they_govern(edits: list[Edit]) -> None:
    """`since` and `until` say what `on` says, on every day around."""
    course = course_of(*edits)
    for offset in range(-1, 12):
        day = date(2026, 1, 1) + timedelta(days=offset)
        found = course.on(day)
        spans = {
            each.name
            for each in course.versions
            if each.governs and (each.since or date.min) <= day and (each.until is None or day < each.until)
        }
        assert spans == ({found.name} if found else set())
