"""What the search tests stand on: the judged corpus as records, and a site of them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from chidu.indexing import write_search
from chidu.model.institutions import SearchIndex
from chidu.search.records import Citation, PageKind, SearchRecord

HERE = Path(__file__).parent
ASSETS = HERE.parent.parent / "overrides" / "assets" / "search"
DATA = "assets/search/data"
# Judged questions: queries.json was there first; queries_hard.json avoids the words of the records; nobody tuned for
# queries_unseen.json, and nobody should: its figures tell what people will find who ask what we did not think of.
QUERIES = ("queries.json", "queries_hard.json", "queries_unseen.json")


def read_json(name: str) -> Any:
    """A fixture of this folder."""
    return json.loads((HERE / name).read_text(encoding="utf-8"))


def corpus() -> list[SearchRecord]:
    """The 83 fictional records of corpus.json: 78 benchmarks and the five seed documents."""
    return [_document(row) if "raw" in row else _benchmark(row) for row in read_json("corpus.json")]


def make_site(folder: Path, index: SearchIndex = SearchIndex.PAGEFIND) -> Path:
    """A site of nothing but the search: assets, data of the corpus, an empty page."""
    shutil.copytree(ASSETS, folder / "assets" / "search")
    write_search(corpus(), folder / DATA, index)
    (folder / "index.html").write_text(
        '<!doctype html><html lang="zh-Hans-CN"><title>空</title>', encoding="utf-8"
    )
    return folder


def _benchmark(row: dict[str, Any]) -> SearchRecord:
    return SearchRecord(
        id=row["id"],
        url=f"benchmarks/{row['id']}/",
        title=row["name"],
        aliases=tuple(row["aliases"]),
        conduct=row["conduct"],
        department=row["dept"],
        power_type=row["power"],
        laws=(row["law"],),
        citations=(Citation(row["law"], row["art"]),),
        document_number=row["docno"],
        text="。".join([row["clause"], *(" ".join(tier) for tier in row["tiers"])]),
        status="现行有效",
    )


def _document(row: dict[str, Any]) -> SearchRecord:
    return SearchRecord(
        id=row["id"],
        url=f"documents/{row['id']}/",
        kind=PageKind.DOCUMENT,
        title=row["name"],
        document_number=row["docno"],
        text=row["raw"],
        status="现行有效",
    )
