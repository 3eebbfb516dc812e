"""Findings as GitLab's Code Quality report, which a merge request compares with that of its target."""

from __future__ import annotations

from collections.abc import Sequence

from chidu.problems import Level, Problem
from chidu.reports.in_full import fingerprints, in_full
from chidu.reports.json_report import json_text

# Of GitLab's info, minor, major, critical and blocker: an error stops publication, a note asks for nothing.
_SEVERITIES = {Level.ERROR: "blocker", Level.WARNING: "major", Level.NOTE: "info"}


def report(findings: Sequence[Problem]) -> str:
    """All findings, notes included; of those with one fingerprint GitLab would show one, so each has its own."""
    pairs = zip(findings, fingerprints(findings), strict=True)
    return json_text([_issue(problem, fingerprint) for problem, fingerprint in pairs])


def _issue(problem: Problem, fingerprint: str) -> dict[str, object]:
    """The properties of docs.gitlab.com/ci/testing/code_quality; a finding on a whole file stands at its first line."""
    return {
        "description": in_full(problem),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[problem.level],
        "location": {"path": problem.place.file, "lines": {"begin": max(problem.place.line, 1)}},
    }
