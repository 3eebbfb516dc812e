"""A sheet as a reader sees it: merged ranges show their first cell, and what lies beneath them is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from chidu.source.guards import forbidden, without_forbidden
from chidu.workbook.reading import Sheet

_BLANK = re.compile(r"\s+")
_CHINESE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’—…≤≥"
_PADDING = re.compile(rf"(?<=[{_CHINESE}]) | (?=[{_CHINESE}])")


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """Where a cell stands: row and column from 0."""

    row: int
    column: int

    def __str__(self) -> str:
        """As a spreadsheet names it: C12."""
        letters, column = "", self.column
        while column >= 0:
            letters, column = chr(65 + column % 26) + letters, column // 26 - 1
        return f"{letters}{self.row + 1}"


def plain(text: str) -> str:
    """Words in one line: line breaks and the blanks that only set them out go, between Chinese characters all of them.

    Characters that cannot be seen and that no record may hold go too; the report names their cells.
    """
    return _PADDING.sub("", without_forbidden(_BLANK.sub(" ", text)).strip())


@dataclass(frozen=True)
class Grid:
    """The visible cells of a sheet."""

    sheet: Sheet

    @cached_property
    def _origins(self) -> dict[Cell, Cell]:
        return {
            Cell(row, column): Cell(merge.top, merge.left)
            for merge in self.sheet.merges
            for row in range(merge.top, merge.bottom + 1)
            for column in range(merge.left, merge.right + 1)
        }

    def origin(self, cell: Cell) -> Cell:
        """The cell whose words are shown here."""
        return self._origins.get(cell, cell)

    def raw(self, cell: Cell) -> str:
        """A cell's own words, seen or hidden, in one line."""
        row = self.sheet.rows[cell.row] if cell.row < len(self.sheet.rows) else ()
        return plain(row[cell.column]) if cell.column < len(row) else ""

    def has_unseen(self, cell: Cell) -> bool:
        """Whether a cell holds characters that cannot be seen and were left out."""
        return forbidden(_BLANK.sub(" ", self.sheet.rows[cell.row][cell.column]))

    def shown(self, cell: Cell) -> str:
        """The words a reader sees there."""
        return self.raw(self.origin(cell))

    def filled(self) -> Iterator[Cell]:
        """Every cell with words of its own."""
        for row, cells in enumerate(self.sheet.rows):
            for column, text in enumerate(cells):
                if text.strip():
                    yield Cell(row, column)

    def hidden(self, cell: Cell) -> bool:
        """Whether a merged range covers the cell's own words."""
        return self.origin(cell) != cell
