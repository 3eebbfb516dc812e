"""Run by path in a process of its own: the workbook's cells as JSON lines; the library may abort on a broken file.

Imports nothing of ours, so that it starts in an interpreter that knows only the installed packages.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from typing import Any

import python_calamine


def _limit_memory(megabytes: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # not every system can
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def _sheet(book: python_calamine.CalamineWorkbook, name: str, most: int) -> dict[str, Any]:
    sheet = book.get_sheet_by_name(name)
    if sheet.height * sheet.width > most:
        return {"name": name, "refused": f"{sheet.height} 行 {sheet.width} 列，超过了 {most} 格"}
    merges = [[*start, *end] for start, end in sheet.merged_cell_ranges or []]
    rows = sheet.to_python(skip_empty_area=False) if sheet.height else []
    return {"name": name, "rows": [[_text(cell) for cell in row] for row in rows], "merges": merges}


def _text(cell: object) -> str:
    """A cell as a reader sees it: 1.0 is 1."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def main(path: str, most_sheets: int, most_cells: int, megabytes: int) -> int:
    """Print one JSON object a sheet; exit 3 with the library's words where the file is no workbook."""
    _limit_memory(megabytes)
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        names = book.sheet_names
        if len(names) > most_sheets:
            print(json.dumps({"refused": f"有 {len(names)} 张工作表，超过了 {most_sheets} 张"}))
            return 0
        for name in names:
            print(json.dumps(_sheet(book, name, most_cells)))
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:5])))
