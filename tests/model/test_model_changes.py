"""Differences between two versions explain themselves in Chinese."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from chidu.model.changes import compare
from chidu.model.reader import read_record

CITY = Path(__file__).parents[1] / "city/content"
FILE = "departments/chengguan/CG-0001.yml"
MATRIX = "departments/chengguan/CG-0003.yml"

EDITS: dict[str, list[tuple[str, str]]] = {
    "没有改动": [],
    "上限降低": [("并处1500元以上2000元以下罚款", "并处1500元以上1800元以下罚款")],
    "下限提高": [("并处2000元以上3000元以下罚款", "并处2500元以上3000元以下罚款")],
    "数字换写法": [("并处1500元以上2000元以下罚款", "并处一千五百元以上二千元以下罚款")],
    "必罚改可罚": [("责令改正，并处1500元以上2000元以下罚款", "责令改正，可以并处1500元以上2000元以下罚款")],
    "情形改写": [("占用面积5平方米以上不足20平方米", "占用面积5平方米以上不足10平方米")],
    "增加情形": [("      - 占用面积20平方米以上\n", "      - 占用面积20平方米以上\n      - 占用盲道\n")],
    "去掉情形": [("      - 一年内因同类行为受过处罚\n", "")],
    "增加一档": [
        (
            "  - 阶次: 严重\n",
            "  - 阶次: 较重\n    适用情形:\n      - 占用公交站\n    裁量标准: 责令改正，并处1900元以上2000元以下罚款\n  - 阶次: 严重\n",
        )
    ],
    "档名改了": [("  - 阶次: 一般\n", "  - 阶次: 较轻\n")],
    "条款移动": [("条款: 第三十四条第一款第（一）项", "条款: 第三十五条第一款")],
    "依据换了": [("- 依据: 市容条例", "- 依据: 小样市城市道路办法")],
    "文件换了": [("文件: YS-2025-001", "文件: YS-2026-001")],
    "修订说明不算改动": [("原因: 上位法修改", "原因: 清理")],
    "去掉一整块": [("从重:\n  - 暴力抗拒执法\n", "")],
    "改俗称": [("  - 路边摊\n", "  - 路边摊\n  - 练摊\n")],
    "加等级": [("  - 阶次: 一般\n", "  - 阶次: 一般\n    等级: 一般\n")],
    "以下改不足": [("并处1500元以上2000元以下罚款", "并处1500元以上不足2000元罚款")],
    "以上改不低于": [("并处1500元以上2000元以下罚款", "并处不低于1500元2000元以下罚款")],
    "数额和用语都改": [("并处1500元以上2000元以下罚款", "并处1500元以上不足1800元罚款")],
}
STANDARD = "责令改正，并处1500元以上2000元以下罚款"
SECOND = """  - 阶次: 一般
    适用情形:
      - 占用面积20平方米以上
      - 一年内因同类行为受过处罚
    裁量标准: 责令改正，并处2000元以上3000元以下罚款
    备注: 占用盲道的按本档
"""
# Standards of tier 一般, before and after.
STANDARDS = {
    "改正期限放长": ("责令三日内改正", "责令七日内改正"),
    "停业期限放长": ("责令停产停业3个月", "责令停产停业6个月"),
    "奖励减少": ("给予500元以上1000元以下奖励", "给予300元以上800元以下奖励"),
    "应奖改可奖": ("给予500元奖励", "可以给予500元奖励"),
    "应当不罚改可以不罚": ("不予处罚", "可以不予处罚"),
    "措施换了": ("恢复原状", "补种树木"),
    "以下改至": ("处1万元以上3万元以下罚款", "处1万元至3万元罚款"),
    "以内改不超过": ("处3万元以内罚款", "处不超过3万元罚款"),
    "超过改以上": ("处超过1万元不满3万元罚款", "处1万元以上不满3万元罚款"),
}


def test_every_kind_of_change_in_words(golden: Callable[[str, str], None]) -> None:
    """Models are compared, not text (design section 6)."""
    city = (CITY / FILE).read_text(encoding="utf-8")
    told = [_told(name, city, _edited(city, edits)) for name, edits in EDITS.items()]
    for name, (before, after) in STANDARDS.items():
        told += [_told(name, city.replace(STANDARD, before), city.replace(STANDARD, after))]
    golden("changes.txt", "\n".join(told) + "\n")


def test_tiers_and_rows_of_one_name(golden: Callable[[str, str], None]) -> None:
    """Nothing is lost from the history because two items are called the same."""
    told = [_told(name, *versions) for name, versions in _tiers().items()]
    told += [_told(name, *versions, file=MATRIX) for name, versions in _rows().items()]
    golden("changes_same_name.txt", "\n".join(told) + "\n")


def _tiers() -> dict[str, tuple[str, str]]:
    city = (CITY / FILE).read_text(encoding="utf-8")
    twice = _edited(city, [("  - 阶次: 严重\n", "  - 阶次: 一般\n")])
    return {
        "改第一档": (
            twice,
            _edited(twice, [("并处1500元以上2000元以下罚款", "并处1500元以上1800元以下罚款")]),
        ),
        "改第二档": (
            twice,
            _edited(twice, [("并处2000元以上3000元以下罚款", "并处2000元以上2800元以下罚款")]),
        ),
        "去掉第二档": (twice, twice.replace(SECOND, "")),
        "各自改名": (twice, _edited(twice, [("阶次: 一般", "阶次: 甲"), ("阶次: 一般", "阶次: 乙")])),
        "变成同名": (city, twice),
    }


def _rows() -> dict[str, tuple[str, str]]:
    matrix = _edited((CITY / MATRIX).read_text(encoding="utf-8"), [("阶次: 第2类", "阶次: 第1类")])
    first = "    - 情形:\n        - 一般区域\n        - 1倍以下\n      阶次: 第1类\n      裁量标准: 处5000元以上1万元以下罚款\n"
    return {
        "改第一行": (matrix, _edited(matrix, [("1万元以下罚款", "8000元以下罚款")])),
        "去掉第一行": (matrix, _edited(matrix, [(first, "")])),
        "同一组合两行": (matrix.replace(first, first + first), matrix),
    }


def _edited(text: str, edits: list[tuple[str, str]]) -> str:
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return text


def _told(name: str, before: str, after: str, file: str = FILE) -> str:
    one, other = read_record(before.encode(), file), read_record(after.encode(), file)
    assert one and one.record, one and one.problems
    assert other and other.record, other and other.problems
    lines = [f"  {change.direction}  {change.sentence}" for change in compare(one.record, other.record)]
    return "\n".join([f"{name}：", *(lines or ["  （没有）"])])
