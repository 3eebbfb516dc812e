"""Nothing is dropped silently: every cell with words is in a record, or named here with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from chidu.workbook.grid import Cell, Grid
from chidu.workbook.layout import Layout
from chidu.workbook.reading import Sheet

HIDDEN = "在合并单元格下面，表上看不见"
TITLE = "表头上面的标题"
HEADER = "表头"
STRAY = "这一列没有认得的表头"
LOOSE = "不属于任何一项"
NO_HEADER = "这张表没有认得的表头"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A cell that is in no record: where, its words, and why."""

    sheet: str
    cell: Cell
    words: str
    reason: str


def left_out(grid: Grid, layout: Layout | None, taken: set[Cell]) -> Iterator[LeftOut]:
    """Every cell with words that no record took, in reading order."""
    for cell in grid.filled():
        if cell not in taken:
            yield LeftOut(grid.sheet.name, cell, grid.raw(cell), _reason(grid, layout, cell))


def _reason(grid: Grid, layout: Layout | None, cell: Cell) -> str:
    if layout is None:
        return NO_HEADER
    if grid.hidden(cell):
        return HIDDEN
    if cell.row <= layout.header:
        return HEADER if cell.row == layout.header else TITLE
    return LOOSE if cell.column in layout.columns.values() else STRAY


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a workbook."""

    source: str
    sheets: tuple[Sheet, ...]
    items: Mapping[str, int]
    """Items by sheet name."""
    tiers: int
    left: tuple[LeftOut, ...]
    notes: tuple[str, ...]

    def text(self) -> str:
        """The report as a plain text file."""
        filled = sum(bool(text.strip()) for sheet in self.sheets for row in sheet.rows for text in row)
        lines = [f"导入 {self.source}", ""]
        lines += [self._sheet(sheet) for sheet in self.sheets]
        lines += ["", f"共 {sum(self.items.values())} 项，{self.tiers} 档。"]
        lines += [
            f"有字的单元格 {filled} 个，写进记录 {filled - len(self.left)} 个，没有写进的 {len(self.left)} 个，都列在下面。"
        ]
        lines += ["", "要核对的", *_listed(self.notes)]
        lines += ["", "没有写进记录的单元格", *_listed(list(_lines(self.left)))]
        return "\n".join(lines) + "\n"

    def _sheet(self, sheet: Sheet) -> str:
        if sheet.refused:
            return f"“{sheet.name}”：{sheet.refused}，没有读"
        if not any(text.strip() for row in sheet.rows for text in row):
            return f"“{sheet.name}”：空表"
        return f"“{sheet.name}”：{self.items.get(sheet.name, 0)} 项"


def _listed(lines: Sequence[str]) -> list[str]:
    return [f"- {line}" for line in lines] or ["- 没有"]


def _lines(left: Iterable[LeftOut]) -> Iterator[str]:
    """A line for each cell; the cells of a title or header row in one."""
    for (sheet, row, reason), cells in groupby(
        left, key=lambda each: (each.sheet, each.cell.row, each.reason)
    ):
        listed = list(cells)
        if reason in (TITLE, HEADER):
            yield f"“{sheet}”第{row + 1}行：{'、'.join(each.words for each in listed)}（{reason}）"
        else:
            yield from (f"“{sheet}”{each.cell}：{each.words}（{reason}）" for each in listed)
