"""Reads a workbook's cells in a child process with limits: a broken file must not take the command with it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_MOST_BYTES = 50 << 20
_MOST_SHEETS = 200
_MOST_CELLS = 500_000
_MOST_CHARACTERS = 20_000_000
_MOST_MEGABYTES = 2048
_MOST_SECONDS = 120
_CHILD = Path(__file__).with_name("cells_child.py")
_ENDINGS = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods")


class Unreadable(Exception):
    """Why a file cannot be read as a workbook, in a sentence for the person who typed its name."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range: first and last row and column, from 0, both included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its cells as text, row by row, "" where empty; `refused` says why it was not read."""

    name: str
    rows: tuple[tuple[str, ...], ...] = ()
    merges: tuple[Merge, ...] = ()
    refused: str | None = None


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Every sheet in the workbook's order. Raises Unreadable."""
    _admit(path)
    command = [sys.executable, "-I", str(_CHILD), str(path)]
    command += [str(limit) for limit in (_MOST_SHEETS, _MOST_CELLS, _MOST_CHARACTERS, _MOST_MEGABYTES)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_MOST_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable(f"{path} 读了 {_MOST_SECONDS} 秒还没有读完，没有导入") from None
    if done.returncode != 0:
        raise Unreadable(_why(path, done.returncode, done.stderr.decode("utf-8", "replace")))
    return tuple(_sheet(json.loads(line), path) for line in done.stdout.splitlines())


def _admit(path: Path) -> None:
    if path.is_dir():
        raise Unreadable(f"{path} 是文件夹，请写表格文件的名字")
    if not path.is_file():
        raise Unreadable(f"没有文件 {path}")
    if path.suffix.lower() not in _ENDINGS:
        raise Unreadable(f"{path} 不是表格文件；能读的是 {'、'.join(_ENDINGS)}")
    if path.stat().st_size > _MOST_BYTES:
        raise Unreadable(f"{path} 超过 {_MOST_BYTES >> 20} MB，没有导入。请拆成几个文件")


def _why(path: Path, status: int, words: str) -> str:
    if "password" in words.lower() or "encrypt" in words.lower():
        return f"{path} 有密码，请先去掉密码再导入"
    if status == 3:
        return f"{path} 不是能读的表格，可能没有存完整，或者只是改了扩展名。请用表格软件打开，另存为 .xlsx"
    return f"读 {path} 的程序中途停了（{status}），表格可能太大，或者文件已经损坏。请用表格软件打开，删去空行空列，另存为 .xlsx"


def _sheet(found: dict[str, object], path: Path) -> Sheet:
    refused = found.get("refused")
    if "name" not in found:
        raise Unreadable(f"{path} {refused}，没有导入")
    rows, merges = found.get("rows", []), found.get("merges", [])
    assert isinstance(rows, list) and isinstance(merges, list), "the child writes lists"
    return Sheet(
        str(found["name"]),
        tuple(tuple(row) for row in rows),
        tuple(Merge(*merge) for merge in merges),
        str(refused) if refused else None,
    )
