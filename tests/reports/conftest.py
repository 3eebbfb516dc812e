"""Findings that try every report: places of every kind, awkward names, words with a meaning of their own elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import strategies as st

from chidu.problems import Level, Place, Problem

GOOD = "content/departments/chengguan/CG-0005.yml"
LONG = "content/departments/chengguan/CG-0006.yml"
WILD = "content/departments/城 管/100%,a:b\n第二行.yml"
GONE = "content/laws/FL-0001.yml"
ODD = "content/laws/\x1b[31m\u202e红\ue000.yml"

TEXTS = {
    GOOD: [
        "编号: CG-0005",
        "事项: 门前堆放少量杂物",
        "俗名:",
        "\t- e\u0301te\u0301，㎡、ｱ和“杂物”",
        "备注: \x1b[31m红\u200b\u202e了 ",
        "",
    ],
    LONG: ["说明: " + "占用城市道路堆放物料，影响市容和通行的；" * 12, "短: 行"],
    WILD: ["一行"],
}

FINDINGS = (
    Problem(
        "unknown-key", Level.ERROR, "不认识的键“俗名”", Place(GOOD, 3, 1), "“俗称”", "《尺度格式》键名表"
    ),
    Problem("yaml-tab-indent", Level.ERROR, "行首用了制表符（Tab）缩进", Place(GOOD, 4, 1), "空格"),
    Problem("wide", Level.WARNING, "全角的字", Place(GOOD, 4, 13)),
    Problem(
        "yaml-duplicate-key", Level.ERROR, "“备注”重复了，第 2 行已经写过", Place(GOOD, 5, 1), "合并成一个"
    ),
    Problem("text-invisible", Level.ERROR, "这里有一个控制字符（U+001B）", Place(GOOD, 5, 5), "删去这个字符"),
    Problem("text-invisible", Level.ERROR, "这里有一个看不见的字符", Place(GOOD, 5, 11), "删去这个字符"),
    Problem("text-invisible", Level.ERROR, "这里有一个看不见的字符", Place(GOOD, 5, 12), "删去这个字符"),
    Problem("empty-line", Level.NOTE, "空行", Place(GOOD, 6, 1)),
    Problem("far-away", Level.NOTE, "比文件还长", Place(GOOD, 99, 1)),
    Problem("line-only", Level.WARNING, "整行", Place(LONG, 1)),
    Problem("line-begins", Level.WARNING, "在开头", Place(LONG, 1, 1)),
    Problem("line-middle", Level.WARNING, "在中间", Place(LONG, 1, 120)),
    Problem("line-ends", Level.WARNING, "在末尾", Place(LONG, 1, 242)),
    Problem("past-the-end", Level.WARNING, "比这一行还长", Place(LONG, 2, 30)),
    Problem(
        "several-lines",
        Level.WARNING,
        "说了两行：{0} 和 100%\n第二行 [看这里](https://example.invalid)",
        Place(WILD, 1, 2),
        "先 \x1b[2J\r\n再，::error::",
        "第一条、\n第二条",
    ),
    Problem("file-wrong", Level.ERROR, "整个文件", Place(WILD)),
    Problem("file-odd", Level.ERROR, "文件名不能这样写", Place(ODD, 1, 1)),
    Problem(
        "value-long", Level.ERROR, f"“{'长' * 1_000}”不是日期，日期写成 2026-01-01 的样子", Place(LONG, 2, 1)
    ),
    Problem("law-gone", Level.NOTE, "文件已经不在了", Place(GONE, 7, 3), clause="条: 款, 项"),
)


@pytest.fixture
def findings() -> tuple[Problem, ...]:
    """One list for every format."""
    return FINDINGS


@pytest.fixture
def texts() -> dict[str, Sequence[str]]:
    """The files they are about, as far as they can be read."""
    return dict(TEXTS)


# Any character at all, half characters included: what people type arrives here before anybody has refused it.
_words = st.text(st.characters(exclude_categories=()), max_size=30) | st.text(
    "中：,%:\r\n {}[]()0第行\x1b", max_size=30
)
_places = st.builds(Place, _words.filter(bool), st.integers(0, 9), st.integers(0, 9))


@pytest.fixture(scope="session")
def any_findings() -> st.SearchStrategy[list[Problem]]:
    """Lists of any findings."""
    optional = st.none() | _words
    problems = st.builds(
        Problem,
        st.from_regex("[a-z]{1,3}(-[a-z]{1,3})?", fullmatch=True),
        st.sampled_from(Level),
        _words,
        _places,
        optional,
        optional,
    )
    return st.lists(problems, max_size=6)
