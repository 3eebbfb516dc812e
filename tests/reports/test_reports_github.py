"""GitHub's workflow commands, read back as its runner reads them."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from chidu.problems import Level, Place, Problem
from chidu.reports.display import visible
from chidu.reports.github import report
from chidu.reports.in_full import in_full

_OF_MESSAGES = {"%0D": "\r", "%0A": "\n"}
_OF_PROPERTIES = {**_OF_MESSAGES, "%3A": ":", "%2C": ","}


def test_every_finding_as_an_annotation(
    findings: tuple[Problem, ...], golden: Callable[[str, str], None]
) -> None:
    golden("github.txt", report(findings) + "\n")


def test_nothing_found() -> None:
    assert report(()) == ""


def unescaped(text: str, escapes: dict[str, str]) -> str:
    """actions/runner: StringEscapingUtil.UnescapeString, % last."""
    for escape, character in escapes.items():
        text = text.replace(escape, character)
    return text.replace("%25", "%")


def parsed(line: str) -> tuple[str, dict[str, str], str]:
    """actions/runner: ActionCommand.TryParseV2."""
    assert line.startswith("::")
    info, message = line[2:].split("::", 1)
    command, properties = info.split(" ", 1)
    pairs = [pair.split("=", 1) for pair in properties.strip().split(",")]
    return (
        command,
        {key: unescaped(value, _OF_PROPERTIES) for key, value in pairs},
        unescaped(message, _OF_MESSAGES),
    )


@given(st.data())
def test_the_runner_reads_what_was_said(
    any_findings: st.SearchStrategy[list[Problem]], data: st.DataObject
) -> None:
    """Each finding is one line, and no word of it ends the line, the properties or a property."""
    found = data.draw(any_findings)
    told = report(found).split("\n") if found else []
    assert not [line for line in told if "\r" in line]
    for problem, line in zip(found, told, strict=True):
        command, properties, message = parsed(line)
        place = problem.place
        expected = {"file": visible(place.file), "title": f"{problem.level.label} [{problem.name}]"}
        if place.line:
            expected |= {"line": str(place.line)} | ({"col": str(place.column)} if place.column else {})
        assert (properties, message) == (expected, "\n".join(map(visible, in_full(problem).splitlines())))
        assert command in ("error", "warning", "notice")


def test_a_text_without_end_is_cut() -> None:
    """People read the beginning and the end of it."""
    told = report(
        [Problem("code", Level.ERROR, f"“{'长' * 10_000}”不是日期", Place("f"), clause="条" * 10_000)]
    )
    assert len(told) < 1_300
    assert "…（略去 9456 个字）…" in told and "”不是日期%0A依据：条条" in told
