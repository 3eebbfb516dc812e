"""Tiers that went and came, and cases that changed their tier: merged, split, moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from chidu.model.changes.change import WHOLE_TIER, Change, Direction, Topic
from chidu.model.changes.conditions import Alternative, Beside, Key
from chidu.model.changes.places import Pairs, Placed
from chidu.model.changes.standards import in_words, weigh


@dataclass(frozen=True, slots=True)
class Move:
    """A case that fell under one tier and falls under another now."""

    case: Alternative
    source: Placed
    target: Placed

    @property
    def told(self) -> Change:
        """The move by itself."""
        subject, source = f"情形“{self.case.words}”的阶次", self.source.label
        return Change(Topic.CONDITION, subject, source, self.target.label, self.direction, source)

    @property
    def direction(self) -> Direction:
        """Which way the case goes: from what it was decided by to what decides it now."""
        return weigh(self.source.tier.standard, self.target.tier.standard)


def moves_between(old: Sequence[Placed], new: Sequence[Placed], pairs: Pairs) -> list[Move]:
    """Only cases that stand in one tier before and in one after: of others nobody can say where they were."""
    stirred = [pair for pair in pairs if pair[0].tier.conditions != pair[1].tier.conditions]
    if len(old) == len(new) == len(pairs) and len(stirred) < _TWO:
        return []
    before, after = _cases(old), _cases(new)
    became = {one.label: other.label for one, other in pairs}
    found = []
    for key, (case, source) in before.items():
        target = after[key][1] if key in after else None
        if target is not None and became.get(source.label) != target.label:
            found.append(Move(case, source, target))
    return found


# A case that leaves one tier for another changes the conditions of both.
_TWO = 2


def _cases(placed: Sequence[Placed]) -> dict[Key, tuple[Alternative, Placed]]:
    times = Counter(case.key for each in placed for case in each.conditions)
    return {case.key: (case, each) for each in placed for case in each.conditions if times[case.key] == 1}


def arrivals(
    old: Sequence[Placed], new: Sequence[Placed], pairs: Pairs, moves: Sequence[Move], excused: Beside
) -> Iterator[tuple[Change, Sequence[Move]]]:
    """Tiers that went and came, each with the moves that its change tells.

    One all of whose cases fall under one other tier now was merged into it; one all of whose cases fell under one
    other tier was split from it: then it is known what became of them.
    """
    gone = [each for each in old if each not in [one for one, _ in pairs]]
    come = [each for each in new if each not in [other for _, other in pairs]]
    merged = [found for each in gone if (found := _one_way(each, [m for m in moves if m.source is each]))]
    split = [found for each in come if (found := _one_way(each, [m for m in moves if m.target is each]))]
    kept = {other.label: one.label for one, other in pairs}
    for move in merged:
        yield _merger(move, moves, kept), [m for m in moves if m.source is move.source]
    for move in split:
        if move.source not in [each.source for each in merged]:
            yield _split(move, moves, kept), [m for m in moves if m.target is move.target]
    excused = Beside((*excused.before, *_let_off(old)), (*excused.after, *_let_off(new)))
    for each in gone:
        if not _accounted(each, [m for m in moves if m.source is each], merged + split):
            yield _whole(each, excused, gone=True), ()
    for each in come:
        if not _accounted(each, [m for m in moves if m.target is each], merged + split):
            yield _whole(each, excused, gone=False), ()


def _let_off(tiers: Sequence[Placed]) -> list[Alternative]:
    return [case for each in tiers if each.lets_off for case in each.conditions]


def _one_way(each: Placed, own: Sequence[Move]) -> Move | None:
    """One of its moves where all cases of a tier went, or came, the same way."""
    ways = {(move.source.label, move.target.label) for move in own}
    return own[0] if len(ways) == 1 and len(own) == len(each.conditions) else None


def _accounted(each: Placed, own: Sequence[Move], told: Sequence[Move]) -> bool:
    """Whether every case of a tier went, or came, by a merger or a split that is told."""
    ways = {(move.source.label, move.target.label) for move in told}
    return len(own) == len(each.conditions) > 0 and all((m.source.label, m.target.label) in ways for m in own)


def _merger(move: Move, moves: Sequence[Move], kept: Mapping[str, str]) -> Change:
    target = move.target.label
    sources = [each.source.label for each in moves if each.target is move.target]
    before = "、".join(dict.fromkeys([*sources, *([kept[target]] if target in kept else [])]))
    return Change(Topic.TIER, "合并", before, target, move.direction, move.source.label)


def _split(move: Move, moves: Sequence[Move], kept: Mapping[str, str]) -> Change:
    source = move.source.label
    targets = [each.target.label for each in moves if each.source is move.source]
    after = "、".join(dict.fromkeys([*targets, *(now for now, then in kept.items() if then == source)]))
    return Change(Topic.TIER, "拆分", source, after, move.direction, move.target.label)


def _whole(each: Placed, excused: Beside, *, gone: bool) -> Change:
    """Nobody can say how its cases were decided before; but where it lets them off, they are let off now.

    Unless relief was, or is, to be had for them elsewhere.
    """
    words = in_words(each.tier.standard)
    elsewhere = any(map(excused.took if gone else excused.gave, each.conditions))
    direction = Direction.LIGHTER if each.lets_off and not elsewhere else Direction.UNCLEAR
    if gone:
        return Change(Topic.TIER, WHOLE_TIER, words, None, direction.reverse, each.label)
    return Change(Topic.TIER, WHOLE_TIER, None, words, direction, each.label)
