"""How a cited provision lies to the one asked about: 条, 款, 项."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.language.articles import Article, parse
from chidu.language.overlap import Overlap, nearest, overlap

SAME, PART, WHOLE, PERHAPS = Overlap.SAME, Overlap.PART, Overlap.WHOLE, Overlap.PERHAPS


@pytest.mark.parametrize(
    ("asked", "cited", "found"),
    [
        ("第三十四条", "第三十四条", SAME),
        ("第三十四条", "第三十四条第一款", PART),
        ("第三十四条", "第三十四条第（一）项", PART),
        ("第三十四条", "第三十四条之一", None),
        ("第三十四条", "第三十五条", None),
        ("第三十四条第一款", "第三十四条", WHOLE),
        ("第三十四条第一款", "第三十四条第一款第（二）项", PART),
        ("第三十四条第一款", "第三十四条第二款", None),
        ("第三十四条第一款第（一）项", "第三十四条第一款", WHOLE),
        ("第三十四条第一款第（一）项", "第三十四条第一款第（二）项", None),
        ("第三十四条第二款第（一）项", "第三十四条第（一）项", PERHAPS),
        ("第三十四条第（一）项", "第三十四条第二款", PERHAPS),
        ("第三十四条第（一）项", "第三十四条第二款第（二）项", None),
        ("第三十四条第一款第（一）项第2目", "第三十四条第一款第（一）项", WHOLE),
        ("第三十四条", "第三十三条、第三十四条第二款", PART),
        ("第三十四条第一款、第四十条", "第三十四条第二款、第四十条", SAME),
    ],
)
def test_known_cases(asked: str, cited: str, found: Overlap | None) -> None:
    """Whoever changes a part changes the whole it is cited as; a 项 without its 款 may lie in any."""
    one, other = parse(asked), parse(cited)
    assert isinstance(one, tuple) and isinstance(other, tuple)
    assert nearest(one, other) is found


def test_nothing_lies_to_nothing() -> None:
    assert nearest((), (Article(1),)) is None


numbers = st.one_of(st.none(), st.integers(1, 3))
articles = st.builds(Article, st.integers(1, 2), numbers, numbers, numbers)
_MIRRORED = {SAME: SAME, PART: WHOLE, WHOLE: PART, PERHAPS: PERHAPS, None: None}


@given(articles, articles)
def test_seen_from_the_other_side(one: Article, other: Article) -> None:
    """A part here is a whole there, and what lies apart does so from both sides."""
    assert overlap(other, one) is _MIRRORED[overlap(one, other)]


@given(articles)
def test_every_provision_is_the_same_as_itself(one: Article) -> None:
    assert overlap(one, one) is SAME
