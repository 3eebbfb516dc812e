"""What programs read: every finding as an object."""

from __future__ import annotations

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from chidu.problems import Problem
from chidu.reports.json_report import as_json, report


def test_every_finding_as_data(findings: tuple[Problem, ...], golden: Callable[[str, str], None]) -> None:
    golden("report.json", report(findings) + "\n")


def test_nothing_found() -> None:
    assert report(()) == "[]"


@given(st.data())
def test_nothing_is_lost(any_findings: st.SearchStrategy[list[Problem]], data: st.DataObject) -> None:
    """RFC 8259: any string passes, in UTF-8 too."""
    found = data.draw(any_findings)
    assert json.loads(report(found).encode("utf-8")) == [as_json(problem) for problem in found]
