"""Findings for any program: a JSON list, an object each."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from chidu.problems import Problem

_HALF = re.compile("[\ud800-\udfff]")


def report(findings: Sequence[Problem]) -> str:
    """All findings, notes included, in the order given."""
    return json_text([as_json(problem) for problem in findings])


def as_json(problem: Problem) -> dict[str, str | int | None]:
    """A finding as data: code, level, file, line and column (from 1; 0 = whole file), message, instead, clause."""
    return {
        "code": problem.code,
        "level": problem.level.value,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "instead": problem.instead,
        "clause": problem.clause,
    }


def json_text(data: object) -> str:
    """JSON that people can read too; half a character, which UTF-8 has no bytes for, stays an escape (RFC 8259, 8.2)."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
