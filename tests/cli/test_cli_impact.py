"""`chidu impact`: what a change of a law touches."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chidu.cli.main import main

REPOSITORY = Path(__file__).parents[2]
SMALL = str(REPOSITORY / "tests/city/content")
DEMONSTRATION = str(REPOSITORY / "content")

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run the command on 2026-11-20; its status, what it printed, and what it complained of."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795132800")

    def run(*words: str, content: str = SMALL) -> tuple[int, str, str]:
        status = main(["impact", content, *words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_answers_for_people(ask: Ask, golden: Callable[[str, str], None]) -> None:
    """A law, an article with its paragraphs, a paragraph with what cites the whole; lists, entrustments, words of texts."""
    questions = (
        ("--law", "食品安全法"),
        ("--law", "《中华人民共和国道路交通安全法》", "--article", "90条1款"),
        ("--law", "FL-0001", "--article", "第二十四条"),
        ("--law", "行政许可法", "--article", "第七十条"),
        ("--law", "养犬管理条例", "--article", "第三十一条"),
        ("--law", "示范市养犬管理条例", "--article", "第三十一条第二项、第十八条"),
        ("--law", "城市道路管理条例", "--article", "第九百条"),
    )
    told = []
    for words in questions:
        _, printed, complaint = ask(*words, content=DEMONSTRATION)
        told.append(f"$ chidu impact {' '.join(words)}\n{printed}{complaint}")
    golden("impact.txt", "\n".join(told))


def test_a_version_adopted_ahead_and_one_that_is_over(ask: Ask, golden: Callable[[str, str], None]) -> None:
    """Both versions of CG-0001, the list that cites the same article; CG-0006 is counted only."""
    asked = [(law, kind) for law in ("市容条例", "FL-0002") for kind in ("json", "csv")]
    told = [ask("--law", law, "--format", kind)[1] for law, kind in asked]
    golden("impact_small.txt", "\n".join(told).replace("\r\n", "\n"))
    assert ask("--law", "FL-0002")[1].endswith("另有 1 项基准引用它，已经废止或者失效，没有列出。\n")


def test_a_citation_nobody_can_read_is_told_of(ask: Ask, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    record = content / "departments/chengguan/CG-0002.yml"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("条款: 第四十条", "条款: 第四十条至第四十二条"), encoding="utf-8")
    status, printed, _ = ask("--law", "市容条例", "--article", "第九十九条", content=str(content))
    assert (status, printed.splitlines()[3:5]) == (
        0,
        [
            "小样市城市管理局",
            "  CG-0002　擅自处置建筑垃圾",
        ],
    )
    assert "第四十条至第四十二条（条款读不出来，要看原文）" in printed


def test_questions_that_cannot_be_answered(ask: Ask, tmp_path: Path) -> None:
    """One sentence, exit 1, no traceback; near names where any is near."""
    near = "没有登记叫“市容管理条列”的法规。是不是：小样市市容管理条例、市容条例\n"
    assert ask("--law", "市容管理条列") == (1, "", near)
    assert ask("--law", "XYZ") == (1, "", "没有登记叫“XYZ”的法规。法规登记在 content/laws/\n")
    assert ask("--law", "") == (1, "", "没有登记叫“”的法规。法规登记在 content/laws/\n")
    unread = "看不懂条款“那一条”。写成“第三十四条第一款第（一）项”这样\n"
    assert ask("--law", "市容条例", "--article", "那一条") == (1, "", unread)
    assert ask("--law", "\ud800")[0] == 1
    status, printed, complaint = ask("--law", "市容条例", content=str(tmp_path / "nowhere"))
    assert (status, printed) == (1, "")
    assert "没有内容目录“nowhere”" in complaint


def test_a_broken_file_is_told_of_and_the_rest_answers(ask: Ask, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    (content / "departments/chengguan/CG-0002.yml").write_text("编号: [\n", encoding="utf-8")
    status, printed, complaint = ask("--law", "市容条例", content=str(content))
    assert (status, complaint) == (0, "有 1 个文件有错误，没有查它们。用 check 命令看是什么问题\n")
    assert "CG-0001" in printed


def test_words_that_are_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["impact"])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("命令写得不对：")
