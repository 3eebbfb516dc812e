"""What results can be narrowed down and put in order by: of every record, which values of which facet it has."""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from chidu.model.benchmark import CLASS_OF
from chidu.model.tiers import Grade
from chidu.search.records import FineWord, PageKind, SearchRecord

# The first character that stands for a set of values, or for a rank; the one before it for none.
_FIRST, _NOTHING = 0x23, chr(0x22)
_ROOM = 0xD7FF - _FIRST  # what follows are surrogates
_BANDS = (
    (0, "不罚款"),
    (200, "200 元以下"),
    (2000, "200 元～2000 元"),
    (10_000, "2000 元～1 万元"),
    (100_000, "1 万元～10 万元"),
    (1_000_000, "10 万元～100 万元"),
)
_MOST = "100 万元以上"
_GRADES = (
    "不予处罚",
    "可以不予处罚",
    Grade.MITIGATED,
    Grade.LIGHTER,
    *(Grade.VERY_MINOR, Grade.MINOR, Grade.FAIRLY_MINOR, Grade.ORDINARY),
    *(Grade.FAIRLY_SERIOUS, Grade.SERIOUS, Grade.VERY_SERIOUS),
    Grade.HEAVIER,
)
_STATES = ("现行有效", "尚未施行", "已废止", "已失效", "已撤并")


R = TypeVar("R", float, str)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A facet: the values of a record, and those that are known in the order a reader expects; others come after."""

    key: str
    name: str
    values: Callable[[SearchRecord], Iterable[str]]
    known: tuple[str, ...] = ()


def facets_file(records: Sequence[SearchRecord]) -> bytes:
    """`facets.json` of the records in their order: {count, facets: [{key, name, values, sets, of}], orders: [{key, of}]}.

    `sets` are the combinations of values that occur, each by the places of its values in `values`, which stand in the
    order a reader expects; `of` has one character for each record: chr(0x23 + place in `sets`). An order has
    chr(0x23 + rank), or chr(0x22) for a record that has no rank and comes last. The same records give the same bytes.
    """
    facets = [_facet(kind, records) for kind in _kinds(records)]
    fines, since = map(_fine_rank, records), (record.since or None for record in records)
    orders = [_order("fine", list(fines)), _order("since", list(since))]
    told = {"count": len(records), "facets": [each for each in facets if each], "orders": orders}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def band(yuan: int) -> str:
    """The band of a highest fine; an amount on a boundary belongs to the band that ends with it."""
    place = bisect_left([most for most, _ in _BANDS], yuan)
    return _BANDS[place][1] if place < len(_BANDS) else _MOST


def _kinds(records: Sequence[SearchRecord]) -> tuple[_Kind, ...]:
    departments = tuple(record.title for record in records if record.kind is PageKind.DEPARTMENT)
    bands = (*(name for _, name in _BANDS), _MOST, *FineWord)
    kinds = tuple(kind.value for kind in PageKind if kind is not PageKind.BENCHMARK)
    towns = tuple(record.title for record in records if record.kind is PageKind.TOWN)
    return (
        _Kind("department", "部门", lambda record: _departments(record, departments), departments),
        _Kind("power", "类型", lambda record: [record.power_type or record.kind.value], (*CLASS_OF, *kinds)),
        _Kind("fine", "最高罚款", _fines, bands),
        _Kind("grade", "裁量阶次", lambda record: record.grades, _GRADES),
        _Kind("town", "乡镇、街道", lambda record: record.towns, towns),
        _Kind("law", "依据的法规", lambda record: record.acts),
        _Kind("status", "效力", lambda record: [record.status] if record.status else [], _STATES),
    )


def _departments(record: SearchRecord, known: Sequence[str]) -> list[str]:
    """Whose it is; of a document from elsewhere, and of a law, no department of the place."""
    if record.kind is PageKind.DEPARTMENT:
        return [record.title]
    own = record.kind is PageKind.BENCHMARK or record.department in known
    return [record.department] if record.department and own else []


def _fines(record: SearchRecord) -> list[str]:
    if record.top_fine is None or FineWord.NO_LIMIT in record.fine_words:
        return list(record.fine_words)
    return [band(record.top_fine), *record.fine_words]


def _fine_rank(record: SearchRecord) -> float | None:
    """By the highest fine in yuan, no limit above all; what is no figure in yuan cannot be compared."""
    return math.inf if FineWord.NO_LIMIT in record.fine_words else record.top_fine


def _facet(kind: _Kind, records: Sequence[SearchRecord]) -> dict[str, object] | None:
    """None where it would narrow nothing down, or its combinations outnumber the characters."""
    held = [frozenset(kind.values(record)) for record in records]
    times = Counter(value for each in held for value in each)
    others = sorted(times.keys() - set(kind.known), key=lambda value: (-times[value], value))
    values = [*(value for value in kind.known if times[value]), *others]
    place = {value: number for number, value in enumerate(values)}
    sets = dict.fromkeys(tuple(sorted(place[value] for value in each)) for each in held)
    if not values or len(sets) > _ROOM:
        return None
    character = {each: chr(_FIRST + number) for number, each in enumerate(sets)}
    of = "".join(character[tuple(sorted(place[value] for value in each))] for each in held)
    return {"key": kind.key, "name": kind.name, "values": values, "sets": list(sets), "of": of}


def _order(key: str, ranks: Sequence[R | None]) -> dict[str, object]:
    """Ranks from the lowest up, the same for the same value."""
    known = {
        value: number for number, value in enumerate(sorted({rank for rank in ranks if rank is not None}))
    }
    of = "".join(_NOTHING if rank is None else chr(_FIRST + min(known[rank], _ROOM)) for rank in ranks)
    return {"key": key, "of": of}
