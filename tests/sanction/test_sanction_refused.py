"""What must not be read: malformed numbers, doubtful words, and texts meant to break the reader."""

from __future__ import annotations

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
)
"""Texts whose words may change the number beside them."""


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


def test_an_empty_text_says_nothing() -> None:
    """No sanction, and nothing that was not understood."""
    assert [(read(text).items, read(text).unread) for text in ("", "  ", "。", "；，")] == [((), ())] * 4
