"""The measurement of search: its records are the same every time and as unequal as a language; it runs to its end."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from chidu.search.records import PageKind, SearchRecord
from search_records import Lexicon, enriched

ROOT = Path(__file__).parents[2]
TEXT = "占用城市道路摆摊经营未经批准擅自挖掘的责令限期改正处以罚款" * 3


def test_words_are_as_unequal_as_those_of_a_language() -> None:
    lexicon = Lexicon.made(TEXT, random.Random(1))
    times = Counter(lexicon.phrase(1, chance) for chance in [random.Random(2)] for _ in range(20_000))
    first, tenth, hundredth = (times[lexicon.words[rank]] for rank in (0, 9, 99))
    assert 6 < first / tenth < 15 and 6 < tenth / max(hundredth, 1) < 15


def test_benchmarks_get_words_and_other_pages_none() -> None:
    records = [
        SearchRecord(id="A-1", url="", title=TEXT),
        SearchRecord(id="F-1", url="", title="法", kind=PageKind.LAW),
    ]
    benchmark, law = enriched(records)
    assert law == records[1] and benchmark.title.startswith(TEXT) and len(benchmark.aliases) == 2
    assert list(enriched(records)) == [benchmark, law]


def test_it_measures_both_indexes() -> None:
    command = [
        sys.executable,
        str(ROOT / "bench/searching.py"),
        "-n",
        "90",
        "--runs",
        "1",
        "--questions",
        "2",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, encoding="utf-8", check=True
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["index"] for each in told] == ["Pagefind", "内置"]
    assert all(
        each[name] > 0 for each in told for name in ("seconds", "peak_mib", "files", "requests", "packed_kb")
    )
