"""The data files beside the index: what ranking must know at once, and the result cards by the fifty."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from chidu.search.records import PageKind, SearchRecord
from chidu.search.references import act_name, act_numbers
from chidu.search.shadow import weighted_tokens

CARDS_IN_A_FILE = 50
_COMMON_SHARE = 0.6
_COMMON_FROM = 20
_ENDED = ("已废止", "已失效")


def data_files(records: Sequence[SearchRecord], pages: Mapping[str, str]) -> dict[str, bytes]:
    """`records.json` and `cards/<n>.json`, by path; `pages` maps the id of a record to its page in the index.

    records.json: {count, size, pages: [page in the index], ended: [position], aside: [position of what is no benchmark],
    laws: [name], numbers: [文号 as `act_numbers` spells it], common: [token]}.
    cards/n.json: the cards of records n × size and after, in the order of `records`.
    """
    groups = [records[start : start + CARDS_IN_A_FILE] for start in range(0, len(records), CARDS_IN_A_FILE)]
    files = {f"cards/{n}.json": _json([_card(record) for record in group]) for n, group in enumerate(groups)}
    return {"records.json": _json(_head(records, pages)), **files}


def common_tokens(records: Sequence[SearchRecord]) -> list[str]:
    """Tokens that stand in so many benchmarks (over 60 %) that they tell none apart; none in a small collection."""
    benchmarks = [record for record in records if record.kind is PageKind.BENCHMARK]
    if len(benchmarks) < _COMMON_FROM:
        return []
    seen = Counter(
        token
        for record in benchmarks
        for token in {token for _, block in weighted_tokens(record) for token in block}
    )
    return sorted(token for token, times in seen.items() if times > _COMMON_SHARE * len(benchmarks))


def _head(records: Sequence[SearchRecord], pages: Mapping[str, str]) -> dict[str, object]:
    return {
        "count": len(records),
        "size": CARDS_IN_A_FILE,
        "pages": [pages[record.id] for record in records],
        "ended": [position for position, record in enumerate(records) if record.status in _ENDED],
        "aside": [
            position for position, record in enumerate(records) if record.kind is not PageKind.BENCHMARK
        ],
        "laws": sorted({act_name(name) for record in records for name in record.laws} - {""}),
        "numbers": sorted({number for record in records for number in act_numbers(_codes(record))}),
        "common": common_tokens(records),
    }


def _codes(record: SearchRecord) -> str:
    return "\n".join([record.document_number, *record.codes])


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
        "status": record.status,
        "summary": record.summary,
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
