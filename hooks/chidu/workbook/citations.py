"""A basis cell -> the provisions it cites and the words it quotes of each."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMERAL = "零〇一二三四五六七八九十百千"
_PART = rf"第[（(]?[{_NUMERAL}\d]+[）)]?[条款项目](?:之[一二三四五六七八九十]+)?"
_ARTICLE = rf"{_PART}(?:(?:、|和|及)?{_PART})*"
# A name in 《》, or one whose opening mark was forgotten; then perhaps the version, then the article.
_HEAD = re.compile(
    rf"(?:^|(?<=[。；;]))(?P<mark>\d{{1,2}}[、.．])?《?(?P<name>[^《》（）()：:，。；]{{0,120}}(?:〈[^〉]{{0,120}}〉)?[^《》（）()：:，。；]{{0,120}})》"
    rf"(?:[（(](?P<version>[^（）()]{{2,20}})[）)])?(?P<article>{_ARTICLE})?[：:]?"
)
_YEAR = re.compile(r"(?:19|20)\d\d年")


@dataclass(frozen=True, slots=True)
class Cited:
    """One provision: the law's name as typed, the version if named, the article, and the words quoted ("" if none)."""

    law: str
    version: str | None
    article: str | None
    words: str


def marks(text: str) -> list[str]:
    """The numbers that count the provisions of a cell (2、): they are in no record."""
    return [head["mark"] for head in _HEAD.finditer(text) if head["mark"]]


def citations(text: str) -> tuple[list[Cited], str]:
    """The provisions in the order of the cell, and words that stand before any of them."""
    heads = list(_HEAD.finditer(text))
    found = []
    for index, head in enumerate(heads):
        end = heads[index + 1].start() if index + 1 < len(heads) else len(text)
        version = head["version"]
        dated = version if version and _YEAR.match(version) else None
        aside = f"（{version}）" if version and not dated else ""
        words = aside + text[head.end() : end].strip()
        found.append(Cited(head["name"], dated, head["article"], words))
    return found, text[: heads[0].start()].strip() if heads else text
