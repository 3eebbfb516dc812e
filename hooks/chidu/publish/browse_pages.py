"""Benchmarks by the sound of their names, for those who look them up without a script: a page a letter."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from string import ascii_uppercase

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.listing_rows import BenchmarkRow, RowBook
from chidu.publish.metadata import column_head
from chidu.publish.page import Page, render
from chidu.search.normalise import normalise
from chidu.search.pinyin import sounds

OTHERS = "其他"
# A row is some 400 bytes: a page stays below 300 KB.
_ROWS = 600
# Nobody looks under 对 for 对擅自张贴小广告的处罚, nor under a quotation mark.
_OPENING = re.compile(r"^[\W_]*(?:对于?)?[\W_]*")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Initial:
    """A letter in the list of them: how many benchmarks stand under it, and the address of its first page."""

    letter: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Named:
    """A benchmark under a letter: its everyday names that begin with it, none where only the matter does."""

    names: tuple[str, ...]
    row: BenchmarkRow
    department: str
    sound: Key


@dataclass(frozen=True, slots=True)
class Part:
    """One of the pages of a letter, with the names it goes from and to."""

    address: str
    first: str
    last: str


@dataclass(frozen=True)
class Register:
    """Every benchmark under the letters of its everyday names and of its matter."""

    book: RowBook

    @cached_property
    def letters(self) -> dict[str, list[Named]]:
        """The benchmarks under each letter that has any, by sound, from A to Z; last those whose names begin with none."""
        found: dict[str, list[Named]] = defaultdict(list)
        corpus = self.book.publication.corpus
        for row in self.book.rows(corpus.benchmarks.values()):
            entry = corpus.benchmarks[row.id]
            department = self.book.publication.folder_name(entry.department)
            for letter, words in _words(entry).items():
                names = tuple(sorted((word for word in words if word != row.title), key=_sound))
                found[letter].append(Named(names, row, department, _sound((*names, row.title)[0])))
        return {
            letter: sorted(found[letter], key=lambda named: (named.sound, named.row.id))
            for letter in (*ascii_uppercase, OTHERS)
            if letter in found
        }

    @cached_property
    def initials(self) -> list[Initial]:
        """The letters that have any."""
        return [Initial(letter, urls.initial(letter), len(found)) for letter, found in self.letters.items()]


def _words(entry: Entry[Benchmark]) -> dict[str, list[str]]:
    """The names of a benchmark by the letters people may look them up under: 畜 is read chu and xu."""
    found: dict[str, list[str]] = defaultdict(list)
    for word in (*entry.record.aliases, entry.record.matter):
        for letter in _letters(_plain(word)):
            found[letter].append(word)
    return found


def _plain(word: str) -> str:
    return _OPENING.sub("", normalise(word)) or word


def _letters(plain: str) -> set[str]:
    readings = sounds(plain[:1])[0] or (plain[:1],)
    letters = {reading[0].upper() for reading in readings}
    return {letter if letter in ascii_uppercase else OTHERS for letter in letters}


def _sound(word: str) -> Key:
    plain = _plain(word)
    heard = zip(plain, sounds(plain), strict=True)
    return (*(readings[0] if readings else character for character, readings in heard), plain)


def initial_pages(env: Environment, book: RowBook) -> Iterator[Page]:
    """A page for each letter; one with many names has several."""
    register = Register(book)
    for initial in register.initials:
        groups = _groups(register.letters[initial.letter])
        parts = [
            Part(urls.initial(initial.letter, number), _called(group[0]), _called(group[-1]))
            for number, group in enumerate(groups, start=1)
        ]
        for part, group in zip(parts, groups, strict=True):
            yield _page(env, register, initial, parts, part, group)


def _groups(named: Sequence[Named]) -> list[Sequence[Named]]:
    """As few pages as hold them, all about as long."""
    rows = ceil(len(named) / ceil(len(named) / _ROWS))
    return [named[start : start + rows] for start in range(0, len(named), rows)]


def _called(named: Named) -> str:
    return named.names[0] if named.names else named.row.title


def _page(
    env: Environment,
    register: Register,
    initial: Initial,
    parts: Sequence[Part],
    part: Part,
    rows: Sequence[Named],
) -> Page:
    body = render(
        env,
        "initial.html",
        part.address,
        initial=initial,
        initials=register.initials,
        pages=parts,
        here_page=part,
        rows=rows,
    )
    title = f"拼音 {initial.letter} 开头的事项" if initial.letter != OTHERS else "不是汉字、字母开头的事项"
    if len(parts) > 1:
        title += f"（第 {parts.index(part) + 1} 页，共 {len(parts)} 页）"
    description = "按俗称和事项名称的拼音查行政裁量权基准，不用脚本"
    head = column_head(title, description, ("行政裁量权基准", "拼音索引"), "查询服务")
    return Page(part.address, title, description, body, head)
