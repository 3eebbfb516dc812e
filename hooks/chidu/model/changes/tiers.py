"""裁量阶次: what each tier imposes, on whom, and where the cases of a tier that went now fall."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from chidu.model.changes.arrivals import arrivals, moves_between
from chidu.model.changes.change import Change, Direction, Topic
from chidu.model.changes.conditions import NOWHERE, Alternative, Beside, Effect, Key, compare_alternatives
from chidu.model.changes.heading import Heading
from chidu.model.changes.places import Pairs, Placed, by_standard, paired, placed
from chidu.model.changes.standards import compare_words, unproved
from chidu.model.tiers import Tier


def compare_tiers(
    before: Sequence[Tier], after: Sequence[Tier], excused: Beside = NOWHERE
) -> Iterator[Change]:
    """What went, came, moved or changed, tier by tier; `excused` are cases that find relief whatever their tier."""
    if before == after:
        return
    old, new = placed(before), placed(after)
    pairs = paired(old, new)
    moves = moves_between(old, new, pairs)
    moved = {move.case.key for move in moves}
    for change, covered in arrivals(old, new, pairs, moves, excused):
        yield change
        moves = [move for move in moves if move not in covered]
    yield from (move.told for move in moves)
    for one, other in pairs:
        if one.tier != other.tier:
            beside = Beside((*excused.before, *_others(one, old)), (*excused.after, *_others(other, new)))
            comparable = not _passed_on(one, other, beside) and not _handed_on(one, other, old, new)
            yield from _tier(one, other, moved, beside, comparable=comparable)
    yield from _order(pairs, old)


def _others(own: Placed, tiers: Sequence[Placed]) -> list[Alternative]:
    return [case for each in tiers if each is not own for case in each.conditions]


def _tier(
    one: Placed, other: Placed, moved: Collection[Key], beside: Beside, *, comparable: bool
) -> Iterator[Change]:
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
        yield from compare_alternatives(cases, stayed[0], stayed[1], effect, beside)
    words = compare_words(Heading(Topic.AMOUNT, tier=other.label), "裁量标准", old.standard, new.standard)
    yield from words if comparable and old.track == new.track else map(unproved, words)


def _passed_on(one: Placed, other: Placed, beside: Beside) -> bool:
    """Whether a tier has none of its cases left while some went to, or came from, another: who is hit by the change?"""
    was, now = _keys(one), _keys(other)
    if not was or not now or was & now:
        return False
    return any(case.key in was for case in beside.after) or any(case.key in now for case in beside.before)


def _handed_on(one: Placed, other: Placed, old: Sequence[Placed], new: Sequence[Placed]) -> bool:
    """Whether a tier has none of its cases left, as far as told, and what it imposed or imposes is another's too.

    Then a name may only have been given to the next one: 轻微、一般 are called 一般、严重 now.
    """
    was, now = by_standard(one), by_standard(other)
    if was == now or _keys(one) & _keys(other):
        return False
    return was in [by_standard(each) for each in new if each is not other] or now in [
        by_standard(each) for each in old if each is not one
    ]


def _keys(placed: Placed) -> set[Key]:
    return {case.key for case in placed.conditions}


def _order(pairs: Pairs, old: Sequence[Placed]) -> Iterator[Change]:
    before = [other.label for _, other in sorted(pairs, key=lambda pair: old.index(pair[0]))]
    after = [other.label for _, other in pairs]
    if before != after:
        yield Change(Topic.TIER, "阶次的顺序", "、".join(before), "、".join(after), Direction.SAME)
