"""The records of one state of the repository: what the root is made of, and the list of them that goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from chidu.proof import merkle
from chidu.proof.manifest import manifest


class Stamp(NamedTuple):
    """What stands for a record's source: its SHA-256 as hex, and its leaf in the tree."""

    digest: str
    leaf: bytes


def stamp(data: bytes) -> Stamp:
    """The stamp of a record's source bytes."""
    return Stamp(sha256(data).hexdigest(), merkle.leaf(data))


@dataclass(frozen=True)
class Inventory:
    """Stamps by the record's path from the top of the repository (`content/laws/FL-0001.yml`).

    The order is that of the paths' bytes, as `git ls-tree -r` and `LC_ALL=C sort` have it.
    """

    stamps: Mapping[str, Stamp]

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The paths in order."""
        return tuple(sorted(self.stamps, key=lambda path: path.encode("utf-8", "surrogateescape")))

    @cached_property
    def leaves(self) -> tuple[bytes, ...]:
        """The leaves in the order of the paths."""
        return tuple(self.stamps[path].leaf for path in self.paths)

    @cached_property
    def root(self) -> str:
        """The tree hash over the source bytes, as hex."""
        return merkle.root(self.leaves).hex()

    @cached_property
    def listing(self) -> bytes:
        """records.txt: hash and path of every record. The root is over what the records say, this is over where they lie."""
        names = ((path.encode("utf-8", "surrogateescape"), self.stamps[path].digest) for path in self.paths)
        return manifest(names)

    @cached_property
    def listing_digest(self) -> str:
        """SHA-256 of records.txt as hex."""
        return sha256(self.listing).hexdigest()


@dataclass(frozen=True, slots=True)
class Membership:
    """The proof that one record is among those sealed: its place, from 0, of how many, and the audit path."""

    path: str
    stamp: Stamp
    index: int
    size: int
    audit_path: tuple[bytes, ...]

    @property
    def root(self) -> str | None:
        """The root the path leads to."""
        found = merkle.root_by_path(self.stamp.leaf, self.index, self.size, self.audit_path)
        return found.hex() if found else None

    def as_json(self) -> dict[str, object]:
        """Everything another program needs to follow the path."""
        return {
            "file": self.path,
            "sha256": self.stamp.digest,
            "leaf": self.stamp.leaf.hex(),
            "index": self.index,
            "size": self.size,
            "audit_path": [each.hex() for each in self.audit_path],
            "root": self.root,
        }


def membership(inventory: Inventory, path: str) -> Membership:
    """The proof for a record; raises KeyError where it is not among them."""
    if path not in inventory.stamps:
        raise KeyError(path)
    index = inventory.paths.index(path)
    steps = merkle.audit_path(index, inventory.leaves)
    return Membership(path, inventory.stamps[path], index, len(inventory.paths), steps)
