"""The test vectors of 鲅政办发〔2015〕74号 (a to g), told by the real pack, and each of its rules on a realistic table."""

from __future__ import annotations

import pytest
from small_city import Tier, brief, made_pack, matrix, penalty, real_pack, told, without_notes

BY = real_pack("GZ-0001")
FIVE = ("显著轻微", "轻微", "一般", "严重", "特别严重")
THREE = ("轻微", "一般", "严重")


def steps(names: tuple[str, ...], *ends: str) -> list[Tier]:
    """Tiers that touch: one from each end to the next."""
    ranges = zip(names, ends, ends[1:], strict=False)
    return [Tier(name, f"处{low}以上{high}以下罚款") for name, low, high in ranges]


def maximum(first: str) -> str:
    """(a) a law with only a maximum of 30,000 yuan, in five tiers at its fifths."""
    rest = steps(FIVE[1:], "6000元", "12000元", "18000元", "24000元", "30000元")
    return penalty("处30000元以下罚款", [Tier("显著轻微", first), *rest])


def test_a_the_rules_own_overlap_is_a_note_where_the_table_has_it() -> None:
    """显著轻微 不得高于百分之二十, 轻微 百分之二十以上: at exactly 6,000 yuan both hold, which is nobody's fault."""
    [found] = told(maximum("处不超过6000元罚款"), BY)
    assert str(found) == (
        "departments/chengguan/CG-0001.yml:17:11: 说明 [grade-share（只有最高）] "
        "罚款正好 6000 元（法定最高 3 万元的20%）的，规定的显著轻微和轻微都包括它\n"
        "    依据：鲅政办发〔2015〕74号第九条第（三）项第3目："
        "只规定最高罚款的，五档以最高额的 20%、40%、60%、80% 为界"
    )


@pytest.mark.parametrize("first", ["处不足6000元罚款", "处6000元以下罚款"])
def test_a_a_table_written_half_open_has_none(first: str) -> None:
    """第二十三条: 罚款数额所称以下不包含本数, so 6000元以下 leaves the 6,000 to the next tier."""
    assert told(maximum(first), BY) == []


def test_a_read_by_the_civil_code_the_table_has_it_too() -> None:
    """The issuing document's own 裁量用语 goes before the pack's."""
    record = maximum("处6000元以下罚款")
    assert brief(told(record, BY, convention="民法典")) == [("grade-share", "说明")]


def test_a_a_tier_that_leaves_its_share() -> None:
    """一般的按最高罚款数额的百分之四十以上至百分之六十以下确定."""
    tiers = steps(FIVE[1:], "6000元", "12000元", "20000元", "24000元", "30000元")
    found = told(penalty("处30000元以下罚款", [("显著轻微", "处不足6000元罚款"), *tiers]), BY)
    assert [(each.message, each.instead) for each in found] == [
        (
            "“一般”罚款 1.2 – 2 万元，不在一般的范围里：法定最高 3 万元的40%以上不足60%，就是 1.2 – 1.8 万元（不含 1.8 万元）",
            "“一般”写在 1.2 – 1.8 万元（不含 1.8 万元）的范围里；不属于一般的，改名称或者等级",
        )
    ]


def test_a_with_three_names_the_shares_do_not_apply() -> None:
    """Art. 9(3)3 speaks of five names; with three it could never reach both ends."""
    record = penalty("处30000元以下罚款", steps(THREE, "0元", "10000元", "20000元", "30000元"))
    assert brief(told(record, BY, "grade-share")) == [("grade-share", "说明")]


def test_b_exactly_three_times_takes_three_tiers_and_a_note() -> None:
    """最高额与最低额比值为3倍以下的划分3个阶次; art. 23 does not say whether this 以下 includes the 3."""
    [found] = told(
        penalty("处1万元以上3万元以下罚款", steps(THREE, "1万元", "15000元", "2万元", "3万元")), BY
    )
    assert (found.code, found.level.label) == ("ratio-count", "说明")
    assert (
        found.message
        == "罚款的法定幅度 1 – 3 万元，最高是最低的 3 倍；“3 倍以下”含不含正好 3 倍，规定没有说，这里按含，划分 3 个阶次"
    )
    five = steps(FIVE, "1万元", "14000元", "18000元", "22000元", "26000元", "3万元")
    assert brief(told(penalty("处1万元以上3万元以下罚款", five), BY)) == [
        ("ratio-count", "错误"),
        ("ratio-count", "说明"),
    ]


