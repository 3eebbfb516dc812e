"""The commands as a clerk runs them: what they print, what they leave, how they exit."""

from __future__ import annotations

import json
import os
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable

from city_repository import CityRepository


def test_sanction_prints_the_reading(fresh_city: CityRepository, golden: Callable[[str, str], None]) -> None:
    """format.md: one JSON object; a missing value is null, never absent."""
    done = fresh_city.chidu(
        "sanction", "没收违法所得，并处违法所得1倍以上3倍以下罚款", "--convention", "以下不含"
    )
    assert (done.returncode, done.stderr) == (0, "")
    golden("sanction.json", done.stdout)


def test_sanction_of_many_lines(fresh_city: CityRepository) -> None:
    """A line each, in order, an empty one too; a file that is none is told and exits 1."""
    lines = ["处500元以下罚款", "", "违法所得不足1万元的，按1万元计算"]
    (fresh_city.root / "lines.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = fresh_city.chidu("sanction", "--lines", "lines.txt")
    assert (done.returncode, done.stderr) == (0, "")
    assert [json.loads(line)["text"] for line in done.stdout.splitlines()] == lines
    absent = fresh_city.chidu("sanction", "--lines", "absent.txt")
    assert (absent.returncode, absent.stderr) == (1, "打不开 absent.txt：文件不存在\n")
    (fresh_city.root / "latin.txt").write_bytes(b"\xb4\xa6")
    latin = fresh_city.chidu("sanction", "--lines", "latin.txt")
    assert (latin.returncode, latin.stderr) == (1, "latin.txt 不是 UTF-8 文本，从这里起没有读\n")


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
            "about": None,
            "level": "error",
            "file": "content/departments/chengguan/CG-0005.yml",
            "line": 4,
            "column": 1,
            "message": "不认识的键“俗名”",
            "instead": "“俗称”",
            "clause": "《尺度格式》键名表",
        },
        {
            "code": "tiers-share-ends",
            "about": None,
            "level": "note",
            "file": "content/documents/YS-2026-001.yml",
            "line": 2,
            "column": 1,
            "message": "这个文件的基准里有 2 处相邻两档共用一个数额，正好落在分界上的，两档都写到了",
            "instead": "不必改；想分清楚的，写“裁量用语: 以下不含”，或者把“以下”改成“不足”",
            "clause": "民法典第一千二百五十九条：“以上”“以下”包括本数",
        },
    ]
    assert text.stdout == (
        "content/departments/chengguan/CG-0005.yml:4:1 错误 [unknown-key] 不认识的键“俗名”\n"
        "    4 | 俗名:\n      | ^\n"
        "    改成：“俗称”\n    依据：《尺度格式》键名表\n\n共 1 个错误，0 个提醒，1 个说明（--notes 列出）。\n"
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
        "共 20 个文件，1 个要整理，1 个有错误。\n"
    )
    assert (only_look.returncode, done.returncode) == (1, 1)
    assert (fresh_city.root / "content" / untidy).read_bytes() == before
    assert (fresh_city.root / "content" / broken).read_bytes() == spoilt


