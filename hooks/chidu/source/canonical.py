"""Reads files written in the canonical form, which need no YAML parser; whatever else it meets it leaves to one.

Nearly every record is canonical (`chidu format` sees to it). Reading such a file line by line takes a third of the
time of the parser's events. It may say "not mine" to anything, but must never read a value otherwise than the
composer does: a property test holds the two together.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from chidu.source.composer import suspicious
from chidu.source.guards import MAX_DEPTH, MAX_NODES, MAX_TEXT
from chidu.source.lines import MODELINE
from chidu.source.nodes import Plain

# Keys of letters and digits only, and values that no rule of YAML could read as anything but themselves.
_KEY = "[一-鿿A-Za-z0-9]{1,60}"
_VALUE = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`.<=~\\](?:[^\n:#]*[^\s:#])?"
_LINE = re.compile(rf"( *)(- )?(?:({_KEY}):(?: ({_VALUE}))?|({_VALUE}))\n")

_Container: TypeAlias = "dict[str, Plain] | list[Plain]"


def read_canonical(data: bytes) -> dict[str, Plain] | None:
    """What a canonical file holds, as dicts, lists and texts; None for a file that a parser has to read."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    if len(text) > min(MAX_TEXT, MAX_NODES) or suspicious(text):
        return None
    modeline = MODELINE.match(text)
    return _read(text, modeline.end() if modeline else 0)


def _read(text: str, end: int) -> dict[str, Plain] | None:
    """One turn a line; `open` are the containers the next line may belong to, by their indentation."""
    root: dict[str, Plain] = {}
    current: _Container = root
    indent = 0
    outer: list[tuple[int, _Container]] = []
    waiting: str | None = None  # a key of `current` whose value starts on the next line
    for line in _LINE.finditer(text, end):
        if line.start() != end:
            return None
        end = line.end()
        spaces, dash, key, value, item = line.groups()
        depth = len(spaces)
        if waiting is not None:
            if depth != indent + 2 or type(current) is not dict or len(outer) > MAX_DEPTH - 3:
                return None
            outer.append((indent, current))
            inner: _Container = [] if dash else {}
            current[waiting] = inner
            indent, current, waiting = depth, inner, None
        else:
            while depth < indent:
                indent, current = outer.pop()
            if depth != indent:
                return None
        if dash:
            if type(current) is not list:
                return None
            if key is None:
                current.append(item)
                continue
            outer.append((indent, current))
            entry: dict[str, Plain] = {}
            current.append(entry)
            indent, current = indent + 2, entry
        if key is None or type(current) is not dict or key in current:
            return None
        if value is None:
            waiting = key
            current[key] = ""
        else:
            current[key] = value
    return root if end == len(text) and waiting is None and root else None
