"""The JSON Schema an editor checks with says the same as the reader."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.reader import read_record
from chidu.model.schema import schemas
from chidu.source.composer import compose
from chidu.source.nodes import plain

REPOSITORY = Path(__file__).parents[2]


def _accepts(kind: str, data: bytes) -> bool:
    node, _ = compose(data, "x")
    assert node is not None
    schema = json.loads(schemas()[f"{kind}.json"])
    return bool(jsonschema.Draft202012Validator(schema).is_valid(_typed(plain(node))))


def _typed(value: object) -> object:
    """An editor sees `true` as a boolean, where our reader sees text."""
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return value == "true" if value in ("true", "false") else value


def test_every_record_of_the_city_fits_its_schema() -> None:
    """One record of every kind and form."""
    corpus = read_corpus(read_folder(REPOSITORY / "tests/city/content"))
    refused = [f.path for f in corpus.files if not _accepts(f.location.kind, f.data)]
    assert refused == []


MISTAKES = {
    "不认识的键": ("departments/chengguan/CG-0001.yml", "俗称:", "俗名:"),
    "缺必填的键": ("departments/chengguan/CG-0001.yml", "事项: 未经批准占用城市道路摆摊经营\n", ""),
    "不在选项里": ("departments/chengguan/CG-0001.yml", "等级: 轻微", "等级: 很轻"),
    "编号的写法": ("departments/chengguan/CG-0001.yml", "编号: CG-0001", "编号: CG1"),
    "列表写成文字": ("departments/chengguan/department.yml", "曾用名:\n  - ", "曾用名: "),
    "文字写成列表": ("laws/FL-0001.yml", "层级: 地方性法规", "层级:\n  - 地方性法规"),
    "权重的写法": ("departments/chengguan/CG-0004.yml", "权重: 40%", "权重: 0.4"),
    "不是真假": ("site.yml", "演示: true", "演示: 是"),
    "部分不全": ("departments/xuke/XK-0001.yml", "  办理时限: 10个工作日\n", ""),
    "制度没有标题": ("systems/ZD-0001.yml", "标题: 适用范围", "题目: 适用范围"),
    "委托的写法": ("entrustments/WT-0002.yml", "方式: 委托", "方式: 授权"),
    "没有监督措施": ("entrustments/WT-0001.yml", "监督措施:\n  - 每半年检查一次案卷\n", ""),
    "清单没有条目": ("lists/QD-0001.yml", "事项: 首次占道摆摊", "名字: 首次占道摆摊"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_is_enough(mistake: str) -> None:
    """What the reader refuses, the editor underlines."""
    path, old, new = MISTAKES[mistake]
    good = (REPOSITORY / "tests/city/content" / path).read_bytes()
    bad = good.replace(old.encode(), new.encode(), 1)
    assert bad != good
    read = read_record(bad, path)
    assert read is not None
    assert read.record is None
    assert not _accepts(read.location.kind, bad)


def test_schemas_on_file_are_current() -> None:
    """`schema/` is generated: `python3 run.py generated` renews it."""
    on_file = {path.name: path.read_text(encoding="utf-8") for path in (REPOSITORY / "schema").glob("*.json")}
    assert on_file == schemas()