def on_a_full_disk(city: CityRepository, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command that can write no more than 64 bytes into a file."""
    return subprocess.run(
        [sys.executable, "-B", "-m", "chidu", *words],
        cwd=city.root,
        env=city.environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def test_format_on_a_full_disk(fresh_city: CityRepository) -> None:
    """A record is replaced whole or stays as it was; success is told after it."""
    names = [f"departments/chengguan/CG-000{number}.yml" for number in (5, 6)]
    for name in names:
        fresh_city.edit(name, ("权力类型: 行政处罚\n", ""), ("数据来源:", "权力类型: 行政处罚\n数据来源:"))
    before = fresh_city.git("diff")
    done = on_a_full_disk(fresh_city, "format")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        f"content/{names[0]}：写不进去：文件太大，系统不让写\n"
        f"content/{names[1]}：写不进去：文件太大，系统不让写\n"
        "共 20 个文件，0 个已整理，0 个有错误，2 个写不进去。\n"
    )
    assert fresh_city.git("diff") == before
    assert fresh_city.git("ls-files", "--others", "--exclude-standard") == ""


def test_generated_on_a_full_disk(fresh_city: CityRepository) -> None:
    """Here too nothing is half-written."""
    done = on_a_full_disk(fresh_city, "generated")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith(
        ".github/CODEOWNERS：写不进去：文件太大，系统不让写\n共 11 个生成的文件，0 个已更新，11 个写不进去。\n"
    )
    assert fresh_city.git("status", "--short") == ""


def test_owners_are_kept_while_a_department_is_broken(fresh_city: CityRepository) -> None:
    """A department that cannot be read must not lose its owners; a broken benchmark is no reason to refuse."""
    assert fresh_city.chidu("generated").returncode == 0
    fresh_city.edit("departments/chengguan/CG-0005.yml", ("俗称:", "俗名:"))
    assert fresh_city.chidu("generated").stdout == "共 11 个生成的文件，0 个已更新。\n"
    before = (fresh_city.root / ".github/CODEOWNERS").read_bytes()
    fresh_city.edit("departments/xuke/department.yml", ("简称:", "简名:"))
    done = fresh_city.chidu("generated")
    assert (done.returncode, done.stderr) == (1, "")
    assert "content/departments/xuke/department.yml" in done.stdout
    assert (fresh_city.root / ".github/CODEOWNERS").read_bytes() == before


def test_generated_files_follow_the_folder_s_name(fresh_city: CityRepository) -> None:
    """Another content folder has its own pages and owners; a stale file in another encoding is only stale."""
    (fresh_city.root / "content").rename(fresh_city.root / "neirong")
    (fresh_city.root / "neirong/pages/fields.md").write_bytes("键名表".encode("gbk"))
    done = fresh_city.chidu("generated", "neirong")
    assert (done.returncode, done.stderr) == (0, "")
    assert "neirong/pages/fields.md：已重新生成\n" in done.stdout
    assert not (fresh_city.root / "content").exists()
    owners = (fresh_city.root / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert "/neirong/departments/xuke/ @xiaoyang/xuke @xiaoyang/sifa\n" in owners


def test_generated_files_are_made_and_held_current(fresh_city: CityRepository) -> None:
    """`--check` tells what is stale without touching it; a plain run renews it."""
    stale = fresh_city.chidu("generated", "--check")
    assert (stale.returncode, (fresh_city.root / "schema").exists()) == (1, False)
    assert fresh_city.chidu("generated").returncode == 0
    current = fresh_city.chidu("generated", "--check")
    assert (current.returncode, current.stdout) == (0, "共 11 个生成的文件，0 个不是最新的。\n")
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


def test_build_and_serve_in_a_wrong_place(fresh_city: CityRepository) -> None:
    """MkDocs would answer in English."""
    told = {}
    shutil.rmtree(fresh_city.root / "content/pages")
    told["没有正文"] = [fresh_city.chidu(command) for command in ("build", "serve")]
    (fresh_city.root / "mkdocs.yml").unlink()
    told["别的目录"] = [fresh_city.chidu(command) for command in ("build", "serve")]
    no_pages = "没有文件夹 content/pages/。请在仓库根目录运行；文件夹删掉了就从版本库里取回来\n"
    assert {name: {(d.returncode, d.stdout, d.stderr) for d in done} for name, done in told.items()} == {
        "没有正文": {(1, no_pages, "")},
        "别的目录": {(1, "这里没有 mkdocs.yml。请在仓库根目录运行\n", "")},
    }


def test_a_port_that_cannot_be_opened(fresh_city: CityRepository) -> None:
    """A number that is no port is a wrong word, one in use is told before anything is built."""
    for port in ("0", "65536", "99999", "八千"):
        done = fresh_city.chidu("serve", "--port", port)
        assert (done.returncode, done.stderr) == (
            2,
            f"命令写得不对：--port: 端口应当是 1 到 65535 之间的数，现在是“{port}”\n"
            "用 chidu serve --help 看用法。\n",
        )
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        done = fresh_city.chidu("serve", "--port", str(port))
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        f"端口 {port} 打不开：已被别的程序占用。换一个，例如 --port 8001\n",
        "",
    )


def test_a_terminal_that_cannot_show_chinese(fresh_city: CityRepository) -> None:
    """LANG=C and ASCII streams: findings come out escaped, never as a traceback."""
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "PATH": os.environ["PATH"]}
    done = fresh_city.chidu("check", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout.encode("ascii").decode("unicode_escape")
        == "共 0 个错误，0 个提醒，1 个说明（--notes 列出）。\n"
    )