@pytest.mark.parametrize("count", [3, 5])
def test_c_between_three_and_four_times_there_is_no_rule(count: int) -> None:
    """1万–3.5万: neither 3倍以下 nor 4倍以上."""
    ends = ("1万元", "15000元", "2万元", "25000元", "3万元", "35000元")
    names = THREE if count == 3 else FIVE
    record = penalty("处1万元以上35000元以下罚款", steps(names, *ends[:count], ends[-1]))
    assert [each.message for each in told(record, BY)] == [
        "罚款的法定幅度 1 – 3.5 万元，最高是最低的 3.5 倍，3 倍和 4 倍之间的，规定没有说划分几个阶次"
    ]


def test_d_ten_times_takes_five_tiers() -> None:
    """最高额与最低额比值为4倍以上的划分为5个阶次: three are an error, five are right."""
    clause = "处2万元以上20万元以下罚款"
    three = penalty(clause, steps(THREE, "2万元", "8万元", "14万元", "20万元"))
    [found] = told(three, BY)
    assert str(found) == (
        "departments/chengguan/CG-0001.yml:10:9: 错误 [ratio-count] "
        "罚款的法定幅度 2 – 20 万元，最高是最低的 10 倍，应当划分 5 个阶次，这里是 3 个\n"
        "    改成：把法定幅度 2 – 20 万元划分成 5 个阶次\n"
        "    依据：鲅政办发〔2015〕74号第九条第（三）项第2目："
        "最高额是最低额 3 倍以下的分 3 个阶次，4 倍以上的分 5 个"
    )
    four = steps(("轻微", "较轻", "较重", "严重"), "2万元", "5万元", "10万元", "15万元", "20万元")
    assert brief(told(penalty(clause, four), BY, "ratio-count")) == [("ratio-count", "错误")]
    five = steps(FIVE, "2万元", "5万元", "8万元", "12万元", "16万元", "20万元")
    assert told(penalty(clause, five), BY) == []


MULTIPLE = "没收违法所得，并处违法所得1倍以上5倍以下罚款"


def times(names: tuple[str, ...], *ends: str) -> list[Tier]:
    """Tiers in multiples that touch."""
    ranges = zip(names, ends, ends[1:], strict=False)
    return [Tier(n, f"没收违法所得，并处违法所得{low}倍以上{high}倍以下罚款") for n, low, high in ranges]


def test_e_multiples_in_three_or_five_tiers_pass() -> None:
    """应当在最高倍数与最低倍数之间划分3至5个阶次."""
    assert told(penalty(MULTIPLE, times(THREE, "1", "2", "4", "5")), BY) == []
    assert told(penalty(MULTIPLE, times(FIVE, "1", "1.5", "2", "3", "4", "5")), BY) == []


def test_e_four_tiers_pass_with_a_warning_that_they_are_unnamed() -> None:
    """No name is fixed for four, and four have no middle: notes, once 等级 says which is which."""
    names = ("轻微", "一般", "较重", "严重")
    tiers = times(names, "1", "2", "3", "4", "5")
    assert brief(told(penalty(MULTIPLE, tiers), BY)) == [("tier-names", "提醒"), ("middle-tier", "说明")]
    graded = [tier._replace(grade=tier.name) for tier in tiers]
    assert brief(told(penalty(MULTIPLE, graded), BY)) == [("tier-names", "说明"), ("middle-tier", "说明")]


def test_e_four_unnamed_tiers_are_never_an_error() -> None:
    """The document allows four; a pack that makes its names an error does not forbid them."""
    strict = BY.replace("规则: tier-names\n    级别: 提醒", "规则: tier-names\n    级别: 错误")
    four = penalty(MULTIPLE, times(("甲", "乙", "丙", "丁"), "1", "2", "3", "4", "5"))
    assert brief(told(four, strict, "tier-names")) == [("tier-names", "提醒")]


def test_e_a_tier_below_the_lowest_multiple_is_an_error() -> None:
    """显著轻微的不得低于最低倍数: what starts at 0.8 is 减轻, and belongs there."""
    record = penalty(MULTIPLE, times(THREE, "0.8", "2", "4", "5"))
    [found] = without_notes(told(record, BY))
    assert (found.code, found.level.label) == ("tier-outside-range", "错误")
    assert found.clause is not None and found.clause.startswith("鲅政办发〔2015〕74号第九条第（四）项")


