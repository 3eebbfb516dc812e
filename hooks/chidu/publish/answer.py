"""The answer in plain words, derived from the record: what people came for, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chidu.model.benchmark import Benchmark
from chidu.model.fields import Condition, TrackWords
from chidu.model.fines import ORDERS, is_fine, limits, quantity
from chidu.model.tiers import ListConditions
from chidu.publish.fine_range import FineRange, fine_ranges
from chidu.publish.scored import scored_answer
from chidu.publish.tier_table import item_text, quoted, separate
from chidu.ranges.measure import Who, who
from chidu.sanction import Item, Kind, Reading, Unit


@dataclass(frozen=True, slots=True)
class Answer:
    """One sentence, or one for each track; and at most three lines under it."""

    sentences: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one tier or matrix row leads to: its name and its words by track."""

    name: str
    standard: tuple[TrackWords, ...]


_NOT_PENALTIES = (*ORDERS, Kind.NO_PENALTY, Kind.NO_FINE, Kind.OTHER)
PENAL = ("行政处罚", "行政强制")


# A fine that comes only when an order to correct was not obeyed.
_UNMENDED = re.compile("(逾期|拒)(不|未)改正|拒不(停止|改正|执行)|逾期不")


def outcomes(record: Benchmark) -> tuple[Outcome, ...]:
    """The graded outcomes of a record, whichever form they are written in."""
    if record.matrix:
        return tuple(
            Outcome(row.name or "、".join(row.conditions), row.standard) for row in record.matrix.rows
        )
    return tuple(Outcome(tier.name, tier.standard) for tier in record.tiers)


def answer(record: Benchmark) -> Answer:
    """Say what the record decides; a text that was not read whole gives no number (design.md: it never guesses)."""
    if record.list_conditions:
        return Answer((_listed(record.list_conditions),), ())
    if record.factors:
        statutory = _statutory(record)
        bounds = (f"法定幅度：{statutory}。",) if statutory else ()
        return Answer(scored_answer(record), (*bounds, *_lines(record, ())))
    found = outcomes(record)
    if not found:
        return Answer(("这一项不是处罚，怎样办理见下文。",), ())
    if record.power_type not in PENAL:
        rewards = _rewards([each.reading for outcome in found for each in outcome.standard])
        return Answer((f"分 {len(found)} 种情形，{rewards or '标准见下表'}。",), ())
    return Answer(_fined(found), _lines(record, found))


def fine_summary(record: Benchmark) -> str:
    """The range in a few words for lists and search results; "" where there is none to give."""
    if record.list_conditions:
        return record.list_conditions.outcome.value
    if record.factors:
        statutory = _statutory(record)
        return f"按裁量因子计算，法定 {statutory}" if statutory else "按裁量因子计算"
    return range_by_track(outcomes(record))


def _statutory(record: Benchmark) -> str:
    """The range the clauses allow, by track; "" where the record quotes none."""
    return range_by_track([Outcome("", basis.clause) for basis in record.penalty_bases if basis.clause])


def range_by_track(found: Sequence[Outcome]) -> str:
    """The range of each track, or the one they share."""
    parts = {track: _short(_readings(found, track)) for track in _tracks(found)}
    if len(set(parts.values())) == 1:
        return next(iter(parts.values()))
    return "；".join(f"{track}：{part}" for track, part in parts.items() if part)


def _listed(conditions: ListConditions) -> str:
    word = "同时符合下面的条件" if conditions.all_of else "符合下面任一条件"
    return f"{word}的，{conditions.outcome}。"


def _tracks(found: Iterable[Outcome]) -> list[str | None]:
    return list(dict.fromkeys(each.track for outcome in found for each in outcome.standard))


def _readings(found: Iterable[Outcome], track: str | None) -> list[Reading]:
    return [each.reading for outcome in found for each in outcome.standard if each.track == track]


def _fined(found: tuple[Outcome, ...]) -> tuple[str, ...]:
    spans = {track: _spans(_readings(found, track)) for track in _tracks(found)}
    if len(set(spans.values())) == 1:
        return tuple(f"{_joined(each)}。" for each in next(iter(spans.values())))
    return tuple(
        f"{_joined((track or '', '' if _names_person(track, each[0]) else each[0], each[1]))}。"
        for track, several in spans.items()
        for each in several
    )


