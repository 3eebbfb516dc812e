"""The shared vectors: every text that both tokenisers must read alike, with what Python makes of it."""

from __future__ import annotations

import json
from typing import Any

from chidu.search.normalise import normalise
from chidu.search.tables import tables
from chidu.search.tokens import index_tokens, unigrams

from .workbench import read_json

LONG = ("a" * 300, "占" * 120, "9" * 300, "9," * 150, "一" * 200, "万" * 50, "(" * 100)


def texts() -> list[str]:
    """All texts, once each: odd ones, the judged queries, titles, aliases and conduct of the corpus, the tables."""
    rows = read_json("corpus.json")
    judged = [query["q"] for query in read_json("queries.json")]
    named = [
        text
        for row in rows
        for text in (row["name"], *row.get("aliases", ()), row.get("conduct", ""), row["docno"])
    ]
    clauses = [row["clause"] for row in rows if "clause" in row]
    known = [*tables().rewrites, *tables().questions, "".join(map(chr, tables().traditional))]
    return list(dict.fromkeys([*read_json("odd.json"), *LONG, *judged, *named, *clauses, *known]))


def vector(text: str) -> dict[str, Any]:
    """What Python makes of one text."""
    return {
        "text": text,
        "normal": normalise(text),
        "tokens": index_tokens(text),
        "unigrams": unigrams(normalise(text)),
    }


def vectors() -> str:
    """The file: one vector a line, ASCII so that unpaired surrogates survive."""
    return "[\n" + ",\n".join(json.dumps(vector(text), separators=(",", ":")) for text in texts()) + "\n]\n"
