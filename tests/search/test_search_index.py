"""The index is a function of the records: same bytes anywhere, in any order; a failing program is a sentence."""

from __future__ import annotations

import json
import random
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from chidu import pagefind
from chidu.indexing import SearchNote, search_data, write_search
from chidu.model.institutions import SearchIndex
from chidu.pagefind import PagefindError, build_index
from chidu.search.head import head_file
from chidu.search.impacts import postings
from chidu.search.records import Citation, PageKind, SearchRecord
from chidu.search.shadow import GROUP, RECORDS_ON_A_PAGE, ShadowPage, held_by_record, shadow_pages, spell
from chidu.search.shards import shard_files, shard_of

from .workbench import corpus

RECORD = SearchRecord(
    id="CG-0012",
    url="benchmarks/CG-0012/",
    title="占道<经营>",
    aliases=("摆摊",),
    conduct="占用道路。另一句",
    department="城市管理局",
    power_type="行政处罚",
    laws=("中华人民共和国水法",),
    citations=(Citation("中华人民共和国水法", "第六十九条第一款"),),
    document_number="示府规〔2026〕3号",
    codes=("330231005000",),
    text="处5万元罚款",
    fine="最高 5 万元",
    status="现行有效",
)
BOTH = pytest.mark.parametrize("index", SearchIndex)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def script(folder: Path, text: str) -> Path:
    """A program that stands in for the binary."""
    program = folder / "pagefind"
    program.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def test_a_shadow_page() -> None:
    """The second record has fewer tokens of every impact; dashes hold the places it leaves empty."""
    found = {"占道": {0: 10, 1: 3}, "摆": {0: 7}, "yuan5": {0: 3}, "a😀": {0: 3}, "道": {2: 1}}
    [page] = shadow_pages(held_by_record(found, 3))
    words = page.html.split("<p>")[1].split("</p>")[0].split()
    assert page.widths == ((1, 0, 0, 1, 0, 0, 0, 2, 0, 1),)
    assert words == [
        *[spell("占道"), spell("摆"), spell("a😀"), spell("yuan5"), "-"],
        *["-", "-", spell("占道"), "-", "-"],
        *["-", "-", "-", "-", spell("道")],
        "yz",
    ]
    assert page.html.startswith('<html lang="und"><body data-pagefind-body><p>')


