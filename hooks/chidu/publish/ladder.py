"""The ladder: each tier's fine as a bar on the statutory scale (DIRECTION.md, The ladder)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from chidu.model.acts import Document
from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.model.fines import amount_text, is_fine, is_waivable, quantity
from chidu.publish.answer import Outcome, outcomes
from chidu.publish.scale import Scale, Tick, scale_for
from chidu.publish.tier_table import shade
from chidu.sanction import Amount, Item, Unit, ends, for_tiers

Measure = tuple[Unit, str | None, str | None]

# More rows than this and the table says it better.
_MOST_ROWS = 8
_NARROWEST_EM = Decimal(21)


@dataclass(frozen=True, slots=True)
class Bar:
    """One tier: from `left` to `right` per cent of the drawing's width; None where the words fix no bound."""

    name: str
    text: str
    shade: int
    left: Decimal | None
    right: Decimal | None
    left_inclusive: bool
    right_inclusive: bool
    waivable: bool
    fixed: bool
    anchor: str
    at: Decimal


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


def _room(limit: Tick) -> Decimal:
    """Per cent of a phone's width that a figure keeps free beside it; at the edges all of it stands on one side."""
    return Decimal(23) if limit.x > 96 or limit.x < 4 else Decimal(15)


def ladders(record: Benchmark, document: Document | None) -> tuple[Ladder, ...]:
    """One drawing for each track and measure that was read whole; () where nothing can be drawn without guessing."""
    found = outcomes(record)
    if record.power_type != "行政处罚" or not 2 <= len(found) <= _MOST_ROWS:
        return ()
    tracks = dict.fromkeys(each.track for outcome in found for each in outcome.standard)
    return tuple(ladder for track in tracks if (ladder := _of_track(record, document, found, track)))


def _of_track(
    record: Benchmark, document: Document | None, found: tuple[Outcome, ...], track: str | None
) -> Ladder | None:
    words = [(outcome.name, _words(outcome.standard, track)) for outcome in found]
    fines = [(name, _only_fine(each)) for name, each in words]
    if any(each is None or each.reading.unread for _, each in words) or not all(fine for _, fine in fines):
        return None
    items = [(name, fine) for name, fine in fines if fine]
    measures = {_measure(fine.amount) for _, fine in items if fine.amount}
    if len(measures) != 1:
        return None
    return _drawn(track, items, _statutory(record, track, measures.pop()), document)


def _words(standard: tuple[TrackWords, ...], track: str | None) -> TrackWords | None:
    return next((each for each in standard if each.track == track), None)


def _only_fine(words: TrackWords | None) -> Item | None:
    """The one fine of a tier; None where there is none, or several that one bar could not show."""
    fines = [item for item in words.reading.items if is_fine(item)] if words else []
    return fines[0] if len(fines) == 1 else None


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
    track: str | None, items: list[tuple[str, Item]], statutory: Amount | None, document: Document | None
) -> Ladder | None:
    amounts = [item.amount for _, item in items if item.amount]
    bounds = [b for a in (*amounts, statutory) if a for b in (a.min, a.max) if b is not None]
    scale = scale_for(bounds, amounts[0].unit)
    if scale is None:
        return None
    bars = tuple(
        _bar(name, item, place, len(items), scale, statutory, document)
        for place, (name, item) in enumerate(items)
    )
    low = scale.tick(statutory.min) if statutory and statutory.min is not None else None
    high = scale.tick(statutory.max) if statutory and statutory.max is not None else None
    return Ladder(_title(track, amounts[0]), bars, low, high, scale, _description(bars, statutory))


def _title(track: str | None, amount: Amount) -> str:
    measure = (
        [f"{amount.base}的倍数" if amount.unit is Unit.MULTIPLE else f"占{amount.base}的比例"]
        if amount.base
        else []
    )
    measure += [f"每{amount.per}"] if amount.per else []
    return "，".join([*([track] if track else []), *measure])


def _bar(
    name: str,
    item: Item,
    place: int,
    count: int,
    scale: Scale,
    statutory: Amount | None,
    document: Document | None,
) -> Bar:
    amount = item.amount
    assert amount is not None
    closed = ends(
        amount, for_tiers(document.convention if document else None), statutory.max if statutory else None
    )
    left = scale.at(amount.min) if amount.min is not None else None
    right = scale.at(amount.max) if amount.max is not None else None
    text = _label(amount)
    anchor, at = _placed(
        f"{name}　{text}", place, count, left or Decimal(0), right if right is not None else Decimal(100)
    )
    return Bar(
        name,
        text,
        shade(place, count),
        left,
        right,
        closed.min_inclusive is not False,
        closed.max_inclusive is not False,
        is_waivable(item),
        amount.fixed,
        anchor,
        at,
    )


def _label(amount: Amount) -> str:
    bare = amount_text(Amount(amount.min, amount.max, amount.min_word, amount.max_word, amount.unit))
    return f"固定 {bare}" if amount.fixed else bare


def _placed(label: str, place: int, count: int, left: Decimal, right: Decimal) -> tuple[str, Decimal]:
    """Where a label starts: lowest tier at its left end, last at its right end, others centred, if it fits a phone."""
    share = 100 * _width_em(label) / _NARROWEST_EM
    middle = (left + right) / 2
    if place == 0 and left + share <= 100:
        return "start", left
    if place == count - 1 and right >= share:
        return "end", right
    if 0 < place < count - 1 and share / 2 <= middle <= 100 - share / 2:
        return "middle", middle
    return ("start", left) if left + share <= 100 else ("end", max(right, min(share, Decimal(100))))


def _width_em(label: str) -> Decimal:
    return sum(
        (Decimal(1) if ord(character) > 0x2E80 else Decimal("0.56") for character in label), Decimal(0)
    )


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
    return f"{bar.name}：{'可以不罚，或者 ' if bar.waivable else ''}{bar.text}{detail}。"
