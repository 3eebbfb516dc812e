"""The word tables of search: traditional characters, closed classes of short forms, question phrases."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("tables.json")
_HEADER = (
    "// Generated from hooks/chidu/search/tables.json by chidu.search.tables; edit that file, not this one.\n"
)


@dataclass(frozen=True, slots=True)
class Tables:
    """`traditional` maps one character to one (from OpenCC's TSCharacters, frequent characters only);
    `rewrites` a short form to its official word; `questions` are phrases that ask and name nothing, `vague` words that
    go with anything (自己, 小区), `elsewhere` words of services that no benchmark offers (报销, 上牌),
    `synonyms` groups of words that mean much the same, everyday and official (鞭炮, 烟花爆竹)."""

    traditional: dict[int, str]
    rewrites: dict[str, str]
    questions: tuple[str, ...]
    vague: tuple[str, ...]
    elsewhere: tuple[str, ...]
    synonyms: tuple[tuple[str, ...], ...]


@cache
def tables() -> Tables:
    """The tables, read once."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    pairs = "".join(data["traditional"])
    return Tables(
        traditional={ord(old): new for old, new in zip(pairs[::2], pairs[1::2], strict=True)},
        rewrites=data["rewrites"],
        questions=tuple(data["questions"]),
        vague=tuple(data["vague"]),
        elsewhere=tuple(data["elsewhere"]),
        synonyms=tuple(tuple(group.split()) for group in data["synonyms"]),
    )


def browser_module() -> str:
    """The same tables as the ES module `tables.js`; a test holds the committed file to this text."""
    return f"{_HEADER}export default {_FILE.read_text(encoding='utf-8').rstrip()};\n"
