"""Says in a clerk's words what a YAML syntax error most likely means."""

from __future__ import annotations

from collections.abc import Callable

from chidu.problems import Place, Problem
from chidu.source.lines import Line, closing, lines_outside_blocks
from chidu.source.wording import finding, quoted, shown

_NAMES = {"&": "&", "*": "*", "!": "!", "|": "|", ">": ">", "[": "flow list", "{": "flow mapping"}
_SPECIAL = "&*!|>[{@`%]},"


def explain(text: str, file: str, near: list[int], at: tuple[int, int]) -> Problem:
    """The one finding for a parser's error.

    `near` are the lines (from 1) the parser names, likeliest first; `at` is where it gave up.
    """
    lines = list(lines_outside_blocks(text))
    indexes = {line.number: index for index, line in enumerate(lines)}
    before = max((number for number in indexes if number < at[0]), default=0)
    for number in dict.fromkeys([*near, before]):
        if number not in indexes:
            continue
        for look in _LOOKS:
            if found := look(lines[indexes[number]], file):
                return found
    return _indentation(lines, file, at[0]) or finding("unknown", Place(file, *at))


def special(start: str, value: str, place: Place) -> Problem:
    """The finding about a value that begins with a character YAML keeps for itself."""
    return finding(_NAMES.get(start, "reserved"), place, start=start, quoted=quoted(value))


def _quotes(line: Line, file: str) -> Problem | None:
    value, end = line.value, closing(line.value)
    place = Place(file, line.number, line.value_column)
    if not value.startswith(("'", '"')):
        return None
    if end is None:
        return finding("open quote", place, mark=value[0])
    return finding("after quote", place, quoted=quoted(value)) if value[end:].strip() else None


def _starts_specially(line: Line, file: str) -> Problem | None:
    place = Place(file, line.number, line.value_column)
    if line.value and line.value[0] in _SPECIAL:
        return special(line.value[0], line.written, place)
    if line.key is not None and (line.value == "-" or line.value.startswith("- ")):
        return finding("item beside key", place, value=shown(line.value))
    return None


def _colon_in_value(line: Line, file: str) -> Problem | None:
    colon = (line.value + " ").find(": ")
    if line.key is None or colon < 0 or line.value.startswith(("'", '"')):
        return None
    place = Place(file, line.number, line.value_column + colon)
    return finding("colon in value", place, quoted=quoted(line.value))


_LOOKS: tuple[Callable[[Line, str], Problem | None], ...] = (_quotes, _starts_specially, _colon_in_value)


def _indentation(lines: list[Line], file: str, last: int) -> Problem | None:
    """The first line up to `last` that is aligned with nothing above it."""
    columns: list[int] = []
    left: list[int] = []
    for line in lines:
        if line.number > last:
            break
        place = Place(file, line.number, line.indent + 1)
        deeper = not columns or line.indent > columns[-1]
        while columns and line.indent < columns[-1]:
            left = [columns.pop()]
        if not deeper and line.indent not in columns:
            choices = " 或 ".join(str(column) for column in columns[-1:] + left)
            return finding("misaligned", place, indent=line.indent, choices=choices)
        if line.number == last:
            return finding("detached", place)
        columns += [column for column in _columns(line) if column not in columns]
    return None


def _columns(line: Line) -> list[int]:
    """The columns (from 0) of the collections this line opens or continues."""
    dashes = [line.indent + index for index, character in enumerate(line.dashes) if character == "-"]
    return dashes + ([line.column - 1] if line.key is not None else [])
