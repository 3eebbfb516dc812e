"""The differences between two texts as pages show them: which way, tier by tier, and every change with its words marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chidu.model.changes import Change, Direction, Op, by_tier, marks, overall, verdict

Pieces = tuple[tuple[Op, str], ...]

# Shorter words are read faster whole: 3万元 → 2万元.
_SHORT = 16


@dataclass(frozen=True, slots=True)
class MarkedChange:
    """A change, with the pieces of its words where marking them helps to read; () elsewhere."""

    change: Change
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one text to another: `words` of the whole, `direction` for its mark, tier by tier."""

    words: str
    direction: Direction
    tiers: tuple[tuple[str, Direction], ...]
    changes: tuple[MarkedChange, ...]


def difference(changes: Iterable[Change]) -> Difference:
    """Of changes in a reader's words."""
    found = tuple(changes)
    return Difference(
        verdict(found) if found else "没有不同",
        overall(found),
        tuple(by_tier(found).items()),
        tuple(MarkedChange(each, pieces_of(each)) for each in found),
    )


def pieces_of(change: Change) -> Pieces:
    """The words of a change in pieces; () where one side is missing or both are short."""
    before, after = change.before, change.after
    if before is None or after is None or max(len(before), len(after)) <= _SHORT:
        return ()
    return marks(before, after)
