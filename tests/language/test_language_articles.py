"""Article numbers: what records may hold, what a search box forgives, and the one way they are written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chidu.language.articles import Article, Malformed, parse, parse_loosely, write

READ = {
    "第一百二十四条第一款第（一）项第1目": (Article(124, None, 1, 1, 1),),
    "第三十四条第（一）项": (Article(34, None, None, 1),),
    "第三十四条第一项": (Article(34, None, None, 1),),
    "第十七条之一": (Article(17, 1),),
    "第十七条之一第二款": (Article(17, 1, 2),),
    "第十条第一款、第二款": (Article(10, None, 1), Article(10, None, 2)),
    "第十条第一款第（一）项、第（三）项、第十二条": (
        Article(10, None, 1, 1),
        Article(10, None, 1, 3),
        Article(12),
    ),
    "第三十四条、第三十五条第三款": (Article(34), Article(35, None, 3)),
}
REFUSED = {
    "124条": "第一百二十四条",
    "第34条第1款": "第三十四条第一款",
    "第三十四条第(一)项": "第三十四条第（一）项",
    " 第十条": "第十条",
    "第十二条，第十三条": "第十二条、第十三条",
    "第一百一十四": None,
    "第一款": None,
    "第十条第二目": None,
    "第一百百条": None,
    "第零条": None,
    "第十条至第十五条": None,
    "第十条、": None,
    "": None,
    "行政处罚法第十条": None,
}


@pytest.mark.parametrize(("text", "articles"), READ.items())
def test_read(text: str, articles: tuple[Article, ...]) -> None:
    """PLAN: 条款 is well-formed, several joined by 、, a later part may repeat the article before it."""
    assert parse(text) == articles


@pytest.mark.parametrize(("text", "instead"), REFUSED.items())
def test_refused(text: str, instead: str | None) -> None:
    """A record takes the strict form only; where the meaning is clear the clerk is told what to type."""
    found = parse(text)
    assert isinstance(found, Malformed)
    assert (found.text, found.instead) == (text, instead)
    assert found.reason


def test_reasons() -> None:
    """style.md, habit 8: where, what is wrong, what to type instead."""
    reasons = [found.reason for text in REFUSED if isinstance(found := parse(text), Malformed)]
    assert reasons[5:] == [
        "“第一百一十四”不是完整的条款，应当写成“第三十四条第一款第（一）项”这样",
        "“第一款”不是完整的条款，应当写成“第三十四条第一款第（一）项”这样",
        "“第十条第二目”不是完整的条款，应当写成“第三十四条第一款第（一）项”这样",
        "“第一百百条”不是完整的条款，应当写成“第三十四条第一款第（一）项”这样",
        "“第零条”不是完整的条款，应当写成“第三十四条第一款第（一）项”这样",
        "“第十条至第十五条”是一段条款，请用顿号逐条列出",
        "顿号前后缺少条款",
        "没有写条款",
        "“行政处罚法第十条”不是完整的条款，应当写成“第三十四条第一款第（一）项”这样",
    ]


def test_search_forgives() -> None:
    """What people type into a search box."""
    typed = ("34条1款(一)项", "第 ３４ 条", "34条、35条", "第三十四条和第三十五条", "34", "罚款")
    assert [write(parse_loosely(text)) for text in typed] == [
        "第三十四条第一款第（一）项", "第三十四条", "第三十四条、第三十五条", "第三十四条、第三十五条", "", ""
    ]  # fmt: skip


ARTICLES = st.builds(
    lambda article, sub, paragraph, item, point: Article(
        article, sub, paragraph, item, point if item else None
    ),
    st.integers(1, 1300),
    st.none() | st.integers(1, 9),
    st.none() | st.integers(1, 20),
    st.none() | st.integers(1, 30),
    st.none() | st.integers(1, 9),
)


@settings(max_examples=300)
@given(st.lists(ARTICLES, min_size=1, max_size=4))
def test_the_normal_form_reads_back(articles: list[Article]) -> None:
    """style.md, habit 6: the normal form of any list of provisions is one that records may hold."""
    assert parse(write(tuple(articles))) == tuple(articles)


@settings(max_examples=200)
@given(st.text("第一十百条款项目之（）、(1)", max_size=14))
def test_nothing_raises(text: str) -> None:
    """The result is a value either way."""
    assert isinstance(parse(text), (tuple, Malformed))
    assert isinstance(parse_loosely(text), tuple)


def test_order() -> None:
    """The order of the act: 第十七条, its paragraphs, 第十七条之一, 第十八条."""
    listed = "第十八条、第十七条之一、第十七条第二款、第十七条第一款第（二）项、第十七条第一款、第十七条"
    found = parse(listed)
    assert isinstance(found, tuple)
    ordered = sorted(found, key=lambda article: article.sort_key)
    assert (
        write(tuple(ordered)) == "第十七条、第十七条第一款、第一款第（二）项、第二款、第十七条之一、第十八条"
    )