def test_pages_are_filled_one_after_the_other() -> None:
    count = RECORDS_ON_A_PAGE + GROUP + 1
    pages = list(shadow_pages(held_by_record({"道": {count - 1: 1}}, count)))
    assert [len(page.widths) for page in pages] == [RECORDS_ON_A_PAGE // GROUP, 2]
    assert [page.html.count(spell("道")) for page in pages] == [0, 1]


def test_a_token_is_spelled_in_letters_and_figures() -> None:
    told = [spell(token) for token in ("", "a1", "pyyi'zhi", "占道", "占a", "\ufffd", "😀", "\ud83d")]
    assert told == ["z", "xa1z", "xpyyyyiyayzhiz", "ggwsibz", "ggw02pz", "yfffdz", "yd83dyde00z", "yd83dz"]


def test_shards() -> None:
    """Two tokens, in UTF-8, each with its postings: 200 records passed over × 10 + impact − 1, in two bytes."""
    assert shard_files({"道": {0: 1, 201: 10}, "a": {3: 7}}) == [
        b"\x01a\x01"
        + bytes([3 * 10 + 6])
        + b"\x03\xe9\x81\x93\x03\x00"
        + bytes([2009 % 128 + 128, 2009 // 128])
    ]
    assert shard_files({}) == [b""]


def test_every_token_stands_in_one_shard() -> None:
    found, _ = postings(corpus())
    shards = shard_files(found)
    assert len(shards) > 9
    assert all(token.encode() in shards[shard_of(token, len(shards))] for token in found)
    assert shard_files(dict(reversed(found.items()))) == shards


def test_the_hash_of_a_token() -> None:
    """Known answers of FNV-1a in 32 bits."""
    assert [shard_of(token, 2**32) for token in ("", "a", "foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]


def test_the_head() -> None:
    other = replace(RECORD, id="CG-0013", laws=(), conduct="", status="已废止", text="很长" * 60)
    law = SearchRecord(
        id="FL-0068",
        url="laws/FL-0068/",
        title="中华人民共和国水法",
        kind=PageKind.LAW,
        laws=("中华人民共和国水法",),
        codes=("示发〔2016〕5号",),
        summary="法律，2016年修正",
    )
    told = json.loads(head_file([RECORD, other, law], ["罚", "处"], SearchIndex.OWN, 7, "0123456789"))
    assert told == {
        "build": "0123456789",
        "index": "own",
        "shards": 7,
        "count": 3,
        "size": told["size"],
        "ended": [1],
        "aside": [2],
        "laws": ["水法"],
        "numbers": ["示发2016n5", "示府规2026n3"],
        "common": ["处", "罚"],
    }


def test_common_words_are_those_in_over_six_of_ten_benchmarks() -> None:
    records = [SearchRecord(id=str(n), url="", title="处罚" if n < 13 else "许可") for n in range(20)]
    laws = [SearchRecord(id=str(n), url="", title="法", kind=PageKind.LAW) for n in range(20, 50)]
    found, common = postings(records)
    assert {"处", "处罚", "罚"} <= set(common) and not found.keys() & set(common)
    assert postings([*records, *laws])[1] == common
    assert postings(records[1:])[1] == []


@BOTH
def test_two_builds_give_the_same_bytes(tmp_path: Path, index: SearchIndex) -> None:
    shuffled = corpus()
    random.Random(7).shuffle(shuffled)
    write_search(corpus(), tmp_path / "one", index)
    write_search(shuffled, tmp_path / "elsewhere" / "two", index)
    assert contents(tmp_path / "one") == contents(tmp_path / "elsewhere" / "two")


@BOTH
def test_another_build_has_other_addresses(tmp_path: Path, index: SearchIndex) -> None:
    """What a browser or a host keeps of one build is never taken for a part of another; only the head is asked for anew."""
    write_search(corpus(), tmp_path / "one", index)
    write_search([replace(corpus()[0], summary="又"), *corpus()[1:]], tmp_path / "two", index)
    assert contents(tmp_path / "one").keys() & contents(tmp_path / "two").keys() == {"records.json"}


def test_the_folder_holds_nothing_else(tmp_path: Path) -> None:
    """Pagefind leaves the files of earlier builds; its own interface, worker and page texts are not published."""
    folder = tmp_path / "data"
    (folder / "pagefind" / "fragment").mkdir(parents=True)
    (folder / "pagefind" / "fragment" / "stale").write_bytes(b"")
    write_search([RECORD], folder)
    build = json.loads((folder / "records.json").read_bytes())["build"]
    kinds = sorted(path for path in contents(folder) if not path.endswith((".pf_meta", ".pf_index")))
    assert kinds == [
        f"{build}/cards/0.json",
        f"{build}/facets.json",
        f"{build}/pagefind/pagefind-entry.json",
        f"{build}/pagefind/pagefind.js",
        f"{build}/pagefind/places.json",
        f"{build}/pagefind/wasm.unknown.pagefind",
        "records.json",
    ]
    write_search([RECORD], folder, SearchIndex.OWN)
    build = json.loads((folder / "records.json").read_bytes())["build"]
    assert sorted(contents(folder)) == [
        *(f"{build}/{name}" for name in ("cards/0.json", "facets.json", "shards/0.bin")),
        "records.json",
    ]


@BOTH
def test_an_empty_site_has_an_index(tmp_path: Path, index: SearchIndex) -> None:
    write_search([], tmp_path, index)
    assert "records.json" in contents(tmp_path)


@BOTH
def test_it_is_made_anew_only_when_something_changed(tmp_path: Path, index: SearchIndex) -> None:
    program = tmp_path / "program.py"
    program.write_text("1", "utf-8")

    def made(
        name: str, last: tuple[Path, SearchNote], records: list[SearchRecord], which: SearchIndex
    ) -> SearchNote:
        return search_data(records, which, [program], tmp_path / name, last, lambda done, of: None)

    def inode(name: str) -> int:
        return (tmp_path / name / "records.json").stat().st_ino

    first = made("one", (tmp_path / "none", SearchNote()), [RECORD], index)
    last = (tmp_path / "one", first)
    assert made("same", last, [RECORD], index) == first and inode("same") == inode("one")
    other = next(each for each in SearchIndex if each is not index)
    for name, records, which in (("text", [replace(RECORD, text="")], index), ("kind", [RECORD], other)):
        assert made(name, last, records, which).seal != first.seal and inode(name) != inode("one")
    program.write_text("2", "utf-8")
    assert made("program", last, [RECORD], index).seal != first.seal


def test_an_index_of_our_own_needs_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pagefind_bin", None)
    last = (tmp_path / "none", SearchNote())
    assert search_data([RECORD], SearchIndex.OWN, [], tmp_path / "data", last, lambda done, of: None).seal


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_search([RECORD], tmp_path, progress=lambda done, of: told.append((done, of)))
    assert told[0] == (1, 1)


def test_a_missing_program() -> None:
    with pytest.raises(PagefindError, match="运行不起来"):
        build_index([], binary=Path("/nonexistent/pagefind"))


def test_a_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pagefind_bin", None)
    with pytest.raises(PagefindError, match="没有安装 pagefind-bin"):
        pagefind.find_binary()


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("exit 3", "中途停止，没有回答“NewIndex”"),
        ("head -c 1 >/dev/null; printf nonsense,", "中途停止，没有回答“NewIndex”"),
        # {"message_id":1,"payload":{"type":"Error","message":"full"}}
        (
            "head -c 1 >/dev/null; printf eyJtZXNzYWdlX2lkIjoxLCJwYXlsb2FkIjp7InR5cGUiOiJFcnJvciIsIm1lc3NhZ2UiOiJmdWxsIn19,",
            "不能完成“NewIndex”：full",
        ),
        # Every answer is the same, {"message_id":1,"payload":{"type":"IndexedFile"}}, and no file is written.
        (
            "while head -c 1 >/dev/null; do printf eyJtZXNzYWdlX2lkIjoxLCJwYXlsb2FkIjp7InR5cGUiOiJJbmRleGVkRmlsZSJ9fQ==,; done",
            "没有写出",
        ),
    ],
)
def test_a_program_that_fails(tmp_path: Path, program: str, message: str) -> None:
    with pytest.raises(PagefindError, match=message):
        build_index([ShadowPage("", ())], binary=script(tmp_path, program))


def test_a_failed_index_leaves_the_old_one(tmp_path: Path) -> None:
    write_search([RECORD], tmp_path / "data")
    before = contents(tmp_path / "data")
    with pytest.raises(PagefindError):
        write_search([RECORD], tmp_path / "data", binary=script(tmp_path, "exit 3"))
    assert contents(tmp_path / "data") == before
