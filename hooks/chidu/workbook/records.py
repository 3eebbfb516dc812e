"""Items -> benchmark records as a clerk would type them, words unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chidu.language import numerals
from chidu.source.nodes import Plain
from chidu.workbook.citations import Cited, citations
from chidu.workbook.items import Piece, Table, TableItem, TableTier

_NUMBER = re.compile(r"([0-9]+|[一二三四五六七八九十百]+)[-－—–.．]([0-9]+|[一二三四五六七八九十百]+)")
_ORDER = re.compile(r"责令[^，。；：、或并]{1,12}")
_STAGE = re.compile(r"(?:对(?P<who>[^，。；]{2,40})[，,]?处|(?P<when>[^，。；]{2,40}的)[，,])")
_NO_LAW = "原表没有写明的依据"


@dataclass(frozen=True, slots=True)
class Labels:
    """What the table calls its tiers (类别), and where it was published."""

    tier: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Named:
    """An item with the id it gets."""

    id: str
    item: TableItem
    labels: Labels

    @property
    def order(self) -> int | None:
        """The table's own number, 2-13 as 2013; None where it has none that can be used."""
        return _own_number(self.item)


def ids(found: Sequence[tuple[TableItem, Labels]], prefix: str) -> Iterator[Named]:
    """An id from the table's own number (2-13 is 002013); an item without one gets the next free of its sheet."""
    owned = {number for item, _ in found if (number := _own_number(item)) is not None}
    taken: set[int] = set()
    free: dict[int, int] = {}
    for item, labels in found:
        number = _own_number(item)
        if number is None or number in taken:
            number = free.get(item.sheet, item.sheet * 1000 + 900)
            while number in taken or number in owned:
                number += 1
            free[item.sheet] = number + 1
        taken.add(number)
        yield Named(f"{prefix}-{number:06}", item, labels)


def _own_number(item: TableItem) -> int | None:
    match = _NUMBER.fullmatch(item.number.text) if item.number else None
    if match is None:
        return None
    parts = [numerals.parse(part) for part in match.groups()]
    if any(part is None or not 0 < part < 900 for part in parts):
        return None
    first, second = (int(part) for part in parts if part is not None)
    return first * 1000 + second


def benchmark(named: Named, document: str, source: str) -> dict[str, Plain]:
    """The record of one item: keys and order of the format."""
    item = named.item
    tracks = _tracks(item)
    record: dict[str, Plain] = {
        "编号": named.id,
        "事项": item.matter.text,
        "权力类型": "行政处罚",
        "文件": document,
        "处罚依据": list(_bases(item, tracks)),
        "裁量阶次": [
            _tier(tier, named.labels, track)
            for table, track in zip(item.tables, tracks, strict=True)
            for tier in table.tiers
        ],
        "数据来源": f"真实：{source}，由表格导入，未经核对",
        "备注": _remarks(named, tracks),
    }
    return record


def provisions(record: dict[str, Plain]) -> Iterator[tuple[str, str | None]]:
    """The laws a record cites, each with the version it names."""
    bases = record["处罚依据"]
    assert isinstance(bases, list), "as benchmark() writes them"
    for basis in bases:
        assert isinstance(basis, dict), "as benchmark() writes them"
        version = basis.get("版本")
        yield str(basis["依据"]), None if version is None else str(version)


def _tier(tier: TableTier, labels: Labels, track: str | None) -> Plain:
    name = tier.name.text if tier.name else "（没有名称）"
    typed: dict[str, Plain] = {"阶次": f"{labels.tier}{name}" if name.isdigit() else name}
    if track is not None:
        typed["轨道"] = track
    if tier.conditions:
        typed["适用情形"] = [piece.text for piece in tier.conditions]
    typed["裁量标准"] = tier.standard.text
    return typed


def _bases(item: TableItem, tracks: Sequence[str | None]) -> Iterator[Plain]:
    """One for each provision; words without a provision of their own belong to the one before them."""
    cited: list[tuple[Cited, dict[str | None, str]]] = []
    for piece in item.bases:
        found, lead = citations(piece.text)
        track = _track_of(piece, item, tracks)
        if lead and not cited:
            cited.append((Cited(_NO_LAW, None, None, ""), {}))
        if lead:
            _add(cited[-1][1], track, lead)
        for each in found:
            words: dict[str | None, str] = {}
            cited.append((each, words))
            if each.words:
                _add(words, track, each.words)
    if not cited:
        cited.append((Cited(_NO_LAW, None, None, ""), {}))
    for each, words in cited:
        yield _basis(each, words)


def _add(words: dict[str | None, str], track: str | None, text: str) -> None:
    before = words.get(track, "")
    joint = "；" if before and before[-1] not in "。；：" else ""
    words[track] = f"{before}{joint}{text}"


def _basis(cited: Cited, words: dict[str | None, str]) -> Plain:
    basis: dict[str, Plain] = {"依据": cited.law}
    if cited.version:
        basis["版本"] = cited.version
    if cited.article:
        basis["条款"] = cited.article
    if words:
        plain = words.get(None) if len(words) == 1 else None
        basis["罚则"] = plain if plain else {track or "": text for track, text in words.items()}
    return basis


def _tracks(item: TableItem) -> list[str | None]:
    """A name for each table of an item with several, from the words that say when it applies; None where there is one."""
    if len(item.tables) == 1:
        return [None]
    names: list[str | None] = []
    for place, table in enumerate(item.tables, start=1):
        name = _track_name(table, first=place == 1)
        names.append(name if name and name not in names else f"第{numerals.chinese(place)}表")
    return names


def _track_name(table: Table, *, first: bool) -> str | None:
    own = table.basis or table.statute
    text = own.text if own else ""
    if first:
        found = _ORDER.search(text)
        return found[0] if found else None
    stage = _STAGE.match(text)
    return (stage["who"] or stage["when"]) if stage else None


def _track_of(piece: Piece, item: TableItem, tracks: Sequence[str | None]) -> str | None:
    for table, track in zip(item.tables, tracks, strict=True):
        if any(own and own.cell == piece.cell for own in (table.basis, table.statute)):
            return track
    return tracks[0]


def _remarks(named: Named, tracks: Sequence[str | None]) -> str:
    number = f"序号 {named.item.number.text}" if named.item.number else "没有序号"
    lines = [f"原表“{named.labels.sheet}”，{number}。"]
    for remark in named.item.remarks:
        track, tier = tracks[remark.table], named.item.tables[remark.table].tiers[remark.tier]
        where = [track] if track else []
        where += [_tier_name(tier, named.labels)] if remark.tier else []
        lines.append(f"{'，'.join(where)}：{remark.piece.text}" if where else remark.piece.text)
    return "".join(line if line.endswith("。") else f"{line}。" for line in lines)


def _tier_name(tier: TableTier, labels: Labels) -> str:
    name = tier.name.text if tier.name else ""
    return f"{labels.tier}{name}" if name.isdigit() else name
