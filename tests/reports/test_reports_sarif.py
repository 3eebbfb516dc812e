"""SARIF 2.1.0: what the standard requires of the parts we write, and words that mean nothing but themselves in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from chidu import __version__
from chidu.problems import Problem
from chidu.reports.in_full import in_full
from chidu.reports.sarif import report, uri

RULES = {
    "unknown-key": ("不认识的键", "键名表里没有的键，网页和导出的数据都不会用它。{照表改}"),
    "tier-count": ("阶次的个数", "有裁量空间的，划分3至5个裁量阶次。"),
}


def shape(required: str, properties: dict[str, Any]) -> dict[str, Any]:
    """An object with these properties and no other."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


# 3.11.5: what is left when doubled braces are taken out has no brace.
MESSAGE = {"type": "string", "minLength": 1, "pattern": r"^([^{}]|\{\{|\}\})*$"}
TEXT = shape("text", {"text": MESSAGE})  # 3.11.8, 3.12.3
LEVEL = {"enum": ["error", "warning", "note"]}  # 3.27.10
RULE = shape(
    "id shortDescription",  # 3.49.2, 3.49.3
    {
        "id": {"type": "string", "minLength": 1},
        "shortDescription": TEXT,
        "fullDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": shape("level", {"level": LEVEL}),  # 3.49.14, 3.50.3
    },
)
LANGUAGE = {"type": "string", "pattern": "^[a-z]{2}-[A-Z]{2}$"}  # 3.14.7, 3.19.21
DRIVER = shape(
    "name",  # 3.19.8
    {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "language": LANGUAGE,
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},  # 3.19.23
    },
)
ARTIFACT = shape(
    "uri uriBaseId",  # 3.4.3; 3.4.4: a relative reference has a base
    {
        "uri": {"type": "string", "pattern": r"^([A-Za-z0-9._~/-]|%[0-9A-F]{2})+$"},
        "uriBaseId": {"const": "SRCROOT"},
    },
)
POSITIVE = {"type": "integer", "minimum": 1}
REGION = shape("startLine", {"startLine": POSITIVE, "startColumn": POSITIVE})  # 3.30.5, 3.30.6
PHYSICAL = shape("artifactLocation", {"artifactLocation": ARTIFACT, "region": REGION})  # 3.29.2
RESULT = shape(
    "ruleId ruleIndex level message locations partialFingerprints",  # 3.27.11: message is what must be there
    {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": shape("physicalLocation", {"physicalLocation": PHYSICAL}),
        },
        "partialFingerprints": {  # 3.27.17, 3.5.4.2
            "type": "object",
            "propertyNames": {"pattern": r"^\w+/v\d+$"},
            "additionalProperties": {"type": "string"},
        },
    },
)
RUN = shape(
    "tool results columnKind",  # 3.14.6; 3.14.27: with results there is a column kind
    {
        "tool": shape("driver", {"driver": DRIVER}),  # 3.18.2
        "language": LANGUAGE,
        "columnKind": {"const": "unicodeCodePoints"},
        "results": {"type": "array", "items": RESULT},  # 3.14.23: empty, not absent, where nothing was found
    },
)
LOG = shape(
    "version runs",  # 3.13.2, 3.13.4
    {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": RUN},
    },
)


def read(told: str) -> dict[str, Any]:
    """The run of a log that keeps to the standard; 3.1: it is UTF-8."""
    log = json.loads(told.encode("utf-8"))
    jsonschema.Draft202012Validator(LOG).validate(log)
    run: dict[str, Any] = log["runs"][0]
    for result in run["results"]:  # 3.27.6: both name one rule
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run


def test_every_finding_as_sarif(findings: tuple[Problem, ...], golden: Callable[[str, str], None]) -> None:
    told = report(findings, RULES)
    read(told)
    golden("report.sarif", told.replace(f'"{__version__}"', '"VERSION"') + "\n")


def test_nothing_found() -> None:
    """A run without results tells that nothing was found; the rules that looked are named."""
    run = read(report((), RULES))
    assert (run["results"], [rule["id"] for rule in run["tool"]["driver"]["rules"]]) == (
        [],
        ["tier-count", "unknown-key"],
    )


def test_a_file_s_name_is_a_relative_reference() -> None:
    """RFC 3986: every byte of UTF-8 that is not unreserved is percent-encoded, : among them (4.2)."""
    assert uri("content/城 管/100%.yml") == "content/%E5%9F%8E%20%E7%AE%A1/100%25.yml"
    assert uri("a:b\n?c#d") == "a%3Ab%0A%3Fc%23d"


@given(st.data())
def test_words_are_nothing_but_words(
    any_findings: st.SearchStrategy[list[Problem]], data: st.DataObject
) -> None:
    """3.11.5: braces read back as they were typed; 3.11.6: no link; 3.4.3: the file is the one that was meant."""
    found = data.draw(any_findings)
    results = read(report([p for p in found if in_full(p)]))["results"]
    for problem, result in zip([p for p in found if in_full(p)], results, strict=True):
        text = result["message"]["text"]
        plain = re.sub(r"\{\{|\}\}", lambda pair: pair[0][0], text)
        assert plain == in_full(problem).replace("](", "] (")
        assert not re.search(r"\[[^\]]*\]\(", text)
        located = result["locations"][0]["physicalLocation"]
        file = unquote_to_bytes(located["artifactLocation"]["uri"]).decode("utf-8", "surrogatepass")
        region = located.get("region", {})
        place = problem.place
        assert (file, region.get("startLine", 0)) == (place.file, place.line)
        assert region.get("startColumn", 0) == (place.column if place.line else 0)
