"""`chidu check` in every format, as a person or a pipeline runs it."""

from __future__ import annotations

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from chidu.prepare import check_content
from chidu.problems import Level, Problem
from chidu.reports import github, gitlab, json_report, sarif, terminal
from chidu.rules.catalogue import rule_text

HERE = Path(__file__).parent
REPORTS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "json": json_report.report,
    "sarif": lambda found: sarif.report(found, in_words(found)),
    "github": lambda found: github.report([p for p in found if p.level is not Level.NOTE]),
    "gitlab": gitlab.report,
}
FORMATS = ["text", *REPORTS]


def in_words(found: Sequence[Problem]) -> dict[str, tuple[str, str]]:
    """What the catalogue says of the rules that found something."""
    texts = {code: rule_text(code) for code in {problem.code for problem in found}}
    return {code: (text.name, text.checks) for code, text in sorted(texts.items())}


def check(
    *words: str, stdout: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command on 2026-11-20."""
    fixed = {"PYTHONPATH": str(HERE.parents[1] / "hooks"), "SOURCE_DATE_EPOCH": "1795147200", "TERM": "xterm"}
    inherited = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    return subprocess.run(
        [sys.executable, "-B", "-m", "chidu", "check", *words],
        env={**inherited, **fixed, **environment},
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder that contradicts itself, outside any repository: what was recorded before is not the matter."""
    there = tmp_path_factory.mktemp("rules") / "contradictory"
    return Path(shutil.copytree(HERE.parent / "rules" / "contradictory", there))


@pytest.fixture(scope="module")
def contradictory(folder: Path) -> tuple[Problem, ...]:
    """What is found in it."""
    return check_content(folder, day=date(2026, 11, 20)).findings


@pytest.mark.parametrize("format", REPORTS)
def test_what_programs_read(format: str, folder: Path, contradictory: tuple[Problem, ...]) -> None:
    """It is UTF-8 where the terminal is not."""
    done = check(str(folder), "--format", format, PYTHONUTF8="0", PYTHONIOENCODING="gbk")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode("utf-8") == REPORTS[format](contradictory) + "\n"


def test_what_a_clerk_reads(folder: Path, contradictory: tuple[Problem, ...]) -> None:
    """Text is what is printed when nothing is said; into a file without colour."""

    def lines(file: str) -> Sequence[str]:
        return (folder.parent / file).read_text(encoding="utf-8").split("\n")

    done = check(str(folder), "--notes")
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode("utf-8") == terminal.report(contradictory, lines=lines, notes=True) + "\n"


def on_a_terminal(**environment: str) -> str:
    """What appears in a terminal."""
    master, slave = pty.openpty()
    try:
        empty = check("没有这个目录", stdout=slave, **environment)
        assert empty.returncode == 1
        return os.read(master, 10_000).decode("utf-8")
    finally:
        os.close(slave)
        os.close(master)


def test_colour_at_a_terminal_only_where_it_is_welcome() -> None:
    """no-color.org: NO_COLOR, when it is not empty, declines."""
    assert "\x1b[31m错误 [content-missing]\x1b[0m" in on_a_terminal(NO_COLOR="")
    assert "\x1b" not in on_a_terminal(NO_COLOR="1")
    assert "\x1b" not in on_a_terminal(TERM="dumb")


@pytest.mark.parametrize("format", FORMATS)
def test_a_folder_that_is_broken(format: str, folder: Path, tmp_path: Path) -> None:
    """Bytes that are no text, names that are no text, Windows' line ends: findings, never a traceback."""
    content = tmp_path / "内 容%"
    shutil.copytree(folder, content)
    (content / "laws/FL-0001.yml").write_bytes("名称: 条例".encode("gbk"))
    (content / "laws/FL-0002.yml").write_bytes(b"\xef\xbb\xbf" + "名称：条例\r\n\t编号: \r\n".encode())
    with open(os.fsencode(content) + b"/laws/\xff\n\x1b.yml", "wb") as odd:
        odd.write(b"a: b\n")
    done = check(str(content), "--format", format)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "file-encoding" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("format", FORMATS)
def test_no_folder_and_no_time(format: str, tmp_path: Path) -> None:
    """A sentence or a finding, and exit 1."""
    missing = check(str(tmp_path / "没有"), "--format", format)
    assert (missing.returncode, missing.stderr, b"content-missing" in missing.stdout) == (1, b"", True)
    timeless = check(str(tmp_path), "--format", format, SOURCE_DATE_EPOCH="昨天")
    told = "环境变量 SOURCE_DATE_EPOCH 应当是从1970年起的秒数，现在是“昨天”\n"
    assert (timeless.returncode, timeless.stdout, timeless.stderr.decode("utf-8")) == (1, b"", told)


@pytest.mark.parametrize("format", FORMATS)
def test_nowhere_to_write(format: str, folder: Path) -> None:
    """A full disk is told in a sentence; half a report is no success."""
    with open("/dev/full", "wb") as full:
        done = check(str(folder), "--format", format, stdout=full.fileno())
    assert (done.returncode, done.stderr.decode("utf-8")) == (1, "检查结果写不出来：磁盘满了\n")


def test_the_folder_one_stands_in_has_a_name(folder: Path) -> None:
    """`.` is the content folder too: its findings name files as from above it."""
    done = subprocess.run(
        [sys.executable, "-B", "-m", "chidu", "check", "."],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(HERE.parents[1] / "hooks"), "SOURCE_DATE_EPOCH": "1795147200"},
        capture_output=True,
        check=False,
    )
    assert done.stdout == check(str(folder)).stdout
