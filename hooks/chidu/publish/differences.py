"""The differences between two texts as pages show them: which way, tier by tier, and every change with its words marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chidu.model.changes import Change, Direction, Op, Topic, by_tier, marks, overall, verdict

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
    """All changes from one text to another: `words` of the whole, `direction` for its mark, the tiers worth naming."""

    words: str
    direction: Direction
    tiers: tuple[tuple[str, Direction], ...]
    changes: tuple[MarkedChange, ...]
    several: bool
    """Whether a word on the whole says more than the changes themselves."""


def difference(changes: Iterable[Change]) -> Difference:
    """Of changes in a reader's words."""
    found = tuple(changes)
    return Difference(
        verdict(found) if found else "没有不同",
        overall(found),
        tiers_to_name(found),
        marked(found),
        several(found),
    )


def marked(changes: Iterable[Change]) -> tuple[MarkedChange, ...]:
    """Each with the pieces of its words."""
    return tuple(MarkedChange(each, pieces_of(each)) for each in changes)


def several(changes: Sequence[Change]) -> bool:
    """Whether there are two changes or more that are not only about the record."""
    return sum(change.topic is not Topic.OTHER for change in changes) > 1


def tiers_to_name(changes: Sequence[Change]) -> tuple[tuple[str, Direction], ...]:
    """The tiers that tell more than the whole: neither the only one, going the same way, nor any where nothing weighs."""
    found = by_tier(changes)
    alone = len(found) < 2 or overall(changes) in (Direction.SAME, Direction.EDITORIAL)
    return () if alone and {*found.values()} <= {overall(changes)} else tuple(found.items())


def pieces_of(change: Change) -> Pieces:
    """The words of a change in pieces; () where one side is missing or both are short."""
    before, after = change.before, change.after
    if before is None or after is None or max(len(before), len(after)) <= _SHORT:
        return ()
    return marks(before, after)
