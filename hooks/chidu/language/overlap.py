"""How a cited provision lies to one that is asked about: the same, a part of it, the whole it belongs to, or apart."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from chidu.language.articles import Article


class Overlap(StrEnum):
    """In the order of nearness; the value is what a reader is told, "" where there is nothing to tell."""

    SAME = ""
    PART = "其中一部分"
    WHOLE = "引用的是整条、整款，包括在内"
    PERHAPS = "没有写明第几款，可能是"


_ORDER = list(Overlap)


def overlap(asked: Article, cited: Article) -> Overlap | None:
    """None where a change of `asked` cannot touch `cited`.

    第三十四条第（一）项 does not say which 款 it stands in, so that it may lie in any: PERHAPS.
    """
    if (asked.article, asked.sub) != (cited.article, cited.sub):
        return None
    pairs = list(zip(_below(asked), _below(cited), strict=True))
    if any(one and other and one != other for one, other in pairs):
        return None
    depths = _depth(asked), _depth(cited)
    if any((one is None) != (other is None) for one, other in pairs[: min(depths)]):
        return Overlap.PERHAPS
    if depths[0] == depths[1]:
        return Overlap.SAME
    return Overlap.PART if depths[1] > depths[0] else Overlap.WHOLE


def nearest(asked: Iterable[Article], cited: Iterable[Article]) -> Overlap | None:
    """The nearest that any of several provisions lies to any other."""
    several = tuple(cited)
    found = {overlap(one, other) for one in asked for other in several} - {None}
    return min((each for each in found if each is not None), key=_ORDER.index, default=None)


def _below(article: Article) -> tuple[int | None, ...]:
    return article.paragraph, article.item, article.point


def _depth(article: Article) -> int:
    """How many of 款, 项, 目 it goes down: 第三十四条第（一）项 is at the second."""
    return max((level for level, number in enumerate(_below(article), start=1) if number), default=0)
