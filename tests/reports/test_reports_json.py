"""What programs read: every finding as an object."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from chidu.problems import Level, Place, Problem
from chidu.reports import github, gitlab, sarif
from chidu.reports.json_report import as_json, report


def test_every_finding_as_data(findings: tuple[Problem, ...], golden: Callable[[str, str], None]) -> None:
    golden("report.json", report(findings) + "\n")


def test_nothing_found() -> None:
    assert report(()) == "[]"


@given(st.data())
def test_nothing_is_lost(any_findings: st.SearchStrategy[list[Problem]], data: st.DataObject) -> None:
    """RFC 8259: any string passes, in UTF-8 too, and none has a character in it that whoever prints it would obey."""
    found = data.draw(any_findings)
    told = report(found)
    assert json.loads(told.encode("utf-8")) == [as_json(problem) for problem in found]
    assert not [c for c in told if c not in "\n\u3000" and not c.isprintable()]


def test_nothing_in_a_file_s_name_is_obeyed() -> None:
    """It is an escape in every format for programs, and whole: also a value without end."""
    name, value = "content/\x1b[2J\u202e\U000e0041.yml", "长" * 10_000
    finding = Problem("code", Level.ERROR, f"“{value}”", Place(name, 1, 1))
    for told in (
        report([finding]),
        gitlab.report([finding]),
        sarif.report([finding]),
        github.report([finding]),
    ):
        assert told.isprintable() or set(filter(lambda c: not c.isprintable(), told)) == {"\n"}
    for told in (report([finding]), gitlab.report([finding]), sarif.report([finding])):
        assert value in told
    assert json.loads(report([finding]))[0]["file"] == name
    assert json.loads(gitlab.report([finding]))[0]["location"]["path"] == name
