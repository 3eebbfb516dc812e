"""Puts PyYAML's events together to located values; what no record may hold becomes a finding."""

from __future__ import annotations

import unicodedata
from typing import Any, Protocol, TypeAlias

from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from chidu.problems import Place, Problem
from chidu.source.diagnosis import special
from chidu.source.guards import MAX_DEPTH, MAX_KEY, MAX_NODES, MAX_TEXT, forbidden, invisible
from chidu.source.nodes import Key, Mapping, Node, Sequence, Style, Text
from chidu.source.wording import finding, quoted, shown

_STYLES: dict[str | None, Style] = {
    None: "plain",
    "": "plain",
    "'": "single",
    '"': "double",
    "|": "literal",
    ">": "folded",
}
_ODD = frozenset({"", "<<"})
_Frame: TypeAlias = "tuple[bool, list[Node | Key], int, int]"


class EventParser(Protocol):
    """What PyYAML's two parsers share; events are untyped here, as the stubs call marks optional."""

    def get_event(self) -> Any:
        """The next event, None at the end."""


class Assembly:
    """The values of one file and what is wrong with them.

    `secondary` are findings with their last line that count only when nothing else is said about these lines;
    `doubts` says that the lines are worth a look; `flow` is how deep the outermost bracket is, 0 outside.
    """

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines: list[str] | None = None
        self.problems: list[Problem] = []
        self.secondary: list[tuple[Problem, int]] = []
        self.doubts = False
        self.flow = 0

    def compose(self, parser: EventParser) -> Mapping | None:
        """The mapping of the only document; raises what the parser raises."""
        parser.get_event()
        start = parser.get_event()
        if not isinstance(start, DocumentStartEvent):
            self.problems.append(finding("empty", Place(self.file)))
            return None
        if start.explicit:
            self._add("document mark", start.start_mark)
        root = self._document(parser)
        if root is None:
            return None
        end = parser.get_event()
        following = parser.get_event()
        if isinstance(following, DocumentStartEvent):
            self._add("documents", following.start_mark)
        elif isinstance(end, DocumentEndEvent) and end.explicit:
            self._add("document mark", end.start_mark)
        return self._root(root)

    def _root(self, node: Node) -> Mapping | None:
        if isinstance(node, Mapping):
            return node
        self.doubts = True
        found = "一个列表" if isinstance(node, Sequence) else "一段文字"
        place = Place(self.file, node.line, node.column)
        self.secondary.append((finding("root", place, found=found), node.line))
        return None

    def _document(self, parser: EventParser) -> Node | None:
        """The root node; None when the file passes a limit. Keeps its own stack: nothing recurses on input.

        This loop turns 200 times a record: it does the usual inline and leaves the unusual to methods.
        """
        get_event, make, styles = parser.get_event, tuple.__new__, _STYLES
        marked = "&" in self.text or "!" in self.text  # only then a text can have an anchor or a tag
        frames: list[_Frame] = []
        children: list[Node | Key] = []
        in_mapping = False
        nodes = 0
        while True:
            event = get_event()
            kind = type(event)
            mark = event.start_mark
            line, column = mark.line, mark.column + 1
            nodes += 1
            if kind is ScalarEvent:
                value, style = event.value, event.style
                if in_mapping and not len(children) % 2:
                    children.append(make(Key, (value, line + 1, column)))
                else:
                    children.append(make(Text, (value, line + 1, column, styles[style])))
                if style or marked or event.end_mark.line != line or len(value) > MAX_TEXT:
                    self._unusual_text(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                frames.append((in_mapping, children, line + 1, column))
                in_mapping, children = kind is MappingStartEvent, []
                if event.flow_style or event.anchor or event.tag:
                    self._unusual_collection(event, len(frames))
                if len(frames) > MAX_DEPTH:
                    self._add("deep", mark, limit=MAX_DEPTH)
                    return None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                inner = children
                in_mapping, children, line, column = frames.pop()
                collect = self._mapping if kind is MappingEndEvent else self._sequence
                children.append(collect(inner, line, column))
                if len(frames) < self.flow:
                    self.flow = 0
            elif kind is AliasEvent:
                self.problems.append(special("*", self._written(mark), self._place(mark)))
                children.append(Text("*", line + 1, column))
            if not frames:
                root = children[0]
                return None if isinstance(root, Key) else root
            if nodes > MAX_NODES:
                self._add("many", mark, limit=MAX_NODES)
                return None

    def _unusual_text(self, event: Any) -> None:
        """A scalar that is quoted, of several lines, too long, or has an anchor or a tag."""
        mark: Any = event.start_mark
        style = _STYLES[event.style]
        if event.anchor or event.tag:
            self._properties(event, mark)
        elif event.end_mark.line != mark.line and style not in ("literal", "folded"):
            self.doubts = True
            self.secondary.append((finding("several lines", self._place(mark)), event.end_mark.line + 1))
        if len(event.value) > MAX_TEXT:
            self._add("long", mark, size=len(event.value), limit=MAX_TEXT)
        if style == "double":
            wrong = next((character for character in event.value if forbidden(character)), None)
            self.problems += [invisible(wrong, self._place(mark))] if wrong else []

    def _unusual_collection(self, event: MappingStartEvent | SequenceStartEvent, depth: int) -> None:
        """A collection in brackets (only the outermost is told), or with an anchor or a tag."""
        mark: Any = event.start_mark
        if event.anchor or event.tag:
            self._properties(event, mark)
        if event.flow_style and not self.flow:
            self.flow = depth
            name = "flow list" if isinstance(event, SequenceStartEvent) else "flow mapping"
            self._add(name, mark, quoted=quoted(self._written(mark)))

    def _properties(self, event: Any, mark: Any) -> None:
        written = self._written(mark)
        start = written[0] if written[:1] in ("&", "!") else "&" if event.anchor else "!"
        self.problems.append(special(start, written, self._place(mark)))

    def _sequence(self, items: list[Node | Key], line: int, column: int) -> Sequence:
        nodes = tuple(item for item in items if not isinstance(item, Key))
        for item in nodes:
            if isinstance(item, Text) and not item.value.strip():
                self.problems.append(finding("no item", Place(self.file, item.line, item.column)))
        return Sequence(nodes, line, column)

    def _mapping(self, children: list[Node | Key], line: int, column: int) -> Mapping:
        """Pair keys with values; of equal keys the first stays."""
        entries: list[tuple[Key, Node]] = []
        seen: dict[str, int] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Key) or isinstance(value, Key):
                self.problems.append(finding("complex key", Place(self.file, key.line, key.column)))
                continue
            name = key.value
            if name != name.strip() or not unicodedata.is_normalized("NFKC", name):
                name = unicodedata.normalize("NFKC", name).strip()
            if name in seen:
                place = Place(self.file, key.line, key.column)
                self.problems.append(finding("repeated", place, key=shown(key.value), first=seen[name]))
                continue
            seen[name] = key.line
            entries.append((key, value))
            if name is not key.value or name in _ODD or len(name) > MAX_KEY:
                self._unusual_key(key, name)
            if isinstance(value, Text) and (value.line != key.line or not value.value.strip()):
                self._unusual_value(key, value)
        return Mapping(tuple(entries), line, column)

    def _unusual_value(self, key: Key, value: Text) -> None:
        if not value.value.strip():
            place = Place(self.file, key.line, key.column)
            self.problems.append(finding("no value", place, key=shown(key.value)))
        else:
            self.doubts = True

    def _unusual_key(self, key: Key, name: str) -> None:
        place = Place(self.file, key.line, key.column)
        if not name:
            self.problems.append(finding("no key", place))
        elif name == "<<":
            self.problems.append(finding("merge", place))
        elif len(name) > MAX_KEY:
            self.problems.append(finding("long key", place, size=len(name), limit=MAX_KEY))
        elif key.value != key.value.strip():
            self.problems.append(finding("padded key", place, key=shown(name)))

    def _add(self, name: str, mark: Any, **facts: object) -> None:
        self.problems.append(finding(name, self._place(mark), **facts))

    def _place(self, mark: Any) -> Place:
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _written(self, mark: Any) -> str:
        """What stands on the line from `mark` on, as much as a message shows."""
        if self.lines is None:
            self.lines = self.text.split("\n")
        line, column = int(mark.line), int(mark.column)
        return self.lines[line][column : column + 80].rstrip()
