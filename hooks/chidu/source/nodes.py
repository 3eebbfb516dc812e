"""Located values: what a YAML file holds, each text and key with the line and column it was typed at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple, TypeAlias

from chidu.problems import Place

Style: TypeAlias = Literal["plain", "single", "double", "literal", "folded"]
Step: TypeAlias = str | int
Steps: TypeAlias = tuple[Step, ...]
"""The Chinese keys and list indexes (from 0) that lead to a value."""


class Position(NamedTuple):
    """A line and a column of one file, both counted from 1 in characters."""

    line: int
    column: int

    def of(self, file: str) -> Place:
        """The same position as a `Place` of `file`."""
        return Place(file, self.line, self.column)


# Named tuples, not frozen dataclasses: as immutable, and made in half the time (a record has 200 of them).
class Text(NamedTuple):
    """One scalar, always text: `NO`, `12:30`, `0755` and `~` are the characters that were typed."""

    value: str
    line: int
    column: int
    style: Style = "plain"


class Key(NamedTuple):
    """The key of one entry of a mapping."""

    value: str
    line: int
    column: int


class Mapping(NamedTuple):
    """Entries in the order of the file; a composed mapping never holds two equal keys."""

    entries: tuple[tuple[Key, Node], ...]
    line: int
    column: int

    def get(self, name: str) -> Node | None:
        """The value under `name`, or None."""
        return next((value for key, value in self.entries if key.value == name), None)

    def key(self, name: str) -> Key | None:
        """The key `name` itself with its position, or None."""
        return next((key for key, _ in self.entries if key.value == name), None)

    def keys(self) -> Iterator[str]:
        """The names of the entries in the order of the file."""
        return (key.value for key, _ in self.entries)


class Sequence(NamedTuple):
    """The items of a list in the order of the file."""

    items: tuple[Node, ...]
    line: int
    column: int


Node: TypeAlias = Text | Mapping | Sequence
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def plain(node: Node) -> Plain:
    """The same value without positions, as dicts, lists and texts."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.entries}


def locate(node: Node, path: Iterable[Step]) -> Position:
    """Where the value at `path` (Chinese keys and list indexes from 0) starts.

    Steps that lead nowhere are skipped: the names a pydantic `loc` adds for union members do no harm, and a
    missing key is reported at the mapping that lacks it.
    """
    for step in path:
        node = _child(node, step) or node
    return Position(node.line, node.column)


def locate_key(node: Node, path: Iterable[Step]) -> Position:
    """Where the last key of `path` was typed (for findings about the key itself); a list item has no key."""
    found = Position(node.line, node.column)
    for step in path:
        child = _child(node, step)
        if child is None:
            continue
        key = node.key(step) if isinstance(node, Mapping) and isinstance(step, str) else None
        found = Position(key.line, key.column) if key else Position(child.line, child.column)
        node = child
    return found


def _child(node: Node, step: Step) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None
