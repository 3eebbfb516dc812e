"""What a benchmark comes to in figures, for outcomes of every shape."""

from __future__ import annotations

import pytest

from chidu.model.benchmark import PenaltyBenchmark, RewardBenchmark
from chidu.publish.figures import figures
from chidu.search.records import FineWord

_BASE = {"编号": "CG-0001", "事项": "甲", "文件": "YS-2025-001", "数据来源": "示范划分"}
_CLAUSE = "处5万元以上20万元以下罚款"


def record(**form: object) -> PenaltyBenchmark:
    """A penalty in the form given."""
    basis = [{"依据": "小样市市容管理条例", "条款": "第三十四条", "罚则": _CLAUSE}]
    return PenaltyBenchmark.model_validate({**_BASE, "权力类型": "行政处罚", "处罚依据": basis, **form})


def tiers(*named: tuple[str, str | dict[str, str]]) -> PenaltyBenchmark:
    """A penalty with tiers of these names."""
    return record(裁量阶次=[{"阶次": name, "裁量标准": words} for name, words in named])


def matrix(*named: tuple[str, str | None, str]) -> PenaltyBenchmark:
    """A penalty with matrix rows: circumstance, name, standard."""
    rows = [
        {"情形": [case], **({"阶次": name} if name else {}), "裁量标准": words} for case, name, words in named
    ]
    return record(裁量矩阵={"维度": ["面积"], "行": rows})


@pytest.mark.parametrize(
    ("benchmark", "highest", "top", "beyond"),
    [
        (
            tiers(("轻微", "可以处1000元以下罚款"), ("严重", "处3000元以上5000元以下罚款")),
            "严重：3000 元 至 5000 元",
            5000,
            (),
        ),
        (tiers(("严重", "处200元罚款")), "", 200, ()),
        (tiers(("轻微", "处500元罚款"), ("严重", "吊销许可证件")), "严重：吊销许可证件", 500, ()),
        (tiers(("轻微", "给予警告"), ("严重", "责令停产停业")), "严重：责令停产停业", 0, ()),
        (tiers(("轻微", "处500元罚款"), ("严重", "处罚款")), "", None, (FineWord.IN_WORDS,)),
        (
            tiers(
                ("一般", {"单位": "处1万元罚款", "个人": "处100元罚款"}),
                ("严重", {"单位": "处2万元罚款", "个人": "处200元罚款"}),
            ),
            "严重（单位：2 万元；个人：200 元）",
            20_000,
            (),
        ),
        (
            tiers(("一般", "处违法所得1倍以上2倍以下罚款"), ("严重", "处违法所得2倍以上5倍以下罚款")),
            "严重：违法所得的 2 倍 至 5 倍",
            None,
            (FineWord.OF_A_BASE,),
        ),
        (
            tiers(
                ("一般", {"有违法所得": "处违法所得1倍罚款", "没有违法所得": "处1万元罚款"}),
                ("严重", {"有违法所得": "处违法所得3倍罚款", "没有违法所得": "处3万元罚款"}),
            ),
            "严重（有违法所得：违法所得的 3 倍；没有违法所得：3 万元）",
            30_000,
            (FineWord.OF_A_BASE,),
        ),
        (tiers(("一般", "每日处1000元罚款，最高不超过3万元")), "", 30_000, ()),
        (tiers(("一般", "每平方米处50元以上100元以下罚款")), "", None, (FineWord.OF_A_BASE,)),
        (tiers(("一般", "处5万元以上罚款")), "", None, (FineWord.NO_LIMIT,)),
        (
            tiers(("一般", "处1000元罚款"), ("严重", "处3000元罚款"), ("减轻", "处500元罚款")),
            "严重：3000 元",
            3000,
            (),
        ),
        (
            matrix(("大", "较重", "处3万元罚款"), ("小", "较轻", "处1万元罚款")),
            "较重：3 万元",
            30_000,
            (),
        ),
        (
            matrix(
                ("小", None, "处1万元罚款"),
                ("占用面积二十平方米以上并且阻断了人行通道的", None, "处3万元罚款"),
            ),
            "最重的一档：3 万元",
            30_000,
            (),
        ),
        (
            record(
                裁量阶次=[
                    {"阶次": "一般", "轨道": "逾期不改正", "裁量标准": "处2万元罚款"},
                    {"阶次": "较轻", "轨道": "限期内改正", "裁量标准": "处1000元罚款"},
                ]
            ),
            "逾期不改正，一般：2 万元",
            20_000,
            (),
        ),
        (
            record(
                裁量因子={
                    "起点": "20%",
                    "基数": "法定最高额",
                    "因子": [{"名称": "面积", "性质": "法定", "选项": [{"情形": "大", "权重": "10%"}]}],
                }
            ),
            "",
            200_000,
            (),
        ),
        (record(清单条件={"结果": "不予处罚", "任一": ["初次"]}), "", 0, ()),
        (record(清单条件={"结果": "从轻处罚", "任一": ["初次"]}), "", None, (FineWord.IN_WORDS,)),
    ],
)
def test_figures(
    benchmark: PenaltyBenchmark, highest: str, top: int | None, beyond: tuple[FineWord, ...]
) -> None:
    """The gravest tier in one line; the highest fine in yuan, and what no figure in yuan says."""
    found = figures(benchmark)
    assert (found.highest, found.top, found.beyond) == (highest, top, beyond)


def test_what_is_no_penalty_has_no_fine() -> None:
    reward = RewardBenchmark.model_validate(
        {
            **_BASE,
            "权力类型": "行政奖励",
            "裁量阶次": [
                {"阶次": "二等", "裁量标准": "给予500元奖励"},
                {"阶次": "一等", "裁量标准": "给予1000元奖励"},
            ],
        }
    )
    found = figures(reward)
    assert (found.range, found.highest, found.top) == ("奖励 500 元 至 1000 元", "", None)
    assert found.beyond == (FineWord.NO_PENALTY,)
