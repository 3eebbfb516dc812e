"""裁量因子: (起点 + Σ权重) × 基数 × 系数, capped and floored; each number moves the result one way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from chidu.language import numerals
from chidu.model.changes.change import Change, Direction, Topic
from chidu.model.changes.heading import Heading
from chidu.model.changes.meaning import meaning
from chidu.model.changes.names import distinct
from chidu.model.tiers import Factor, FactorOption, FactorScoring, FactorTrack

_NONE = "没有规定"
_AMOUNT = Heading(Topic.AMOUNT, "裁量因子")


def compare_factors(before: FactorScoring, after: FactorScoring, *, burden: bool) -> Iterator[Change]:
    """`burden`: whether a larger result is heavier for the person concerned, as it is with fines."""
    # A missing 起点 adds nothing, a missing 上限 lets everything through, a missing 下限 lifts nothing.
    yield from _share("起点", before.start, after.start, Decimal(0), burden)
    yield from _share("上限", before.ceiling, after.ceiling, None, burden)
    yield from _share("下限", before.floor, after.floor, Decimal(0), burden)
    if before.base != after.base:
        yield _AMOUNT.under("基数").says(before.base or _NONE, after.base or _NONE)
    yield from _coefficient(_AMOUNT, before.coefficient, after.coefficient, burden)
    yield from _tracks(before.tracks, after.tracks, burden)
    yield from _factors(before.factors, after.factors, burden)
    if before.examples != after.examples:
        told = (f"{len(each.examples)}个算例" for each in (before, after))
        yield _examples(*told)


def _examples(before: str, after: str) -> Change:
    changed = f"{after}（内容有改动）" if before == after else after
    return Change(Topic.WORDS, "算例", before, changed, Direction.SAME)


def _share(
    key: str, before: str | None, after: str | None, missing: Decimal | None, burden: bool
) -> Iterator[Change]:
    if before != after:
        old, new = _number(before, missing), _number(after, missing)
        yield _AMOUNT.under(key).says(before or _NONE, after or _NONE, _way(old, new, burden))


def _number(share: str | None, missing: Decimal | None) -> Decimal | None:
    return missing if share is None else numerals.percentage(share)


def _way(old: Decimal | None, new: Decimal | None, burden: bool) -> Direction:
    """None is without limit."""
    if not burden:
        return Direction.UNCLEAR
    if old == new:
        return Direction.EDITORIAL
    higher = old is not None and (new is None or new > old)
    return Direction.HEAVIER if higher else Direction.LIGHTER


def _coefficient(heading: Heading, before: str | None, after: str | None, burden: bool) -> Iterator[Change]:
    """Words may state it too (a coefficient for every month): only plain numbers are held against each other."""
    if before == after:
        return
    old, new = (_plain(each) if each else None for each in (before, after))
    direction = Direction.UNCLEAR if old is None or new is None else _way(old, new, burden)
    yield heading.under("系数").says(before or _NONE, after or _NONE, direction)


def _plain(words: str) -> Decimal | None:
    share = numerals.percentage(words)
    return numerals.parse(words) if share is None else share / 100


def _tracks(before: Sequence[FactorTrack], after: Sequence[FactorTrack], burden: bool) -> Iterator[Change]:
    old, new = {each.name: each for each in before}, {each.name: each for each in after}
    for name, each in old.items():
        if name not in new:
            yield _AMOUNT.under("轨道").says(f"{name}（基数：{each.base}）", None)
    for name, each in new.items():
        heading = _AMOUNT.under(f"轨道“{name}”")
        if name not in old:
            yield _AMOUNT.under("轨道").says(None, f"{name}（基数：{each.base}）")
            continue
        yield from _track(heading, old[name], each, burden)


def _track(heading: Heading, one: FactorTrack, other: FactorTrack, burden: bool) -> Iterator[Change]:
    if one.start != other.start:
        # Without its own the common 起点 holds, which may be more or less.
        known = one.start is not None and other.start is not None
        start = _number(one.start, None), _number(other.start, None)
        direction = _way(*start, burden) if known else Direction.UNCLEAR
        yield heading.under("起点").says(
            one.start or "用共同的起点", other.start or "用共同的起点", direction
        )
    if one.base != other.base:
        yield heading.under("基数").says(one.base, other.base)
    yield from _coefficient(heading, one.coefficient, other.coefficient, burden)


def _factors(before: Sequence[Factor], after: Sequence[Factor], burden: bool) -> Iterator[Change]:
    old, new = _named(before), _named(after)
    gone, come = [key for key in old if key not in new], [key for key in new if key not in old]
    if len(gone) == len(come) == 1 and old[gone[0]].options == new[come[0]].options:
        one, other = old[gone[0]], new[come[0]]
        yield Heading(Topic.TIER, "因子").says(one.name, other.name)
        yield from _factor(one, other, burden)
    else:
        # One out and one in may be one under another name, weighed otherwise.
        known = burden and not (gone and come)
        yield from (_whole(old[key], known, gone=True) for key in gone)
        yield from (_whole(new[key], known, gone=False) for key in come)
    for key in new:
        if key in old:
            yield from _factor(old[key], new[key], burden)
    stayed = [new[key].name for key in old if key in new]
    if stayed != (order := [new[key].name for key in new if key in old]):
        yield Heading(Topic.TIER, "因子的顺序").says("、".join(stayed), "、".join(order), Direction.EDITORIAL)


def _named(factors: Sequence[Factor]) -> Mapping[str, Factor]:
    return dict(zip(distinct(meaning(each.name) for each in factors), factors, strict=True))


def _whole(factor: Factor, burden: bool, *, gone: bool) -> Change:
    """No weight is below nothing, so that one more factor can only add to the result."""
    options = "；".join(f"{each.condition} {each.weight}" for each in factor.options)
    words = f"{factor.name}：{options}"
    adds = any(numerals.percentage(each.weight) for each in factor.options)
    direction = Direction.HEAVIER if burden and adds else Direction.UNCLEAR
    heading = Heading(Topic.TIER, "因子")
    return heading.says(words, None, direction.reverse) if gone else heading.says(None, words, direction)


def _factor(one: Factor, other: Factor, burden: bool) -> Iterator[Change]:
    if one == other:
        return
    heading = Heading(Topic.CONDITION, f"因子“{other.name}”")
    if one.kind is not other.kind:
        yield heading.under("性质").says(one.kind, other.kind, Direction.SAME)
    old, new = _options(one.options), _options(other.options)
    gone, come = [key for key in old if key not in new], [key for key in new if key not in old]
    if len(gone) == len(come) == 1:
        before, after = old[gone[0]], new[come[0]]
        yield heading.under("情形").says(_words(before), _words(after))
    else:
        yield from (heading.under("情形").says(_words(old[key]), None) for key in gone)
        yield from (heading.under("情形").says(None, _words(new[key])) for key in come)
    for key in new:
        if key in old and old[key] != new[key]:
            yield from _option(heading, old[key], new[key], burden)


def _options(options: Sequence[FactorOption]) -> Mapping[str, FactorOption]:
    return dict(zip(distinct(meaning(each.condition) for each in options), options, strict=True))


def _words(option: FactorOption) -> str:
    return f"{option.condition}（权重 {option.weight}）"


def _option(heading: Heading, one: FactorOption, other: FactorOption, burden: bool) -> Iterator[Change]:
    if one.condition != other.condition:
        yield heading.under("情形").says(one.condition, other.condition)
    if one.weight != other.weight:
        way = _way(numerals.percentage(one.weight), numerals.percentage(other.weight), burden)
        weight = Heading(Topic.AMOUNT, f"{heading.subject}“{other.condition}”").under("权重")
        yield weight.says(one.weight, other.weight, way)
