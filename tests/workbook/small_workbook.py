"""A small .xlsx of our own with the layout real tables have: written by hand, so that no library decides what is in it."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

Cell = str | int | float | None
Sheet = tuple[str, Sequence[Sequence[Cell]], Sequence[str]]
"""Name, rows, merged ranges (A1:A3)."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def write(path: Path, sheets: Sequence[Sheet]) -> Path:
    """An .xlsx with inline strings and merged ranges, nothing else."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _types(len(sheets)))
        archive.writestr("_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")]))
        listed = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(listed))
        archive.writestr("xl/workbook.xml", _book([name for name, _, _ in sheets]))
        for number, (_, rows, merges) in enumerate(sheets, start=1):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", _sheet(rows, merges))
    return path


def write_repeated(path: Path, text: str, cells: int) -> Path:
    """An .xlsx that stores one text once and shows it in every cell of its only column."""
    with zipfile.ZipFile(write(path, [("表", (), ())])) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, cells + 1))
    parts["xl/worksheets/sheet1.xml"] = (
        f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    )
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}"><si><t>{escape(text)}</t></si></sst>'
    listed = [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml")]
    parts["xl/_rels/workbook.xml.rels"] = _relations(listed)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def encrypted() -> bytes:
    """What a workbook with a password is on the outside: a compound file with an EncryptedPackage, no archive."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    header = (
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    )
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    # Sector 0 is the table of sectors, 1 the directory, 2 to 9 the package.
    table = [0xFFFFFFFD, end, *range(3, 10), end]
    table += [free] * (128 - len(table))
    directory = _entry("Root Entry", 5, 1, end, 0) + _entry("EncryptedPackage", 2, free, 2, 4096)
    return header + struct.pack("<128I", *table) + directory.ljust(512, b"\0") + bytes(4096)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    raw, free = name.encode("utf-16-le") + b"\0\0", 0xFFFFFFFF
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, free, free, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def _types(sheets: int) -> str:
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET_TYPE}"/>'
        for n in range(1, sheets + 1)
    )
    default = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    book = f'<Override PartName="/xl/workbook.xml" ContentType="{_BOOK_TYPE}"/>'
    return f'<Types xmlns="{_TYPES}">{default}<Default Extension="xml" ContentType="application/xml"/>{book}{parts}</Types>'


def _relations(listed: Sequence[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{id}" Type="{_OFFICE}/{kind}" Target="{target}"/>' for id, kind, target in listed
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def _book(names: Sequence[str]) -> str:
    inner = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, start=1)
    )
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{inner}</sheets></workbook>'


def _sheet(rows: Sequence[Sequence[Cell]], merges: Sequence[str]) -> str:
    inner = "".join(
        f'<row r="{number}">{"".join(_cell(f"{chr(65 + column)}{number}", cell) for column, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    merged = "".join(f'<mergeCell ref="{each}"/>' for each in merges)
    tail = f'<mergeCells count="{len(merges)}">{merged}</mergeCells>' if merges else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{inner}</sheetData>{tail}</worksheet>'


def _cell(place: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return f'<c r="{place}"><v>{float(cell)}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(cell)}</t></is></c>'


_HEADER = ("序号", "违法行为", "法律依据", "类别", "裁量情节", "裁量标准", "备注")
_STALLS = (
    "《小样市市容管理条例》（2024年修订）第三十四条第一款第（一）项：\n    违反本条例规定，擅自占用道路摆摊的，"
    "由城市管理部门责令改正，处五百元以上二千元以下罚款。"
)
_DRAINS = "《中华人民共和国小样法》第八条第一款：设置排污口的，责令限期拆除，处二万元以上十万元以下的罚款"
_TWO_LAWS = (
    "1、《中华人民共和国小样法》第九条：有下列行为之一的，给予警告：（二）拒报的；\n"
    "2、《小样省实施〈中华人民共和国小样法〉办法》第三条第（二）项：处300元以上3000元以下罚款。"
)

SHEETS: tuple[Sheet, ...] = (
    (
        "市容",
        (
            ("一、《小样市市容管理条例》",),
            _HEADER,
            ("1-1", "擅自占用道路摆摊的", _STALLS, 1, "占用不足5平方米的", "责令改正，处五百元以上一千元以下罚款",
             "当场改正的，可以不予处罚"),
            (None, None, None, None, "第一次的", None, None),
            (None, None, "合并以后剩下的字", 2, "占用5平方米以上的", "责令改正，处1000元以上二千元以下罚款", None,
             "多出来的一列"),
            ("1-2", "设置排污口的", _DRAINS, 1, "没有排放的", "责令限期拆除，处二万元罚款", None),
            (None, None, None, 2, "已经排放的", "责令限期拆除，处二万元以上十万元以下罚款", None),
            (None, None, "逾期不拆除的，强制拆除，处十万元以上五十万元以下的罚款", 1, "没有排放的", "处十万元罚款", "费用由违法者承担"),
            (None, None, None, 2, "已经排放的", "处十万元以上五十万元以下罚款", None),
            (None, None, None, None, "造成严重后果的", None, None),
        ),
        ("A1:G1", "A3:A5", "B3:B5", "C3:C5", "D3:D4", "F3:F4", "A6:A10", "B6:B10", "C6:C7", "C8:C10"),
    ),
    (
        "申报",
        (
            _HEADER,
            ("二-1", "拒报的", _TWO_LAWS, 1, "第一次", "给予警告", None),
            (None, None, None, 2, "再次", "处一百万一十元罚款", None),
            (None, "谎报的，没有序号", "没有书名号的依据", 1, "谎报的", "处三百元以上一千元以下罚款", None),
        ),
        ("A2:A3", "B2:B3", "C2:C3"),
    ),
    ("Sheet3", (), ()),
    ("说明", (("本表由小样市城市管理局编制",),), ()),
)  # fmt: skip
