"""The ladder says with bars what the words say, and draws nothing it would have to guess."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.model.benchmark import PenaltyBenchmark
from chidu.publish.ladder import Ladder, ladders
from chidu.publish.scale import scale_for
from chidu.ranges.series import series
from chidu.sanction import Convention, Unit

Words = str | dict[str, str]

CASES: dict[str, tuple[Words | None, list[Words]]] = {
    "三档": ("处1000元以上3000元以下罚款", ["处1000元以上1500元以下罚款", "处1500元以上2000元以下罚款", "处2000元以上3000元以下罚款"]),
    "可以不罚": ("可以并处3万元以下罚款", ["可以并处1万元以下罚款", "并处1万元以上3万元以下罚款"]),
    "固定数额": ("处200元以上1000元以下罚款", ["处200元罚款", "处500元罚款", "处1000元罚款"]),
    "倍数": (
        "并处违法所得1倍以上5倍以下罚款",
        ["并处违法所得1倍以上2倍以下罚款", "并处违法所得2倍以上5倍以下罚款"],
    ),
    "相差悬殊": ("处1000元以上10万元以下罚款", ["处1000元以上1万元以下罚款", "处1万元以上10万元以下罚款"]),
    "两个对象": (
        {"单位": "处5万元以上10万元以下罚款", "个人": "处200元以上500元以下罚款"},
        [
            {"单位": "处5万元以上8万元以下罚款", "个人": "处200元以上300元以下罚款"},
            {"单位": "处8万元以上10万元以下罚款", "个人": "处300元以上500元以下罚款"},
        ],
    ),
    "有一档读不出来": ("处1000元以上3000元以下罚款", ["处1000元以上2000元以下罚款", "按有关规定处理罚款若干"]),
    "有一档不罚款": ("可以处1000元以下罚款", ["给予警告", "处1000元以下罚款"]),
    "单位不同": ("处1万元以下罚款", ["处1万元以下罚款", "处违法所得1倍以上3倍以下罚款"]),
    "只有一档": ("处200元罚款", ["处200元罚款"]),
}  # fmt: skip


def record(clause: Words | None, standards: list[Words]) -> PenaltyBenchmark:
    """A penalty with these tiers on this clause."""
    return PenaltyBenchmark.model_validate(
        {
            "编号": "CG-0001",
            "事项": "甲",
            "权力类型": "行政处罚",
            "文件": "YS-2025-001",
            "数据来源": "示范划分",
            "处罚依据": [{"依据": "乙", "罚则": clause}],
            "裁量阶次": [
                {"阶次": f"第{n}档", "裁量标准": words} for n, words in enumerate(standards, start=1)
            ],
        }
    )


def told(ladder: Ladder) -> str:
    """The drawing as lines of text."""
    bars = (
        f"    {bar.name} {bar.left}–{bar.right} 色{bar.shade} 字{bar.anchor}@{bar.at}" for bar in ladder.bars
    )
    marks = " ".join(f"{tick.label or '·'}@{tick.x}" for tick in ladder.marks)
    return "\n".join(
        [f"  {ladder.title or '（没有标题）'}：{ladder.description}", *bars, f"    刻度 {marks}"]
    )


def test_every_case(golden: Callable[[str, str], None]) -> None:
    """Bars, ends, labels and marks of each case; 最高一档的上限就是法定最高的，含本数."""
    lines = []
    for name, (clause, standards) in CASES.items():
        penalty = record(clause, standards)
        drawn = ladders(penalty, series(penalty), Convention.BELOW_EXCLUDES)
        lines += [f"{name}：", *(map(told, drawn) if drawn else ["  （不画）"])]
    golden("ladders.txt", "\n".join(lines) + "\n")


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_every_bound_lies_on_the_scale(bounds: list[int]) -> None:
    """Linear from 0, or logarithmic never from 0: either way each bound has its place, in order."""
    scale = scale_for(map(Decimal, bounds), Unit.YUAN)
    assert scale is not None
    places = [scale.at(Decimal(bound)) for bound in sorted(bounds)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] == 100
    assert all(0 <= tick.x <= 100 for tick in scale.major)
    assert 2 <= len(scale.major) <= 12


@pytest.mark.parametrize("bounds", [[], [Decimal(0)]])
def test_nothing_to_draw(bounds: list[Decimal]) -> None:
    """No bound above 0: no scale."""
    assert scale_for(bounds, Unit.YUAN) is None
