"""Differences between two versions explain themselves in Chinese."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from chidu.model.changes import compare
from chidu.model.reader import read_record

CITY = Path(__file__).parents[1] / "city/content"
FILE = "departments/chengguan/CG-0001.yml"

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
}


def test_every_kind_of_change_in_words(golden: Callable[[str, str], None]) -> None:
    """Models are compared, not text (design section 6)."""
    before = (CITY / FILE).read_text(encoding="utf-8")
    golden("changes.txt", "\n".join(_told(name, before, edits) for name, edits in EDITS.items()) + "\n")


def _told(name: str, before: str, edits: list[tuple[str, str]]) -> str:
    after = before
    for old, new in edits:
        assert old in after
        after = after.replace(old, new, 1)
    one, other = read_record(before.encode(), FILE), read_record(after.encode(), FILE)
    assert one and one.record
    assert other and other.record, other and other.problems
    lines = [f"  {change.direction}  {change.sentence}" for change in compare(one.record, other.record)]
    return "\n".join([f"{name}：", *(lines or ["  （没有）"])])
