"""The answer in plain words, for outcomes of every shape (DIRECTION: wording of the answer)."""

from __future__ import annotations

import pytest

from chidu.model.benchmark import PenaltyBenchmark, RewardBenchmark
from chidu.publish.answer import answer, fine_summary


def record(*standards: str | dict[str, str], **more: object) -> PenaltyBenchmark:
    """A penalty with one tier for each standard."""
    tiers = [{"阶次": f"第{index}档", "裁量标准": words} for index, words in enumerate(standards, start=1)]
    base = {
        "编号": "CG-0001",
        "事项": "甲",
        "权力类型": "行政处罚",
        "文件": "YS-2025-001",
        "数据来源": "示范划分",
    }
    return PenaltyBenchmark.model_validate({**base, "裁量阶次": tiers, **more})


@pytest.mark.parametrize(
    ("standards", "sentence", "summary"),
    [
        (
            ["处1000元以上2000元以下罚款", "处2000元以上3万元以下罚款"],
            "最低罚 1000 元，最高罚 3 万元。",
            "1000 元 至 3 万元",
        ),
        (
            ["可以并处1000元以下罚款", "并处1000元以上3000元以下罚款"],
            "最低可以不罚款，最高罚 3000 元。",
            "可不罚款，或 3000 元以下",
        ),
        (["给予警告", "处200元罚款"], "最低可以不罚款，最高罚 200 元。", "可不罚款，或 200 元"),
        (["处200元罚款"], "罚 200 元。", "200 元"),
        (["处1万元以下罚款", "处1万元以上3万元以下罚款"], "最高罚 3 万元，条文没有规定最低。", "3 万元以下"),
        (
            ["处违法所得1倍以上2倍以下罚款", "处违法所得2倍以上5倍以下罚款"],
            "最低罚违法所得的 1 倍，最高罚违法所得的 5 倍。",
            "违法所得的 1 倍 至 5 倍",
        ),
        (
            [{"单位": "处1万元以上2万元以下罚款", "个人": "处500元以下罚款"}],
            "单位：最低罚 1 万元，最高罚 2 万元。个人：最高罚 500 元，条文没有规定最低。",
            "单位：1 万元 至 2 万元；个人：500 元以下",
        ),
        (["给予警告", "吊销许可证"], "不罚款，处理方式有：警告、吊销许可证。", "警告、吊销许可证"),
        (
            ["处警告或者60元罚款", "处150元罚款"],
            "最低可以不罚款，最高罚 150 元。",
            "可不罚款，或 60 元 至 150 元",
        ),
        (
            ["责令限期改正；逾期不改正的，处500元以上1000元以下罚款"],
            "按要求改正的，不罚款。逾期不改正：最低罚 500 元，最高罚 1000 元。",
            "500 元 至 1000 元",
        ),
        (
            ["对单位处10万元以上30万元以下罚款，对其直接负责的主管人员处1万元罚款"],
            "单位：最低罚 10 万元，最高罚 30 万元。直接负责的主管人员：罚 1 万元。",
            "10 万元 至 30 万元，或 1 万元",
        ),
        (["处罚款"], "裁量标准见下表原文。", "见原文"),
        (["不予处罚"], "不予处罚。", "不予处罚"),
        (
            ["每日处1000元罚款，最高不超过3万元"],
            "罚每日 1000 元，总共最高 3 万元。",
            "每日 1000 元，最高 3 万元",
        ),
        (["处七万元以下九万元以下罚款"], "裁量标准见下表原文。", "见原文"),
        (
            ["每平方米处50元以上100元以下罚款"],
            "最低罚每平方米 50 元，最高罚每平方米 100 元。",
            "每平方米 50 元 至 100 元",
        ),
    ],
)
def test_sentence_and_summary(standards: list[str | dict[str, str]], sentence: str, summary: str) -> None:
    """Derived from the words that bind; a text that was not read gives no number."""
    made = record(*standards)
    assert ("".join(answer(made).sentences), fine_summary(made)) == (sentence, summary)


def test_lines_under_the_sentence() -> None:
    """When nothing is imposed, what else is imposed, what is always ordered."""
    made = record(
        "责令改正，处1000元罚款",
        "责令改正，处2000元罚款，吊销许可证",
        不予处罚=["轻微并及时改正"],
    )
    assert answer(made).lines == (
        "轻微并及时改正的，不予处罚。",
        "除罚款外还有：吊销许可证（“第2档”）。",
        "每一档都同时责令改正。",
    )


def test_a_reward_is_no_fine() -> None:
    """奖励 has an amount and no 罚款: nothing is said of fines (行政奖励)."""
    made = RewardBenchmark.model_validate(
        {
            "编号": "CG-0001",
            "事项": "举报奖励",
            "权力类型": "行政奖励",
            "文件": "YS-2025-001",
            "数据来源": "示范划分",
            "裁量阶次": [
                {"阶次": "一等", "裁量标准": "给予1000元以上5000元以下奖励"},
                {"阶次": "二等", "裁量标准": "给予100元以上1000元以下奖励"},
            ],
        }
    )
    assert (answer(made).sentences, answer(made).lines) == (("分 2 种情形，奖励 100 元 至 5000 元。",), ())
    assert fine_summary(made) == "奖励 100 元 至 5000 元"
