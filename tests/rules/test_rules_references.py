"""What is proposed for a name nobody registered."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from chidu import rules
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder

REPOSITORY = Path(__file__).parents[2]
REGISTER = "先在 content/laws/ 登记这部法规，再引用它"


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("中华人民共和国摆摊法", REGISTER),
        ("中华人民共和国行政处法", "“中华人民共和国行政处罚法”"),
        ("行政处罚发", "“中华人民共和国行政处罚法”"),
    ],
)
def test_a_law_is_near_by_its_own_name(typed: str, instead: str, tmp_path: Path) -> None:
    """The words every law of the state begins with make none of them the one that was meant."""
    content = tmp_path / "content"
    shutil.copytree(REPOSITORY / "content", content)
    record = content / "departments/chengguan/CG-0012.yml"
    before, rest = record.read_text(encoding="utf-8").split("依据: ", 1)
    _, after = rest.split("\n", 1)
    record.write_text(f"{before}依据: {typed}\n{after}", encoding="utf-8")
    found = rules.check(read_corpus(read_folder(content, "content/"), "content/"))
    problems = [each for each in found if each.code == "unknown-reference"]
    assert [(each.message, each.instead) for each in problems] == [(f"没有登记过法规“{typed}”", instead)]
