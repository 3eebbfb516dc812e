"""Article numbers of legal acts: 第一百二十四条之一第二款第（三）项第1目, read, ordered and written one way."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chidu.language import numerals


@dataclass(frozen=True, slots=True)
class Article:
    """One provision: 条, 之X, 款, 项, 目 as whole numbers from 1; None where it goes no deeper.

    A 项 may stand directly under a 条 (第三十四条第（一）项); a 目 never without its 项.
    """

    article: int
    sub: int | None = None
    paragraph: int | None = None
    item: int | None = None
    point: int | None = None

    @property
    def sort_key(self) -> tuple[int, int, int, int, int]:
        """Order of the act: 第十七条, 第十七条第一款, 第十七条之一, 第十八条."""
        return (self.article, self.sub or 0, self.paragraph or 0, self.item or 0, self.point or 0)

    def __str__(self) -> str:
        sub = "" if self.sub is None else f"之{numerals.chinese(self.sub)}"
        return f"第{numerals.chinese(self.article)}条{sub}{self._paragraph_words}{self._item_words}"

    @property
    def _paragraph_words(self) -> str:
        return "" if self.paragraph is None else f"第{numerals.chinese(self.paragraph)}款"

    @property
    def _item_words(self) -> str:
        item = "" if self.item is None else f"第（{numerals.chinese(self.item)}）项"
        return item + ("" if self.point is None else f"第{self.point}目")

    def after(self, previous: Article | None) -> str:
        """The words that continue a list: after 第十条第一款 the second paragraph is just 第二款."""
        if previous is None or (previous.article, previous.sub) != (self.article, self.sub):
            return str(self)
        if self.item is not None and previous.item is not None and previous.paragraph == self.paragraph:
            return self._item_words
        if self.paragraph is not None and previous.paragraph is not None:
            return self._paragraph_words + self._item_words
        return str(self)


@dataclass(frozen=True, slots=True)
class Malformed:
    """Why `text` is no citation a record may hold, in Chinese, and what to type instead when that is clear."""

    text: str
    reason: str
    instead: str | None = None


_NUMBER = "[零一二三四五六七八九十百千]{1,12}"
_LOOSE = r"[零〇一二三四五六七八九十百千\d]{1,12}"


def _pattern(number: str, opening: str, closing: str, ordinal: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{ordinal}(?P<article>{number})条(?:之(?P<sub>{number}))?)?"
        rf"(?:{ordinal}(?P<paragraph>{number})款)?"
        rf"(?:{ordinal}(?:{opening}(?P<bracketed>{number}){closing}|(?P<bare>{number}))项)?"
        rf"(?:{ordinal}(?P<point>{_LOOSE})目)?\Z"
    )


_STRICT = _pattern(_NUMBER, "（", "）", "第")
_LENIENT = _pattern(_LOOSE, r"[（(]", r"[)）]", "第?")
_SEPARATORS = re.compile("[、，,;；和及与]")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")


def parse(text: str) -> tuple[Article, ...] | Malformed:
    """Read a citation as records hold it: Chinese numerals, （一）项, several joined by 、.

    第一款第（一）项、第（三）项 repeats the article before it. Never raises; `Malformed` says what is wrong.
    """
    found = _read_list(text.split("、"), _STRICT)
    if isinstance(found, tuple):
        return found
    guess = parse_loosely(text)
    instead = write(guess) if guess else None
    return Malformed(text, _reason(text, found) if instead is None else "条款的写法不合规范", instead)


def parse_loosely(text: str) -> tuple[Article, ...]:
    """Read what people type into a search box (124条, 第34条1款(一)项, 34条、35条); () where it is no citation."""
    compact = re.sub(r"\s+", "", text).translate(_FULL_WIDTH)
    found = _read_list(_SEPARATORS.split(compact), _LENIENT)
    return found if isinstance(found, tuple) else ()


def write(articles: tuple[Article, ...]) -> str:
    """The normal form, which `parse` reads back: 第十条第一款第（一）项、第（三）项、第二款、第十二条."""
    previous = (None, *articles)
    return "、".join(article.after(before) for before, article in zip(previous, articles, strict=False))


def _read_list(parts: list[str], pattern: re.Pattern[str]) -> tuple[Article, ...] | str:
    """All parts in order, or the first part that cannot be read."""
    articles: list[Article] = []
    for part in parts:
        article = _read_one(part, pattern, articles[-1] if articles else None)
        if article is None:
            return part
        articles.append(article)
    return tuple(articles)


def _read_one(text: str, pattern: re.Pattern[str], previous: Article | None) -> Article | None:
    match = pattern.match(text)
    if not text or match is None:
        return None
    values = {name: _whole(words) for name, words in match.groupdict().items() if words is not None}
    if any(value is None for value in values.values()):
        return None
    item = values.get("bracketed", values.get("bare"))
    return _placed(values, item, previous)


def _placed(values: dict[str, int | None], item: int | None, previous: Article | None) -> Article | None:
    """Complete a part that repeats the article (and paragraph) of the part before it."""
    article, sub, paragraph = values.get("article"), values.get("sub"), values.get("paragraph")
    if values.get("point") is not None and item is None:
        return None
    if article is None:
        if previous is None:
            return None
        article, sub = previous.article, previous.sub
        paragraph = previous.paragraph if paragraph is None else paragraph
    return Article(article, sub, paragraph, item, values.get("point"))


def _whole(words: str) -> int | None:
    value = numerals.parse(words)
    return int(value) if value is not None and 0 < value < 10_000 and value == int(value) else None


def _reason(text: str, part: str) -> str:
    if not text.strip():
        return "没有写条款"
    if not part.strip():
        return "顿号前后缺少条款"
    if "至" in part or "-" in part:
        return f"“{part}”是一段条款，请用顿号逐条列出"
    return f"“{part}”不是完整的条款，应当写成“第三十四条第一款第（一）项”这样"
