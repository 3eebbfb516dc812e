"""The result cards beside the index, a few in a file."""

from __future__ import annotations

import json
from collections.abc import Sequence

from chidu.search.records import PageKind, SearchRecord

# Twenty results from anywhere want twenty files: with 8 cards each 110 KB (37 compressed), with 16 twice as much.
CARDS_IN_A_FILE = 8
_LONGEST_CONDUCT = 200


def card_files(records: Sequence[SearchRecord]) -> dict[str, bytes]:
    """`cards/<n>.json` by path: the cards of records n × CARDS_IN_A_FILE and after, in the order of `records`."""
    groups = [records[start : start + CARDS_IN_A_FILE] for start in range(0, len(records), CARDS_IN_A_FILE)]
    return {f"cards/{n}.json": _json([_card(record) for record in group]) for n, group in enumerate(groups)}


def _card(record: SearchRecord) -> dict[str, object]:
    return {
        # A department's id is the name of a folder, which tells a reader nothing.
        "id": "" if record.kind in (PageKind.DEPARTMENT, PageKind.TOWN) else record.id,
        "url": record.url,
        "title": record.title,
        "aliases": record.aliases,
        "department": record.department,
        "power_type": record.power_type or record.kind.value,
        "fine": record.fine,
        "highest": record.highest,
        "status": record.status,
        "summary": record.summary,
        "conduct": _cut(record.conduct),
    }


def _cut(conduct: str) -> str:
    """As many whole circumstances as an excerpt can be cut from; of one that is longer, its beginning."""
    if len(conduct) <= _LONGEST_CONDUCT:
        return conduct
    end = conduct.rfind("；", 0, _LONGEST_CONDUCT + 1)
    return conduct[:end] if end > 0 else conduct[:_LONGEST_CONDUCT]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
