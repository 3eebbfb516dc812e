"""What people cite, as canonical tokens: articles, amounts, multiples, percentages, document numbers, codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chidu.search.normalise import normalise
from chidu.search.numbers import spelled

_ARABIC = r"[0-9][0-9,]{0,15}(?:\.[0-9]{1,4})?"
_HAN = r"[〇零一二两三四五六七八九十][〇零一二两三四五六七八九十百千万亿]{0,15}(?:点[〇零一二两三四五六七八九]{1,4})?"
_NUMBER = f"(?:{_ARABIC}|{_HAN})"
_ARTICLE = re.compile(f"第?({_NUMBER})条(?:之([一二三四五六七八九十]))?")
_AMOUNT = re.compile(f"(?:({_NUMBER})[至到~—-])?({_NUMBER})([十百千万亿]{{0,2}})([元块]?)")
_RANGE = re.compile(
    f"({_NUMBER})([十百千万亿]{{0,2}})元?(?:以上|至|到|[~—-])({_NUMBER})([十百千万亿]{{0,2}})元"
)
_TIMES = re.compile(f"({_NUMBER})倍")
_PERCENT = re.compile(f"({_NUMBER}) ?%|百分之({_NUMBER})")
_NUMBERED = re.compile(r"(?:[〔\[(【〈<] ?([0-9]{4}) ?[〕\])】〉>]|([0-9]{4})年) ?第?([0-9]{1,6}) ?号")
# No look-behind here or below: the same patterns serve browsers that have none.
_CODE = re.compile(r"([0-9a-z]*[a-z])[- ]?([0-9]{4}-[0-9]{3}|[0-9]{3,6})(?![0-9a-z])")
_PREFIX = re.compile("[a-z]{2,6}")
# 示消规〔2026〕2号, 启执委函2023年1号, 公安部令第120号
_ACT_NUMBER = re.compile(
    r"(?:([\u4e00-\u9fff]{1,20})(?:[〔\[(【〈<] ?([0-9]{4}) ?[〕\])】〉>]|([0-9]{4})年)|([\u4e00-\u9fff]{0,19}令))"
    r" ?第?([0-9]{1,6}) ?号"
)
_ACT_NOISE = re.compile(r"[《》 ]|\([^()]{1,20}\)$|^中华人民共和国")


@dataclass(frozen=True, slots=True)
class Reference:
    """A canonical token and the part of the normalised text it stands for, as [start, end)."""

    start: int
    end: int
    token: str


def references(text: str) -> list[Reference]:
    """Every reference of a normalised text, by kind, then by position. Twin: `references` of tokens.js."""
    return [
        Reference(found.start(), found.end(), token)
        for pattern, reader in _READERS
        for found in pattern.finditer(text)
        for token in reader(found)
    ]


def act_name(name: str) -> str:
    """The bare name of an act: 《中华人民共和国水法》(2016年修正) -> 水法."""
    return _ACT_NOISE.sub("", _ACT_NOISE.sub("", normalise(name)))


def act_token(name: str, article: str = "") -> str:
    """The token of an act, or of one of its articles when `article` is an article's token: law水法art69."""
    return f"law{act_name(name)}{article}"


def act_numbers(text: str) -> list[str]:
    """Every 文号 of a text in the one spelling of search: 示消规〔2026〕2号 -> 示消规2026n2."""
    return [f"{found.organ}{found.tail}" for found in numbered(normalise(text))]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A 文号 in a normalised text: the organ's part of it, and year and number as search spells them (2026n2, n120)."""

    start: int
    end: int
    organ: str
    tail: str


def numbered(text: str) -> Iterator[Numbered]:
    """Every 文号 of a normalised text. Twin: `numbered` of tokens.js."""
    for found in _ACT_NUMBER.finditer(text):
        organ, bracketed, year, order, number = found.groups()
        yield Numbered(*found.span(), organ or order, f"{bracketed or year or ''}n{int(number)}")


def act_number_token(number: str) -> str:
    """The token of a 文号 as `act_numbers` spells it."""
    return f"num{number}"


def _article(found: re.Match[str]) -> Iterator[str]:
    yield f"art{spelled(found[1])}" + (f"zhi{spelled(found[2])}" if found[2] else "")


def _amounts(found: re.Match[str]) -> Iterator[str]:
    first, last, units, yuan = found.groups()
    if not yuan and not re.search("[万亿]", last + units):
        return
    if first:
        yield f"yuan{spelled(first, units)}"
    yield f"yuan{spelled(last, units)}"


def _range(found: re.Match[str]) -> Iterator[str]:
    low, low_units, high, high_units = found.groups()
    if "元" not in found[0][:-1] and not low_units:
        low_units = high_units  # 5至10万元
    yield f"range{spelled(low, low_units)}to{spelled(high, high_units)}"


def _times(found: re.Match[str]) -> Iterator[str]:
    yield f"times{spelled(found[1])}"


def _percent(found: re.Match[str]) -> Iterator[str]:
    yield f"pct{spelled(found[1] or found[2])}"


def _numbered(found: re.Match[str]) -> Iterator[str]:
    yield f"doc{found[1] or found[2]}n{int(found[3])}"


def _code(found: re.Match[str]) -> Iterator[str]:
    if _PREFIX.fullmatch(found[1]):
        yield f"code{found[1]}{found[2].replace('-', '')}"


_Reader = Callable[[re.Match[str]], Iterator[str]]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (_ARTICLE, _article),
    (_AMOUNT, _amounts),
    (_RANGE, _range),
    (_TIMES, _times),
    (_PERCENT, _percent),
    (_NUMBERED, _numbered),
    (_CODE, _code),
)
