"""`chidu search`: the same answer as the portal's, with the reason for each result."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chidu.cli.main import main

REPOSITORY = Path(__file__).parents[2]
SMALL = str(REPOSITORY / "tests/city/content")
DEMONSTRATION = str(REPOSITORY / "content")
_DAY = "1795132800"  # 2026-11-20

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run the command on a day; its status, what it printed, and what it complained of."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", _DAY)

    def run(*words: str, content: str = SMALL) -> tuple[int, str, str]:
        status = main(["search", *words, "--content", content])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_answers_for_people(ask: Ask, golden: Callable[[str, str], None]) -> None:
    """What is found, what may be related, what no longer applies; and an honest word where there is nothing."""
    questions = (
        "在路边摆摊罚多少钱",
        "食品安全法第一百二十四条",
        "baitan",
        "罚款",
        "！！！",
        "忘贴价签",
        "示消规〔2026〕9号",
        "护照丢了去哪补办",
    )
    told = []
    for question in questions:
        status, printed, complaint = ask(question, "-n", "2", content=DEMONSTRATION)
        assert (status, complaint) == (0, "")
        told.append(f"$ chidu search {question} -n 2\n{printed}")
    golden("search.txt", "\n".join(told))


def test_an_answer_for_programs(ask: Ask, golden: Callable[[str, str], None]) -> None:
    """Every list with its number, cut to as many as were asked for."""
    status, printed, _ = ask("摆地摊", "乱倒", "--json", "-n", "1")
    assert status == 0
    found = json.loads(printed)
    assert [len(found[name]) for name in ("good", "maybe")] <= [1, 1]
    golden("search.json", printed)


def test_several_words_are_one_question(ask: Ask) -> None:
    assert ask("占用道路", "摆摊") == ask("占用道路 摆摊")


def test_a_question_of_any_size_and_shape(ask: Ask) -> None:
    """Ten thousand characters, half of a character, markup, what a regular expression is made of: an answer, no fault."""
    for question in ("摆摊" * 5000, "\ud800", "<b>摆摊</b>", "(*[", "\0", " ", "🐕"):
        status, printed, complaint = ask(question)
        assert (status, complaint) == (0, "")
        assert printed.splitlines()


def test_content_that_cannot_be_asked(ask: Ask, tmp_path: Path) -> None:
    status, printed, complaint = ask("摆摊", content=str(tmp_path / "nowhere"))
    assert (status, printed) == (1, "")
    assert complaint == "nowhere/ 里没有能用的 site.yml，查不了。用 check 命令看是什么问题\n"


def test_a_broken_file_is_told_of_and_the_rest_answers(ask: Ask, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SMALL, content)
    (content / "departments/chengguan/CG-0002.yml").write_text("编号: [\n", encoding="utf-8")
    status, printed, complaint = ask("摆地摊", content=str(content))
    assert (status, complaint) == (0, "有 1 个文件有错误，可能没有查到它们。用 check 命令看是什么问题\n")
    assert "CG-0001" in printed


def test_a_clock_that_is_wrong(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "昨天")
    status, printed, complaint = ask("摆摊")
    assert (status, printed) == (1, "")
    assert "SOURCE_DATE_EPOCH" in complaint


@pytest.mark.parametrize(
    "words", [["摆摊", "-n", "0"], ["摆摊", "-n", "x"], ["摆摊", "-n", "９"], []], ids=["0", "x", "９", "无"]
)
def test_words_that_are_wrong(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["search", *words])
    assert stopped.value.code == 2
    assert capsys.readouterr().err.startswith("命令写得不对：")