def test_e_the_grade_in_the_middle() -> None:
    """轻微的应当低于中间阶次，一般的按中间阶次处罚，严重的不得低于中间阶次."""
    crossing = [
        Tier(name, f"没收违法所得，并处违法所得{low}倍以上{high}倍以下罚款")
        for name, low, high in (("轻微", 1, 3), ("一般", 2, 4), ("严重", 3, 5))
    ]
    [found] = told(penalty(MULTIPLE, crossing), BY, "middle-tier")
    assert (found.message, found.instead) == (
        "“轻微”罚款 违法所得的 1 – 3 倍，应当低于中间阶次“一般”的 违法所得的 2 – 4 倍",
        "“轻微”最高写到 2 倍",
    )
    falling = times(("轻微", "一般"), "1", "3", "5") + times(("严重",), "2", "4")
    [found] = told(penalty(MULTIPLE, falling), BY, "middle-tier")
    assert (found.message, found.instead) == (
        "“严重”罚款 违法所得的 2 – 4 倍，不得低于中间阶次“一般”的 违法所得的 3 – 5 倍",
        "“严重”最低不低于 3 倍，最高不低于 5 倍",
    )
    misplaced = times(("一般", "较重", "严重"), "1", "2", "4", "5")
    [found] = told(penalty(MULTIPLE, misplaced), BY, "middle-tier")
    assert found.message == "“一般”是 3 个阶次里的第 1 个，中间阶次是第 2 个“较重”"


CLAUSE_F = "处1万元以上3万元以下罚款"
TABLE_F = steps(THREE, "1万元", "15000元", "2万元", "3万元")


@pytest.mark.parametrize(
    ("key", "words", "message", "instead"),
    [
        (
            "减轻",
            "主动消除危害后果的，处1万元以上15000元以下罚款",
            "“减轻”里写的罚款 1 – 1.5 万元，没有低于法定最低的 1 万元（1 – 3 万元）",
            "低于 1 万元；在法定幅度以内的，写进“从轻”",
        ),
        (
            "减轻",
            "有立功表现的，处1万元罚款",
            "“减轻”里写的罚款 1 万元，没有低于法定最低的 1 万元（1 – 3 万元）",
            "低于 1 万元；在法定幅度以内的，写进“从轻”",
        ),
        (
            "从轻",
            "初次违法的，处5000元以下罚款",
            "“从轻”里写的罚款 5000 元以下，超出了法定幅度（1 – 3 万元）",
            "在 1 – 3 万元以内；低于法定最低的，写进“减轻”",
        ),
        (
            "从重",
            "两年内再犯的，处2万元以上5万元以下罚款",
            "“从重”里写的罚款 2 – 5 万元，超出了法定幅度（1 – 3 万元）",
            "在 1 – 3 万元以内",
        ),
        (
            "从轻",
            "初次违法的，处4万元罚款",
            "“从轻”里写的罚款 4 万元，超出了法定幅度（1 – 3 万元）",
            "在 1 – 3 万元以内",
        ),
    ],
)
def test_f_circumstances_against_the_range(key: str, words: str, message: str, instead: str) -> None:
    """从轻、从重处罚，应当在法定处罚种类和幅度以内处罚。减轻处罚，应当在法定处罚种类和幅度以下处罚."""
    record = penalty(CLAUSE_F, TABLE_F, f"{key}:\n  - {words}\n")
    [found] = without_notes(told(record, BY))
    assert (found.code, found.level.label) == ("circumstances-range", "错误")
    assert (found.message, found.instead) == (message, instead)


@pytest.mark.parametrize(
    ("clause", "key", "words"),
    [
        (CLAUSE_F, "减轻", "主动消除危害后果的，处5000元以上不足1万元罚款"),
        (CLAUSE_F, "减轻", "主动消除危害后果的，处1万元以下罚款"),
        (CLAUSE_F, "减轻", "违法所得不足1万元，初次违法"),
        (CLAUSE_F, "从轻", "初次违法的，处1万元以上15000元以下罚款"),
        (CLAUSE_F, "从重", "两年内再犯的，处3万元罚款"),
        # No statutory minimum, so there is nothing to stay below; and 减轻 may go below in kind.
        ("处3万元以下罚款", "减轻", "主动消除危害后果的，处1万元罚款"),
        (CLAUSE_F, "减轻", "主动消除危害后果的，给予警告"),
    ],
)
def test_f_what_keeps_to_it(clause: str, key: str, words: str) -> None:
    """Facts with amounts are no fines, and 减轻 without a statutory minimum has nothing to go below."""
    record = penalty(clause, TABLE_F, f"{key}:\n  - {words}\n")
    assert told(record, BY, "circumstances-range") == []


