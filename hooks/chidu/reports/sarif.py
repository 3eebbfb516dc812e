"""Findings as SARIF 2.1.0 (OASIS Standard), which code hosts and editors read; numbers are its sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from chidu import __version__
from chidu.problems import Level, Place, Problem
from chidu.reports.in_full import fingerprints, in_full
from chidu.reports.json_report import json_text

Rules = Mapping[str, tuple[str, str]]
"""What a rule is called and what it asks for, by its code."""

_NO_RULES: Rules = MappingProxyType({})
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}


def report(findings: Sequence[Problem], rules: Rules = _NO_RULES) -> str:
    """One run with every finding, notes included, and every rule that is known or found something."""
    codes = sorted({*rules, *(problem.code for problem in findings)})
    index = {code: number for number, code in enumerate(codes)}
    # The gravest comes last and stays.
    levels = {
        problem.code: level for level in reversed(Level) for problem in findings if problem.level is level
    }
    pairs = zip(findings, fingerprints(findings), strict=True)
    driver = {
        "name": "chidu",
        "version": __version__,
        "language": "zh-CN",
        "rules": [_rule(code, rules.get(code), levels.get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",  # 3.14.27: as Python counts
        "results": [_result(problem, index[problem.code], own) for problem, own in pairs],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, known: tuple[str, str] | None, gravest: Level | None) -> dict[str, Any]:
    """3.49; its level is the gravest of its findings, for a rule that found nothing SARIF's own default."""
    name, text = known or (code, "")
    rule: dict[str, Any] = {"id": code, "shortDescription": {"text": _plain(name)}}
    if text:
        rule |= {"fullDescription": {"text": _plain(text)}, "help": {"text": _plain(text)}}
    return rule | ({"defaultConfiguration": {"level": _LEVELS[gravest]}} if gravest else {})


def _result(problem: Problem, index: int, fingerprint: str) -> dict[str, Any]:
    """3.27."""
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": _LEVELS[problem.level],
        "message": {"text": _plain(in_full(problem))},
        "locations": [{"physicalLocation": _location(problem.place)}],
        "partialFingerprints": {"codeFileMessageHash/v1": fingerprint},  # 3.27.17, 3.5.4.2
    }


def _location(place: Place) -> dict[str, Any]:
    """3.29: the file below the folder the content folder lies in; a region only where a line is known."""
    artifact = {"uri": uri(place.file), "uriBaseId": "SRCROOT"}  # 3.4.4
    if not place.line:
        return {"artifactLocation": artifact}
    region = {"startLine": place.line} | ({"startColumn": place.column} if place.column else {})
    return {"artifactLocation": artifact, "region": region}


def uri(file: str) -> str:
    """3.4.3: a relative reference of RFC 3986; everything but unreserved characters and / is percent-encoded."""
    return quote(file.encode("utf-8", "surrogatepass"))


def _plain(text: str) -> str:
    """3.11.5: braces are doubled, or they would be placeholders; 3.11.6: no words of a record may become a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")
