"""The ladder: each tier's fine as a bar on the statutory scale (DIRECTION.md, The ladder)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.model.fines import amount_text, quantity
from chidu.publish.answer import Outcome, outcomes
from chidu.publish.scale import Scale, Tick, scale_for
from chidu.publish.tier_table import outcome_text, shade
from chidu.ranges.measure import Who, who
from chidu.ranges.series import Rung, Series
from chidu.sanction import Amount, Convention, Ends, Item, Kind, Unit, ends

# More rows than this and the table says it better.
_MOST_ROWS = 8
_NARROWEST_EM = 21
_NARROW = re.compile("[\x00-\u2e80]")


@dataclass(frozen=True, slots=True)
class Bar:
    """One tier: from `left` to `right` per cent of the drawing's width; None where the words fix no bound."""

    name: str
    text: str
    shade: int
    left: float | None
    right: float | None
    left_inclusive: bool
    right_inclusive: bool
    waivable: bool
    fixed: bool
    anchor: str
    at: float


@dataclass(frozen=True, slots=True)
class Ladder:
    """A drawing: bars lowest first, the statutory bounds where one range applies, ticks, and the same in words."""

    title: str
    bars: tuple[Bar, ...]
    low: Tick | None
    high: Tick | None
    scale: Scale
    description: str

    @property
    def marks(self) -> tuple[Tick, ...]:
        """Every mark of the axis; figures near a statutory bound give way to it."""
        limits = [limit for limit in (self.low, self.high) if limit]
        others = [tick for tick in self.scale.major if all(tick.x != limit.x for limit in limits)]
        near = {tick for tick in others for limit in limits if abs(tick.x - limit.x) < _room(limit)}
        quiet = [Tick(tick.x, "") if tick in near else tick for tick in others]
        return tuple(sorted([*quiet, *self._apart(limits)], key=lambda tick: tick.x))

    def _apart(self, limits: list[Tick]) -> list[Tick]:
        """Two bounds too near each other share the place of the higher one's figure."""
        if len(limits) == 2 and abs(limits[1].x - limits[0].x) < _room(limits[1]):
            return [Tick(limits[0].x, ""), limits[1]]
        return limits

    @property
    def below_minimum(self) -> float:
        """Per cent of the width where only a mitigated fine may lie; 0 where the words fix no minimum."""
        return self.low.x if self.low and not self.scale.logarithmic else 0.0

    @property
    def some_exclude(self) -> bool:
        """Whether any end is left out."""
        return any(not bar.fixed and not (bar.left_inclusive and bar.right_inclusive) for bar in self.bars)

    @property
    def some_waivable(self) -> bool:
        """Whether any fine may be left out."""
        return any(bar.waivable for bar in self.bars)

    @property
    def capless(self) -> bool:
        """Whether the words fix no minimum for some tier."""
        return any(bar.left is None for bar in self.bars)


def _room(limit: Tick) -> float:
    """Per cent of a phone's width that a figure keeps free beside it; at the edges all of it stands on one side."""
    return 23 if limit.x > 96 or limit.x < 4 else 15


def ladders(record: Benchmark, series: Iterable[Series], convention: Convention) -> tuple[Ladder, ...]:
    """One drawing for each track, target and measure of the record's series; () where it would take guessing."""
    if record.power_type != "行政处罚":
        return ()
    found = outcomes(record)
    tracks = dict.fromkeys(each.track for outcome in found for each in outcome.standard)
    fines = [each for each in series if each.measure.kind is Kind.FINE]
    drawn = (
        _of_track(
            record, convention, _in_track(found, track), [each for each in fines if each.track == track]
        )
        for track in tracks
    )
    return tuple(ladder for several in drawn for ladder in several)


Words = Mapping[int, tuple[str, TrackWords]]
"""The tiers of one track by their place in the record, with their names."""


def _in_track(found: tuple[Outcome, ...], track: str | None) -> Words:
    return {
        index: (outcome.name, words)
        for index, outcome in enumerate(found)
        for words in outcome.standard
        if words.track == track
    }


def _of_track(
    record: Benchmark, convention: Convention, words: Words, fines: list[Series]
) -> tuple[Ladder, ...]:
    """() unless each tier was read whole and either has every fine of the track once, or none at all."""
    if not fines or not all(each.reading.complete for _, each in words.values()):
        return ()
    fined = {index for index, (_, each) in words.items() if _fines(each)}
    if any(len(_fines(words[index][1])) != len(fines) for index in fined):
        return ()
    if any([rung.index for rung in each.rungs] != sorted(fined) for each in fines):
        return ()
    several = len(fines) > 1
    ladders = (_of_series(record, convention, words, each, several=several) for each in fines)
    return tuple(ladder for ladder in ladders if ladder)


def _fines(words: TrackWords) -> list[Item]:
    return [item for item in words.reading.items if item.kind is Kind.FINE]


def _of_series(
    record: Benchmark, convention: Convention, words: Words, fines: Series, *, several: bool
) -> Ladder | None:
    by_index = {rung.index: rung for rung in fines.rungs}
    # Rows of a matrix that lead to the same tier are one rung.
    rungs = list(
        dict.fromkeys(_rung(name, each, by_index.get(index)) for index, (name, each) in words.items())
    )
    if record.matrix:  # its rows follow the axes, not the weight
        rungs.sort(key=lambda rung: _weight(rung.amount))
    if not 2 <= len(rungs) <= _MOST_ROWS:
        return None
    return _drawn(_title(fines, several=several), rungs, _statutory(fines), convention)


@dataclass(frozen=True, slots=True)
class _Rung:
    """A tier before it is drawn: its fine, or None with what it leads to instead."""

    name: str
    amount: Amount | None
    waivable: bool
    words: str


