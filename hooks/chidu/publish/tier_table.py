"""The tier table: each outcome's conditions, amount and binding words, by track."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from chidu.model.benchmark import Benchmark
from chidu.model.fields import Condition, TrackWords
from chidu.model.fines import amount_text, is_fine, is_waivable
from chidu.publish.usage import Usage
from chidu.sanction import Amount, Combination, Convention, Item, Kind, Reading

_JOINTS = re.compile("^(并|应当|可以|可|单|直至|处以|处|予以|给予)*")
# They accompany nearly every outcome; the table's last column quotes them.
_SILENT = (Kind.ORDER_CORRECTION, Kind.ORDER_STOP)


@dataclass(frozen=True, slots=True)
class TrackCell:
    """One track of an outcome: its label ("" where there is one track), the amount in short, the binding words."""

    track: str
    amount: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One tier or matrix row; `shade` is 1..5, by weight and not by blame."""

    name: str
    shade: int
    cells: tuple[TrackCell, ...]
    conditions: tuple[Condition, ...] = ()
    axes: tuple[str, ...] = ()
    remark: str = ""
    group: str = ""
    """The track of a tier that belongs to one alone; rows of one group stand under one heading."""


@dataclass(frozen=True, slots=True)
class TierTable:
    """Rows in the record's order; `axes` names the columns of a matrix; `note` says how the bounds are read."""

    rows: tuple[Row, ...]
    axes: tuple[str, ...]
    has_names: bool
    note: str


def tier_table(record: Benchmark, usage: Usage) -> TierTable | None:
    """The table of a record with tiers or a matrix, else None."""
    standards = (
        [row.standard for row in record.matrix.rows] if record.matrix else [t.standard for t in record.tiers]
    )
    if not standards:
        return None
    shades = _shades(standards)
    note = _bounds_note(standards, usage)
    if record.matrix:
        rows = tuple(
            Row(row.name or "", tone, _cells(row.standard), axes=row.conditions)
            for row, tone in zip(record.matrix.rows, shades, strict=True)
        )
        return TierTable(rows, record.matrix.axes, any(row.name for row in rows), note)
    rows = tuple(
        Row(
            tier.name,
            tone,
            _cells(tier.standard, labelled=tier.track is None),
            tier.conditions or (),
            remark=tier.remark or "",
            group=tier.track or "",
        )
        for tier, tone in zip(record.tiers, shades, strict=True)
    )
    return TierTable(rows, (), True, note)


def _shades(standards: list[tuple[TrackWords, ...]]) -> list[int]:
    """Tones by weight: rows that reach the same highest fine share one; by their order where fines are not comparable."""
    fines = [i.amount for s in standards for w in s for i in w.reading.items if is_fine(i) and i.amount]
    if len({(amount.unit, amount.base, amount.per) for amount in fines}) > 1:
        return [shade(index, len(standards)) for index in range(len(standards))]
    weights = [
        max((_weight(each.reading) for each in standard), default=Decimal(0)) for standard in standards
    ]
    ranks = sorted(set(weights))
    if len(ranks) == 1:
        return [shade(index, len(standards)) for index in range(len(standards))]
    return [shade(ranks.index(weight), len(ranks)) for weight in weights]


def _weight(reading: Reading) -> Decimal:
    bounds = [item.amount.max for item in reading.items if is_fine(item) and item.amount and item.amount.max]
    return max(bounds, default=Decimal(0))


def shade(index: int, count: int) -> int:
    """The step 1..5 of a tone: one hue by weight."""
    # Three tiers use steps 1, 3, 5; four 1, 2, 4, 5 (DIRECTION.md, Tokens); one stands in the middle.
    if count == 1:
        return 3
    step = 1 + index * 4 / (count - 1)
    return int(step) if index < count / 2 else int(step + 0.99)


def _cells(standard: tuple[TrackWords, ...], *, labelled: bool = True) -> tuple[TrackCell, ...]:
    return tuple(
        TrackCell((each.track or "") if labelled else "", outcome_text(each.reading), each.words)
        for each in standard
    )


def outcome_text(reading: Reading) -> str:
    """An outcome in short, alternatives joined by 或者; a text that was not read whole gives no number."""
    if (
        reading.unread
        or not reading.items
        or any(i.kind is Kind.FINE and i.amount is None for i in reading.items)
    ):
        return "见原文"
    items = [item for item in separate(reading) if item.kind not in _SILENT]
    if not items:
        return "只责令改正"
    words = item_text(items[0], reading)
    for item in items[1:]:
        joint = " 或者 " if item.combination is Combination.OR else "；"
        words += joint + item_text(item, reading)
    return words


def separate(reading: Reading) -> list[Item]:
    """The items to quote: where several share a verb (没收违法所得和工具), only the one whose words hold the others."""
    spans = {item.span for item in reading.items}
    if len(spans) == 1:
        return list(reading.items)
    inner = {one for one in spans for other in spans if other != one and _within(one, other)}
    return [item for item in reading.items if item.span not in inner] if inner else list(reading.items)


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def item_text(item: Item, reading: Reading) -> str:
    """One sanction in short, with its condition and target: fines as figures, other kinds in the text's own words."""
    words = amount_text(item.amount) if item.amount and is_fine(item) else quoted(item, reading)
    if item.target and is_fine(item):
        words = f"{item.target}：{words}"
    if item.condition:
        words = f"{item.condition.removesuffix('的')}：{words}"
    if is_fine(item) and is_waivable(item):
        return f"可不罚款，或 {words}"
    return f"可以{words}" if item.optional and "可以" not in words else words


def quoted(item: Item, reading: Reading) -> str:
    """The words of the text the item was read from, without what joins them to the words before."""
    start, end = item.span
    return _JOINTS.sub("", reading.text[start:end].strip("，；。、")) or item.kind.value


def _bounds_note(standards: list[tuple[TrackWords, ...]], usage: Usage) -> str:
    """How the bounds are read; "" for tables of fixed amounts and without money, which have none."""
    tracks = {each.track for standard in standards for each in standard}
    amounts = [[_fine_of(standard, track) for standard in standards] for track in tracks]
    ranged = [amount for line in amounts for amount in line if amount and not amount.fixed]
    if not ranged:
        return ""
    touching = any(
        a and b and a.max is not None and a.max == b.min for line in amounts for a, b in pairwise(line)
    )
    return f"{usage.words}{_TOUCHING[usage.convention] if touching else ''}约定出自{usage.source}。"


def _fine_of(standard: tuple[TrackWords, ...], track: str | None) -> Amount | None:
    words = next((each for each in standard if each.track == track), None)
    fines = [item.amount for item in words.reading.items if is_fine(item)] if words else []
    return fines[0] if len(fines) == 1 else None


_TOUCHING = {
    Convention.CIVIL_CODE: "相邻两档相接的那个数额，两档都写到了。",
    Convention.BELOW_EXCLUDES: "所以正好落在分界上的数额，属于较重的一档。",
    Convention.BOTH_INCLUDE: "相邻两档相接的那个数额，两档都写到了。",
}
