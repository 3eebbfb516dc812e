"""Canonical YAML text: one way to write every value, so that records differ only where their contents do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chidu.source.guards import MAX_DEPTH, MAX_KEY, forbidden
from chidu.source.nodes import Plain

_NOT_PLAIN = re.compile(r"[-?:](?: |$)|[,\[\]{}#&*!|>'\"%@`]|---|\.\.\.| |.*(?::(?: |$)| #| $)")


def emit(value: dict[str, Plain], modeline: str | None = None) -> str:
    """The whole text of one file; `modeline` is the editor's comment line without its line break, or None.

    Block style, two spaces per level, lists two spaces inside their key, plain texts wherever YAML permits,
    else single quotes, several lines as a block literal, no folding, one line break at the end. Reading it back
    gives `value`. Raises ValueError for what no record may hold and the reader would refuse: an empty text,
    list or mapping, a forbidden character, a key of several lines, too many levels.
    """
    lines = list(_mapping(value, 0))
    return "\n".join([modeline, *lines] if modeline else lines) + "\n"


def _mapping(entries: dict[str, Plain], indent: int, depth: int = 1) -> Iterator[str]:
    _require(bool(entries) and depth <= MAX_DEPTH, "an empty mapping, or too many levels")
    for key, value in entries.items():
        fits = 0 < len(key) <= MAX_KEY and key == key.strip() and "\n" not in key and key != "<<"
        _require(fits, f"not a key: {key!r}")
        head = " " * indent + _inline(key) + ":"
        if isinstance(value, str):
            yield from _text(head, value, indent)
        else:
            yield head
            inner = _mapping if isinstance(value, dict) else _sequence
            yield from inner(value, indent + 2, depth + 1)  # type: ignore[arg-type]


def _sequence(items: list[Plain], indent: int, depth: int) -> Iterator[str]:
    _require(bool(items) and depth <= MAX_DEPTH, "an empty list, or too many levels")
    dash = " " * indent + "-"
    for item in items:
        if isinstance(item, str):
            yield from _text(dash, item, indent)
            continue
        inner = _mapping if isinstance(item, dict) else _sequence
        first, *others = inner(item, indent + 2, depth + 1)  # type: ignore[arg-type]
        yield dash + " " + first[indent + 2 :]
        yield from others


def _text(head: str, text: str, indent: int) -> Iterator[str]:
    _require(bool(text.strip()), "an empty text")
    if "\n" not in text:
        yield f"{head} {_inline(text)}"
        return
    _require(not forbidden(text), f"a forbidden character in {text!r}")
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    explicit = "2" if text[0] in " \n" else ""
    yield f"{head} |{explicit}{'-' if ends == 0 else '' if ends == 1 else '+'}"
    margin = " " * (indent + 2)
    yield from (margin + line if line else "" for line in (body + "\n" * max(ends - 1, 0)).split("\n"))


def _inline(text: str) -> str:
    _require(not forbidden(text), f"a forbidden character in {text!r}")
    return "'" + text.replace("'", "''") + "'" if _NOT_PLAIN.match(text) else text


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)
