"""Riders: how a range is stepped through, and what a small base counts as; read before the sentence they hang on.

They are taken out of the sentence, which then reads as if they were not there, and put on the amounts they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chidu.language import numerals
from chidu.sanction import phrases
from chidu.sanction.reading import BaseFloor, Step

_LONGEST_TEXT = 20_000
"""A longer text is no sentence of a law; its riders stay where they are and are reported as not understood."""

_NUMBER = r"(?:\d[\d,.]*[十百千万亿]*|[零〇一二两三四五六七八九十百千万亿]+)"
_WITHIN = r"[^,，。;:()每]"
_STEP = re.compile(
    rf"(?P<each>每{_WITHIN}{{1,20}}?(?:每{_WITHIN}{{1,20}}?)?)(?:增加|加罚|加处|递增|加)(?:罚款)?"
    rf"(?P<number>{_NUMBER})元(?:的?罚款)?"
)
_SCOPE = r"[^,，。;:()每\d]{1,30}(?:\([^()]{1,80}\))?"
_NUMBERED = re.compile(r"\(?[一二三四五六七八九十\d]{1,2}[)、.](?!\d)")
_SCOPED = re.compile(rf"(?P<scope>{_SCOPE})(?=每)")
_ROUNDING = re.compile(r"不足[^,，。;:()]{0,16}?(?:四舍五入|向[高上下低])(?:的)?(?:取整|取齐|计算)?")
_SEPARATORS = re.compile(r"[\s,，;。、:]*")
_LEAD = re.compile(
    rf"(?P<open>[(:]?)\s*(?P<number>\(?[一二三四五六七八九十\d]{{1,2}}[)、.])?\s*(?P<scope>{_SCOPE})?\Z"
)
_FURTHEST_BACK = 120
_NO_SCOPE = re.compile("[处罚元倍]")
_FLOOR = re.compile(
    rf"(?P<base>[\u4e00-\u9fff]{{2,10}}?)?(?:不足|不满|低于)(?P<below>{_NUMBER})元(?:人民币)?的?[,，]?\s?"
    rf"(?:均|仍|应当)?(?:按照?|以)(?P<counts>{_NUMBER})元(?:人民币)?计(?:算|征|罚)?"
)


class Rider(NamedTuple):
    """A passage between two offsets: steps for the amount before it, or a floor under a base ("" = the only one)."""

    start: int
    end: int
    steps: tuple[Step, ...] = ()
    base: str = ""
    floor: BaseFloor | None = None


def riders(text: str, typed: str) -> tuple[Rider, ...]:
    """Every rider of a normal text that is understood whole, in order; words are quoted as typed."""
    if len(text) > _LONGEST_TEXT:
        return ()
    found = [*_floors(text)] if "计" in text else []
    if "每" in text and "加" in text:
        found += _stepped(text, typed)
    return tuple(sorted(found, key=lambda rider: rider.start))


def without(text: str, found: tuple[Rider, ...]) -> str:
    """The text with blanks in the riders' places, so that offsets stay true."""
    for rider in found:
        text = text[: rider.start] + " " * (rider.end - rider.start) + text[rider.end :]
    return text


def _floors(text: str) -> Iterator[Rider]:
    for match in _FLOOR.finditer(text):
        below, counts = numerals.parse(match["below"]), numerals.parse(match["counts"])
        if below is not None and counts is not None:
            base = phrases.base(match["base"] or "")
            start = match.start("below") if not match["base"] else match.end("base") - len(base)
            yield Rider(start, match.end(), base=base, floor=BaseFloor(below, counts))


def _stepped(text: str, typed: str) -> Iterator[Rider]:
    at = 0
    while match := _STEP.search(text, at):
        start, opened, scope = _beginning(text, match.start(), at)
        end, steps = _run(text, typed, match.start(), typed[match.start() - scope : match.start()] or None)
        if not steps:
            at = match.end()
            continue
        if opened and text[end : end + 1] == ")":
            end += 1
        yield Rider(start, end, steps)
        at = end


def _beginning(text: str, step: int, floor: int) -> tuple[int, bool, int]:
    """Where the passage begins before its first step, whether a bracket opens it, how long the words of its scope are."""
    before = text[max(floor, step - _FURTHEST_BACK) : step]
    match = _LEAD.search(before)
    assert match is not None, "every part of the lead may be missing"
    scope = (match["scope"] or "").rpartition("罚款")[2]
    if _NO_SCOPE.search(scope.partition("(")[0]):
        return step, False, 0
    whole = len(scope) == len(match["scope"] or "")
    start = step - len(scope) if not whole else step - (len(before) - match.start())
    return start, whole and match["open"] == "(", len(scope)


def _run(text: str, typed: str, at: int, scope: str | None) -> tuple[int, tuple[Step, ...]]:
    """Steps and roundings one after the other from an offset on; where they end."""
    steps: list[Step] = []
    group, end = 0, at
    while True:
        at = _SEPARATORS.match(text, at).end()  # type: ignore[union-attr]  # it may match nothing
        if numbered := _NUMBERED.match(text, at):
            at, scope, group = numbered.end(), None, len(steps)
        if scoped := _SCOPED.match(text, at):
            at, scope, group = scoped.end(), typed[at : scoped.end()], len(steps)
        if step := _STEP.match(text, at):
            number = numerals.parse(step["number"])
            if number is None:
                return end, ()
            steps.append(Step(typed[at : step.end("each")], number, scope))
            at = end = step.end()
        elif rounding := _ROUNDING.match(text, at):
            steps[group:] = [_rounded(each, typed[at : rounding.end()]) for each in steps[group:]]
            at = end = rounding.end()
        else:
            return end, tuple(steps)


def _rounded(step: Step, words: str) -> Step:
    rounding = f"{step.rounding}，{words}" if step.rounding else words
    return Step(step.each, step.amount, step.scope, rounding)
