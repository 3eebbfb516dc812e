"""The commands as a clerk runs them: what they print, what they leave, how they exit."""

from __future__ import annotations

import json
import os
from collections.abc import Callable

from city_repository import CityRepository


def test_sanction_prints_the_reading(fresh_city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """format.md: one JSON object; a missing value is null, never absent."""
    done = fresh_city.chidu(
        "sanction", "没收违法所得，并处违法所得1倍以上3倍以下罚款", "--convention", "以下不含"
    )
    assert (done.returncode, done.stderr) == (0, "")
    golden("sanction.json", done.stdout)


def test_sanction_that_cannot_be_read(fresh_city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """What it cannot read it reports; that is a reading, not a failure."""
    done = fresh_city.chidu("sanction", "处七万元以下九万元以下罚款")
    assert (done.returncode, done.stderr) == (0, "")
    golden("unread.json", done.stdout)


def test_check_as_text_and_as_data(fresh_city: CityRepository) -> None:
    """The same findings for people and for programs; exit 1 when publication stops."""
    fresh_city.edit("departments/chengguan/CG-0005.yml", ("俗称:", "俗名:"))
    text, data = fresh_city.chidu("check"), fresh_city.chidu("check", "--format", "json")
    assert (text.returncode, data.returncode) == (1, 1)
    assert json.loads(data.stdout) == [
        {
            "code": "unknown-key",
            "level": "error",
            "file": "content/departments/chengguan/CG-0005.yml",
            "line": 4,
            "column": 1,
            "message": "不认识的键“俗名”",
            "instead": "“俗称”",
            "clause": "《尺度格式》键名表",
        }
    ]
    assert text.stdout == (
        "content/departments/chengguan/CG-0005.yml:4:1: 错误 [unknown-key] 不认识的键“俗名”\n"
        "    改成：“俗称”\n    依据：《尺度格式》键名表\n共 1 个错误，0 个提醒。\n"
    )


def test_format_mends_the_form_and_never_a_broken_file(fresh_city: CityRepository) -> None:
    """Pure text -> text; a file with errors is left byte for byte as it is."""
    untidy, broken = "departments/chengguan/CG-0005.yml", "departments/chengguan/CG-0006.yml"
    before = (fresh_city.root / "content" / untidy).read_bytes()
    fresh_city.edit(
        untidy,
        ("权力类型: 行政处罚\n", ""),
        ("数据来源:", "权力类型: 行政处罚\n数据来源:"),
        ("- 门口堆东西", "- '门口堆东西'"),
    )
    fresh_city.edit(broken, ("权力类型: 行政处罚", "权力类型：行政处罚"))
    spoilt = (fresh_city.root / "content" / broken).read_bytes()
    only_look, done = fresh_city.chidu("format", "--check"), fresh_city.chidu("format")
    assert only_look.stdout == (
        f"content/{untidy}：要整理\ncontent/{broken}：有错误，没有动它。先用 chidu check 看看\n"
        "共 17 个文件，1 个要整理，1 个有错误。\n"
    )
    assert (only_look.returncode, done.returncode) == (1, 1)
    assert (fresh_city.root / "content" / untidy).read_bytes() == before
    assert (fresh_city.root / "content" / broken).read_bytes() == spoilt


def test_generated_files_are_made_and_held_current(fresh_city: CityRepository) -> None:
    """`--check` tells what is stale without touching it; a plain run renews it."""
    stale = fresh_city.chidu("generated", "--check")
    assert (stale.returncode, (fresh_city.root / "schema").exists()) == (1, False)
    assert fresh_city.chidu("generated").returncode == 0
    current = fresh_city.chidu("generated", "--check")
    assert (current.returncode, current.stdout) == (0, "共 8 个生成的文件，0 个不是最新的。\n")
    assert (fresh_city.root / ".github/CODEOWNERS").read_text(encoding="utf-8") == (
        "# 由 `python3 run.py generated` 从部门生成，不要手改。\n"
        "* @xiaoyang/sifa\n"
        "/content/departments/chengguan/ @xiaoyang/chengguan @xiaoyang/sifa\n"
        "/content/departments/dongzhen/ @xiaoyang/dongzhen @xiaoyang/sifa\n"
        "/content/departments/xuke/ @xiaoyang/xuke @xiaoyang/sifa\n"
    )


def test_words_nobody_knows(fresh_city: CityRepository) -> None:
    """A wrong command says how to ask for help and exits 2, without a traceback."""
    for words in (["检查"], [], ["check", "--format", "xml"]):
        done = fresh_city.chidu(*words)
        assert done.returncode == 2
        assert done.stderr.endswith("--help 看用法。\n")
        assert "Traceback" not in done.stderr


def test_a_wrong_folder(fresh_city: CityRepository) -> None:
    """Run in the wrong place, every command says where to run."""
    for command in ("check", "format", "generated"):
        done = fresh_city.chidu(command, "没有这个目录")
        assert (done.returncode, "Traceback" in done.stderr, "没有内容目录" in done.stdout) == (
            1,
            False,
            True,
        ), command


def test_a_terminal_that_cannot_show_chinese(fresh_city: CityRepository) -> None:
    """LANG=C and ASCII streams: findings come out escaped, never as a traceback."""
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "PATH": os.environ["PATH"]}
    done = fresh_city.chidu("check", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.encode("ascii").decode("unicode_escape") == "共 0 个错误，0 个提醒。\n"
