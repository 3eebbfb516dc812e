"""The data files beside the index: what ranking must know at once, and the result cards by the fifty."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from chidu.search.records import SearchRecord
from chidu.search.references import act_name
from chidu.search.shadow import weighted_tokens

CARDS_IN_A_FILE = 50
_COMMON_SHARE = 0.6
_COMMON_FROM = 20
_EXCERPT = 72
_SENTENCE = re.compile(r"[^。；\n]*[。；]?")


def data_files(records: Sequence[SearchRecord], pages: Mapping[str, str]) -> dict[str, bytes]:
    """`records.json` and `cards/<n>.json`, by path; `pages` maps the id of a record to its page in the index.

    records.json: {count, size, pages: [page in the index], repealed: [position], laws: [name], common: [token]}.
    cards/n.json: the cards of records n × size and after, in the order of `records`.
    """
    groups = [records[start : start + CARDS_IN_A_FILE] for start in range(0, len(records), CARDS_IN_A_FILE)]
    files = {f"cards/{n}.json": _json([_card(record) for record in group]) for n, group in enumerate(groups)}
    return {"records.json": _json(_head(records, pages)), **files}


def common_tokens(records: Sequence[SearchRecord]) -> list[str]:
    """Tokens that stand in so many records (over 60 %) that they tell none apart; none in a small collection."""
    if len(records) < _COMMON_FROM:
        return []
    seen = Counter(
        token
        for record in records
        for token in {token for _, block in weighted_tokens(record) for token in block}
    )
    return sorted(token for token, times in seen.items() if times > _COMMON_SHARE * len(records))


def _head(records: Sequence[SearchRecord], pages: Mapping[str, str]) -> dict[str, object]:
    return {
        "count": len(records),
        "size": CARDS_IN_A_FILE,
        "pages": [pages[record.id] for record in records],
        "repealed": [position for position, record in enumerate(records) if record.status == "已废止"],
        "laws": sorted({act_name(name) for record in records for name in record.laws} - {""}),
        "common": common_tokens(records),
    }


def _card(record: SearchRecord) -> dict[str, object]:
    return {
        "id": record.id,
        "url": record.url,
        "title": record.title,
        "aliases": record.aliases,
        "department": record.department,
        "power_type": record.power_type,
        "fine": record.fine,
        "status": record.status,
        "excerpt": _excerpt(record.conduct or record.text),
    }


def _excerpt(text: str) -> str:
    first = _SENTENCE.match(text.strip())
    sentence = first[0].strip() if first else ""
    return sentence if len(sentence) <= _EXCERPT else f"{sentence[:_EXCERPT]}…"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
