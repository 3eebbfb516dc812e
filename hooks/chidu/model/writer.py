"""The canonical form of a record: keys in the model's order, one spelling of every shape."""

from __future__ import annotations

from typing import Any

from chidu.model.kinds import Kind
from chidu.model.reader import Record
from chidu.source.emitter import emit


def modeline(kind: Kind, path: str) -> str:
    """The first line of a file: tells an editor which schema applies. `path` is relative to the content folder."""
    up = "../" * (path.count("/") + 1)
    return f"# yaml-language-server: $schema={up}schema/{kind}.json"


def tree(record: Record) -> dict[str, Any]:
    """The record as dicts, lists and texts with Chinese keys; values that are absent, empty or not typed are left out."""
    dumped = record.model_dump(by_alias=True, exclude_none=True, exclude_unset=True)
    return {key: _plain(value) for key, value in dumped.items() if value not in _EMPTY}


_EMPTY: tuple[Any, ...] = (None, (), [], {})


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item not in _EMPTY}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return str(value)


def write_record(record: Record, kind: Kind, path: str) -> str:
    """The whole text of a record's file."""
    return emit(tree(record), modeline(kind, path))
