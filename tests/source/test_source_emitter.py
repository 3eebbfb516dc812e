"""The canonical form: one spelling of every value, and reading it gives the value back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.source.composer import compose
from chidu.source.emitter import emit
from chidu.source.guards import forbidden
from chidu.source.nodes import Plain, plain

MODELINE = "# yaml-language-server: $schema=../../schema/benchmark.json"

_SIGNS = "-?:,[]{}#&*!|>'\"%@`~=<. \n\\/，：（）　\xa0甲乙丙😀𠮷aA0１"
_CHARACTERS = st.one_of(st.sampled_from(_SIGNS), st.characters(codec="utf-8"))
TEXTS = st.text(_CHARACTERS, min_size=1, max_size=30).filter(
    lambda text: bool(text.strip()) and not forbidden(text)
)
KEYS = TEXTS.map(lambda text: text.replace("\n", "").strip()).filter(lambda text: text not in ("", "<<"))
_INNER: st.SearchStrategy[Plain] = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4), st.dictionaries(KEYS, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
TREES = st.dictionaries(KEYS, _INNER, min_size=1, max_size=5)


def reads(text: str, pure: bool = False) -> Plain:
    """The plain value of a text without errors."""
    node, problems = compose(text.encode(), "a.yml", pure)
    assert problems == []
    assert node is not None
    return plain(node)


def distinct(value: Plain) -> bool:
    """Whether no mapping holds two keys that a reader takes for the same, and the levels fit."""
    try:
        text = emit(value) if isinstance(value, dict) else ""
    except ValueError:
        return False
    return all(problem.code != "yaml-duplicate-key" for problem in compose(text.encode(), "a.yml")[1])


@given(TREES.filter(distinct))
def test_what_is_written_is_read_back(tree: dict[str, Plain]) -> None:
    """Habit 5: every file equals its canonical form; so compose(emit(x)) is x, for both parsers."""
    text = emit(tree, MODELINE)
    assert reads(text) == tree
    assert reads(text, pure=True) == tree
    assert emit(tree, MODELINE) == text


@given(TREES.filter(distinct), st.booleans())
def test_canonical_form_is_final(tree: dict[str, Plain], pure: bool) -> None:
    """`chidu format` run twice changes nothing the second time."""
    once = emit(tree)
    again = reads(once, pure)
    assert isinstance(again, dict)
    assert emit(again) == once


def test_sample(golden: Callable[[str, str], None]) -> None:
    """The layout of format.md: lists two spaces inside their key, quotes only where needed, no folding."""
    tree: dict[str, Plain] = {
        "编号": "CG-0012",
        "事项": "未经批准占用城市道路摆摊经营",
        "俗称": [
            "摆地摊",
            "- 路边摊",
            "C#",
            "甲 #乙",
            "甲: 乙",
            "甲:",
            "'",
            '"引"',
            "it's",
            "20%",
            "%",
            "12:30",
            "-5",
            "-",
        ],
        "处罚依据": [
            {"依据": "示范市条例", "条款": "第三十四条第（一）项"},
            {"依据": "甲", "罚则": {"单位": "乙", "个人": "丙"}},
        ],
        "裁量矩阵": {
            "维度": ["甲"],
            "行": [{"情形": ["乙", "丙"], "裁量标准": "丁"}],
            "层": [["一", "二"], [{"三": "四"}]],
        },
        "说明": "第一段\n\n  第二段 # 甲\n",
        "段": ["甲\n乙", "\n丙", " 丁\n戊", "己\n\n\n"],
        "网址": "https://example.gov.cn/a?b=c#d",
        "备注": "甲" * 200,
        "[注]": "null",
    }
    text = emit(tree, MODELINE)
    assert reads(text) == tree
    golden("canonical.yml", text)


@pytest.mark.parametrize(
    "tree",
    [{}, {"甲": ""}, {"甲": []}, {"甲": {}}, {"甲": " \n"}, {"甲": "\t乙"}, {"甲": "乙\u200b"},
     {"": "乙"}, {"甲\n": "乙"},
     {"<<": "乙"}, {" 甲": "乙"}, {"甲" * 201: "乙"}],
)  # fmt: skip
def test_what_no_record_may_hold_is_not_written(tree: dict[str, Plain]) -> None:
    """The reader would refuse it, so the writer does."""
    with pytest.raises(ValueError, match=r"."):
        emit(tree)


def test_too_many_levels_are_not_written() -> None:
    """Twelve levels are written and read, thirteen are not."""
    tree: dict[str, Plain] = {"甲": "乙"}
    for _ in range(11):
        tree = {"甲": tree}
    assert reads(emit(tree)) == tree
    with pytest.raises(ValueError, match="levels"):
        emit({"甲": tree})
