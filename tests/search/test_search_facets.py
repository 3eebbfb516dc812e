"""The data that results are narrowed down, ordered and shown by."""

from __future__ import annotations

import json
from dataclasses import replace

from chidu.search.cards import CARDS_IN_A_FILE, card_files
from chidu.search.facets import band, facets_file
from chidu.search.records import FineWord, PageKind, SearchRecord

from . import golden

BENCHMARK = SearchRecord(
    id="CG-0001",
    url="benchmarks/CG-0001/",
    title="占道经营",
    aliases=("摆摊",),
    conduct="占用面积不足5平方米；占用面积5平方米以上",
    department="市城市管理局",
    power_type="行政处罚",
    fine="500 元 至 5000 元",
    highest="严重：3000 元 至 5000 元",
    top_fine=5000,
    grades=("轻微", "一般", "严重"),
    towns=("清河镇",),
    acts=("市容条例", "城市道路管理条例"),
    status="现行有效",
    since="2026-01-01",
)
RECORDS = [
    BENCHMARK,
    replace(BENCHMARK, id="CG-0002", top_fine=200_000, grades=("从重",), towns=(), since="2025-06-01"),
    replace(
        BENCHMARK,
        id="CG-0003",
        top_fine=30_000,
        fine_words=(FineWord.OF_A_BASE,),
        grades=(),
        acts=("市容条例",),
    ),
    replace(BENCHMARK, id="CG-0004", top_fine=None, fine_words=(FineWord.NO_LIMIT,), status="已废止"),
    replace(BENCHMARK, id="CG-0005", top_fine=0, grades=("不予处罚",), since=""),
    replace(
        BENCHMARK,
        id="XK-0001",
        department="市审批局",
        power_type="行政许可",
        top_fine=None,
        fine_words=(FineWord.NO_PENALTY,),
        grades=(),
    ),
    SearchRecord(
        "FL-0001", "laws/FL-0001/", "市容条例", PageKind.LAW, department="省人大", acts=("市容条例",)
    ),
    SearchRecord("SFS-2026-001", "documents/SFS-2026-001/", "通知", PageKind.DOCUMENT, department="省厅"),
    SearchRecord("chengguan", "departments/chengguan/", "市城市管理局", PageKind.DEPARTMENT),
    SearchRecord("qinghe", "towns/qinghe/", "清河镇", PageKind.TOWN, towns=("清河镇",)),
    SearchRecord("shenpi", "departments/shenpi/", "市审批局", PageKind.DEPARTMENT),
]


def test_the_facets() -> None:
    """Values in the order a reader expects; those of a record by one character."""
    told = json.loads(facets_file(RECORDS))
    lines = [f"{told['count']} records"]
    for facet in told["facets"]:
        lines += [
            f"\n{facet['key']} {facet['name']}: {'、'.join(facet['values'])}",
            f"  {json.dumps(facet['sets'])}",
        ]
        for record, character in zip(RECORDS, facet["of"], strict=True):
            held = facet["sets"][ord(character) - 0x23]
            lines.append(f"  {record.id}: {'、'.join(facet['values'][place] for place in held)}")
    for order in told["orders"]:
        ranks = (
            (record.id, ord(character) - 0x22) for record, character in zip(RECORDS, order["of"], strict=True)
        )
        lines.append(f"\n{order['key']}: {' '.join(f'{id}={rank}' for id, rank in ranks)}")
    golden.check("facets.txt", "\n".join(lines) + "\n")


def test_the_same_records_give_the_same_bytes() -> None:
    assert facets_file(RECORDS) == facets_file([replace(record) for record in RECORDS])


def test_nothing_to_narrow_down() -> None:
    """No records, or none that has a value: no facets, and still a file that can be read."""
    assert json.loads(facets_file([])) == {
        "count": 0,
        "facets": [],
        "orders": [{"key": "fine", "of": ""}, {"key": "since", "of": ""}],
    }


def test_an_amount_on_a_boundary_belongs_to_the_lower_band() -> None:
    found = {yuan: band(yuan) for yuan in (0, 1, 200, 201, 2000, 10_000, 10_001, 1_000_000, 1_000_001)}
    assert found == {
        0: "不罚款",
        1: "200 元以下",
        200: "200 元以下",
        201: "200 元～2000 元",
        2000: "200 元～2000 元",
        10_000: "2000 元～1 万元",
        10_001: "1 万元～10 万元",
        1_000_000: "10 万元～100 万元",
        1_000_001: "100 万元以上",
    }


def test_more_combinations_than_characters() -> None:
    """A facet that has run out of characters is left out; the others stand."""
    many = [replace(BENCHMARK, id=str(number), acts=(str(number),)) for number in range(0xD7FF - 0x23 + 1)]
    assert "law" not in [facet["key"] for facet in json.loads(facets_file(many))["facets"]]
    assert "law" in [facet["key"] for facet in json.loads(facets_file(many[1:]))["facets"]]


def test_the_cards() -> None:
    """A few in a file, in the order of the records; of long conduct as many whole circumstances as fit."""
    long = replace(BENCHMARK, conduct="；".join(["占用面积不足5平方米"] * 30))
    endless = replace(BENCHMARK, conduct="很长" * 200)
    files = card_files([*RECORDS, long, endless])
    assert CARDS_IN_A_FILE == 8
    golden.check("cards.txt", "".join(f"{path}\n{text.decode()}\n" for path, text in files.items()))
