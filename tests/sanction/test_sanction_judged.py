"""150 texts of a real workbook and of published benchmarks, drawn with a fixed seed; each reading was judged from the text.

The judgements were written before the parser saw the texts. The texts are not ours to publish: they are looked up
where they lie, by sheet and row or by record, and checked by hash.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
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


def shortened(text: str) -> str:
    """A long circumstance by its two ends."""
    return text if len(text) <= _LONG else f"{text[:8]}…{text[-8:]}"


def said(value: Any) -> Any:
    """A value of the printed object without what is null, false or empty."""
    if isinstance(value, dict):
        return {
            key: said(one) for key, one in value.items() if one not in (None, False, []) and key != "span"
        }
    return [said(one) for one in value] if isinstance(value, list) else value


def reading(text: str) -> dict[str, Any]:
    """What the parser reads, in the form it is judged in."""
    printed = to_json(read(text))
    items = [said(item) for item in printed["items"]]
    for item in items:
        if "condition" in item:
            item["condition"] = shortened(item["condition"])
    return {"items": items, "unread": bool(printed["unread"])}


@cache
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
            found["fact", f"{record['id']}!{index}"] = (tier.get("outcome") or "").strip()
        for index, basis in enumerate(record["legal_basis"]):
            found["fact", f"{record['id']}!L{index}"] = (basis.get("statutory_range") or "").strip()
    return found


def judged() -> list[dict[str, Any]]:
    """The judgements, one object a line."""
    return [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]


def compared() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Where each text stands, what was judged, and what the parser reads."""
    for each in judged():
        text = texts().get((each["source"], each["where"]), "")
        changed = hashlib.sha256(text.encode()).hexdigest()[:16] != each["sha256"]
        assert not changed, f"{each['where']}：原文和判读时不一样"
        yield each["where"], {"items": said(each["items"]), "unread": each["unread"]}, reading(text)


def difference(expected: dict[str, Any], found: dict[str, Any]) -> str | None:
    """What sort of difference it is, the gravest first; None where there is none."""
    if expected == found:
        return None
    if _amounts(expected) != _amounts(found):
        return "wrong numbers"
    return "not read whole" if found["unread"] and not expected["unread"] else "other differences"


def _amounts(one: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(item["kind"], item["amount"]) for item in one["items"] if "amount" in item]


def figures() -> dict[str, int]:
    """How many of the texts differ, by sort, for the record of how well sentences are read."""
    sorts = Counter(difference(expected, found) for _, expected, found in compared())
    return {sort: sorts[sort] for sort in ("wrong numbers", "not read whole", "other differences")}


def test_every_reading_is_as_judged() -> None:
    """design, section 1: "it never guesses": every item, number, base, target and circumstance, and what stays unread."""
    wrong = [
        f"{where}（{sort}）\n  judged {json.dumps(expected, ensure_ascii=False)}\n  read   {json.dumps(found, ensure_ascii=False)}"
        for where, expected, found in compared()
        if (sort := difference(expected, found))
    ]
    if wrong:
        pytest.fail(f"{len(wrong)} of {len(judged())} differ\n" + "\n".join(wrong), pytrace=False)


def test_they_were_drawn_as_they_say() -> None:
    """90 outcomes, 20 published facts, 40 statutes; none twice."""
    drawn = [(each["source"], each["where"]) for each in judged()]
    assert Counter(source for source, _ in drawn) == {"outcome": 90, "fact": 20, "basis": 40}
    assert len(set(drawn)) == 150
