"""Findings for a clerk: where, what is wrong, the line itself with a caret, what to type instead, which clause says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from chidu.problems import Level, Place, Problem, in_order
from chidu.reports.display import around, in_short, visible, width

Lines = Callable[[str], Sequence[str]]

_COLUMNS = 100
_INDENT = "    "
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.NOTE: "36"}


def no_lines(file: str) -> Sequence[str]:
    """What is known of a file's text where nothing is."""
    return ()


def report(
    findings: Sequence[Problem], *, lines: Lines = no_lines, notes: bool = False, colour: bool = False
) -> str:
    """The findings file by file and a closing line with their numbers; notes only where they are wanted.

    `lines` gives the text of a file (as `Place.file` names it) line by line, and nothing where it cannot be read.
    """
    told = in_order(problem for problem in findings if notes or problem.level is not Level.NOTE)
    files = groupby(told, key=lambda problem: problem.place.file)
    blocks = ["\n".join(_of_file(list(group), lines, colour)) for _, group in files]
    return "\n\n".join([*blocks, closing(findings, notes=notes)])


def closing(findings: Sequence[Problem], *, notes: bool = False) -> str:
    """How many there are of each level; of notes that are not listed, how to list them."""
    numbers = Counter(problem.level for problem in findings)
    counted = (
        f"{numbers[Level.ERROR]} 个{Level.ERROR.label}，{numbers[Level.WARNING]} 个{Level.WARNING.label}"
    )
    if numbers[Level.NOTE]:
        counted += f"，{numbers[Level.NOTE]} 个{Level.NOTE.label}" + ("" if notes else "（--notes 列出）")
    return f"共 {counted}。"


def _of_file(group: list[Problem], lines: Lines, colour: bool) -> Iterator[str]:
    located = any(problem.place.line for problem in group)
    text = lines(group[0].place.file) if located else ()
    for problem in group:
        code = _COLOURS[problem.level] if colour else ""
        head = _painted(f"{problem.level.label} [{visible(problem.name)}]", code)
        yield from _hanging(f"{visible(str(problem.place))} {head} ", problem.message, _INDENT)
        if 0 < problem.place.line <= len(text):
            yield from _pointed(text[problem.place.line - 1], problem.place, code)
        for label, words in (("改成：", problem.instead), ("依据：", problem.clause)):
            if words:
                yield from _hanging(_INDENT + label, words, " " * width(_INDENT + label))


def _pointed(line: str, place: Place, code: str) -> Iterator[str]:
    """The line with its number, and under it a caret where something is wrong (none for a line as a whole)."""
    gutter = f"{_INDENT}{place.line} | "
    before, after = around(line, place.column, _COLUMNS - len(gutter))
    yield f"{gutter}{before}{after}".rstrip(" ")
    if place.column:
        bar = "| ".rjust(len(gutter))
        yield f"{bar}{' ' * width(before)}{_painted('^', code)}"


def _hanging(label: str, words: str, indent: str) -> Iterator[str]:
    """A labelled text, cut where it has no end; what has several lines goes on below its beginning."""
    first, *others = in_short(words).splitlines() or [""]
    yield label + visible(first)
    yield from (indent + visible(other) for other in others)


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code else text
