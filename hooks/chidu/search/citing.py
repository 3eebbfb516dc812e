"""What a text cites of what a collection knows: articles, amounts, 文号, and acts by name with the article behind them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from chidu.search.references import Reference, act_number_token, numbered, references

_GAP = re.compile("[》 的]*")
_BARE = re.compile("[》 ]*第?([0-9]{1,3}|[一二三四五六七八九十][零〇一二两三四五六七八九十百]{0,6})(?= |$)")
_STATE = "中华人民共和国"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cited:
    """`references` are looked up by their token; `acts` have their bare name for one, each with its article or None."""

    references: Sequence[Reference]
    acts: Sequence[tuple[Reference, Reference | None]]

    @property
    def places(self) -> list[Span]:
        """Where all of it stands."""
        parts = (one for act in self.acts for one in act if one)
        return [(one.start, one.end) for one in (*self.references, *parts)]


def cited_in(text: str, laws: Sequence[str], numbers: Sequence[str]) -> Cited:
    """What a normalised text cites; `laws` are bare names of acts, `numbers` 文号 as `act_numbers` spells them."""
    whole = list(_act_numbers(text, numbers))
    found = [*whole, *(one for one in references(text) if not any(map(_holds(one), whole)))]
    return Cited(found, [(act, _article(text, act, found)) for act in _acts(text, laws)])


def blanked(text: str, spans: Iterable[Span]) -> str:
    """A text with spaces at some places."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _article(text: str, act: Reference, found: Iterable[Reference]) -> Reference | None:
    """The article that stands right behind an act, also as a bare numeral."""
    articles = (one for one in found if one.token.startswith("art") and _follows(text, act, one))
    return next(articles, None) or _bare_article(text, act)


def _bare_article(text: str, act: Reference) -> Reference | None:
    """A numeral right behind an act: 食品安全法124."""
    found = _BARE.match(text, act.end)
    if found is None:
        return None
    token = references(f"{found[1]}条")[0].token
    return Reference(found.start(1), found.end(1), token)


def _follows(text: str, act: Reference, article: Reference) -> bool:
    """Whether nothing but 》 and 的 stands between an act and an article."""
    return article.start >= act.end and bool(_GAP.fullmatch(text[act.end : article.start]))


def _holds(inner: Reference) -> Callable[[Reference], bool]:
    return lambda outer: outer.start <= inner.start and inner.end <= outer.end


def _act_numbers(text: str, numbers: Sequence[str]) -> Iterator[Reference]:
    """Every 文号.

    One that no page has keeps a token of its own, which finds nothing: its year and number alone would find another
    organ's document. One whose organ is cut short (规〔2026〕2号) and fits several is left out.
    """
    for found in numbered(text):
        organs = [one.removesuffix(found.tail) for one in numbers if one.endswith(found.tail)]
        organs = [one for one in organs if not one[-1:].isdigit()]
        whole = max((one for one in organs if found.organ.endswith(one)), key=len, default=None)
        named = [whole] if whole else [one for one in organs if one.endswith(found.organ)]
        if len(named) > 1:
            continue
        before = len(found.organ) - len(whole) if whole else 0
        token = act_number_token((named[0] if named else found.organ) + found.tail)
        yield Reference(found.start + before, found.end, token)


def _acts(text: str, laws: Sequence[str]) -> Iterator[Reference]:
    """Known acts, the longest name first, each place taken once; the token is the bare name."""
    left = text
    for name in sorted(laws, key=lambda name: (-len(name), name)):
        start = left.find(name)
        if start < 0:
            continue
        before = len(_STATE) if left[:start].endswith(_STATE) else 0
        act = Reference(start - before, start + len(name), name)
        yield act
        left = blanked(left, [(act.start, act.end)])
