"""The tiers of two versions: which became which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from chidu.model.changes.conditions import Alternative, alternatives
from chidu.model.changes.meaning import meaning
from chidu.model.changes.names import distinct
from chidu.model.fines import ORDERS
from chidu.model.tiers import Tier
from chidu.sanction import Kind


@dataclass(frozen=True)
class Placed:
    """A tier with the label that tells it from the others of its record."""

    label: str
    tier: Tier

    @cached_property
    def conditions(self) -> list[Alternative]:
        """Its cases."""
        return alternatives(self.tier.conditions)

    @property
    def lets_off(self) -> bool:
        """Whether whoever falls under it is not punished, for certain."""
        readings = [each.reading for each in self.tier.standard]
        items = [item for reading in readings for item in reading.items]
        certain = all(reading.complete for reading in readings) and not any(item.optional for item in items)
        kinds = {item.kind for item in items}
        return certain and Kind.NO_PENALTY in kinds and kinds <= {Kind.NO_PENALTY, *ORDERS}


def placed(tiers: Sequence[Tier]) -> list[Placed]:
    """The tiers of a record, two of one name told apart."""
    names = distinct(_name(tier) for tier in tiers)
    return [Placed(name, tier) for name, tier in zip(names, tiers, strict=True)]


def _name(tier: Tier) -> str:
    return f"{tier.name}（{tier.track}）" if tier.track else tier.name


Pairs = list[tuple[Placed, Placed]]


def paired(old: Sequence[Placed], new: Sequence[Placed]) -> Pairs:
    """Tiers are the same by name and what else they say, then by their conditions, by name alone, by code or standard.

    A name that went to other cases with another standard is not the same tier: what it was is called otherwise now.
    """
    pairs: Pairs = []
    gone, come = list(old), list(new)
    for alike in _LIKENESSES:
        before, after = _unique(gone, alike), _unique(come, alike)
        found = [(before[each], after[each]) for each in before if each in after]
        pairs += found
        gone = [each for each in gone if each not in [one for one, _ in found]]
        come = [each for each in come if each not in [other for _, other in found]]
    return sorted(pairs, key=lambda pair: new.index(pair[1]))


def _unique(placed: Sequence[Placed], alike: Callable[[Placed], object]) -> dict[object, Placed]:
    """By a likeness, those that share it with no other."""
    times = Counter(alike(each) for each in placed)
    return {alike(each): each for each in placed if times[alike(each)] == 1 and alike(each) is not None}


def _by_conditions(placed: Placed) -> object:
    keys = frozenset(each.key for each in placed.conditions)
    return (placed.tier.track, keys) if keys else None


def by_standard(placed: Placed) -> object:
    """What a tier imposes, however it is written."""
    return tuple((each.track, meaning(each.words)) for each in placed.tier.standard)


_LIKENESSES: tuple[Callable[[Placed], object], ...] = (
    lambda placed: (placed.label, _by_conditions(placed)),
    lambda placed: (placed.label, by_standard(placed)),
    lambda placed: (meaning(placed.label), _by_conditions(placed)),
    _by_conditions,
    lambda placed: placed.label,
    lambda placed: meaning(placed.label),
    lambda placed: placed.tier.code,
    by_standard,
)
