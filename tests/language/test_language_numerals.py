"""Numerals: read exactly or not at all, and written the way laws and people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chidu.language import numerals

READ = {
    "1000": "1000", "1,000": "1000", "10,000.5": "10000.5", "0.5": "0.5", "1.50": "1.5", "０": "0", "２万": "20000",
    "１．５万": "15000", "1.5万": "15000", "1万5千": "15000", "20万5000": "205000", "1百万": "1000000", "3千": "3000",
    "1.2亿": "120000000", "一": "1", "两": "2", "十": "10", "十五": "15", "一百一十": "110", "一百〇五": "105",
    "一千零一十": "1010", "两千": "2000", "两百五十": "250", "一万五千": "15000", "二十万": "200000", "两万": "20000",
    "十万五千": "105000", "十万零五千": "105000", "一十万": "100000", "一百万零一十": "1000010", "三千万": "30000000",
    "一亿零五千": "100005000", "三点五": "3.5", "一点五万": "15000", "零": "0", "零点五": "0.5", "１，000": None,
}  # fmt: skip
REFUSED = (
    "", "元", "1.", ".5", "00", "01", "1,00", "10,00", "1,0000", "1.2.3", "-5", "1e3", "1万5", "1万50", "1.5万5千", "万", "百万",
    "十十", "一二三", "二〇二一", "五千二", "二百五", "一百十", "一万五百", "一千五十", "一百万一十", "两十", "十两", "二两", "一万一万",
    "一万亿", "9999999999999", "9" * 200, "万" * 200, "一点", "点五", "一点五五五五五五五", "半", "几", "壹万", "1 000", "²", "٣",
)  # fmt: skip


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_read(text: str, value: str | None) -> None:
    """design, section 1: "Arabic, Chinese and mixed numerals, 万/千/百, full-width digits, decimals"."""
    assert numerals.parse(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    """format.md: 一百万一十 is "not well-formed"; design, section 1: "it never guesses"."""
    assert numerals.parse(text) is None


def test_percentages() -> None:
    """Shares in per cent, however they are written."""
    texts = (
        "百分之二十",
        "20%",
        "２０％",
        "千分之五",
        "万分之五",
        "百分之一百",
        "百分之",
        "百分之五千二",
        "20",
    )
    shares = [None if (share := numerals.percentage(text)) is None else str(share) for text in texts]
    assert shares == ["20", "20", "20", "0.5", "0.05", "100", None, None, None]


@settings(max_examples=300)
@given(st.integers(0, 10**12 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    """style.md, habit 6: round trips; every whole number below 10**12."""
    assert numerals.parse(numerals.chinese(number)) == number


@settings(max_examples=200)
@given(st.integers(1, 10**9))
def test_arabic_numerals_read_back(number: int) -> None:
    """1..10**9, plain, grouped and in 万."""
    assert numerals.parse(str(number)) == numerals.parse(f"{number:,}") == number
    assert numerals.parse(f"{Decimal(number) / 10_000:f}万") == number


@settings(max_examples=200)
@given(st.text("零一二两十百千万亿点0123456789,.", max_size=12))
def test_what_is_read_is_written_one_way_only(text: str) -> None:
    """A Chinese numeral that is read differs from the canonical one by 两, 一十 or a 零 after 万 alone."""
    value = numerals.parse(text)
    if value is None or value != int(value) or any(letter in "0123456789点" for letter in text):
        return
    canonical = numerals.chinese(int(value))
    assert text.replace("两", "二").replace("零", "").removeprefix("一十") in (
        canonical.replace("零", ""), canonical.replace("零", "").removeprefix("十")
    ) or text == "零"  # fmt: skip


def test_written_numbers() -> None:
    """Article numbers as statutes print them."""
    numbers = (0, 1, 10, 11, 20, 100, 101, 110, 124, 999, 1010, 1259, 10_000, 105_000, 100_000_001)
    assert [numerals.chinese(number) for number in numbers] == [
        "零", "一", "十", "十一", "二十", "一百", "一百零一", "一百一十", "一百二十四", "九百九十九", "一千零一十", "一千二百五十九",
        "一万", "十万五千", "一亿零一",
    ]  # fmt: skip


@pytest.mark.parametrize("number", [-1, 10**12])
def test_numbers_out_of_range(number: int) -> None:
    """A caller's slip is an exception, as the docstring says."""
    with pytest.raises(ValueError, match="out of range"):
        numerals.chinese(number)


def test_amounts_in_words() -> None:
    """Visual direction, "Wording of the answer": 3000 元, 5 万元, 1.5 万元; never 30,000.00 元 or 3 千元."""
    amounts = (
        "3000",
        "9999",
        "10000",
        "15000",
        "15500",
        "12345",
        "30000.00",
        "120000",
        "100000000",
        "250000000",
        "0.5",
    )
    assert [numerals.amount_in_words(Decimal(amount)) for amount in amounts] == [
        "3000 元", "9999 元", "1 万元", "1.5 万元", "1.55 万元", "12345 元", "3 万元", "12 万元", "1 亿元", "2.5 亿元", "0.5 元"
    ]  # fmt: skip


@settings(max_examples=200)
@given(st.integers(1, 10**11))
def test_amounts_in_words_read_back(cents: int) -> None:
    """Rounding would be a false statement: the words say exactly the amount."""
    amount = Decimal(cents) / 100
    assert numerals.parse(numerals.amount_in_words(amount).removesuffix("元").replace(" ", "")) == amount
