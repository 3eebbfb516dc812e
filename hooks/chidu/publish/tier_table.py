"""The tier table: each outcome's conditions, amount and binding words, by track."""

from __future__ import annotations

from dataclasses import dataclass

from chidu.model.acts import Document
from chidu.model.benchmark import Benchmark
from chidu.model.fields import Condition, TrackWords
from chidu.model.fines import amount_text, is_fine, is_waivable
from chidu.sanction import Convention, Item, Kind, Reading

_SILENT = (Kind.FINE, Kind.ORDER_CORRECTION, Kind.ORDER_STOP)


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


@dataclass(frozen=True, slots=True)
class TierTable:
    """Rows in the record's order; `axes` names the columns of a matrix."""

    rows: tuple[Row, ...]
    axes: tuple[str, ...]
    has_names: bool
    money: bool


def tier_table(record: Benchmark) -> TierTable | None:
    """The table of a record with tiers or a matrix, else None."""
    if record.matrix:
        rows = tuple(
            Row(
                row.name or "",
                shade(index, len(record.matrix.rows)),
                _cells(row.standard),
                axes=row.conditions,
            )
            for index, row in enumerate(record.matrix.rows)
        )
        return TierTable(rows, record.matrix.axes, any(row.name for row in rows), _has_money(rows))
    if not record.tiers:
        return None
    rows = tuple(
        Row(
            tier.name,
            shade(index, len(record.tiers)),
            _cells(tier.standard),
            tier.conditions or (),
            remark=tier.remark or "",
        )
        for index, tier in enumerate(record.tiers)
    )
    return TierTable(rows, (), True, _has_money(rows))


def _has_money(rows: tuple[Row, ...]) -> bool:
    return any(cell.amount for row in rows for cell in row.cells)


def shade(index: int, count: int) -> int:
    """The step 1..5 of a tier's tone: one hue by weight."""
    # Three tiers use steps 1, 3, 5; four 1, 2, 4, 5 (DIRECTION.md, Tokens); one stands in the middle.
    if count == 1:
        return 3
    step = 1 + index * 4 / (count - 1)
    return int(step) if index < count / 2 else int(step + 0.99)


def _cells(standard: tuple[TrackWords, ...]) -> tuple[TrackCell, ...]:
    return tuple(TrackCell(each.track or "", _amount(each.reading), each.words) for each in standard)


def _amount(reading: Reading) -> str:
    """The outcome in short; a text that was not read whole gives no number."""
    if reading.unread or not reading.items:
        return "见原文"
    fines = [_fine(item) for item in reading.items if is_fine(item)]
    others = [item.kind.value for item in reading.items if item.kind not in _SILENT]
    parts = list(dict.fromkeys([*fines, *others]))
    return "；".join(parts) if parts else "只责令改正"


def _fine(item: Item) -> str:
    assert item.amount is not None
    text = amount_text(item.amount)
    limited = f"{item.target}：{text}" if item.target else text
    limited = f"{item.condition.removesuffix('的')}：{limited}" if item.condition else limited
    return f"可不罚，或 {limited}" if is_waivable(item) else limited


def convention_note(document: Document | None) -> tuple[str, str]:
    """How the table's bounds are read, and which convention says so."""
    convention = (document.convention if document else None) or Convention.CIVIL_CODE
    return _NOTES[convention]


_NOTES = {
    Convention.CIVIL_CODE: (
        "“以上”“以下”都含本数，“不足”“不满”“超过”不含本数；相邻两档相接的那个数额，两档都写到了。",
        "民法典第一千二百五十九条",
    ),
    Convention.BELOW_EXCLUDES: (
        "“以上”含本数，“以下”不含本数；最高一档的上限含本数。所以正好落在分界上的数额，属于较重的一档。",
        "发布文件的用语约定",
    ),
    Convention.BOTH_INCLUDE: (
        "“以上”“以下”都含本数；相邻两档相接的那个数额，两档都写到了。",
        "发布文件的用语约定",
    ),
}
