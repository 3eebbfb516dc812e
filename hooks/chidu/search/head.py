"""The head of the search data: what the browser reads before the first question."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from chidu.model.institutions import SearchIndex
from chidu.search.cards import CARDS_IN_A_FILE
from chidu.search.memory import aside_of, ended_of, known_of
from chidu.search.records import SearchRecord

_KINDS = {SearchIndex.PAGEFIND: "pagefind", SearchIndex.OWN: "own"}


def head_file(
    records: Sequence[SearchRecord], common: Iterable[str], index: SearchIndex, shards: int, build: str
) -> bytes:
    """records.json: {build, index, shards, count, size, ended, aside, laws, numbers, common}.

    `build` names the folder of every other file, `index` what holds the postings ("pagefind", "own") and `shards` in how
    many files our own are; `count` is the number of records, `size` that of cards in a file; `ended` are the positions of
    what no longer applies, `aside` of what is no benchmark; `laws`, `numbers` and `common` are what a question may name.
    """
    known = known_of(records, common)
    head = {
        "build": build,
        "index": _KINDS[index],
        "shards": shards,
        "count": len(records),
        "size": CARDS_IN_A_FILE,
        "ended": sorted(ended_of(records)),
        "aside": sorted(aside_of(records)),
        "laws": known.laws,
        "numbers": known.numbers,
        "common": sorted(known.common),
    }
    return json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
