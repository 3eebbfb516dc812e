"""不予处罚 and the rest of 行政处罚法 30-33, and the conditions of lists: who is let off, and who is not."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.model.benchmark import Benchmark
from chidu.model.changes.change import Change, Direction, Topic
from chidu.model.changes.conditions import (
    Alternative,
    Beside,
    Effect,
    Key,
    alternatives,
    compare_alternatives,
)
from chidu.model.changes.heading import Heading
from chidu.model.tiers import ListConditions, ListOutcome

# From the greatest relief to the burden; 停止执行 is no step between them.
_RANKED = (
    ("no_penalty", "不予处罚"),
    ("may_waive", "可以不予处罚"),
    ("mitigated", "减轻"),
    ("lighter", "从轻"),
    ("heavier", "从重"),
)
_STOP = ("stop_execution", "停止执行")
_OUTCOMES = tuple(ListOutcome)


def compare_circumstances(before: Benchmark, after: Benchmark) -> Iterator[Change]:
    """What was added to each list, taken from it, reworded in it, or moved from one to another."""
    old = {key: alternatives(getattr(before, name)) for name, key in _RANKED}
    new = {key: alternatives(getattr(after, name)) for name, key in _RANKED}
    yield from _moved(old, new)
    tiers = Beside(_of_tiers(before), _of_tiers(after))
    for key, listed in old.items():
        effect = Effect.BURDEN if key == "从重" else Effect.RELIEF
        beside = Beside((*tiers.before, *_but(key, old)), (*tiers.after, *_but(key, new)))
        heading = Heading(Topic.CONDITION, f"{key}情形")
        yield from compare_alternatives(heading, listed, new[key], effect, beside)
    stopped = alternatives(before.stop_execution), alternatives(after.stop_execution)
    yield from compare_alternatives(Heading(Topic.CONDITION, f"{_STOP[1]}情形"), *stopped, Effect.RELIEF)


_Lists = dict[str, list[Alternative]]


def excused(record: Benchmark) -> list[Alternative]:
    """The circumstances that bring relief, whatever the tier."""
    return [each for name, key in _RANKED if key != "从重" for each in alternatives(getattr(record, name))]


def _of_tiers(record: Benchmark) -> list[Alternative]:
    return [each for tier in record.tiers or () for each in alternatives(tier.conditions)]


def _but(key: str, lists: _Lists) -> list[Alternative]:
    return [each for other, listed in lists.items() if other != key for each in listed]


def _moved(old: _Lists, new: _Lists) -> Iterator[Change]:
    """Circumstances that left one list for another, which are taken out of both."""
    ranks = [key for _, key in _RANKED]
    for source in ranks:
        for target in ranks:
            for each in _left(old, new, source, target):
                direction = (
                    Direction.HEAVIER if ranks.index(target) > ranks.index(source) else Direction.LIGHTER
                )
                old[source] = [one for one in old[source] if one.key != each.key]
                new[target] = [one for one in new[target] if one.key != each.key]
                yield Change(Topic.CONDITION, f"情形“{each.words}”", source, target, direction)


def _left(old: _Lists, new: _Lists, source: str, target: str) -> list[Alternative]:
    if source == target:
        return []
    stayed, known = _keys(new[source]), _keys(old[target])
    came = _keys(new[target]) - known
    return [each for each in old[source] if each.key in came and each.key not in stayed]


def _keys(listed: list[Alternative]) -> set[Key]:
    return {each.key for each in listed}


def compare_lists(before: ListConditions, after: ListConditions) -> Iterator[Change]:
    """清单条件: one more condition to be met at once makes relief harder to get."""
    heading = Heading(Topic.CONDITION, "清单条件")
    if before.outcome is not after.outcome:
        heavier = _OUTCOMES.index(after.outcome) > _OUTCOMES.index(before.outcome)
        direction = Direction.HEAVIER if heavier else Direction.LIGHTER
        yield heading.under("结果").says(before.outcome, after.outcome, direction)
    old, new = _listed(before), _listed(after)
    if _texts(old) == _texts(new) and {len(old), len(new)} == {1, len(_texts(old))}:
        yield from _loosened(heading, before, after)
    else:
        yield from compare_alternatives(heading, old, new, Effect.RELIEF)


def _listed(conditions: ListConditions) -> list[Alternative]:
    together = [Alternative.of(conditions.all_of)] if conditions.all_of else []
    return [*together, *(Alternative.of((text,)) for text in conditions.any_of)]


def _texts(listed: list[Alternative]) -> set[str]:
    return {text for each in listed for text in each.key}


def _loosened(heading: Heading, before: ListConditions, after: ListConditions) -> Iterator[Change]:
    """The same conditions, all of them or any of them."""
    one, other = _in_words(before), _in_words(after)
    if one != other and len(_listed(before)) == len(_listed(after)):
        yield heading.says(one, other, Direction.EDITORIAL)
    elif one != other:
        eased = len(_listed(after)) > len(_listed(before))
        yield heading.says(one, other, Direction.LIGHTER if eased else Direction.HEAVIER)


def _in_words(conditions: ListConditions) -> str:
    listed = (("同时满足", conditions.all_of), ("任一", conditions.any_of))
    return "；".join(f"{key}：{'；'.join(texts)}" for key, texts in listed if texts)
