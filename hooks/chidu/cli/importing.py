"""`chidu import`: a department's workbook becomes a content folder, with a report of what was left out."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

from chidu.cli.arguments import Commands
from chidu.clock import ClockError, now
from chidu.language.system import refusal
from chidu.model.fields import FOLDER_ID
from chidu.workbook.folder import Naming
from chidu.workbook.importing import Imported, convert
from chidu.workbook.reading import Unreadable, read_workbook


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("import", help="把一个部门的裁量基准表格（.xls .xlsx .ods）变成内容目录")
    parser.add_argument("workbook", type=Path, metavar="表格", help="表格文件")
    parser.add_argument("--department", required=True, help="部门文件夹名，小写拼音，例如 huanbao")
    parser.add_argument("--out", type=Path, required=True, help="写到哪个目录，要是空的或者还没有")
    parser.add_argument("--prefix", help="编号的字母，二到六个大写字母；默认取部门文件夹名的前几个字母")
    parser.add_argument("--site-name", default="导入的表格", help="网站的名称")
    parser.add_argument("--department-name", help="部门的名称；默认是文件夹名")
    parser.add_argument("--document-name", help="发布文件的名称；默认用表格的文件名")
    parser.add_argument("--document-number", default="文号待填", help="发布文件的文号")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read, convert, write beside, then put in place; or say why not and write nothing."""
    out: Path = arguments.out
    try:
        if trouble := _wrong_words(arguments) or _occupied(out):
            print(trouble)
            return 1
        imported = convert(read_workbook(arguments.workbook), _naming(arguments))
        if imported.problems:
            print("\n".join(map(str, imported.problems)))
            print("表格里有记录放不下的内容，没有导入。请在表格里改好再来")
            return 1
        _write(out, imported)
    except (Unreadable, ClockError) as error:
        print(error)
        return 1
    except OSError as error:
        print(f"写不了 {out}：{refusal(error)}")
        return 1
    items, left = sum(imported.report.items.values()), len(imported.report.left)
    print(f"导入 {items} 项，写在 {out}/；没有写进记录的单元格 {left} 个，列在 {_report(out)}。")
    if refused := [sheet.name for sheet in imported.report.sheets if sheet.refused]:
        print(f"没有读的工作表 {len(refused)} 张：{'、'.join(refused)}，原因也在那里。")
    print(f"接着检查：chidu check {out}；看网站：chidu build {out} --site 网站目录")
    return 0


def _wrong_words(arguments: argparse.Namespace) -> str | None:
    if not re.fullmatch(FOLDER_ID, arguments.department):
        return f"部门文件夹名“{arguments.department}”写得不对：用小写拼音，例如 huanbao"
    if not re.fullmatch("[A-Z]{2,6}", _prefix(arguments)):
        return (
            f"编号的字母“{_prefix(arguments)}”写得不对：二到六个大写字母，用 --prefix 写明，例如 --prefix HB"
        )
    return None


def _occupied(out: Path) -> str | None:
    if out.name in ("", ".."):
        return f"目录“{out}”没有名字，没有导入。写一个新目录的名字，例如 --out content"
    for path in (out, _report(out)):
        if path.exists() and not (path == out and out.is_dir() and not any(out.iterdir())):
            return f"{path} 已经有了，没有导入。换一个目录，或者先移走它"
    return None


def _prefix(arguments: argparse.Namespace) -> str:
    return str(arguments.prefix or re.sub("[^a-z]", "", arguments.department)[:6].upper())


def _naming(arguments: argparse.Namespace) -> Naming:
    workbook: Path = arguments.workbook
    return Naming(
        department=arguments.department,
        department_name=arguments.department_name or arguments.department,
        site_name=arguments.site_name,
        document_name=arguments.document_name or workbook.stem,
        document_number=arguments.document_number,
        prefix=_prefix(arguments),
        source=workbook.name,
        day=now().date(),
    )


def _report(out: Path) -> Path:
    return out.with_name(f"{out.name}-导入报告.txt")


def _write(out: Path, imported: Imported) -> None:
    """All or nothing: a folder beside, then one rename."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = out.with_name(f".{out.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for path, text in imported.files.items():
            target = beside / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="\n")
        _report(out).write_text(imported.report.text(), encoding="utf-8", newline="\n")
        if out.is_dir():
            out.rmdir()
        beside.rename(out)
    except OSError:
        _report(out).unlink(missing_ok=True)  # ours: it was not there before
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
