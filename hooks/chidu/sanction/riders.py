"""Riders: how a range is stepped through, and what a small base counts as; read before the sentence they hang on.

They are taken out of the sentence, which then reads as if they were not there, and put on the amounts they belong to.
A passage that is not understood to its last word is no rider: it stays where it is and is left unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from chidu.language import numerals
from chidu.sanction import phrases
from chidu.sanction.reading import BaseFloor, Step
from chidu.sanction.segments import ENDS

_LONGEST_TEXT = 20_000
"""A longer text is no sentence of a law; its riders stay where they are and are reported as not understood."""

_NUMBER = r"(?:\d[\d,.]*[十百千万亿]*|[零〇一二两三四五六七八九十百千万亿]+)"
_WITHIN = r"[^,，。;:()每]"
_STEP = re.compile(
    rf"(?P<each>每{_WITHIN}{{1,20}}?(?:每{_WITHIN}{{1,20}}?)?)(?:的?[,，])?(?:则|再|另|应当?)?(?:增加|加罚|加处|递增|加)(?:罚款)?"
    rf"(?P<number>{_NUMBER})元(?:的?罚款)?"
)
_SCOPE = r"[^,，。;:()每\d\n]{1,30}(?:\([^()]{1,80}\))?"
_SCOPED = re.compile(rf"(?P<scope>{_SCOPE})(?=每)")
_ROUNDING = re.compile(
    r"不足[^,，。;:()元]{0,16}?(?:(?:四舍五入|向[高上下低])的?(?:取整|取齐|计算)?"
    r"|(?:按照?|以)[^,，。;:()元]{1,10}计算?|(?:的|部分)?不计算?)"
)
_AFTER_STEP = re.compile(
    rf"\s*(?:\Z|[;。:)\n]|[,，、]?\s*(?:每|不足|(?![以至到左的之]){_SCOPE}每)|[,，](?!\s*[至到以]))"
)
"""What may follow an increment: the end, another one, or how a part of one counts; 以上, 至, 左右, 的50% may not."""
_AFTER_STEPS = re.compile(r"\s*(?:\Z|[,，;。:)\n]|并|责令|没收|吊销)")
_NUMBERED = re.compile(r"\(?[一二三四五六七八九十\d]{1,2}[)、.](?!\d)")
_SEPARATORS = re.compile(r"[\s,，;。、:]*")
_LEAD = re.compile(
    rf"(?P<open>[(:]?)\s*(?P<number>\(?[一二三四五六七八九十\d]{{1,2}}[)、.])?\s*(?P<scope>{_SCOPE})?\Z"
)
_FURTHEST_BACK = 120
_NO_SCOPE = re.compile("[处罚元倍]|可以?\\Z|酌")
_VAGUE = re.compile(
    r"最|至[少多]|约\Z|左右|可以|可\Z|酌|不(?:\Z|[得予再应可能另足满少多超低高]|增加)|[无未]\Z|罚|处(?:[以罚]|[^元]{1,12}元)|减|[^每]增加"
)
"""Words in what is counted that make the increment itself uncertain: 每增加1个因子|最多|增加一万元."""

_FLOOR = re.compile(
    rf"(?:\A|(?<=[,，;。:(\n]))\s*(?P<base>[^,，;。:()\n\d]{{2,40}}?)(?:不足|不满|低于)(?P<below>{_NUMBER})元(?:人民币)?的?[,，]?\s?"
    rf"(?:均|仍|应当)?(?:按照?|以)(?P<counts>{_NUMBER})元(?:人民币)?计(?:算|征)?"
    r"(?=\s*(?:\Z|[;。)\n]|[,，]\s*(?:但|最高|最低|不得|(?P<more>责令|吊销|直至|情节|对))))"
)
"""Before 处 or 并处 it could be the circumstance of another fine, so that is no rider; nor is one that starts a sentence
which goes on with a measure."""


class Rider(NamedTuple):
    """A passage between two offsets: steps for the amount before it, or a floor under a base."""

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
        below, counts, base = _amount(match["below"]), _amount(match["counts"]), phrases.base(match["base"])
        opens = not text[: match.start()].rstrip() or text[: match.start()].rstrip()[-1] in ENDS
        if below is not None and counts is not None and base and not (match["more"] and opens):
            yield Rider(match.end("base") - len(base), match.end(), base=base, floor=BaseFloor(below, counts))


def _stepped(text: str, typed: str) -> Iterator[Rider]:
    at = 0
    while match := _STEP.search(text, at):
        at, lead = match.end(), _beginning(text, match.start(), at)
        if lead is None:
            continue
        end, steps = _run(text, typed, match.start(), typed[lead.scope : match.start()] or None)
        if not steps:
            continue
        if lead.opened and text[end : end + 1] == ")":
            end += 1
        if _AFTER_STEPS.match(text, end):
            yield Rider(lead.start, end, steps)
            at = end


class _Lead(NamedTuple):
    """Where a passage begins before its first step, where the words of its scope do, whether a bracket opens it."""

    start: int
    scope: int
    opened: bool


def _beginning(text: str, step: int, floor: int) -> _Lead | None:
    """How a passage leads up to its first step; None if the words before it are not understood."""
    before = text[max(floor, step - _FURTHEST_BACK) : step]
    match = _LEAD.search(before)
    assert match is not None, "every part of the lead may be missing"
    words = match["scope"] or ""
    near = words.rpartition("罚款")[2]
    if not _is_certain(near):
        return None
    scope = step if phrases.is_filler(near) else step - len(near)
    if near != words:
        return _Lead(step - len(near), scope, False)
    return _Lead(step - len(before) + match.start(), scope, match["open"] == "(")


def _is_certain(scope: str) -> bool:
    """Whether words say for what a step holds, and do not change or deny it: 重金属, but not 不再 or 可以."""
    head = scope.partition("(")[0]
    return not (_NO_SCOPE.search(head) or phrases.is_dangerous(head) or phrases.denies(head))


def _run(text: str, typed: str, at: int, scope: str | None) -> tuple[int, tuple[Step, ...]]:
    """Steps and roundings one after the other from an offset on; where they end. No steps if one is not understood."""
    steps: list[Step] = []
    group, end = 0, at
    while True:
        at = _SEPARATORS.match(text, at).end()  # type: ignore[union-attr]  # it may match nothing
        if numbered := _NUMBERED.match(text, at):
            at, scope, group = numbered.end(), None, len(steps)
        if scoped := _SCOPED.match(text, at):
            if not _is_certain(scoped["scope"]):
                return end, ()
            if not phrases.is_filler(scoped["scope"]):
                scope, group = typed[at : scoped.end()], len(steps)
            at = scoped.end()
        if step := _STEP.match(text, at):
            number = _amount(step["number"])
            if number is None or _VAGUE.search(step["each"]) or not _AFTER_STEP.match(text, step.end()):
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


def _amount(numeral: str) -> Decimal | None:
    """An amount of money that counts: neither malformed nor nothing."""
    return numerals.parse(numeral) or None
