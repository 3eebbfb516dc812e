"""Reads a file line by line, as a clerk does, to find what YAML takes silently or answers in riddles.

Only lines outside block literals are looked at. A text of several lines must be a block literal, so each line
is `key: value`, `- item`, or the value of the line before it; what is none of these is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import NamedTuple

from chidu.problems import Place, Problem
from chidu.source.guards import MAX_FINDINGS
from chidu.source.wording import finding, quoted, shown

_DASHES = re.compile(r"(?:-(?: +|$))*")
_QUOTED = re.compile(r"'[^']*(?:''[^']*)*'|\"[^\"\\]*(?:\\.[^\"\\]*)*\"")
_COLON = re.compile(r":(?= |$)")
_COLON_NEXT = re.compile(r" *+:(?= |$)")
_CUT = re.compile(r"(?:^| )#")
_BLOCK = re.compile(r"[|>](?:([1-9])[+-]?|[+-]([1-9])?)?(?: *$| *#)")
MODELINE = re.compile(r"# yaml-language-server: \$schema=\S+ *(?:\n|\Z)")
_WIDE = "[\u3000\xa0]"
_NAME = "[^\\s：:，。；、？！“”《》（）()'\"#]{1,30}"
_WIDE_COLON = re.compile(rf"({_NAME}) ?：\s*(.*)")
_TIGHT_COLON = re.compile(rf"({_NAME}):(?!//| ){_WIDE}*(.+)")
_TIGHT_DASH = re.compile(rf"-(?![- ]){_WIDE}*(\S.*)")
_WIDE_DASH = re.compile(r"[－—–―−•·●]\s*(\S.*)")
_MARK = re.compile(r"%|(?:---|\.\.\.)(?: |$)")
_ESCAPE = re.compile(r"\\(.?)")


class Line(NamedTuple):
    """One line outside block literals; columns count from 1, `key` is None when the line has no `key:`."""

    number: int
    raw: str
    indent: int
    dashes: str
    key: str | None
    value: str
    value_column: int
    comment_column: int | None

    @property
    def column(self) -> int:
        """Where the words begin, after indentation and dashes."""
        return self.indent + len(self.dashes) + 1

    @property
    def rest(self) -> str:
        """The words of the line."""
        return self.raw[self.column - 1 :]

    @property
    def written(self) -> str:
        """The value with the comment that cuts it."""
        return self.raw[self.value_column - 1 :].rstrip()


def lines_outside_blocks(text: str) -> Iterator[Line]:
    """The lines that are YAML: neither blank nor part of a block literal."""
    block: int | None = None  # least indentation of the block literal; -1 - n: deeper than n
    parent = 0
    for number, raw in enumerate(text.split("\n"), 1):
        indent = len(raw) - len(raw.lstrip(" "))
        if indent == len(raw):
            continue
        if block is not None:
            if block < 0 and indent > -1 - block:
                block = indent
            if 0 <= block <= indent:
                continue
            block = None
        line = _line(number, raw, indent)
        parent = _parent(line, parent)
        header = _BLOCK.match(line.value)
        if header:
            digit = header[1] or header[2]
            block = parent + int(digit) if digit else -1 - parent
        yield line


def is_modeline(line: Line) -> bool:
    """Whether this is the editor's comment that a record may carry on its first line."""
    return line.number == 1 and MODELINE.fullmatch(line.raw) is not None


def awaits_value(line: Line | None) -> bool:
    """Whether the value of this line may follow on the next one."""
    return line is not None and not line.value and (line.key is not None or bool(line.dashes))


def closing(value: str) -> int | None:
    """Where a value in quotation marks ends; None when it has none or they do not match."""
    match = _QUOTED.match(value)
    return match.end() if match else None


def inspect(text: str, file: str) -> list[Problem]:
    """All findings of one file that single lines give away."""
    return list(islice(_inspect(text, file), MAX_FINDINGS))


def _inspect(text: str, file: str) -> Iterator[Problem]:
    before: Line | None = None
    for line, following in pairwise(chain(lines_outside_blocks(text), [None])):
        assert line is not None
        place = Place(file, line.number, line.column)
        yield from _comment(line, file)
        if line.raw.lstrip(" ")[0] in "\u3000\xa0":
            yield from _wide_indent(line, file)
        elif line.rest == "?" or line.rest.startswith("? "):
            yield finding("question", place)
        elif not _MARK.match(line.raw) and line.comment_column != line.column:
            yield from _key(line, place)
            yield from _escapes(line, file)
            yield from _position(line, before, following, file)
            before = line


