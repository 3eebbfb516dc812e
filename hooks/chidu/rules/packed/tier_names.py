"""What tiers are called: the names a pack fixes for three tiers and for five, or 等级 that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from chidu.model.fields import refuse
from chidu.problems import Level, Problem
from chidu.rules.demands import Demand, PenaltyRule, RuleParameters
from chidu.rules.packed.grades import GRADES, called
from chidu.rules.packed.ladders import Ladder, ladders
from chidu.rules.penalty import Penalty


def _by_count(value: object) -> object:
    if not isinstance(value, dict) or not value:
        raise refuse("names_form", "写成“3档:”，下面一行一个名称，从轻到重")
    return {_count(key, names): tuple(names) for key, names in value.items()}


def _count(key: object, names: object) -> int:
    """3档 -> 3; an int is one that was read before."""
    count = str(key).removesuffix("档")
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) and name for name in names):
        raise refuse("names_form", f"“{key}”下面一行写一个名称，前面写“- ”")
    if str(len(names)) != count or len(set(names)) < len(names):
        raise refuse("names_count", f"“{key}”下面应当是 {count} 个不同的名称，现在有 {len(set(names))} 个")
    return len(names)


class Parameters(RuleParameters):
    """Names from light to heavy for every number of tiers the document names any for."""

    names: Annotated[
        dict[int, tuple[str, ...]], BeforeValidator(_by_count), WithJsonSchema({"type": "object"})
    ] = Field(alias="名称", description="几档的各档叫什么，从轻到重，例如 3档 下面写轻微、一般、严重")


def check(penalty: Penalty, ask: Demand[Parameters]) -> Iterator[Problem]:
    """Judged for each ladder whose law leaves discretion; of counts beyond those named another rule speaks."""
    for ladder in ladders(penalty.record):
        if ladder.discretionary:
            yield from _ladder(penalty, ask, ladder)


def _ladder(penalty: Penalty, ask: Demand[Parameters], ladder: Ladder) -> Iterator[Problem]:
    named, count = ask.parameters.names, len(ladder.ranks)
    if count in named:
        if differing := _differing(ladder, named[count]):
            yield _misnamed(penalty, ask, ladder, named[count], differing[0])
    elif min(named) < count < max(named):
        yield _nameless(penalty, ask, ladder)


def _differing(ladder: Ladder, expected: tuple[str, ...]) -> list[int]:
    """The tiers of another name, by index; the rows of a matrix may come in any order."""
    names = [called(rank.name, rank.grade) for rank in ladder.ranks]
    if ladder.ordered:
        return [
            index for index, (own, name) in enumerate(zip(names, expected, strict=True)) if name not in own
        ]
    if all(any(name in own for own in names) for name in expected):
        return []
    return [index for index, own in enumerate(names) if own.isdisjoint(expected)] or [0]


def _misnamed(
    penalty: Penalty, ask: Demand[Parameters], ladder: Ladder, expected: tuple[str, ...], first: int
) -> Problem:
    typed = "".join(f"“{rank.name}”" for rank in ladder.ranks)
    wanted = "、".join(expected)
    declared = "；名称要保留的，在“等级”里写明相当于哪一级" if GRADES.issuperset(expected) else ""
    return ask.finding(
        f"{ladder.heading}{len(expected)} 个阶次叫{typed}，应当分为{wanted}",
        penalty.entry.file.place(*ladder.ranks[first].steps),
        instead=f"阶次依次写 {wanted}{declared}",
    )


def _nameless(penalty: Penalty, ask: Demand[Parameters], ladder: Ladder) -> Problem:
    """What the document allows without naming is never an error."""
    count = len(ladder.ranks)
    fixed = "、".join(f"{number} 档" for number in ask.parameters.names)
    place = penalty.entry.file.place(*ladder.ranks[0].steps)
    message = f"{ladder.heading}划分了 {count} 个阶次，规定只给 {fixed}定了名称，没有说 {count} 档叫什么"
    if all(rank.grade for rank in ladder.ranks):
        return ask.silence(message, place)
    found = ask.finding(message, place, f"每一档都用“等级”写明相当于哪一级；或者分成 {fixed}")
    return replace(found, level=Level.WARNING) if found.level is Level.ERROR else found


RULE = PenaltyRule("tier-names", Parameters, check)
