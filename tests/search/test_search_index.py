"""The index is a function of the records: same bytes anywhere, in any order; a failing program is a sentence."""

from __future__ import annotations

import random
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from chidu import pagefind
from chidu.pagefind import PagefindError, build_index, write_search
from chidu.search.cards import common_tokens, data_files
from chidu.search.records import Citation, PageKind, SearchRecord
from chidu.search.shadow import shadow

from . import golden
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
    golden.check("shadow.html", shadow(RECORD) + "\n")


def test_the_data_files() -> None:
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
    pages = {"CG-0012": "und_1", "CG-0013": "und_2", "FL-0068": "und_3"}
    files = data_files([RECORD, other, law], pages)
    golden.check(
        "data_files.txt", "".join(f"{path}\n{text.decode()}\n" for path, text in sorted(files.items()))
    )


def test_common_words_are_those_in_over_six_of_ten_benchmarks() -> None:
    records = [SearchRecord(id=str(n), url="", title="处罚" if n < 13 else "许可") for n in range(20)]
    assert common_tokens(records) == ["处", "处罚", "罚"]
    laws = [SearchRecord(id=str(n), url="", title="法", kind=PageKind.LAW) for n in range(20, 50)]
    assert common_tokens([*records, *laws]) == ["处", "处罚", "罚"]
    assert common_tokens(records[1:]) == []


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    shuffled = corpus()
    random.Random(7).shuffle(shuffled)
    write_search(corpus(), tmp_path / "one")
    write_search(shuffled, tmp_path / "elsewhere" / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "elsewhere" / "two")


def test_the_folder_holds_nothing_else(tmp_path: Path) -> None:
    """Pagefind leaves the files of earlier builds; its own interface, worker and page texts are not published."""
    folder = tmp_path / "data"
    (folder / "pagefind" / "fragment").mkdir(parents=True)
    (folder / "pagefind" / "fragment" / "stale").write_bytes(b"")
    write_search([RECORD], folder)
    kinds = sorted(path for path in contents(folder) if not path.endswith((".pf_meta", ".pf_index")))
    assert kinds == [
        "cards/0.json",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.js",
        "pagefind/wasm.unknown.pagefind",
        "records.json",
    ]


def test_an_empty_site_has_an_index(tmp_path: Path) -> None:
    write_search([], tmp_path)
    assert "records.json" in contents(tmp_path)


def test_every_record_has_its_own_page() -> None:
    """Even records of the same words: a result must lead to one record."""
    twins = {key: shadow(RECORD) for key in ("a", "b", "c")}
    pages = build_index(twins).pages
    assert len(set(pages.values())) == len(pages) == 3


def test_a_missing_program() -> None:
    with pytest.raises(PagefindError, match="运行不起来"):
        build_index({}, Path("/nonexistent/pagefind"))


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
    ],
)
def test_a_program_that_fails(tmp_path: Path, program: str, message: str) -> None:
    with pytest.raises(PagefindError, match=message):
        build_index({}, script(tmp_path, program))


def test_a_failed_index_leaves_the_old_one(tmp_path: Path) -> None:
    write_search([RECORD], tmp_path / "data")
    before = contents(tmp_path / "data")
    with pytest.raises(PagefindError):
        write_search([RECORD], tmp_path / "data", script(tmp_path, "exit 3"))
    assert contents(tmp_path / "data") == before
