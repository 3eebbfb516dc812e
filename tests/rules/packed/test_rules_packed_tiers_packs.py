"""The packs as files: those of the demonstration are sound, and slips in one are told where they were typed."""

from __future__ import annotations

import pytest
from small_city import PACKS, brief, made_pack, penalty, real_pack, small_city, told

SOUND = penalty(
    "处1万元以上3万元以下罚款",
    [
        ("轻微", "处1万元以上15000元以下罚款"),
        ("一般", "处15000元以上2万元以下罚款"),
        ("严重", "处2万元以上3万元以下罚款"),
    ],
)
OURS = [f"GZ-{number:04d}" for number in range(1, 11)]


@pytest.mark.parametrize("id", OURS)
def test_a_real_pack_is_sound(id: str) -> None:
    """Every rule it names exists and takes its parameters; a table of three tiers within the range keeps to it."""
    found = told(SOUND, real_pack(id))
    assert brief(found) == ([("ratio-count", "说明")] if id == "GZ-0001" else [])


@pytest.mark.parametrize("id", OURS)
def test_a_real_pack_says_where_it_was_read_and_what_it_leaves_out(id: str) -> None:
    """数据来源 真实 with the source; 说明 is never empty, as no document can be encoded whole."""
    text = (PACKS / f"{id}.yml").read_text("utf-8")
    assert "\n数据来源: 真实：" in text and "\n说明:\n" in text


def line(rule: str, parameters: str = "") -> str:
    """One rule of a pack."""
    asked = f"    参数:\n{parameters}" if parameters else ""
    return f"  - 规则: {rule}\n    级别: 提醒\n    条款: 第五条\n    要求: 照此办理\n{asked}"


def slips(rules: str) -> list[str]:
    """What is wrong in a pack: line and column, code and message."""
    found = told(SOUND, made_pack(rules))
    return [
        f"{each.place.line}:{each.place.column} {each.code} {each.message}"
        for each in found
        if each.place.file == "rules/GZ-0001.yml"
    ]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (
            line("tier-count", "      最少: 5\n      最多: 3\n"),
            "13:11 wrong-value “最多”：“最少”是 5，比“最多”的 3 还多",
        ),
        (line("tier-count", "      最少: 三\n"), "12:11 wrong-value “最少”：“三”应当是 1 到 99 的数，例如 3"),
        (line("tier-count"), "7:5 wrong-value “参数”：“最少”和“最多”至少写一个"),
        (line("tier-count", "      至少: 3\n"), "12:7 unknown-key 不认识的键“至少”"),
        (
            line("tier-names", "      名称:\n        3档:\n          - 轻\n          - 重\n"),
            "13:9 wrong-value “名称”：“3档”下面应当是 3 个不同的名称，现在有 2 个",
        ),
        (
            line(
                "ratio-count",
                "      比值小的:\n        不超过: 4\n        档数: 3\n      比值大的:\n        不低于: 4\n        档数: 5\n",
            ),
            "16:9 wrong-value “比值大的”：“不低于”的 4 要大于“比值小的”的 4",
        ),
        (
            line(
                "middle-tier",
                "      低于中间:\n        - 轻微\n      中间:\n        - 中等\n      不低于中间:\n        - 严重\n",
            ),
            "15:9 wrong-value “中间”：没有“中等”这一级，可以写：",
        ),
        (
            line("grade-share", "      适用: 幅度\n      等级:\n        从轻: 三成以下\n"),
            "14:13 wrong-value “从轻”：“三成以下”不是份额，可以写：30%以下、超过30%不足70%、70%以上、10%至30%、50%",
        ),
        (
            line(
                "grade-share", "      适用: 幅度\n      等级:\n        从轻: 30%以下\n        中等: 70%以下\n"
            ),
            "14:9 wrong-value “等级”：没有“中等”这一级，可以写：",
        ),
        (
            line("grade-share", "      适用: 半价\n      等级:\n        从轻: 30%以下\n"),
            "12:11 unknown-value “适用”不能写“半价”",
        ),
        (
            line("choice-left-open", "      选择: 随意\n"),
            "12:11 unknown-value “选择”不能写“随意”",
        ),
        (
            line("sections-stated", "      权力类型: 行政给付\n      部分:\n        - 吊销\n"),
            "14:9 wrong-value “部分”：裁量内容没有“吊销”这一部分，可以写：",
        ),
        (line("kinds-covered", "      最少: 3\n"), "12:7 unknown-key 不认识的键“最少”"),
        (
            line("grade-share", "      适用: 幅度\n      等级:\n        从轻: 30%以下\n") * 2,
            "15:9 pack-rule-twice 规则“grade-share”（幅度）在这个规则包里已经写过",
        ),
    ],
)
def test_a_slip_in_a_pack_is_told_where_it_was_typed(rules: str, expected: str) -> None:
    """Line and column of the value, and a sentence that says what would do."""
    [found] = slips(rules)
    assert found.startswith(expected)


def test_one_rule_for_each_way_a_law_states_a_fine() -> None:
    """适用 is what an entry governs, so a pack may list the rule once for each."""
    shares = "      等级:\n        从轻: 30%以下\n"
    both = line("grade-share", f"      适用: 幅度\n{shares}") + line(
        "grade-share", f"      适用: 倍数\n{shares}"
    )
    choices = line("choice-left-open", "      选择: 是否处罚\n") + line(
        "choice-left-open", "      选择: 是否并处\n"
    )
    assert slips(both + choices) == []


SCORED = """\
编号: CG-0001
事项: 未经批准占用城市道路摆摊经营
权力类型: 行政处罚
文件: YS-2026-001
处罚依据:
  - 依据: 小样省市容管理条例
    条款: 第三十四条
    罚则: 处1万元以下罚款
裁量因子:
  起点: 20%
  基数: 法定最高额
  因子:
    - 名称: 占用面积
      性质: 酌定
      选项:
        - 情形: 不足5平方米
          权重: 0%
        - 情形: 5平方米以上
          权重: 90%
数据来源: 示范划分
"""


def test_factors_are_weighed_not_told_twice() -> None:
    """权重累加（最高不超过100%）: what the rules always say, with the clause of 粤环发〔2021〕7号 before it."""
    [found] = told(SCORED, real_pack("GZ-0005"))
    assert (found.code, found.level.label) == ("factor-sum-over", "提醒")
    assert found.clause is not None and found.clause.startswith("粤环发〔2021〕7号第六条第二款：")


@pytest.mark.parametrize("id", [file.stem for file in sorted(PACKS.glob("GZ-*.yml"))])
def test_no_pack_takes_a_forensic_centre_for_the_justice_bureau(id: str) -> None:
    """司法局、司法厅、司法部: the bare 司法 is in 司法鉴定中心 too, 法制 in 法制宣传中心."""
    rules = small_city(SOUND, real_pack(id)).packs[id].record.rules
    named = {organ for rule in rules for organ in (rule.parameters or {}).get("机关", ())}
    assert [organ for organ in named if organ in "某某司法鉴定中心、某某法制宣传中心"] == []
