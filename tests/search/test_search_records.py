"""What search knows of every page of a city, and what comes first in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from chromium import served
from playwright.sync_api import Page

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.pagefind import write_search
from chidu.publish.publication import Publication
from chidu.publish.search_records import search_records
from chidu.search.records import SearchRecord

from . import golden, workbench
from .test_search_quality import answers

REPOSITORY = workbench.HERE.parents[1]
FIRST = {
    "路边摆摊罚多少": "benchmarks/CG-0012/",
    "无照经营": "benchmarks/SC-0001/",
    "遛狗不牵绳": "benchmarks/GA-0001/",
    "养犬": "benchmarks/GA-0002/",
    "卖过期食品": "benchmarks/SC-0003/",
    "导游强迫购物": "benchmarks/WL-0003/",
    "清河镇摆摊": "benchmarks/CG-0012/",
    "食品安全法第一百二十四条": "benchmarks/SC-0003/",
    "CG-0012": "benchmarks/CG-0012/",
    "示范市城市管理局": "departments/chengguan/",
    "城管局": "departments/chengguan/",
    "清河镇": "towns/qinghe/",
    "中华人民共和国水法": "laws/FL-0068/",
    "食品安全法": "laws/FL-0003/",
    "公安部令第120号": "laws/FL-0013/",
    "示消规〔2026〕2号": "documents/SFS-2026-013/",
    "消规（2026）2号": "documents/SFS-2026-013/",
    "水务局行政执法事项清单": "lists/QD-0004/",
}


def records(content: Path) -> list[SearchRecord]:
    """What search knows of a content folder on 2026-11-20."""
    corpus = read_corpus(read_folder(content, "content/"), "content/")
    return list(search_records(Publication.on(date(2026, 11, 20), corpus, {})))


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration city's search."""
    root: Path = workbench.make_site(tmp_path_factory.mktemp("demonstration") / "search")
    write_search(records(REPOSITORY / "content"), root / workbench.DATA)
    with served(root) as address:
        yield address


def test_the_records_of_a_city() -> None:
    found = records(REPOSITORY / "tests/city/content")
    told = [{key: value for key, value in asdict(record).items() if value} for record in found]
    golden.check("records.txt", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def test_what_comes_first(page: Page, demonstration: str) -> None:
    """A question about conduct leads to the benchmark; the name of a department, town, law, document or list to it."""
    found = answers(page, demonstration, list(FIRST), by="url")
    assert {question: answer["good"][0] for question, answer in zip(FIRST, found, strict=True)} == FIRST


def test_what_is_not_there(page: Page, demonstration: str) -> None:
    """Nothing is announced as found; what is repealed stands behind what still may apply."""
    questions = ["偷钓鱼", "医保", "你好", "示消规〔2026〕9号", "第一次没标价签"]
    found = answers(page, demonstration, questions)
    assert [answer["kind"] for answer in found] == ["near", "near", "near", "nothing", "ended"]
    assert [answer["good"] for answer in found] == [[]] * 5
    assert (found[-1]["maybe"][0], found[-1]["ended"][0]) == ("SC-0007", "SC-0011")