def test_g_the_top_of_the_range_is_reached() -> None:
    """A positive distance to the statutory maximum, weighed by the pack that says 在最高额与最低额之间划分."""
    record = penalty(CLAUSE_F, steps(THREE, "1万元", "15000元", "2万元", "25000元"))
    [found] = without_notes(told(record, BY))
    assert (found.code, found.level.label) == ("tiers-short-of-top", "提醒")
    assert found.message == "各档罚款最高只到 2.5 万元，法定最高是 3 万元（1 – 3 万元）"
    assert found.clause is not None and found.clause.startswith("鲅政办发〔2015〕74号第九条第（三）项：")


COUNT = made_pack(
    "  - 规则: tier-count\n    级别: 提醒\n    条款: 第五条\n    要求: 三到五档\n"
    "    参数:\n      最少: 3\n      最多: 5\n"
)


def test_mitigated_tiers_do_not_count() -> None:
    """Tiers of 减轻 and 不予处罚 are below the range by right; two are left."""
    tiers = [
        Tier("不予处罚", "不予处罚"),
        Tier("减轻", "处5000元罚款"),
        *steps(THREE[1:], "1万元", "2万元", "3万元"),
    ]
    [found] = told(penalty(CLAUSE_F, tiers), COUNT)
    assert (found.message, found.instead) == (
        "划分了 2 个裁量阶次（“不予处罚”、“减轻”不算），少于 3 个",
        "把罚款的法定幅度 1 – 3 万元划分 3 至 5 个阶次；减轻、不予处罚的另写，不算在内",
    )


def test_rows_of_one_name_are_one_tier() -> None:
    """A matrix counts the names of its rows."""
    row = [("轻微", "处1万元以上2万元以下罚款"), ("严重", "处2万元以上3万元以下罚款")]
    assert brief(told(matrix(CLAUSE_F, row * 3), COUNT)) == [("tier-count", "提醒")]
    assert told(matrix(CLAUSE_F, [*row, ("一般", "处15000元以上25000元以下罚款")]), COUNT) == []


@pytest.mark.parametrize(
    ("clause", "tiers", "count"),
    [
        ("处5000元罚款", [("一般", "处5000元罚款")], 0),
        ("给予警告，可以并处500元罚款", [("轻微", "给予警告"), ("严重", "给予警告，并处500元罚款")], 0),
        ("给予警告或者罚款", [("轻微", "给予警告")], 0),
        ("处500元以下罚款", [("轻微", "处200元以下罚款"), ("严重", "处200元以上500元以下罚款")], 1),
        ("处五日以上十日以下拘留", [("一般", "处五日以上十日以下拘留")], 1),
    ],
)
def test_no_discretion_no_tiers(clause: str, tiers: list[tuple[str, str]], count: int) -> None:
    """A fixed fine leaves one decision and one choice two: three tiers cannot be asked of them."""
    assert len(told(penalty(clause, tiers), COUNT, "tier-count")) == count


def test_tracks_of_one_table_are_counted_once() -> None:
    """Targets that share the tiers are one ladder; tiers stacked under a 轨道 are one each, and are named."""
    standard = "\n      单位: 处1万元以上3万元以下罚款\n      责任人员: 处1000元以上3000元以下罚款"
    record = penalty("处罚款", [("一般", standard)]).replace(
        "罚则: 处罚款",
        "罚则:\n      单位: 处1万元以上3万元以下罚款\n      责任人员: 处1000元以上3000元以下罚款",
    )
    [found] = told(record, COUNT, "tier-count")
    assert (
        found.instead
        == "把罚款的法定幅度 1 – 3 万元、罚款的法定幅度 1000 – 3000 元各划分 3 至 5 个阶次；减轻、不予处罚的另写，不算在内"
    )


def test_stacked_tracks_are_counted_by_themselves() -> None:
    """A track with two tiers beside one with three is the one that is named."""
    stacked = [("逾期不改正的", tier) for tier in steps(THREE, "1万元", "15000元", "2万元", "3万元")] + [
        ("限期内改正的", tier) for tier in steps(("轻微", "严重"), "1万元", "2万元", "3万元")
    ]
    record = penalty(CLAUSE_F, [tier for _, tier in stacked])
    for track, tier in stacked:
        typed = f"  - 阶次: {tier.name}\n    适用情形"
        record = record.replace(typed, f"  - 阶次: {tier.name}\n    轨道: {track}\n    适用情形", 1)
    [found] = told(record, COUNT, "tier-count")
    assert found.message == "（限期内改正的）划分了 2 个裁量阶次，少于 3 个"


