"""A workbook of our own, whole: what is written, what is reported, and what bad files are told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from small_workbook import SHEETS, write

from chidu.prepare import check_content, report
from chidu.workbook.folder import Naming
from chidu.workbook.grid import Grid
from chidu.workbook.importing import Imported, convert
from chidu.workbook.items import items
from chidu.workbook.layout import layout
from chidu.workbook.reading import Unreadable, read_workbook

HOOKS = Path(__file__).parents[2] / "hooks"


def naming(source: str) -> Naming:
    """The names the tests give."""
    return Naming(
        department="chengguan",
        department_name="小样市城市管理局",
        site_name="小样市",
        document_name="小样市城市管理行政处罚裁量权基准",
        document_number="样城规〔2026〕1号",
        prefix="CG",
        source=source,
        day=date(2026, 11, 21),
    )


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    """The small workbook, converted."""
    return convert(read_workbook(write(tmp_path / "小样.xlsx", SHEETS)), naming("小样.xlsx"))


def test_every_file_of_the_folder(imported: Imported, golden: Callable[[str, str], None]) -> None:
    """Merges, blanks filled down, two tables under one number, mixed numerals, a matter without a number."""
    assert imported.problems == ()
    golden("folder.txt", "".join(f"=== {path}\n{text}" for path, text in sorted(imported.files.items())))


def test_the_report(imported: Imported, golden: Callable[[str, str], None]) -> None:
    """Nothing is dropped silently: hidden words, a stray column, titles, a sheet without a header."""
    golden("report.txt", imported.report.text())


def test_every_cell_is_in_the_output_or_in_the_report(imported: Imported) -> None:
    """Each cell with words was taken by an item, or stands in the report with its reason."""
    reported = {(each.sheet, each.cell) for each in imported.report.left}
    for ordinal, sheet in enumerate(imported.report.sheets, start=1):
        grid = Grid(sheet)
        table = layout(grid)
        found = items(grid, table, ordinal) if table else []
        taken = {piece.cell for item in found for piece in item.pieces()}
        written = "".join(imported.files.values())
        for cell in grid.filled():
            assert (cell in taken) != ((sheet.name, cell) in reported), (sheet.name, str(cell))
        for item in found:
            for piece in (
                item.matter,
                *(c for t in item.tables for tier in t.tiers for c in tier.conditions),
            ):
                assert piece.text in written


def test_the_folder_is_checked_like_any_other(
    imported: Imported, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """The content folder is complete: what is found is what the table got wrong."""
    content = tmp_path / "content"
    for path, text in imported.files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    found = check_content(content, day=date(2026, 11, 21)).findings
    golden("findings.txt", report(found, notes=True) + "\n")


def chidu(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command as a person runs it."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(HOOKS),
        "PYTHONUTF8": "1",
        "SOURCE_DATE_EPOCH": "1795190400",
    }
    command = [sys.executable, "-m", "chidu", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


def test_the_command(tmp_path: Path) -> None:
    """It writes the folder and the report beside it, and will not write over anything."""
    workbook, out = write(tmp_path / "小样.xlsx", SHEETS), tmp_path / "content"
    done = chidu("import", str(workbook), "--department", "chengguan", "--prefix", "CG", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"导入 4 项，写在 {out}/；")
    assert (tmp_path / "content-导入报告.txt").read_text(encoding="utf-8").startswith("导入 小样.xlsx")
    assert chidu("format", str(out)).returncode == 0
    checked = chidu("check", str(out), "--format", "json")
    assert "numeral-malformed" in {each["code"] for each in json.loads(checked.stdout)}
    again = chidu("import", str(workbook), "--department", "chengguan", "--prefix", "CG", "--out", str(out))
    assert (again.returncode, again.stdout) == (1, f"{out} 已经有了，没有导入。换一个目录，或者先移走它\n")


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that are no workbook we could import."""
    whole = write(folder / "whole.xlsx", SHEETS).read_bytes()
    made = {
        "text.xls": b"\xe5\xba\x8f\xe5\x8f\xb7",
        "empty.xls": b"",
        "truncated.xlsx": whole[: len(whole) // 2],
        "old.xls": bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600),
        "notes.docx": whole,
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    with zipfile.ZipFile(folder / "other.xlsx", "w") as archive:
        archive.writestr("hello.txt", "no workbook")
    write(folder / "nohead.xlsx", [("表", [["甲", "乙"], ["1", "2"]], [])])
    write(folder / "norows.xlsx", [("表", [["序号", "违法行为", "裁量标准"]], [])])
    write(folder / "long.xlsx", [("表", [["违法行为", "裁量标准"], ["摆" * 30_000, "处50元罚款"]], [])])
    write(folder / "huge.xlsx", [("表", [["序号", "违法行为", "裁量标准"]] * 3, ["A1:XFD1048576"])])
    (folder / "folder.xls").mkdir()
    names = [*made, "other.xlsx", "nohead.xlsx", "norows.xlsx", "long.xlsx", "folder.xls", "absent.xls"]
    return {name: folder / name for name in names}


def test_bad_files(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    """A sentence each, exit 1, nothing written, never a traceback."""
    told = []
    for name, path in bad_files(tmp_path).items():
        out = tmp_path / "out"
        done = chidu("import", str(path), "--department", "chengguan", "--prefix", "CG", "--out", str(out))
        assert not out.exists()
        told.append(f"{name} [{done.returncode}] {done.stdout}{done.stderr}".replace(f"{tmp_path}/", ""))
    golden("bad_files.txt", "".join(told))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--department", "环保"), "部门文件夹名“环保”写得不对：用小写拼音，例如 huanbao\n"),
        (
            ("--department", "huanbao", "--prefix", "x"),
            "编号的字母“x”写得不对：二到六个大写字母，用 --prefix 写明，例如 --prefix HB\n",
        ),
    ],
)
def test_wrong_words(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    """What was typed wrong and what to type instead."""
    workbook = write(tmp_path / "a.xlsx", SHEETS)
    done = chidu("import", str(workbook), "--out", str(tmp_path / "out"), *arguments)
    assert (done.returncode, done.stdout) == (1, told)


def test_unseen_characters(tmp_path: Path) -> None:
    """They do not get into a record, and the report names their cell."""
    rows = [["违法行为", "裁量标准"], ["摆\u202e摊\u200b的", "处50元罚款"]]
    found = convert(read_workbook(write(tmp_path / "a.xlsx", [("表", rows, [])])), naming("a.xlsx"))
    assert found.report.notes[0] == "“表”A2：有看不见的字符，没有写进记录（摆摊的）"
    assert "事项: 摆摊的\n" in found.files["departments/chengguan/CG-001900.yml"]


def test_a_workbook_without_sheets_we_know() -> None:
    """The reason is an exception for the command, not an empty folder."""
    with pytest.raises(Unreadable):
        convert((), naming("空.xlsx"))