def _names_person(track: str | None, whom: str) -> bool:
    """Whether the track already says whom it is about: 直接负责的主管人员, 责任人."""
    return bool(track and whom) and who(track) is Who.PERSON and who(whom) is Who.PERSON


def _joined(parts: tuple[str, ...]) -> str:
    *whom, words = parts
    named = "，".join(part for part in whom if part)
    return f"{named}：{words}" if named else words


Said = tuple[str, str]
"""Whom or when it concerns ("" for everyone), and what it comes to."""


def _spans(readings: list[Reading]) -> tuple[Said, ...]:
    ranges = fine_ranges(readings)
    if ranges is None:
        return (("", "裁量标准见下表原文"),)
    if not ranges:
        return (("", _without_fine(readings)),)
    groups: dict[str, list[FineRange]] = {}
    for each in ranges:
        groups.setdefault(each.whom, []).append(each)
    said = tuple((whom, _group(several)) for whom, several in groups.items())
    in_time = all(each.condition and _UNMENDED.search(each.condition) for each in ranges)
    return (("", "按要求改正的，不罚款"), *said) if in_time else said


def _group(ranges: list[FineRange]) -> str:
    if len(ranges) == 1:
        return _range(ranges[0])
    waivable = "最低可以不罚款；罚款的，" if any(each.waivable for each in ranges) else ""
    return waivable + "；或者".join(_range(replace(each, waivable=False)) for each in ranges)


def _range(found: FineRange) -> str:
    high = (
        "条文没有规定最高"
        if found.high is None
        else f"最高罚{_rate(found)}{quantity(found.high, found.unit)}"
    )
    if found.cap is not None:
        high += f"，总共最高 {quantity(found.cap, Unit.YUAN)}"
    if found.waivable:
        return f"最低可以不罚款，{high}"
    if found.low is None:
        return f"{high}，条文没有规定最低"
    low = f"罚{_rate(found)}{quantity(found.low, found.unit)}"
    if found.low == found.high:
        return f"{low}，总共最高 {quantity(found.cap, Unit.YUAN)}" if found.cap is not None else low
    return f"最低{low}，{high}"


def _rate(found: FineRange) -> str:
    """What the figure after it is a rate of: 每平方米, 违法所得的, or nothing; with the space before the figure."""
    per = f"每{found.per}" if found.per else ""
    return f"{per}{f'{found.base}的' if found.base else ''} "


def _without_fine(readings: list[Reading]) -> str:
    kinds = _kinds(readings)
    if not kinds:
        return "只责令改正，不罚款"
    return kinds[0] if set(kinds) <= _NOTHING else f"不罚款，处理方式有：{'、'.join(kinds)}"


_NOTHING = {Kind.NO_PENALTY.value, Kind.NO_FINE.value}


def _kinds(readings: list[Reading]) -> list[str]:
    """What is imposed besides orders to correct, in the text's own words."""
    pairs = ((reading, item) for reading in readings for item in separate(reading))
    return list(dict.fromkeys(item_text(item, reading) for reading, item in pairs if item.kind not in ORDERS))


def _short(readings: list[Reading]) -> str:
    ranges = fine_ranges(readings)
    if ranges is None:
        return "见原文"
    if not ranges:
        return _rewards(readings) or "、".join(_kinds(readings))
    waivable = "可不罚款，或 " if all(each.waivable for each in ranges) else ""
    detained = "，另可拘留" if any(i.kind is Kind.DETENTION for r in readings for i in r.items) else ""
    return waivable + "，或 ".join(dict.fromkeys(_short_range(each) for each in ranges)) + detained


def _rewards(readings: list[Reading]) -> str:
    """The span of rewards in yuan."""
    amounts = [i.amount for r in readings for i in r.items if i.kind is Kind.REWARD and i.amount]
    bounds = [bound for a in amounts if a.unit is Unit.YUAN for bound in (a.min, a.max) if bound is not None]
    if not bounds:
        return ""
    low, high = quantity(min(bounds), Unit.YUAN), quantity(max(bounds), Unit.YUAN)
    return f"奖励 {low}" if low == high else f"奖励 {low} 至 {high}"


