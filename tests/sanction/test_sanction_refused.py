"""What must not be read: malformed numbers, doubtful words, and texts meant to break the reader."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chidu.sanction import Kind, read
from chidu.sanction.measure import UNKNOWN

REFUSED = {
    "处七万元以下九万元以下罚款": "七万元以下九万元以下",
    "处十万元以上五万元以下罚款": "十万元以上五万元以下",
    "处一百万一十元以上罚款": "一百万一十元以上",
    "处一百万三十元以上一百五十万元以下罚款": "一百万三十元以上一百五十万元以下",
    "处五千二元罚款": "五千二元",
    "处1万5元罚款": "1万5元",
    "处1,00元罚款": "1,00元",
    "处1，000元罚款": "1，000元",
    "处007元罚款": "007元",
    f"处{'9' * 200}元罚款": f"{'9' * 200}元",
    f"处{'万' * 200}元罚款": f"{'万' * 200}元",
    "处罚款5000": "5000",
    "处5000元以上1倍以下罚款": "5000元以上1倍以下",
    "处2至1万元罚款": "2至1万元",
    "处一千元以上三千元罚款": "一千元以上三千元",
    "处不足5000元以下罚款": "不足5000元以下",
    "处100000000000000元罚款": "100000000000000元",
}
"""Text -> the passage that must be left unread, exactly."""

DOUBTFUL = (
    "处1000元罚款的二倍",
    "处5日罚款",
    "处1000元拘留",
    "处三个半月工资罚款",
    "处每人每日100元罚款",
    "处违法所得五成罚款",
    "处违法所得一半以上罚款",
    "不得处1000元罚款",
    "不再处1000元罚款",
    "处最高限额1000元罚款",
    "每超过一日处100元罚款",
    "每增加一平方米的，处100元罚款",
    "按罚款上限1000元处罚款",
    "处1万元罚款2万元罚款",
    "处3辆车以上1000元罚款",
    "在1000元罚款的基础上加处500元罚款",
    "处-5元罚款",
    "处5刀罚款",
    "处5万块罚款",
    "处1万美元罚款",
    "处负五元罚款",
    "处-1倍罚款",
    "处违法所得-1倍罚款",
    "处违法所得约2倍罚款",
    "每人约500元罚款",
    "处数倍罚款",
    "以1万元左右处罚款",
    "违法所得不足1万元的，按1万元计算罚款",
    "违法所得不足1万元的，以1万元计算或者并处5000元罚款",
    "由公安机关最高几日～壹日罚款、但最高不得超过一元",
    "5000元拆除",
    "最高二十万元和拆除",
    "处五万元罚款 逾期不改正的，责令停业",
    "处违法所得½罚款",
    "处违法所得三分之一罚款",
    "处壹万元罚款",
    "处5日拘留以上15日以下",
    "1000元处",
    "按照每人1000元的标准计算，没收违法所得，处以罚款",
    "处2万元罚款，每增加1个因子增加1万元以上2万元以下",
    "处2万元罚款，每增加1个因子增加1万元至2万元",
    "处2万元罚款，每增加1个因子最多增加1万元",
    "处2万元罚款，每增加1个因子可以增加1万元",
    "处2万元罚款，每增加1个因子不增加1万元",
    "处2万元罚款，不再每增加1个因子增加1万元",
    "处2万元罚款，每增加1个因子增加1万元左右",
    "处2万元罚款，每增加1个因子增加1万元的50%",
    "处2万元罚款，每增加1个因子增加0元",
    "处2万元罚款，每增加1个因子增加-5元",
    "处2万元罚款，每增加1个因子增加5%",
    "第一日2000元，每增加一日加500元",
)
"""Texts whose words may change the number beside them."""


RANGES = (
    "处2万元以上5万元以下罚款，每增加1个因子最多增加1万元",
    "处2万元以上5万元以下罚款，每增加1个因子增加1万元，每增加一吨增加5%",
    "处2万元以上5万元以下罚款（每增加1个因子增加1万元以上）",
)
"""Texts whose range is certain although an increment inside it is not."""

RIDERS = {
    "处违法所得1倍以上3倍以下罚款，没有违法所得或者违法所得不足1万元的，按1万元计算": "没有违法所得或者违法所得不足1万元的，按1万元计算",
    "处违法所得1倍以上3倍以下罚款，不足1万元的，按1万元计算": "按1万元计算",
    "处违法所得1倍以上3倍以下罚款，罚款不足1万元的，按1万元计算": "罚款不足1万元的，按1万元计算",
    "处违法所得1倍以上3倍以下罚款，违法所得不足0元的，按1万元计算": "按1万元计算",
    "处违法所得1倍以上3倍以下罚款，违法所得不足1万元的，按1万元计算的2倍": "按1万元计算的2倍",
    "处违法所得1倍以上3倍以下罚款，违法所得不足1万元的，不按1万元计算": "不按1万元计算",
    "处货值金额1倍以上3倍以下罚款，违法所得不足1万元的，按1万元计算": "违法所得不足1万元的，按1万元计算",
    "违法所得不足1万元的，按1万元计算，处违法所得1倍以上3倍以下罚款": "按1万元计算",
    "处违法所得1倍以上3倍以下罚款，最低不少于3万元，最高不超过1万元": "最高不超过1万元",
    "处违法所得1倍以上3倍以下罚款，最低不少于1000元，最低不少于2000元": "最低不少于2000元",
    "处1倍以上3倍以下罚款（最高壹万元）": "最高壹万元",
}
"""Text -> the passage about a base or a total that must be left unread; the multiple itself is certain."""


@pytest.mark.parametrize("text", RANGES)
def test_an_increment_that_is_not_understood_is_none(text: str) -> None:
    """A range stays what it is; half of its increments would be a wrong formula."""
    reading = read(text)
    assert [item.amount and item.amount.steps for item in reading.items] == [()]
    assert not reading.complete


@pytest.mark.parametrize(("text", "passage"), RIDERS.items())
def test_a_floor_that_is_not_understood_is_none(text: str, passage: str) -> None:
    """Never under another base, never for a case that the words do not name, never against another total."""
    reading = read(text)
    assert [item.amount and item.amount.base_floor for item in reading.items] == [None]
    assert [unread.text for unread in reading.unread] == [passage]


@pytest.mark.parametrize(("text", "passage"), REFUSED.items())
def test_a_malformed_amount_is_reported_and_not_read(text: str, passage: str) -> None:
    """format.md: "no amount; unread", and the fine itself is still named."""
    reading = read(text)
    assert [(item.kind, item.amount) for item in reading.items] == [(Kind.FINE, None)]
    assert [unread.text for unread in reading.unread] == [passage]


@pytest.mark.parametrize("text", DOUBTFUL)
def test_words_that_may_change_a_number_take_it_away(text: str) -> None:
    """design, section 1: "What it cannot read it reports; it never guesses"."""
    reading = read(text)
    assert [item.amount for item in reading.items if item.amount] == []
    assert not reading.complete


UNITS = (
    "以上以下", "一", "9", "处", "（", "（1元）", "、", "对", "的", "每", "1元", "百分之", "《", "第", "一万元", "没收、", "责令", "罚款",
    "1,", "最高", "禁止", "的处", "处1元以上2元以下罚款，", "处1元罚款；", "1、", "点", "或者", "\n", "1元或者", "1万元以上，", "费用由",
    "不", "采取", "采取、", "限制开展", "责令停止、", "责令停止施工、排除阻碍", "单位、", "依法", "报经", "按日", "每日", "情节严重的，",
    "（一）下列行为之一的：", "处2000元罚款，每增加；", "每增加1个增加", "不足1万元的，按1万元计", "（每", "每增加1个增加1元，",
    "违法所得不足1万元的，按1万元计算", "处2000元罚款（每增加1个增加1元）", "按照每人1元的标准计算，处罚款",
    "警告或", "警告或50元，", "50元或", "无所得1元；", "指定单位", "（壹", "（一）货值一万元以上的；", "下列行为之一的，处1元罚款：（一）",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_long_texts_come_back(unit: str) -> None:
    """Time grows with the length of the text alone, whatever it repeats (quadratic readers would not return)."""
    text = unit * (30_000 // len(unit))
    assert read.__wrapped__(text).text == text


def test_two_hundred_thousand_characters_come_back() -> None:
    """Nothing but bounds without numbers: no item, and all of it unread."""
    text = "以上以下" * 50_000
    assert [(passage.span, passage.reason) for passage in read(text).unread] == [((0, 200_000), UNKNOWN)]


def test_a_dropped_amount_never_returns_as_a_cap() -> None:
    """A limit after a fine that was not understood is no fine of its own."""
    reading = read("处违法所得五成罚款，最高不超过3万元")
    assert [item.amount for item in reading.items] == [None]


def test_what_the_rules_judge_is_read_as_it_stands() -> None:
    """Nothing, more than the whole and a multiple of nothing named are sound words; the checks say what is wrong."""
    texts = ("处0元罚款", "处违法所得百分之一百五十罚款", "处1倍以上3倍以下罚款")
    amounts = [item.amount for text in texts for item in read(text).items if item.amount]
    assert [(amount.min, amount.max, amount.base) for amount in amounts] == [
        (Decimal(0), Decimal(0), None),
        (Decimal(150), Decimal(150), "违法所得"),
        (Decimal(1), Decimal(3), None),
    ]


def test_an_empty_text_says_nothing() -> None:
    """No sanction, and nothing that was not understood."""
    assert [(read(text).items, read(text).unread) for text in ("", "  ", "。", "；，")] == [((), ())] * 4
