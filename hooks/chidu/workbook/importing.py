"""A workbook -> the files of a content folder and the report, all in memory; nothing is written here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from chidu.model.reader import read_record
from chidu.problems import Problem, stops_publication
from chidu.workbook.citations import marks
from chidu.workbook.folder import Naming, files
from chidu.workbook.grid import Cell, Grid
from chidu.workbook.items import TableItem, items
from chidu.workbook.layout import Layout, Role, layout
from chidu.workbook.reading import Sheet, Unreadable
from chidu.workbook.records import Labels, Named, ids
from chidu.workbook.report import LeftOut, Report, left_out


@dataclass(frozen=True, slots=True)
class Imported:
    """Paths in the content folder with their text, the report, and what the format could not take."""

    files: dict[str, str]
    report: Report
    problems: tuple[Problem, ...]


def convert(sheets: tuple[Sheet, ...], naming: Naming) -> Imported:
    """Every item of every sheet as a record. Raises Unreadable where no sheet has a header we know."""
    found: list[tuple[TableItem, Labels]] = []
    left: list[LeftOut] = []
    counts: dict[str, int] = {}
    notes: list[str] = []
    for ordinal, sheet in enumerate(sheets, start=1):
        grid = Grid(sheet)
        table = layout(grid)
        own = items(grid, table, ordinal) if table else []
        whole = [item for item in own if item.tables]
        counts[sheet.name] = len(whole)
        found += [(item, _labels(grid, table)) for item in whole if table]
        notes += _unseen(grid)
        left += left_out(grid, table, {piece.cell for item in whole for piece in item.pieces()})
    if not found:
        raise Unreadable(f"{naming.source} {_nothing(sheets)}，没有导入")
    named = list(ids(found, naming.prefix))
    written = files(naming, named)
    tiers = sum(len(table.tiers) for item, _ in found for table in item.tables)
    report = Report(naming.source, sheets, counts, tiers, tuple(left), (*notes, *_notes(named)))
    return Imported(written, report, tuple(_faults(written)))


def _nothing(sheets: tuple[Sheet, ...]) -> str:
    """Why a workbook has no item at all."""
    refused = [f"“{sheet.name}”{sheet.refused}" for sheet in sheets if sheet.refused]
    return "；".join(refused) or "里没有认得的表头，例如 序号、违法行为、法律依据、裁量标准"


def _labels(grid: Grid, table: Layout) -> Labels:
    column = table.columns.get(Role.TIER)
    label = grid.raw(Cell(table.header, column)) if column is not None else ""
    return Labels(label, grid.sheet.name)


def _unseen(grid: Grid) -> Iterator[str]:
    for cell in grid.filled():
        if grid.has_unseen(cell):
            yield f"“{grid.sheet.name}”{cell}：有看不见的字符，没有写进记录（{grid.raw(cell)[:30]}）"


def _notes(named: list[Named]) -> Iterator[str]:
    """What a person should look at before the records are relied on."""
    for before, after in pairwise(named):
        if (
            (order := before.order)
            and after.order
            and after.order not in (order + 1, order // 1000 * 1000 + 1001)
        ):
            numbers = [each.item.number.text if each.item.number else "" for each in (before, after)]
            yield f"“{after.labels.sheet}”：序号从 {numbers[0]} 到 {numbers[1]}，不连续"
    for each in named:
        if each.item.number is None:
            yield f"{each.id}：原表没有序号，编号由程序给出（{each.item.matter.text[:30]}）"
        elif each.order is None or not each.id.endswith(f"-{each.order:06}"):
            yield f"{each.id}：原表序号“{each.item.number.text}”不能用作编号，编号由程序给出"
        for piece in each.item.bases:
            if piece.text.count("《") != piece.text.count("》"):
                yield f"{each.id}：依据“{piece.text[:20]}…”的书名号没有配对"
            if counted := marks(piece.text):
                yield f"{each.id}：依据前面的“{'”“'.join(counted)}”没有写进记录，依据按原来的先后排列"
        if len(each.item.tables) > 1:
            yield f"{each.id}：一个序号下有 {len(each.item.tables)} 张表，分成几个轨道，轨道的名称由程序从依据里取出"


def _faults(written: dict[str, str]) -> Iterator[Problem]:
    """Findings of reading what would be written: a control character in a cell, a text that is too long."""
    for path, text in written.items():
        file = read_record(text.encode("utf-8"), path)
        if file is not None and stops_publication(file.problems):
            yield from file.problems
