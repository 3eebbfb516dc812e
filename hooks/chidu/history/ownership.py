"""Whose version a file is when it does not say so itself: broken YAML, a blob too large, a lost 编号."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chidu.history.reading import Readings
from chidu.history.record import Commit, T

UNIDENTIFIED = "file:"


def owners(commits: Sequence[Commit], found: Readings[T]) -> list[dict[str, str]]:
    """For each commit, the key of every file it left changed, by path.

    A file that names no id belongs to the record its path held before; else, moved unchanged in this
    commit, to the record it was moved from; else to the record its path names next (first committed
    broken, then put right). A file that never names one is kept under `file:<path>`, so that nothing
    drops out of history.
    """
    claims = [_claims(commit, found) for commit in commits]
    _inherit(commits, claims)
    _anticipate(claims)
    return [{path: key or UNIDENTIFIED + path for path, key in claim.items()} for claim in claims]


def _claims(commit: Commit, found: Readings[T]) -> dict[str, str | None]:
    return {change.path: found[change.oid, change.path].key for change in commit.changes if change.oid}


def _inherit(commits: Sequence[Commit], claims: Sequence[dict[str, str | None]]) -> None:
    held: dict[str, str] = {}
    blob: dict[str, str] = {}
    for commit, claim in zip(commits, claims, strict=True):
        moved = _owners_of_gone_blobs(commit, held, blob)
        for change in commit.changes:
            if change.oid is None:
                continue
            key = claim[change.path] or held.get(change.path) or moved.get(change.oid)
            claim[change.path] = key
            blob[change.path] = change.oid
            if key:
                held[change.path] = key


def _owners_of_gone_blobs(commit: Commit, held: Mapping[str, str], blob: Mapping[str, str]) -> dict[str, str]:
    gone = [change.path for change in commit.changes if change.oid is None]
    return {blob[path]: held[path] for path in gone if path in blob and path in held}


def _anticipate(claims: Sequence[dict[str, str | None]]) -> None:
    upcoming: dict[str, str] = {}
    for claim in reversed(claims):
        for path, key in claim.items():
            if key:
                upcoming[path] = key
            else:
                claim[path] = upcoming.get(path)