def _line(number: int, raw: str, indent: int) -> Line:
    dashes = _DASHES.match(raw, indent)
    start = dashes.end() if dashes else indent
    rest = raw[start:]
    colon = _colon(rest)
    offset = 0
    if colon is not None:
        offset = colon + 1
        offset += len(rest) - offset - len(rest[offset:].lstrip(" "))
    value = rest[offset:]
    comment = _comment_in(value)
    value_column = start + offset + 1
    return Line(
        number,
        raw,
        indent,
        raw[indent:start],
        None if colon is None else rest[:colon],
        value if comment is None else value[:comment].rstrip(" "),
        value_column,
        None if comment is None else value_column + comment,
    )


def _colon(rest: str) -> int | None:
    end = closing(rest)
    if end is not None:
        match = _COLON_NEXT.match(rest, end)
        return match.end() - 1 if match else None
    found, cut = _COLON.search(rest), _CUT.search(rest)
    if found is None or rest.startswith(("'", '"')) or (cut and cut.start() < found.start()):
        return None
    return found.start()


def _comment_in(value: str) -> int | None:
    """Where a comment begins in what follows `key: ` or `- `."""
    end = closing(value)
    if end is not None:
        tail = value[end:]
        return end + len(tail) - len(tail.lstrip(" ")) if tail.lstrip(" ").startswith("#") else None
    if value.startswith(("'", '"')):
        return None
    if _BLOCK.match(value):
        return value.index("#") if "#" in value else None
    cut = _CUT.search(value)
    return cut.end() - 1 if cut else None


def _parent(line: Line, parent: int) -> int:
    """The column (from 0) of the collection a block literal on this line belongs to."""
    if line.key is not None:
        return line.column - 1
    return line.indent + len(line.dashes.rstrip()) - 1 if line.dashes else parent


def _wide_indent(line: Line, file: str) -> Iterator[Problem]:
    names = {"\u3000": "全角空格", "\xa0": "不间断空格"}
    yield finding("wide indent", Place(file, line.number, line.indent + 1), name=names[line.raw[line.indent]])


def _comment(line: Line, file: str) -> Iterator[Problem]:
    if line.comment_column is None or is_modeline(line):
        return
    place = Place(file, line.number, line.comment_column)
    if line.value and not line.value.startswith(("'", '"', "|", ">")):
        yield finding("cut", place, quoted=quoted(line.written))
    elif line.raw[: line.comment_column - 1].strip() and line.raw[line.comment_column - 2] != " ":
        yield finding("glued comment", place)
    else:
        yield finding("comment", place)


def _key(line: Line, place: Place) -> Iterator[Problem]:
    if line.key is not None and not line.key.strip():
        yield finding("no key", place)
    elif line.key is not None and line.key != line.key.rstrip():
        yield finding("key space", place, key=shown(line.key.rstrip()), value=shown(line.value))


def _escapes(line: Line, file: str) -> Iterator[Problem]:
    for text, column in ((line.key or "", line.column), (line.value, line.value_column)):
        if not text.startswith('"'):
            continue
        wrong = (match for match in _ESCAPE.finditer(text) if match[1] not in ("\\", '"', "/", "n", ""))
        if first := next(wrong, None):
            place = Place(file, line.number, column + first.start())
            yield finding("escape", place, character=first[1])


def _position(line: Line, before: Line | None, following: Line | None, file: str) -> Iterator[Problem]:
    """What is wrong with a line beside its neighbours."""
    alone = line.key is None and not line.dashes
    heads_entry = line.key is None and following is not None and following.indent == line.column - 1
    if not alone and before is not None and before.value and _below(before, line):
        yield finding("too deep here", Place(file, line.number, line.column), line=before.number)
    elif line.value and (alone or heads_entry):
        own_value = not alone or before is None or awaits_value(before)
        yield from _stray(line, file, own_value)


def _below(before: Line, line: Line) -> bool:
    """Whether a line tries to belong to a value that is already complete."""
    if before.key is None and line.dashes:
        return line.indent > before.indent + max(before.dashes.rfind("-"), 0)
    return line.indent >= before.column


def _stray(line: Line, file: str, own_value: bool) -> Iterator[Problem]:
    value, start = line.value, Place(file, line.number, line.value_column)
    if wide := _WIDE_COLON.fullmatch(value):
        place = Place(file, line.number, line.value_column + value.index("："))
        yield finding("wide colon", place, key=wide[1], value=shown(wide[2]))
    elif tight := _TIGHT_COLON.fullmatch(value):
        after = len(tight[1]) + 1
        name = "wide after colon" if value[after] in "\u3000\xa0" else "tight colon"
        place = Place(file, line.number, line.value_column + after)
        yield finding(name, place, key=tight[1], value=shown(tight[2]))
    elif not line.dashes and (dash := _TIGHT_DASH.fullmatch(value) or _WIDE_DASH.fullmatch(value)):
        yield finding("tight dash" if value.startswith("-") else "wide dash", start, value=shown(dash[1]))
    elif not own_value:
        yield finding("stray line", start)
