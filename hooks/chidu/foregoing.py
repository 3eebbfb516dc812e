"""What each benchmark said before its last change, for the rules: from HEAD where it was edited since, else from history.

The walk through history is written down with the commit it reached, so that the next check walks only what is new.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from chidu import git
from chidu.git import files_at, foregoing
from chidu.history import blob_name
from chidu.model.kinds import Kind, Location, locate_record
from chidu.rules.revision_reason import Foregoing

_Former = dict[str, str]
"""By the id of a benchmark, the blob that held it before its last recorded change."""


def read_foregoing(content: Path, files: Mapping[str, bytes], note: Path | None = None) -> Foregoing:
    """The state before of every benchmark that has one, by its path in findings; nothing where git cannot tell.

    `files` are the records by path below the content folder. `note` is where the walk is written down, None walks anew.
    """
    repo, name = content.parent, content.name
    try:
        head = git.head(repo)
        if head is None:
            return Foregoing()
        tree = _benchmarks(files_at(repo, "HEAD", name))
        former = _former(repo, name, head, tree, note)
    except git.GitError:
        return Foregoing()
    marks = {f"{name}/{path}": oid for path, oid in _before(files, tree, former)}
    return Foregoing(marks, lambda oids: _blobs(repo, oids))


def _blobs(repo: Path, oids: Iterable[str]) -> Mapping[str, bytes]:
    try:
        found = git.blobs(repo, dict.fromkeys(oids))
        return {oid: content for oid, content in found if isinstance(content, bytes)}
    except git.GitError:
        return {}


_Tree = dict[str, dict[date, str]]
"""By id, the blobs at HEAD by the day they were adopted for; the record's own file has none, and comes first."""


def _benchmarks(recorded: Mapping[str, str]) -> _Tree:
    """Of an id that two files carry nobody can say which came before."""
    found: _Tree = {}
    doubled = set()
    for path, oid in recorded.items():
        if (at := _benchmark(path)) is not None:
            first = found.setdefault(at.id, {}).setdefault(at.adopted_for or date.min, oid)
            doubled |= {at.id} if first is not oid else set()
    return {id: several for id, several in found.items() if id not in doubled}


def _benchmark(path: str) -> Location | None:
    at = locate_record(path)
    return at if at and at.kind is Kind.BENCHMARK else None


def _before(files: Mapping[str, bytes], tree: _Tree, former: _Former) -> Iterator[tuple[str, str]]:
    """Path and blob before: a version adopted ahead follows the one before it, the record's own file its own past."""
    for path, data in files.items():
        at = _benchmark(path)
        recorded = tree.get(at.id) if at else None
        if at is None or not recorded:
            continue
        if at.adopted_for:
            earlier = [day for day in recorded if day < at.adopted_for]
            oid = recorded[max(earlier)] if earlier else None
        else:
            own = recorded.get(date.min)
            unchanged = own is not None and own == blob_name(data, own)
            oid = former.get(at.id) if unchanged else own
        if oid:
            yield path, oid


def _former(repo: Path, name: str, head: str, tree: _Tree, note: Path | None) -> _Former:
    reached, known = _remembered(note)
    if reached == head:
        return known
    since = reached if reached and reached in foregoing.line(repo) else None
    found = dict(_walked(repo, name, tree, since))
    former = {**known, **found} if since else found
    _remember(note, head, former)
    return former


def _walked(repo: Path, name: str, tree: _Tree, since: str | None) -> Iterator[tuple[str, str]]:
    """Id and former blob of what changed: the newest state that differs from the present one, wherever it lay."""
    seen: set[str] = set()
    for path, former in foregoing.replaced(repo, name, since):
        at = _benchmark(path)
        if at is None or at.adopted_for or at.id in seen or former == tree.get(at.id, {}).get(date.min):
            continue
        seen.add(at.id)
        yield at.id, former


def _remembered(note: Path | None) -> tuple[str, _Former]:
    try:
        head, former = json.loads(note.read_bytes()) if note else ("", {})
        return str(head), {str(id): str(oid) for id, oid in former.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return "", {}


def _remember(note: Path | None, head: str, former: _Former) -> None:
    if note is None:
        return
    written = note.with_name(f"{note.name}.{os.getpid()}")
    try:
        note.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(json.dumps([head, former], separators=(",", ":")), encoding="ascii")
        written.replace(note)
    except OSError:  # the next check walks again, that is all
        with suppress(OSError):
            written.unlink()
