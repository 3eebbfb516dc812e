"""The answer in plain words, derived from the record: what people came for, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chidu.model.benchmark import Benchmark
from chidu.model.fields import Condition, TrackWords
from chidu.model.fines import FineRange, fine_ranges, is_fine, is_waivable, quantity
from chidu.model.tiers import ListConditions
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


# Orders that accompany a penalty and are not themselves one (行政处罚法 28).
_ORDERS = (Kind.ORDER_CORRECTION, Kind.ORDER_STOP)
_NOT_PENALTIES = (*_ORDERS, Kind.NO_PENALTY, Kind.NO_FINE, Kind.OTHER)


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
        return Answer(("罚款按裁量因子计算，算法和例子见下文。",), _lines(record, ()))
    found = outcomes(record)
    if not found:
        return Answer(("这一项不是处罚，怎样办理见下文。",), ())
    sentences = _fined(found) if record.power_type in ("行政处罚", "行政强制") else _other(found)
    return Answer(sentences, _lines(record, found))


def fine_summary(record: Benchmark) -> str:
    """The range in a few words for lists and search results; "" where there is none to give."""
    if record.list_conditions:
        return record.list_conditions.outcome.value
    if record.factors:
        return "按裁量因子计算"
    parts = [_short(_readings(outcomes(record), track)) for track in _tracks(outcomes(record))]
    if len(set(parts)) == 1:
        return parts[0]
    return "分情形，" + "；".join(part for part in dict.fromkeys(parts) if part) if any(parts) else ""


def _listed(conditions: ListConditions) -> str:
    word = "同时符合下面的条件" if conditions.all_of else "符合下面任一条件"
    return f"{word}的，{conditions.outcome}。"


def _tracks(found: Iterable[Outcome]) -> list[str | None]:
    return list(dict.fromkeys(each.track for outcome in found for each in outcome.standard))


def _readings(found: Iterable[Outcome], track: str | None) -> list[Reading]:
    return [each.reading for outcome in found for each in outcome.standard if each.track == track]


def _fined(found: tuple[Outcome, ...]) -> tuple[str, ...]:
    spans = {track: _span(_readings(found, track)) for track in _tracks(found)}
    if len(set(spans.values())) == 1:
        return (next(iter(spans.values())) + "。",)
    return tuple(f"{track}：{span}。" if track else f"{span}。" for track, span in spans.items())


def _other(found: tuple[Outcome, ...]) -> tuple[str, ...]:
    return (f"分 {len(found)} 种情形，标准见下表。",)


def _span(readings: list[Reading]) -> str:
    ranges = fine_ranges(readings)
    if ranges is None:
        return "裁量标准见下表原文"
    if not ranges:
        return _without_fine(readings)
    waivable = any(_may_skip_fine(reading) for reading in readings)
    if len(ranges) == 1:
        return _range(ranges[0], waivable)
    return ("可以不罚款；罚款的，" if waivable else "") + "，或者".join(
        _range(each, False) for each in ranges
    )


def _may_skip_fine(reading: Reading) -> bool:
    fines = [item for item in reading.items if item.kind is Kind.FINE]
    return not fines or all(is_waivable(item) for item in fines)


def _range(found: FineRange, waivable: bool) -> str:
    high = (
        "条文没有规定最高"
        if found.high is None
        else f"最高罚{_rate(found)}{quantity(found.high, found.unit)}"
    )
    if found.cap is not None:
        high += f"，总共最高 {quantity(found.cap, Unit.YUAN)}"
    if waivable:
        return f"最低可以不罚款，{high}"
    if found.low is None:
        return f"{high}，条文没有规定最低"
    low = f"罚{_rate(found)}{quantity(found.low, found.unit)}"
    return low if found.low == found.high else f"最低{low}，{high}"


def _rate(found: FineRange) -> str:
    """What the figure after it is a rate of: 每平方米, 违法所得的, or nothing; with the space before the figure."""
    per = f"每{found.per}" if found.per else ""
    return f"{per}{f'{found.base}的' if found.base else ''} "


def _without_fine(readings: list[Reading]) -> str:
    kinds = dict.fromkeys(
        item.kind.value for reading in readings for item in reading.items if item.kind not in _ORDERS
    )
    return f"不罚款，处理方式有：{'、'.join(kinds)}" if kinds else "只责令改正，不罚款"


def _short(readings: list[Reading]) -> str:
    ranges = fine_ranges(readings)
    if ranges is None:
        return "见原文"
    if not ranges:
        return "、".join(
            dict.fromkeys(i.kind.value for r in readings for i in r.items if i.kind not in _ORDERS)
        )
    waivable = any(_may_skip_fine(reading) for reading in readings)
    return ("可不罚，或 " if waivable else "") + "，或 ".join(_short_range(each) for each in ranges)


def _short_range(found: FineRange) -> str:
    rate = _rate(found).lstrip()
    low = quantity(found.low, found.unit) if found.low is not None else None
    high = quantity(found.high, found.unit) if found.high is not None else None
    if low and high:
        return f"{rate}{high}" if low == high else f"{rate}{low} 至 {high}"
    if low or high:
        return f"{rate}{high}以下" if high else f"{rate}{low}以上"
    return f"{rate}数额未定"


def _lines(record: Benchmark, found: tuple[Outcome, ...]) -> tuple[str, ...]:
    lines = [_no_penalty(record), _further(found), _always_ordered(found)]
    return tuple(line for line in lines if line)


def _no_penalty(record: Benchmark) -> str:
    conditions, word = (
        (record.no_penalty, "不予处罚") if record.no_penalty else (record.may_waive, "可以不予处罚")
    )
    if not conditions:
        return ""
    return f"{_said(conditions[0])}的，{word}{'；另有其他情形，见下文' if len(conditions) > 1 else ''}。"


def _said(condition: Condition) -> str:
    return "，并且".join(text.removesuffix("的") for text in condition.all_of)


def _further(found: tuple[Outcome, ...]) -> str:
    """Penalties other than fines, with the tiers they come in."""
    tiers: dict[str, list[str]] = {}
    for outcome in found:
        for item in _items(outcome):
            if not is_fine(item) and item.kind not in _NOT_PENALTIES and item.kind is not Kind.WARNING:
                tiers.setdefault(item.kind.value, [])
                if outcome.name not in tiers[item.kind.value]:
                    tiers[item.kind.value].append(outcome.name)
    if not tiers:
        return ""
    everywhere = [kind for kind, names in tiers.items() if len(names) == len(found)]
    somewhere = [
        f"{kind}（{'、'.join(f'“{name}”' for name in names)}）"
        for kind, names in tiers.items()
        if kind not in everywhere
    ]
    return "除罚款外还有：" + "、".join([*everywhere, *somewhere]) + "。"


def _always_ordered(found: tuple[Outcome, ...]) -> str:
    orders = [{item.kind for item in _items(outcome)} & set(_ORDERS) for outcome in found]
    if not orders or not all(orders):
        return ""
    shared = set.intersection(*orders)
    words = [kind.value for kind in _ORDERS if kind in shared]
    return f"不论哪一档，都要先{'、'.join(words)}。" if words else ""


def _items(outcome: Outcome) -> Iterable[Item]:
    return (item for each in outcome.standard for item in each.reading.items)