def _short_range(found: FineRange) -> str:
    rate = _rate(found).lstrip()
    low = quantity(found.low, found.unit) if found.low is not None else None
    high = quantity(found.high, found.unit) if found.high is not None else None
    cap = f"，最高 {quantity(found.cap, Unit.YUAN)}" if found.cap is not None else ""
    if low and high:
        return f"{rate}{high}{cap}" if low == high else f"{rate}{low} 至 {high}{cap}"
    if low or high:
        return f"{rate}{high}以下{cap}" if high else f"{rate}{low}以上{cap}"
    return f"{rate}数额未定{cap}"


def _lines(record: Benchmark, found: tuple[Outcome, ...]) -> tuple[str, ...]:
    lines = [
        _below_minimum(record),
        _no_penalty(record),
        *_counted(found),
        _further(found),
        _always_ordered(found),
    ]
    return tuple(line for line in lines if line)


def _counted(found: tuple[Outcome, ...]) -> Iterator[str]:
    """How an amount is found that a range alone does not say: a small base, increments."""
    amounts = [(outcome.name, item.amount) for outcome in found for _, item in _items(outcome) if item.amount]
    floors = [replace(amount, cap=None, floor=None, steps=()) for _, amount in amounts if amount.base_floor]
    yield from dict.fromkeys(f"{words}。" for amount in floors for words in limits(amount))
    stepped = dict.fromkeys(f"“{name}”" for name, amount in amounts if amount.steps)
    if stepped:
        yield f"{'、'.join(stepped)}在幅度内按情形的多少递增，算法见下表。"


def _below_minimum(record: Benchmark) -> str:
    return "符合减轻情形的，可以低于最低数额，见第二步。" if record.mitigated else ""


def _no_penalty(record: Benchmark) -> str:
    conditions = record.no_penalty or record.may_waive
    if not conditions:
        return ""
    word = "不予处罚" if record.no_penalty else "可以不予处罚"
    more = []
    if len(conditions) > 1:
        more.append("另有其他情形")
    if record.no_penalty and record.may_waive:
        more.append("还有可以不予处罚的情形")
    return f"{_said(conditions[0])}的，{word}{'；' + '，'.join(more) + '，见下文' if more else ''}。"


def _said(condition: Condition) -> str:
    return "，并且".join(text.removesuffix("的") for text in condition.all_of)


def _further(found: tuple[Outcome, ...]) -> str:
    """Penalties other than fines, in the text's own words, with the tiers they come in."""
    tiers: dict[str, list[str]] = {}
    for outcome in found:
        for words in dict.fromkeys(_other_penalties(outcome)):
            tiers.setdefault(words, []).append(outcome.name)
    if not tiers or not any(is_fine(item) for outcome in found for _, item in _items(outcome)):
        return ""
    everywhere = [words for words, names in tiers.items() if len(names) == len(found)]
    somewhere = [
        f"{words}（{'、'.join(f'“{name}”' for name in names)}）"
        for words, names in tiers.items()
        if words not in everywhere
    ]
    return "除罚款外还有：" + "、".join([*everywhere, *somewhere]) + "。"


def _other_penalties(outcome: Outcome) -> Iterator[str]:
    for reading, item in _items(outcome):
        if item.kind not in (*_NOT_PENALTIES, Kind.FINE, Kind.WARNING):
            yield item_text(item, reading)


def _always_ordered(found: tuple[Outcome, ...]) -> str:
    """Orders every tier carries for every track, in the text's own words."""
    orders = [
        [quoted(item, each.reading) for item in separate(each.reading) if item.kind in ORDERS]
        for outcome in found
        for each in outcome.standard
    ]
    shared = [words for words in orders[0] if all(words in other for other in orders)] if orders else []
    return f"每一档都同时{'、'.join(dict.fromkeys(shared))}。" if shared else ""


def _items(outcome: Outcome) -> Iterator[tuple[Reading, Item]]:
    return ((each.reading, item) for each in outcome.standard for item in separate(each.reading))
