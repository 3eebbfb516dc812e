"""What a clerk reads: the line itself, a caret exactly under the place, and nothing a terminal would obey."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu import prepare
from chidu.problems import Level, Place, Problem
from chidu.reports.display import around, visible, width
from chidu.reports.terminal import report

Texts = dict[str, Sequence[str]]
MARK = "▲"
typed = st.text(
    st.sampled_from("aé中，“”㎡ｱＡ😀 \u3000\t\x1b\u0301\u200b\u202e\xa0…") | st.characters(), max_size=300
)
line_of = typed.filter(lambda text: MARK not in text)


def test_every_finding_for_a_clerk(
    findings: tuple[Problem, ...], texts: Texts, golden: Callable[[str, str], None]
) -> None:
    golden("terminal.txt", report(findings, lines=lambda file: texts.get(file, ()), notes=True) + "\n")


def test_notes_stay_in_the_background(findings: tuple[Problem, ...]) -> None:
    """Without them the report is that of the rest, but for the closing line; it is the one a build prints."""
    told = report(findings).splitlines()
    rest = tuple(problem for problem in findings if problem.level is not Level.NOTE)
    assert told[:-1] == report(rest).splitlines()[:-1]
    assert (
        told[-1]
        == prepare.report(findings).splitlines()[-1]
        == "共 9 个错误，7 个提醒，3 个说明（--notes 列出）。"
    )
    listed = report(findings, notes=True).splitlines()
    assert listed[-1] == prepare.report(findings, notes=True).splitlines()[-1]


def test_nothing_found() -> None:
    assert report(()) == prepare.report(()) == "共 0 个错误，0 个提醒。"


def test_files_in_order_whatever_comes_first(findings: tuple[Problem, ...]) -> None:
    assert report(findings[::-1], notes=True) == report(findings, notes=True)


def test_colour_only_when_asked(findings: tuple[Problem, ...], texts: Texts) -> None:
    """By level; without the colours the same text."""
    plain, coloured = (
        report(findings, lines=lambda file: texts.get(file, ()), notes=True, colour=colour)
        for colour in (False, True)
    )
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert "\x1b[31m错误 [unknown-key]\x1b[0m" in coloured
    assert "\x1b[33m提醒 [wide]\x1b[0m" in coloured
    assert "\x1b[36m说明 [empty-line]\x1b[0m" in coloured


def test_a_file_is_asked_for_once_and_only_where_a_line_is_named() -> None:
    asked = []

    def lines(file: str) -> Sequence[str]:
        asked.append(file)
        return ()

    places = (Place("a", 1, 1), Place("b"), Place("a", 2, 1))
    report([Problem("code", Level.ERROR, "错", place) for place in places], lines=lines)
    assert asked == ["a"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("a", 1),
        ("中", 2),
        ("，", 2),
        ("Ａ", 2),
        ("ｱ", 1),
        ("e\u0301", 1),
        ("“…”", 3),
        ("😀", 2),
        ("\u200b", 0),
    ],
)
def test_columns_of_a_terminal(text: str, columns: int) -> None:
    """UAX #11: wide and fullwidth two, halfwidth and ambiguous one; a combining mark none."""
    assert width(text) == columns


@given(line_of, line_of)
def test_the_caret_stands_under_its_place(before: str, after: str) -> None:
    """The prefix of the line fills as many columns as stand before the caret, whatever it is made of."""
    finding = Problem("code", Level.ERROR, "错", Place("f", 1, len(before) + 1))
    _, line, caret, _, _ = report([finding], lines=lambda _: [before + MARK + after]).split("\n")
    assert width(line[: line.index(MARK)]) == caret.index("^")
    assert set(caret) == set("| ^") and caret.index("|") == line.index("|")
    assert width(line) <= 100


@given(typed, st.integers(0, 400), st.integers(20, 100))
def test_a_line_is_cut_only_where_it_must_be(line: str, column: int, room: int) -> None:
    """A line that fits is whole; one that does not keeps to the room and says where it goes on."""
    before, after = around(line, column, room)
    if width(visible(line)) < room:
        assert before + after == visible(line)
    assert width(before + after) <= room
    assert width(before) < room


def test_a_line_without_end() -> None:
    """Neither a very long line nor one of marks without width floods the terminal."""
    for line in ("中" * 100_000, "\u0301" * 100_000, "\t" * 100_000):
        finding = Problem("code", Level.ERROR, "错", Place("f", 1, 50_000))
        assert len(report([finding], lines=lambda _, line=line: [line])) < 1_500  # type: ignore[misc]


def test_a_text_without_end() -> None:
    """A value of 10,000 characters says enough by its ends; one that a person can read is whole."""
    long, short = (
        report([Problem("code", Level.ERROR, f"“{'长' * times}”不是日期", Place("f"))])
        for times in (10_000, 500)
    )
    assert len(long) < 700
    assert "长…（略去 9456 个字）…长" in long and long.splitlines()[0].endswith("长”不是日期")
    assert "长" * 500 in short


@given(st.data())
def test_nothing_a_terminal_would_obey(
    any_findings: st.SearchStrategy[list[Problem]], data: st.DataObject
) -> None:
    """Words of a file reach a terminal as words: every control, format or half character by its number."""
    found, line = data.draw(any_findings), data.draw(typed)
    told = report(found, lines=lambda _: [line] * 9, notes=True)
    assert not [c for c in told if c not in "\n\u3000" and not c.isprintable()]
