"""裁量阶次: what each tier imposes, on whom, and where the cases of a tier that went now fall."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from chidu.model.changes.arrivals import arrivals, moves_between
from chidu.model.changes.change import Change, Direction, Topic
from chidu.model.changes.conditions import Effect, Key, compare_alternatives
from chidu.model.changes.heading import Heading
from chidu.model.changes.places import Pairs, Placed, paired, placed
from chidu.model.changes.standards import compare_words
from chidu.model.tiers import Tier


def compare_tiers(before: Sequence[Tier], after: Sequence[Tier]) -> Iterator[Change]:
    """What went, came, moved or changed, tier by tier."""
    if before == after:
        return
    old, new = placed(before), placed(after)
    pairs = paired(old, new)
    moves = moves_between(old, new, pairs)
    moved = {move.case.key for move in moves}
    for change, covered in arrivals(old, new, pairs, moves):
        yield change
        moves = [move for move in moves if move not in covered]
    yield from (move.told for move in moves)
    for one, other in pairs:
        if one.tier != other.tier:
            yield from _tier(one, other, moved)
    yield from _order(pairs, old)


def _tier(one: Placed, other: Placed, moved: Collection[Key]) -> Iterator[Change]:
    old, new = one.tier, other.tier
    heading = Heading(Topic.TIER, "", Direction.SAME, other.label)
    for key, direction, before, after in (
        ("名称", Direction.SAME, old.name, new.name),
        ("等级", Direction.SAME, old.grade, new.grade),
        ("轨道", Direction.UNCLEAR, old.track, new.track),
        ("备注", Direction.UNCLEAR, old.remark, new.remark),
    ):
        if before != after:
            yield heading.under(key).says(before, after, direction)
    if old.code != new.code:
        yield Heading(Topic.OTHER, "代码", Direction.SAME, other.label).says(old.code, new.code)
    if old.conditions != new.conditions:
        effect = Effect.RELIEF if one.lets_off and other.lets_off else Effect.UNKNOWN
        stayed = [[case for case in each.conditions if case.key not in moved] for each in (one, other)]
        cases = Heading(Topic.CONDITION, "适用情形", tier=other.label)
        yield from compare_alternatives(cases, stayed[0], stayed[1], effect)
    yield from compare_words(Heading(Topic.AMOUNT, tier=other.label), "裁量标准", old.standard, new.standard)


def _order(pairs: Pairs, old: Sequence[Placed]) -> Iterator[Change]:
    before = [other.label for _, other in sorted(pairs, key=lambda pair: old.index(pair[0]))]
    after = [other.label for _, other in pairs]
    if before != after:
        yield Change(Topic.TIER, "阶次的顺序", "、".join(before), "、".join(after), Direction.SAME)
