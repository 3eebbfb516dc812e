"""`chidu sanction --lines`: as many lines out as in, and a sentence where a file cannot be read."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from chidu.cli.main import main
from chidu.sanction import read, to_json

SENTENCES = ["处500元以下罚款", "", "处七万元以下九万元以下罚款"]


def objects(printed: str) -> list[object]:
    """What was printed, a line each."""
    return [json.loads(line) for line in printed.splitlines()]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_one_object_a_line(mark: str, end: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The issue, point 1: bulk reading; how a file marks its start and its line ends is no part of a sentence."""
    file = tmp_path / "句子.txt"
    file.write_bytes((mark + end.join(SENTENCES)).encode())
    assert main(["sanction", "--lines", str(file)]) == 0
    assert objects(capsys.readouterr().out) == [to_json(read(text)) for text in SENTENCES]


def test_lines_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """- stands for what is piped in."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO("警告\n".encode())))
    assert main(["sanction", "--lines", "-"]) == 0
    assert objects(capsys.readouterr().out) == [to_json(read("警告"))]


def test_an_empty_file_has_no_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in, nothing out."""
    file = tmp_path / "空.txt"
    file.touch()
    assert (main(["sanction", "--lines", str(file)]), capsys.readouterr().out) == (0, "")


def test_nothing_to_read(capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong words on the command line exit 2, as everywhere."""
    assert main(["sanction"]) == 2
    assert capsys.readouterr().err == "没有写要读的罚则：写一句，或者用 --lines 给出文件\n"


def test_a_file_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lines before the first one that is not UTF-8 are read; the sentence says where it stopped."""
    file = tmp_path / "旧.txt"
    file.write_bytes("警告\n".encode() + "处罚".encode("gb18030"))
    assert main(["sanction", "--lines", str(file)]) == 1
    told = capsys.readouterr()
    assert objects(told.out) == [to_json(read("警告"))]
    assert told.err == f"{file} 不是 UTF-8 文本，从这里起没有读\n"


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, not a traceback."""
    assert main(["sanction", "--lines", str(tmp_path / "没有")]) == 1
    assert capsys.readouterr().err == f"打不开 {tmp_path / '没有'}：文件不存在\n"
