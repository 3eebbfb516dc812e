"""A workbook of our own, whole: what is written, what is reported, and what bad files are told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from small_workbook import SHEETS, Cell, encrypted, write, write_repeated

from chidu.prepare import check_content, report
from chidu.workbook.folder import Naming, origin
from chidu.workbook.grid import Grid
from chidu.workbook.importing import Imported, convert
from chidu.workbook.items import items
from chidu.workbook.layout import layout
from chidu.workbook.reading import Unreadable, read_workbook

HOOKS = Path(__file__).parents[2] / "hooks"
LISTED = [["序号", "违法行为", "裁量标准"], ["1-1", "摆摊的", "处50元罚款"]]


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
    write(folder / "overlap.xlsx", [("表", LISTED, ["A1:C2", "B1:C2", "C2:C2"])])
    write(folder / "cell.xlsx", [("表", [*LISTED, ["1-2", "摆" * 33_000, "处50元罚款"]], [])])
    write(folder / "sheets.xlsx", [(f"表{number}", LISTED, []) for number in range(201)])
    write_repeated(folder / "repeated.xlsx", "摆" * 30_000, cells=700)
    (folder / "password.xlsx").write_bytes(encrypted())
    (folder / "folder.xls").mkdir()
    names = [*made, "other.xlsx", "nohead.xlsx", "norows.xlsx", "long.xlsx", "overlap.xlsx", "cell.xlsx"]
    names += ["sheets.xlsx", "repeated.xlsx", "password.xlsx", "folder.xls", "absent.xls"]
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


def test_merged_ranges_reach_no_further_than_the_sheet(tmp_path: Path) -> None:
    """A range over a million rows that are empty is kept only where there are cells."""
    workbook = write(tmp_path / "a.xlsx", [("表", [*LISTED, ["1-2", None, "处60元罚款"]], ["B2:B1048576"])])
    (sheet,) = read_workbook(workbook)
    assert [(each.top, each.left, each.bottom, each.right) for each in sheet.merges] == [(1, 1, 2, 1)]


def test_a_sheet_that_is_too_large_is_named(tmp_path: Path) -> None:
    """The others are imported; the command says which one was not read, and the report why."""
    far: list[Sequence[Cell]] = [*LISTED, *[[None]] * 25_000, [*[None] * 25, "x"]]
    workbook, out = write(tmp_path / "a.xlsx", [("表", LISTED, []), ("远", far, [])]), tmp_path / "content"
    done = chidu("import", str(workbook), "--department", "chengguan", "--out", str(out))
    assert (done.returncode, done.stderr) == (0, "")
    assert "没有读的工作表 1 张：远，原因也在那里。\n" in done.stdout
    told = (tmp_path / "content-导入报告.txt").read_text(encoding="utf-8")
    assert "“远”：25003 行 26 列，超过了 500000 格，没有读\n" in told


def test_two_standards(tmp_path: Path) -> None:
    """处罚标准 left of the circumstances is the statute's, right of them the tier's (real-data.md, Layouts)."""
    header = ["序号", "违法行为", "处罚依据", "处罚标准", "裁量情形", "裁量幅度"]
    row = ["1-1", "摆摊的", "《小样市市容管理条例》第三条", "处50元以上200元以下罚款", "初次", "处50元罚款"]
    found = convert(read_workbook(write(tmp_path / "a.xlsx", [("表", [header, row], [])])), naming("a.xlsx"))
    record = found.files["departments/chengguan/CG-001001.yml"]
    assert "    条款: 第三条\n    罚则: 处50元以上200元以下罚款\n" in record
    assert "    裁量标准: 处50元罚款\n" in record
    assert {each.reason for each in found.report.left} == {"表头"}


def test_numbers_used_twice(tmp_path: Path) -> None:
    """Every item keeps the id of its own number; the second of a number gets a free one and a note."""
    first = [LISTED[0], *[["1-1", f"摆摊{place}", "处50元罚款"] for place in range(103)]]
    second = [LISTED[0], ["2-1", "堆物的", "处60元罚款"]]
    workbook = write(tmp_path / "a.xlsx", [("一", first, []), ("二", second, [])])
    found = convert(read_workbook(workbook), naming("a.xlsx"))
    assert "事项: 堆物的\n" in found.files["departments/chengguan/CG-002001.yml"]
    assert sum("不能用作编号" in note for note in found.report.notes) == 102


@pytest.mark.parametrize(
    ("law", "level", "maker"),
    [
        ("中华人民共和国城市房地产管理法", "法律", "全国人民代表大会常务委员会"),
        ("中华人民共和国水法", "法律", "全国人民代表大会常务委员会"),
        ("排污许可管理条例", "行政法规", "国务院"),
        ("中华人民共和国城市维护条例", "行政法规", "国务院"),
        ("城市市容和环境卫生管理条例", "行政法规", "国务院"),
        ("房地产市场管理条例", "行政法规", "国务院"),
        ("环境行政处罚办法", "部门规章", "待核"),
        ("成都市市容管理条例", "地方性法规", "成都市人民代表大会常务委员会"),
        ("小样省实施〈中华人民共和国小样法〉办法", "地方性法规", "小样省人民代表大会常务委员会"),
        ("广东省排污许可证管理办法", "地方政府规章", "广东省人民政府"),
    ],
)
def test_what_the_name_of_a_law_tells(law: str, level: str, maker: str) -> None:
    """A 办法 is no law, and 城市 no city; what the name does not tell is left to be filled in."""
    assert origin(law) == (level, maker)


@pytest.mark.parametrize("out", [".", ""])
def test_a_folder_without_a_name(out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be put in place by a rename."""
    monkeypatch.chdir(tmp_path)
    workbook = write(tmp_path / "a.xlsx", SHEETS)
    done = chidu("import", str(workbook), "--department", "huanbao", "--out", out)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == "目录“.”没有名字，没有导入。写一个新目录的名字，例如 --out content\n"


def test_a_report_of_before_is_kept(tmp_path: Path) -> None:
    """Nothing is written over, neither the folder nor the report beside it."""
    before = tmp_path / "content-导入报告.txt"
    before.write_text("上一次的", encoding="utf-8")
    workbook = write(tmp_path / "a.xlsx", SHEETS)
    done = chidu("import", str(workbook), "--department", "huanbao", "--out", str(tmp_path / "content"))
    assert (done.returncode, done.stdout) == (1, f"{before} 已经有了，没有导入。换一个目录，或者先移走它\n")
    assert before.read_text(encoding="utf-8") == "上一次的"


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