SOIL = (
    "由地方人民政府生态环境主管部门责令改正，处二万元以上二十万元以下的罚款；拒不改正的，处二十万元以上一百万元以下的罚款，"
    "对直接负责的主管人员和其他直接责任人员处五千元以上二万元以下的罚款"
)
FIRST = steps(FIVE, "2万元", "5万元", "10万元", "15万元", "18万元", "20万元")


def refused(*ends: tuple[str, str, str]) -> list[Tier]:
    """The second stage of 土壤污染防治法 94: the unit from one end to the next, the person beside it."""
    return [
        Tier(f"拒不改正{n}", f"处{low}以上{high}以下罚款，对责任人员处{person}罚款")
        for n, (low, high, person) in enumerate(ends, 1)
    ]


SECOND = refused(
    ("20万元", "40万元", "5000元以上7000元以下"),
    ("40万元", "60万元", "7000元以上1万元以下"),
    ("60万元", "80万元", "1万元以上13000元以下"),
    ("80万元", "90万元", "13000元以上16000元以下"),
    ("90万元", "100万元", "16000元以上2万元以下"),
)


def test_each_fine_is_counted_by_the_tiers_it_stands_in() -> None:
    """最高额与最低额比值为4倍以上的划分为5个阶次: the fine on persons stands in five tiers of the table's ten."""
    assert told(penalty(SOIL, FIRST + SECOND), BY, "ratio-count") == []
    [count] = told(penalty(SOIL, FIRST + SECOND), BY, "tier-count")
    assert (count.level.label, count.message, count.instead) == (
        "说明",
        "划分了 10 个裁量阶次，多于 5 个；这张表划分几种法定幅度，规定没有说分开数还是合起来数",
        None,
    )


def test_a_table_of_several_ranges_is_never_an_error() -> None:
    """How the tiers of several statutory ranges count in one table, art. 9(3)2 does not say."""
    [found] = told(penalty(SOIL, FIRST + SECOND[:4]), BY, "ratio-count")
    assert (found.level.label, found.message) == (
        "说明",
        "对责任人员罚款的法定幅度 5000 元 – 2 万元，最高是最低的 4 倍，应当划分 5 个阶次，这里是 4 个；"
        "这张表还划分别的法定幅度，规定没有说这样的表怎样数",
    )


def test_a_tier_without_the_fine_may_count_or_not() -> None:
    """划分3个阶次: a warning and two tiers of the fine are three tiers, but the fine is divided into two."""
    tiers = [Tier("轻微", "给予警告"), *steps(THREE[1:], "1万元", "2万元", "3万元")]
    found = told(penalty("给予警告，可以并处1万元以上3万元以下罚款", tiers), BY, "ratio-count")
    assert [(each.level.label, each.message) for each in found] == [
        (
            "说明",
            "罚款的法定幅度 1 – 3 万元，最高是最低的 3 倍，应当划分 3 个阶次，这里是 2 个；"
            "连不处这种罚款的档次是 3 个，规定没有说算不算",
        ),
        (
            "说明",
            "罚款的法定幅度 1 – 3 万元，最高是最低的 3 倍；“3 倍以下”含不含正好 3 倍，规定没有说，这里按含，划分 3 个阶次",
        ),
    ]


def test_a_tier_that_was_not_read_counts() -> None:
    """处一百万一十元以上, which nobody can read, is a tier of the fine all the same."""
    tiers = [
        *steps(("轻微", "一般"), "1万元", "15000元", "2万元"),
        Tier("严重", "处二万一十三十元以上三万元以下罚款"),
    ]
    assert told(penalty("处1万元以上25000元以下罚款", tiers), BY, "ratio-count") == []


OPEN = "给予警告，可以并处1万元以下罚款；情节严重的，吊销许可证"


def test_choices_are_decided_by_every_tier() -> None:
    """依法可以单处也可以并处的，列明单处或者并处的具体情形: told once, with the tiers by name."""
    tiers = [
        ("轻微", "给予警告，可以并处2000元以下罚款"),
        ("一般", "给予警告，可以并处2000元以上5000元以下罚款"),
        ("严重", "给予警告，并处5000元以上1万元以下罚款，吊销许可证"),
        ("减轻", "给予警告，可以并处1000元罚款"),
    ]
    [found] = told(penalty(OPEN, tiers), BY, "choice-left-open", "kinds-covered")
    assert (found.message, found.instead) == (
        "“轻微”“一般”还写着可以并处罚款，并处不并处没有定",
        "每一档写定并处还是不并处；同一档里要分的，写明各自的情形",
    )


