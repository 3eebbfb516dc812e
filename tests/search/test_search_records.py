"""What search knows of every page of a city, and what comes first in it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.publish.publication import Publication
from chidu.publish.search_records import search_records
from chidu.search.finding import Kind, find
from chidu.search.memory import MemoryIndex
from chidu.search.records import SearchRecord

from . import golden, workbench

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
def demonstration() -> MemoryIndex:
    """What the demonstration city's search asks."""
    return MemoryIndex.of(records(REPOSITORY / "content"))


def test_the_records_of_a_city() -> None:
    found = records(REPOSITORY / "tests/city/content")
    empty = ("", (), None)
    told = [{key: value for key, value in asdict(record).items() if value not in empty} for record in found]
    golden.check("records.txt", json.dumps(told, ensure_ascii=False, indent=1) + "\n")


def test_a_short_name_of_its_own_leads_to_what_a_department_does() -> None:
    """市城管局 is written in full by search itself; 简称 that nobody could write in full is found as it stands."""
    folder = read_folder(REPOSITORY / "tests/city/content", "content/")
    path = "departments/chengguan/department.yml"
    renamed = re.sub("简称: .*", "简称: 市容大队", folder.files[path].decode()).encode()
    corpus = read_corpus(replace(folder, files={**folder.files, path: renamed}), "content/")
    index = MemoryIndex.of(search_records(Publication.on(date(2026, 11, 20), corpus, {})))
    found = [index.card(one.record).url for one in find("市容大队", index).results.good]
    assert found[0] == "departments/chengguan/"
    assert "市容大队" in index.card(0).text


@pytest.mark.parametrize("question", FIRST)
def test_what_comes_first(question: str, demonstration: MemoryIndex) -> None:
    """A question about conduct leads to the benchmark; the name of a department, town, law, document or list to it."""
    answer = find(question, demonstration)
    assert demonstration.card(answer.results.good[0].record).url == FIRST[question]


def test_what_is_not_there(demonstration: MemoryIndex) -> None:
    """Nothing is announced as found; what is repealed stands behind what still may apply."""
    questions = ["偷钓鱼", "医保", "你好", "示消规〔2026〕9号", "忘贴价签"]
    found = [find(question, demonstration) for question in questions]
    assert [answer.kind for answer in found] == [Kind.NEAR, Kind.NEAR, Kind.NEAR, Kind.NOTHING, Kind.ENDED]
    assert [len(answer.results.good) for answer in found] == [0] * 5
    assert demonstration.card(found[-1].results.maybe[0].record).id == "SC-0007"
    assert demonstration.card(found[-1].results.ended[0].record).id == "SC-0011"
