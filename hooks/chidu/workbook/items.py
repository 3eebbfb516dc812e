"""Rows of a table -> its items: tiers with their circumstances, tables stacked under one number, remarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from chidu.workbook.grid import Cell, Grid
from chidu.workbook.layout import Layout, Role


@dataclass(frozen=True, slots=True)
class Piece:
    """Words as shown, and the cell they stand in."""

    text: str
    cell: Cell


@dataclass(slots=True)
class TableTier:
    """One tier: the number or name its column shows, its circumstances (any of), its standard."""

    name: Piece | None
    standard: Piece
    conditions: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """Tiers numbered from the first; an item has several where numbering starts again."""

    basis: Piece | None
    statute: Piece | None = None
    tiers: list[TableTier] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark, with the table (from 0) and the tier of it that it stands beside."""

    piece: Piece
    table: int
    tier: int


@dataclass(slots=True)
class TableItem:
    """One matter of the table; `number` is None where the column is blank."""

    sheet: int
    number: Piece | None
    matter: Piece
    bases: list[Piece] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def pieces(self) -> Iterator[Piece]:
        """Everything that was taken from cells."""
        yield from [self.number] if self.number else []
        yield self.matter
        yield from self.bases
        yield from (remark.piece for remark in self.remarks)
        for table in self.tables:
            for tier in table.tiers:
                yield from [tier.name] if tier.name else []
                yield tier.standard
                yield from tier.conditions


def items(grid: Grid, layout: Layout, sheet: int) -> list[TableItem]:
    """The items of one sheet, counted from 1, in order; rows before the first item belong to none."""
    reader = _Reader(grid, layout, sheet)
    for row in range(layout.header + 1, len(grid.sheet.rows)):
        reader.take(row)
    return reader.found


class _Reader:
    """Goes down the rows with the item, table and tier at hand."""

    def __init__(self, grid: Grid, layout: Layout, sheet: int) -> None:
        self.grid, self.layout, self.sheet = grid, layout, sheet
        self.found: list[TableItem] = []
        self.seen: set[Cell] = set()
        """Cells of the item at hand that its bases were taken from."""

    def take(self, row: int) -> None:
        """Read one row."""
        matter = self._piece(Role.MATTER, row)
        number = self._piece(Role.NUMBER, row)
        if matter and self._begins(row, number, matter):
            self.found.append(TableItem(self.sheet, number, matter))
            self.seen = set()
        if not self.found:
            return
        item = self.found[-1]
        self._basis(item, row)
        self._tier(item, row)
        remark = self._piece(Role.REMARK, row)
        if remark and remark.cell.row == row and item.tables:
            item.remarks.append(Remark(remark, len(item.tables) - 1, len(item.tables[-1].tiers) - 1))

    def _piece(self, role: Role, row: int) -> Piece | None:
        cell = self.layout.cell(role, row)
        if cell is None:
            return None
        origin = self.grid.origin(cell)
        text = self.grid.raw(origin)
        return Piece(text, origin) if text else None

    def _begins(self, row: int, number: Piece | None, matter: Piece) -> bool:
        """A number starts an item; without one, a matter that is not the one above."""
        if number:
            return number.cell.row == row
        return matter.cell.row == row and (not self.found or self.found[-1].matter.text != matter.text)

    def _basis(self, item: TableItem, row: int) -> None:
        for role in (Role.BASIS, Role.STATUTE):
            words = self._piece(role, row)
            if words and words.cell not in self.seen:
                self.seen.add(words.cell)
                item.bases.append(words)

    def _tier(self, item: TableItem, row: int) -> None:
        name, standard = self._piece(Role.TIER, row), self._piece(Role.STANDARD, row)
        condition = self._piece(Role.CONDITION, row)
        if not (name or standard or condition):
            return
        last = item.tables[-1].tiers[-1] if item.tables else None
        if last is None and standard is None:
            return
        if last is None or not self._same(last, name, standard):
            last = self._new(item, last, name, standard, row)
        # A merged cell is one rectangle, so what was taken already is the last one.
        if condition and (not last.conditions or condition.cell != last.conditions[-1].cell):
            last.conditions.append(condition)

    @staticmethod
    def _same(last: TableTier, name: Piece | None, standard: Piece | None) -> bool:
        """Blank or merged on means the tier above: its further circumstances."""
        same_name = name is None or (last.name is not None and name.cell == last.name.cell)
        return same_name and (standard is None or standard.cell == last.standard.cell)

    def _new(
        self, item: TableItem, last: TableTier | None, name: Piece | None, standard: Piece | None, row: int
    ) -> TableTier:
        assert standard is not None or last is not None, "a first tier has a standard"
        filled = standard or (last.standard if last else None)
        assert filled is not None
        tier = TableTier(name or (last.name if last else None), filled)
        if not item.tables or _starts_again(item.tables[-1], name, row):
            item.tables.append(Table(self._piece(Role.BASIS, row), self._piece(Role.STATUTE, row)))
        item.tables[-1].tiers.append(tier)
        return tier


def _starts_again(table: Table, name: Piece | None, row: int) -> bool:
    """Whether the numbering is back at the first tier's name."""
    first = table.tiers[0].name
    return (
        name is not None
        and first is not None
        and name.cell.row == row
        and name.text == first.text
        and len(table.tiers) > 1
    )