def _rung(name: str, words: TrackWords, rung: Rung | None) -> _Rung:
    if rung is None:
        return _Rung(name, None, waivable=False, words=f"{outcome_text(words.reading)}，不罚款")
    return _Rung(name, rung.amount, rung.waivable, _label(rung.amount))


def _weight(amount: Amount | None) -> tuple[Decimal, Decimal]:
    """Lightest first: by the highest amount, then by the lowest."""
    nothing = Decimal(0)
    return (amount.max or amount.min or nothing, amount.min or nothing) if amount else (nothing, nothing)


def _statutory(fines: Series) -> Amount | None:
    """The statutory range, where the tiers answer to one, or to several that touch, counted in what they are."""
    units = {rung.amount.unit for rung in fines.rungs} | {each.amount.unit for each in fines.divided}
    if not fines.divided or len(units) != 1:
        return None
    ranges = sorted(fines.divided, key=lambda each: each.amount.min or Decimal(0))
    joined = ranges[0].amount
    for each in ranges[1:]:
        low, high = each.amount.min or Decimal(0), each.amount.max
        if joined.max is None or high is None or low > joined.max:
            return None
        joined = replace(joined, max=max(joined.max, high))
    return joined


def _drawn(title: str, rungs: list[_Rung], statutory: Amount | None, convention: Convention) -> Ladder | None:
    amounts = [rung.amount for rung in rungs if rung.amount]
    bounds = [b for a in (*amounts, statutory) if a for b in (a.min, a.max) if b is not None]
    scale = scale_for(bounds, amounts[0].unit) if len({amount.unit for amount in amounts}) == 1 else None
    if scale is None:
        return None
    highest = statutory.max if statutory else None
    bars = tuple(
        _bar(rung, place, len(rungs), scale, _closed(rung.amount, convention, highest))
        for place, rung in enumerate(rungs)
    )
    low = scale.tick(statutory.min) if statutory and statutory.min is not None else None
    high = scale.tick(statutory.max) if statutory and statutory.max is not None else None
    return Ladder(title, bars, low, high, scale, _description(bars, statutory))


def _closed(amount: Amount | None, convention: Convention, highest: Decimal | None) -> Ends:
    return ends(amount, convention, highest) if amount else Ends(None, None)


def _title(fines: Series, *, several: bool) -> str:
    """What tells this drawing from another of the same record: track, target, circumstance, and what is counted."""
    amount, target = fines.rungs[0].amount, fines.rungs[0].target
    if several and target is None and fines.condition is None:
        target = fines.who.value
    if fines.track and who(fines.track) is Who.PERSON:
        target = None
    parts = [fines.track, target if target != fines.track else None, fines.condition]
    if amount.base:
        share = f"{amount.base}的倍数" if amount.unit is Unit.MULTIPLE else f"占{amount.base}的比例"
        parts.append(share)
    parts.append(f"每{amount.per}" if amount.per else None)
    return "，".join(part.removesuffix("的") for part in parts if part)


def _bar(rung: _Rung, place: int, count: int, scale: Scale, closed: Ends) -> Bar:
    amount = rung.amount
    left = scale.at(amount.min) if amount and amount.min is not None else None
    right = scale.at(amount.max) if amount and amount.max is not None else None
    if amount is None:
        left = right = 0.0
    label = f"{rung.name}　{rung.words}"
    anchor, at = _placed(label, place, count, left or 0.0, 100.0 if right is None else right)
    return Bar(
        name=rung.name,
        text=rung.words,
        shade=shade(place, count),
        left=left,
        right=right,
        left_inclusive=closed.min_inclusive is not False,
        right_inclusive=closed.max_inclusive is not False,
        waivable=rung.waivable,
        fixed=amount is None or amount.fixed,
        anchor=anchor,
        at=at,
    )


def _label(amount: Amount) -> str:
    bare = amount_text(Amount(amount.min, amount.max, amount.min_word, amount.max_word, amount.unit))
    return f"固定 {bare}" if amount.fixed else bare


def _placed(label: str, place: int, count: int, left: float, right: float) -> tuple[str, float]:
    """Where a label starts: lowest tier at its left end, last at its right end, others centred, if it fits a phone."""
    share = 100 * _width_em(label) / _NARROWEST_EM
    middle = round((left + right) / 2, 3)
    if place == 0 and left + share <= 100:
        return "start", left
    if place == count - 1 and right >= share:
        return "end", right
    if 0 < place < count - 1 and share / 2 <= middle <= 100 - share / 2:
        return "middle", middle
    return ("start", left) if left + share <= 100 else ("end", max(right, round(min(share, 100), 3)))


def _width_em(label: str) -> float:
    narrow = len(_NARROW.findall(label))
    return len(label) - 0.44 * narrow


def _description(bars: tuple[Bar, ...], statutory: Amount | None) -> str:
    """The drawing in words, every end named, for those who do not see it."""
    return "".join([*_range_words(statutory), *(_bar_words(bar) for bar in bars)])


def _range_words(statutory: Amount | None) -> Iterator[str]:
    if statutory and statutory.max is not None:
        low = f"{quantity(statutory.min, statutory.unit)} 至 " if statutory.min is not None else "不超过 "
        yield f"法定幅度{low}{quantity(statutory.max, statutory.unit)}。"


def _bar_words(bar: Bar) -> str:
    ends_in_words = [] if bar.left is None else ["下限含本数" if bar.left_inclusive else "下限不含本数"]
    ends_in_words += [] if bar.right is None else ["上限含本数" if bar.right_inclusive else "上限不含本数"]
    detail = "" if bar.fixed else f"（{'，'.join(ends_in_words)}）"
    return f"{bar.name}：{'可以不罚款，或者 ' if bar.waivable else ''}{bar.text}{detail}。"
