"""Backdated: recorded after the day a text is said to apply from."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from chidu.history.facts import Facts
from chidu.history.lateness import days_late
from chidu.history.record import Commit, Kind, Version
from chidu.history.timeline import Revision
from chidu.model.changes import Change, Direction, Topic

# 23:30 of 9 January in Greenwich is the 10th in China.
RECORDED = datetime(2026, 1, 9, 23, 30, tzinfo=UTC)
LOWER = Change(Topic.AMOUNT, "罚款上限", "500元", "400元", Direction.LIGHTER, "一般")
DATED = Change(Topic.DATE, "施行日期", "2025-01-01", "2026-01-01", Direction.SAME)
REWORDED = Change(Topic.CONDITION, "情形", "五平方米", "5平方米", Direction.EDITORIAL)
HANDED = Change(Topic.FILING, "赋权", None, "东镇", Direction.SAME)


def revision(
    *changes: Change, number: int = 2, folded: bool = False, key: str = "benchmark:CG-0001"
) -> Revision:
    """A version of a benchmark, recorded on 10 January 2026 in China."""
    commit = Commit("c", "甲", RECORDED, "", "", ())
    version = Version(key, "departments/a/CG-0001.yml", commit, "b", Kind.MODIFIED, Facts("甲"))
    return Revision(number, 0, version, None, changes, folded=folded)


@pytest.mark.parametrize(
    ("made", "legal", "days"),
    [
        (revision(LOWER), date(2026, 1, 1), 9),
        (revision(LOWER, REWORDED), date(2026, 1, 9), 1),
        (revision(DATED), date(2026, 1, 1), 9),
        (revision(LOWER), date(2026, 1, 10), 0),
        (revision(LOWER), date(2026, 2, 1), 0),
        (revision(LOWER), None, 0),
        (revision(REWORDED), date(2026, 1, 1), 0),
        (revision(HANDED), date(2026, 1, 1), 0),
        (revision(), date(2026, 1, 1), 0),
        (revision(number=1), date(2025, 12, 31), 10),
        (revision(number=1), date(2026, 1, 10), 0),
        (revision(LOWER, folded=True), date(2026, 1, 1), 0),
        (revision(LOWER, key="document:YS-2025-001"), date(2026, 1, 1), 0),
    ],
    ids=[
        *(
            "a lower fine",
            "by a day, in China's zone",
            "a new date",
            "on the day",
            "before it",
            "no date known",
        ),
        *("respelt", "handed over", "nothing changed", "an old text taken over", "a new one in time"),
        *("folded in", "not a benchmark"),
    ],
)
def test_days_late(made: Revision, legal: date | None, days: int) -> None:
    """公布 comes before 施行; what no one could have relied on meanwhile is no backdating."""
    assert days_late(made, legal) == days