def test_every_kind_is_used_by_some_tier() -> None:
    """适用各种处罚类别的，应当依据不同的处罚类别列出具体情形."""
    tiers = [
        ("轻微", "给予警告"),
        ("一般", "给予警告，并处5000元以下罚款"),
        ("严重", "给予警告，并处5000元以上1万元以下罚款"),
    ]
    [found] = told(penalty(OPEN, tiers), BY, "choice-left-open", "kinds-covered")
    assert found.message == "法条规定了“吊销许可证”，没有一档写到，看不出什么时候用"


@pytest.mark.parametrize(
    "rest",
    [
        "情节严重的，由发证机关吊销许可证",
        "构成违反治安管理行为的，由公安机关处五日以下拘留",
        "情节严重的，报经有批准权的人民政府批准，责令停业、关闭",
        "没收违法所得",
        "情节严重的，责令停业、关闭。责令停业、关闭，由县级以上人民政府决定",
        "情节严重的，责令停业、搬迁、关闭。责令停业、搬迁、关闭由作出限期治理决定的人民政府决定",
        "情节严重的，吊销许可证。吊销许可证由发证机关决定",
        "可以并处拘留。本条规定的拘留，由公安机关决定",
    ],
)
def test_what_others_decide_is_theirs_to_divide(rest: str) -> None:
    """Nor does 没收 need a tier: it depends on there being something to take."""
    record = penalty(f"处1万元以上3万元以下罚款；{rest}", TABLE_F)
    assert told(record, BY, "kinds-covered") == []


def test_a_kind_that_our_own_organ_decides_is_ours() -> None:
    """罚款由环境保护行政主管部门决定: named after it or not, the organ that matters is another one."""
    record = penalty("处1万元以上3万元以下罚款，责令停业。责令停业由城市管理主管部门决定", TABLE_F)
    [found] = told(record, BY, "kinds-covered")
    assert (found.message, found.instead) == (
        "法条规定了“责令停业”，没有一档写到，看不出什么时候用",
        "在用这种处罚的那一档写上，或者写明什么情形用；按规定由别的机关决定的，写进“例外”",
    )


@pytest.mark.parametrize(
    ("rest", "asked"),
    [
        ("拒不改正的，责令停产整治", 0),
        ("逾期不改正的，责令停产停业或者吊销许可证", 0),
        ("情节严重的，责令停产整治", 1),
        ("可以责令停产整治", 1),
    ],
)
def test_what_the_clause_conditions_says_when(rest: str, asked: int) -> None:
    """大气污染防治法 100: 拒不改正的，责令停产整治 is clear; what 情节严重 is, the tiers are to say."""
    clause = f"违反本法规定，有下列行为之一的，由生态环境主管部门责令改正，处1万元以上3万元以下罚款；{rest}"
    assert len(told(penalty(clause, TABLE_F), BY, "kinds-covered")) == asked


def test_single_or_together_is_no_choice_of_kind() -> None:
    """BY 9(5) 依法可以单处也可以并处的，列明单处或者并处的具体情形; 9(2) speaks of 警告或者罚款."""
    tiers = [
        ("轻微", "给予警告，单处或者并处2000元以下罚款"),
        ("一般", "给予警告，并处2000元以上5000元以下罚款"),
        ("严重", "给予警告，并处5000元以上1万元以下罚款"),
    ]
    [found] = told(penalty("给予警告，单处或者并处1万元以下罚款", tiers), BY, "choice-left-open")
    assert (found.message, found.about) == ("“轻微”还写着单处或者并处罚款，并处不并处没有定", "是否并处")
    assert found.clause is not None and found.clause.startswith("鲅政办发〔2015〕74号第九条第（五）项")
    either = [("轻微", "给予警告或者处2000元以下罚款"), *tiers[1:]]
    [found] = told(penalty("给予警告或者处1万元以下罚款", either), BY, "choice-left-open")
    assert (found.message, found.about) == ("“轻微”还写着警告或者罚款，用哪一种没有定", "处罚种类")


def test_words_that_were_not_read_prove_nothing() -> None:
    """A rule that speaks of what is missing asks only where everything is read."""
    record = penalty("处1万元以上3万元以下罚款；情节严重的，吊销许可证；视情况从重", TABLE_F)
    assert told(record, BY, "kinds-covered") == []
