"""Run by path in a process of its own: the workbook's cells as JSON lines; the library may abort on a broken file.

Imports nothing of ours, so that it starts in an interpreter that knows only the installed packages.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import python_calamine


def _limit_memory(megabytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system can
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


# A cell of a spreadsheet program holds no more; a longer one was made to hurt.
_LONGEST_CELL = 32_767


def _sheet(book: python_calamine.CalamineWorkbook, name: str, most: int) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(name)
    last_row, last_column = sheet.end or (-1, -1)
    height, width = last_row + 1, last_column + 1  # counted from A1, as the rows are written
    if height * width > most:
        return {"name": name, "refused": f"{height} 行 {width} 列，超过了 {most} 格"}
    merges = list(_merges(sheet, height, width))
    if sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in merges) > height * width:
        return {"name": name, "refused": "合并的单元格互相重叠"}
    rows = [[_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)] if height else []
    if any(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        return {"name": name, "refused": f"有一格超过了 {_LONGEST_CELL} 字"}
    return {"name": name, "rows": rows, "merges": merges}


def _merges(
    sheet: python_calamine.CalamineSheet, height: int, width: int
) -> Iterator[tuple[int, int, int, int]]:
    """Merged ranges, cut to the part of the sheet that is written: a range may claim a million empty rows."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top < height and left < width:
            yield top, left, min(bottom, height - 1), min(right, width - 1)


def _weight(sheet: dict[str, Any]) -> int:
    """Characters and cells: what the reading process will have to hold."""
    return sum(len(cell) + 1 for row in sheet.get("rows", []) for cell in row)


def _text(cell: object) -> str:
    """A cell as a reader sees it: 1.0 is 1."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def main(path: str, most_sheets: int, most_cells: int, most_characters: int, megabytes: int) -> int:
    """Print one JSON object a sheet; exit 3 with the library's words where the file is no workbook."""
    _limit_memory(megabytes)
    total = 0
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        names = book.sheet_names
        if len(names) > most_sheets:
            print(json.dumps({"refused": f"有 {len(names)} 张工作表，超过了 {most_sheets} 张"}))
            return 0
        for name in names:
            sheet = _sheet(book, name, most_cells)
            total += _weight(sheet)
            if total > most_characters:  # one long text, stored once, may be shown in every cell
                print(json.dumps({"refused": f"的文字超过了 {most_characters} 字"}))
                return 0
            print(json.dumps(sheet))
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:6])))
