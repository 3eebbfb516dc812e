"""150 texts of a real workbook and of published benchmarks, drawn with a fixed seed; each reading was judged by a person.

The texts are not ours to publish: they are looked up where they lie, by sheet and row or by record, and checked by hash.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from chidu.sanction import read, to_json
from chidu.workbook.reading import read_workbook

SHARED = Path(__file__).parents[3] / "shared"
WORKBOOK = SHARED / "real/jiangmen-environment-2020.xls"
FACTS = SHARED / "facts/benchmarks.jsonl"
JUDGED = Path(__file__).parent / "judged.jsonl"
_COLUMNS = {"outcome": 5, "basis": 2}
_LONG = 25

pytestmark = pytest.mark.skipif(
    not (WORKBOOK.is_file() and FACTS.is_file()),
    reason="需要 ../shared/ 里的真实表格和数据，这里没有；自己的例句在 sentences.txt",
)


def shortened(text: str | None) -> str | None:
    """A long circumstance by its two ends."""
    return text if text is None or len(text) <= _LONG else f"{text[:8]}…{text[-8:]}"


def judgement(text: str) -> dict[str, Any]:
    """A reading in the form it was judged in: what is not null, not false and not empty."""
    found = to_json(read(text))
    items = []
    for item in found["items"]:
        item = {key: value for key, value in item.items() if value and key != "span"}
        if "amount" in item:
            item["amount"] = {key: value for key, value in item["amount"].items() if value}
        if "condition" in item:
            item["condition"] = shortened(item["condition"])
        items.append(item)
    return {"items": items, "unread": bool(found["unread"])}


def texts() -> dict[tuple[str, str], str]:
    """Every text by what it is and where it stands."""
    found = {}
    for sheet in read_workbook(WORKBOOK):
        for row, cells in enumerate(sheet.rows, start=1):
            for source, column in _COLUMNS.items():
                found[source, f"{sheet.name}!{row}"] = cells[column].strip()
    for line in FACTS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for index, tier in enumerate(record["tiers"]):
            found["fact", f"{record['id']}!{index}"] = tier.get("outcome") or ""
        for index, basis in enumerate(record["legal_basis"]):
            found["fact", f"{record['id']}!L{index}"] = basis.get("statutory_range") or ""
    return found


def judged() -> Iterator[dict[str, Any]]:
    """The judgements, one object a line."""
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def test_every_reading_is_as_judged() -> None:
    """design, section 1: "it never guesses": every item, number, base, target and circumstance, and what stays unread."""
    found, wrong = texts(), []
    for each in judged():
        text = found[each["source"], each["where"]]
        assert hashlib.sha256(text.encode()).hexdigest()[:16] == each["sha256"], each["where"]
        said = judgement(text)
        if said != {"items": each["items"], "unread": each["unread"]}:
            wrong.append((each["where"], said, each))
    assert wrong == []


def test_they_were_drawn_as_they_say() -> None:
    """90 outcomes, 20 published facts, 40 statutes; none twice."""
    drawn = [(each["source"], each["where"]) for each in judged()]
    counts = {source: sum(one == source for one, _ in drawn) for source in ("outcome", "fact", "basis")}
    assert counts == {"outcome": 90, "fact": 20, "basis": 40}
    assert len(set(drawn)) == 150
