"""What several changes come to: per tier and overall, never netted."""

from __future__ import annotations

from collections.abc import Iterable

from chidu.model.changes.change import Change, Direction, Topic

_BOTH = frozenset({Direction.LIGHTER, Direction.HEAVIER})


def directions(changes: Iterable[Change]) -> frozenset[Direction]:
    """Every way some change goes: what a filter asks for (“有加重的”)."""
    return frozenset(change.direction for change in changes)


def overall(changes: Iterable[Change]) -> Direction:
    """The one word for all of them.

    减轻 and 加重 are claims about the whole: they are said only where every change is known to go that way or to have
    no bearing. What is lighter here and heavier there is 有增有减 and never weighed up. Something unclear beside
    something lighter leaves the whole 未判断; `verdict` tells both. Nothing at all is 不变.
    """
    return _overall(directions(changes))


def _overall(found: frozenset[Direction]) -> Direction:
    if Direction.MIXED in found or found >= _BOTH:
        return Direction.MIXED
    for each in (Direction.UNCLEAR, Direction.HEAVIER, Direction.LIGHTER):
        if each in found:
            return each
    return Direction.EDITORIAL if found == {Direction.EDITORIAL} else Direction.SAME


def verdict(changes: Iterable[Change]) -> str:
    """`overall` in words for a reader, which keep what is known where the whole is not: 有加重，另有未判断."""
    found = directions(changes)
    if not found:
        return "没有改动"
    word = _overall(found)
    known = found & {*_BOTH, Direction.MIXED}
    if Direction.UNCLEAR not in found or not known:
        return word.label
    part = word.value if word is Direction.MIXED else f"有{min(known).value}"
    return f"{part}，另有未判断"


def by_tier(changes: Iterable[Change]) -> dict[str, Direction]:
    """`overall` of the changes of each tier, in the order the tiers first appear."""
    return {tier: overall(found) for tier, found in of_tiers(changes).items()}


def of_tiers(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """The changes of each tier, in the order the tiers first appear."""
    tiers: dict[str, list[Change]] = {}
    for change in changes:
        if change.tier is not None:
            tiers.setdefault(change.tier, []).append(change)
    return tiers


def substantive(changes: Iterable[Change]) -> bool:
    """Whether any change is one of meaning, and of what the record rules rather than of the record itself."""
    return any(
        change.direction is not Direction.EDITORIAL and change.topic is not Topic.OTHER for change in changes
    )
