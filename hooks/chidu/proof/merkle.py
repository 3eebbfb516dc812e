"""The Merkle tree hash of RFC 6962, section 2.1, with SHA-256, and the audit paths of section 2.1.1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

EMPTY = sha256().digest()
"""The hash of an empty list: that of an empty string."""


def leaf(data: bytes) -> bytes:
    """The hash of one entry, whatever its size: 0x00 before it keeps a node from passing for an entry."""
    return sha256(b"\x00" + data).digest()


def node(left: bytes, right: bytes) -> bytes:
    """The hash over two subtrees."""
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The tree hash of a list, from the hashes of its entries in order."""
    level = list(leaves)
    while len(level) > 1:
        level = _above(level)
    return level[0] if level else EMPTY


def _above(level: Sequence[bytes]) -> list[bytes]:
    """One level up: neighbours two by two; the last of an odd number goes up as it is.

    The same as splitting at the largest power of two below the length, as the RFC writes it, without recursion.
    """
    pairs = [node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
    return [*pairs, level[-1]] if len(level) % 2 else pairs


def audit_path(index: int, leaves: Sequence[bytes]) -> tuple[bytes, ...]:
    """PATH(m, D[n]): the hashes that lead from the entry at `index`, from 0, to the root; the lowest comes first.

    Raises IndexError where there is no such entry.
    """
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    level, path = list(leaves), []
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            path.append(level[beside])
        level, index = _above(level), index // 2
    return tuple(path)


def root_by_path(entry: bytes, index: int, size: int, path: Iterable[bytes]) -> bytes | None:
    """The root that a path leads to from an entry's hash in a list of `size`; None where the path has not its length."""
    if not 0 <= index < size:
        return None
    steps = list(path)
    last = size - 1
    while last:
        if index % 2 or index < last:
            if not steps:
                return None
            beside = steps.pop(0)
            entry = node(beside, entry) if index % 2 else node(entry, beside)
        index, last = index // 2, last // 2
    return None if steps else entry
