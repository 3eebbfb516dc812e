"""Findings for any program: a JSON list, an object each."""

from __future__ import annotations

import json
from collections.abc import Sequence

from chidu.problems import Problem
from chidu.reports.display import can_be_seen


def report(findings: Sequence[Problem]) -> str:
    """All findings, notes included, in the order given."""
    return json_text([as_json(problem) for problem in findings])


def as_json(problem: Problem) -> dict[str, str | int | None]:
    """A finding as data: code, level, file, line and column (from 1; 0 = whole file), message, instead, clause."""
    return {
        "code": problem.code,
        "about": problem.about or None,
        "level": problem.level.value,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "instead": problem.instead,
        "clause": problem.clause,
    }


def json_text(data: object) -> str:
    """JSON that people can read too, in UTF-8 (RFC 8259, 8.1).

    What cannot be seen stays an escape: whoever looks at the file, or prints it, meets no character that acts.
    """
    text = json.dumps(data, ensure_ascii=False, indent=2)
    for character in set(text) - {"\n"}:
        if not can_be_seen(character):
            text = text.replace(character, json.dumps(character)[1:-1])
    return text
