"""GitLab's Code Quality report: complete, each finding known again by its own fingerprint."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.problems import Level, Place, Problem
from chidu.reports.gitlab import report

# docs.gitlab.com/ci/testing/code_quality, “Code Quality report format”: all five are required.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def test_every_finding_for_gitlab(findings: tuple[Problem, ...], golden: Callable[[str, str], None]) -> None:
    told = report(findings)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(told))
    golden("gitlab.json", told + "\n")


def test_nothing_found() -> None:
    assert report(()) == "[]"


def moved(problem: Problem, by: int) -> Problem:
    """The same finding after lines were put in above it."""
    place = problem.place
    message = problem.message.replace("第 2 行", f"第 {2 + by} 行")
    return replace(problem, message=message, place=Place(place.file, place.line + by, place.column))


def test_a_fingerprint_stays_when_lines_move(findings: tuple[Problem, ...]) -> None:
    """Also that of a sentence that names another line."""
    before, after = (json.loads(report([moved(problem, by) for problem in findings])) for by in (0, 7))
    assert [issue["fingerprint"] for issue in before] == [issue["fingerprint"] for issue in after]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("期限是 30日，2026-09-19 为止", "期限是 30日，2026-09-25 为止"),
        ("2026-02-20 才备案，晚了 1 天", "2026-03-20 才备案，晚了 29 天"),
        ("“备注”重复了，第 2 行已经写过", "“备注”重复了，第 12 行已经写过"),
    ],
)
def test_a_fingerprint_stays_when_days_pass(before: str, after: str) -> None:
    """A date put right, or days that pass, make no new finding; an amount does."""
    one, two, other = (
        json.loads(report([Problem("code", Level.ERROR, said, Place("f", 1, 1))]))[0]["fingerprint"]
        for said in (before, after, f"{before}，罚款 300 元")
    )
    assert one == two != other


@given(st.data())
def test_every_fingerprint_is_its_own(
    any_findings: st.SearchStrategy[list[Problem]], data: st.DataObject
) -> None:
    """Also of findings that are the same in everything; any words make a report in UTF-8."""
    found = data.draw(any_findings)
    issues = json.loads(report(found * 2).encode("utf-8"))
    assert len({issue["fingerprint"] for issue in issues}) == 2 * len(found)
    assert [issue["location"]["path"] for issue in issues] == [problem.place.file for problem in found * 2]
