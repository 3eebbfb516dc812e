"""The ladder: each tier's fine as a bar on the statutory scale (DIRECTION.md, The ladder)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from chidu.model.acts import Document
from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.model.fines import amount_text, is_fine, is_waivable, quantity
from chidu.publish.answer import Outcome, outcomes
from chidu.publish.fine_range import is_alternative
from chidu.publish.scale import Scale, Tick, scale_for
from chidu.publish.tier_table import outcome_text, shade
from chidu.sanction import Amount, Convention, Ends, Kind, Unit, ends, for_tiers

Measure = tuple[Unit, str | None, str | None]

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


def ladders(record: Benchmark, document: Document | None) -> tuple[Ladder, ...]:
    """One drawing for each track and measure that was read whole; () where nothing can be drawn without guessing."""
    found = outcomes(record)
    if record.power_type != "行政处罚":
        return ()
    tracks = dict.fromkeys(each.track for outcome in found for each in outcome.standard)
    return tuple(ladder for track in tracks if (ladder := _of_track(record, document, found, track)))


def _of_track(
    record: Benchmark, document: Document | None, found: tuple[Outcome, ...], track: str | None
) -> Ladder | None:
    # Rows of a matrix that lead to the same tier are one rung.
    rungs = dict.fromkeys(_rung(outcome.name, _words(outcome.standard, track)) for outcome in found)
    whole = [rung for rung in rungs if rung]
    if record.matrix:  # its rows follow the axes, not the weight
        whole.sort(key=lambda rung: _weight(rung.amount))
    measures = {_measure(rung.amount) for rung in whole if rung.amount}
    if len(whole) != len(rungs) or not 2 <= len(rungs) <= _MOST_ROWS or len(measures) != 1:
        return None
    return _drawn(track, whole, _statutory(record, track, measures.pop()), document)


@dataclass(frozen=True, slots=True)
class _Rung:
    """A tier before it is drawn: its one fine, or None with what it leads to instead."""

    name: str
    amount: Amount | None
    waivable: bool
    words: str


def _rung(name: str, words: TrackWords | None) -> _Rung | None:
    """None where the text was not read whole, or has several fines that one bar could not show."""
    if words is None or words.reading.unread:
        return None
    fines = [item for item in words.reading.items if item.kind is Kind.FINE]
    if not fines:
        return _Rung(name, None, waivable=False, words=f"{outcome_text(words.reading)}，不罚款")
    fine = fines[0]
    if len(fines) > 1 or fine.amount is None:
        return None
    waivable = is_waivable(fine) or is_alternative(words.reading.items)
    return _Rung(name, fine.amount, waivable, _label(fine.amount))


def _words(standard: tuple[TrackWords, ...], track: str | None) -> TrackWords | None:
    return next((each for each in standard if each.track == track), None)


def _weight(amount: Amount | None) -> tuple[Decimal, Decimal]:
    """Lightest first: by the highest amount, then by the lowest."""
    nothing = Decimal(0)
    return (amount.max or amount.min or nothing, amount.min or nothing) if amount else (nothing, nothing)


def _measure(amount: Amount) -> Measure:
    return (amount.unit, amount.base, amount.per)


def _statutory(record: Benchmark, track: str | None, measure: Measure) -> Amount | None:
    """The statutory range, where the clauses for this track have exactly one of this measure."""
    clauses = (words for basis in record.penalty_bases for words in basis.clause or ())
    amounts = {
        item.amount
        for words in clauses
        if words.track in (None, track) and not words.reading.unread
        for item in words.reading.items
        if is_fine(item) and item.amount and _measure(item.amount) == measure
    }
    return amounts.pop() if len(amounts) == 1 else None


def _drawn(
    track: str | None, rungs: list[_Rung], statutory: Amount | None, document: Document | None
) -> Ladder | None:
    amounts = [rung.amount for rung in rungs if rung.amount]
    bounds = [b for a in (*amounts, statutory) if a for b in (a.min, a.max) if b is not None]
    scale = scale_for(bounds, amounts[0].unit)
    if scale is None:
        return None
    convention = for_tiers(document.convention if document else None)
    highest = statutory.max if statutory else None
    bars = tuple(
        _bar(rung, place, len(rungs), scale, _closed(rung.amount, convention, highest))
        for place, rung in enumerate(rungs)
    )
    low = scale.tick(statutory.min) if statutory and statutory.min is not None else None
    high = scale.tick(statutory.max) if statutory and statutory.max is not None else None
    return Ladder(_title(track, amounts[0]), bars, low, high, scale, _description(bars, statutory))


def _closed(amount: Amount | None, convention: Convention, highest: Decimal | None) -> Ends:
    return ends(amount, convention, highest) if amount else Ends(None, None)


def _title(track: str | None, amount: Amount) -> str:
    measure = (
        [f"{amount.base}的倍数" if amount.unit is Unit.MULTIPLE else f"占{amount.base}的比例"]
        if amount.base
        else []
    )
    measure += [f"每{amount.per}"] if amount.per else []
    return "，".join([*([track] if track else []), *measure])


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
