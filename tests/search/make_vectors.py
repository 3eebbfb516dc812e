"""The shared vectors: every text that both tokenisers must read alike, with what Python makes of it."""

from __future__ import annotations

import json
import re
from itertools import product
from typing import Any

from chidu.search.normalise import normalise
from chidu.search.tables import tables
from chidu.search.tokens import index_tokens, unigrams

from .workbench import QUERIES, read_json

_SURROGATE = re.compile("[\ud800-\udfff]")
LONG = ("a" * 300, "占" * 120, "9" * 300, "9," * 150, "一" * 200, "万" * 50, "(" * 100)
ARTICLES = ("第一百二十四条", "一百二十四条", "124条", "第124条", "第 124 条", "１２４条", "第１２４條")
PARAGRAPHS = ("", "第一款", "第一款第（一）项", "第1款第(1)项", "之一")
AMOUNTS = (
    "五万元",
    "5万元",
    "5万",
    "50000元",
    "50,000元",
    "５０００元",
    "5 万元",
    "伍万元",
    "1.5万元",
    "五万块",
    "0.35亿元",
)
RANGES = ("{}以上{}以下", "{}至{}", "{}到{}", "{}-{}", "{}~{}")
BRACKETS = ("〔{}〕", "[{}]", "({})", "（{}）", "【{}】", "〈{}〉", "<{}>", "{}年")
CODES = (
    "CG-0012",
    "cg0012",
    "CG 0012",
    "ＣＧ－００１２",
    "GZ-2024-001",
    "a1cg0012",
    "cg00123456",
    "abcdefgh123",
    "x-12",
)


def texts() -> list[str]:
    """All texts, once each: odd ones, the judged queries, the corpus, spellings of what people cite, the tables."""
    rows = read_json("corpus.json")
    judged = [query["q"] for file in QUERIES for query in read_json(file)]
    named = [
        text
        for row in rows
        for text in (row["name"], *row.get("aliases", ()), row.get("conduct", ""), row["docno"])
    ]
    clauses = [row["clause"] for row in rows if "clause" in row]
    sanctions = [text for row in rows for tier in row.get("tiers", ()) for text in tier]
    known = [*tables().rewrites, *tables().questions, *tables().vague, *tables().elsewhere]
    known += [*(" ".join(group) for group in tables().synonyms), "".join(map(chr, tables().traditional))]
    every = [*read_json("odd.json"), *LONG, *judged, *named, *clauses, *sanctions, *cited(), *known]
    return list(dict.fromkeys(every))


def cited() -> list[str]:
    """Articles, amounts, ranges, document numbers and codes, in every spelling."""
    articles = [f"食品安全法{article}{paragraph}" for article, paragraph in product(ARTICLES, PARAGRAPHS)]
    ranges = [
        shape.format(low, high) for shape, low, high in product(RANGES, ("五百", "500元", "5"), AMOUNTS[:4])
    ]
    numbers = [
        f"示消规{bracket.format('2026')}{number}号" for bracket in BRACKETS for number in ("2", "第02", " 2 ")
    ]
    return [*articles, *AMOUNTS, *ranges, *numbers, "公安部令第120号", "公安部令120号", *CODES]


def vector(text: str) -> dict[str, Any]:
    """What Python makes of one text."""
    return {
        "text": text,
        "normal": normalise(text),
        "tokens": index_tokens(text),
        "unigrams": unigrams(normalise(text)),
    }


def vectors() -> str:
    """The file: one vector a line; unpaired surrogates, which UTF-8 cannot hold, are escaped."""
    lines = [json.dumps(vector(text), ensure_ascii=False, separators=(",", ":")) for text in texts()]
    return "[\n" + ",\n".join(_SURROGATE.sub(_escaped, line) for line in lines) + "\n]\n"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
