"""What holds for every text: the reader never raises, never invents a number, and its words read back."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from chidu.language import numerals
from chidu.sanction import (
    Amount,
    BaseFloor,
    Combination,
    Convention,
    Item,
    Kind,
    Reading,
    Step,
    Unit,
    amount_words,
    item_words,
    read,
    to_json,
    words,
)

WORDS = (
    "处 并处 可以 可以并处 罚款 警告 没收 违法所得 1000 元 以上 以下 一万 五千 十 日 拘留 的 ， ； 。 （ ） 对 单位 每"
    " 平方米 最高 不超过 倍 % 百分之 责令 限期 改正 停业 吊销 许可证 或者 和 、 由 公安机关 情节严重 逾期 不 至 - 不足 点 . ,"
    " 5 0 ： 每日 等值 暂扣 个月 奖励 含本数 罚 加处 上限 第一条 《 》 2 万元 3 禁止 从事 一半 成 增加"
    " 每增加1个 增加1万元 按 计算 不足1万元的 最低不少于 有下列行为之一的 （一） 每人 的标准计算 处以罚款 代为治理 ½ 壹"
)
SOUP = st.lists(st.sampled_from([*WORDS.split(), "\n", " "]), max_size=24).map("".join)
AMOUNTS = re.compile(r"\d+万?元")
SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()


def values(reading: Reading) -> list[tuple[object, ...]]:
    """Everything an item says, without where it says it."""
    return [
        (item.kind, item.combination, item.optional, item.amount, item.target, item.condition)
        for item in reading.items
    ]


def test_no_text_is_too_strange() -> None:
    """ "A parser of the sanction language ... What it cannot read it reports" (design, section 1): it never raises."""

    @settings(max_examples=150)
    @given(st.text(max_size=60) | SOUP)
    def holds(text: str) -> None:
        reading = read(text)
        for item in reading.items:
            assert 0 <= item.span[0] <= item.span[1] <= len(text)
        for passage in reading.unread:
            assert passage.text and passage.text == text[slice(*passage.span)]
        assert json.loads(json.dumps(to_json(reading, Convention.CIVIL_CODE)))["text"] == text

    holds()


def test_every_number_comes_from_the_text() -> None:
    """ "It never guesses" (design, section 1): a bound in yuan is a numeral that the text spells out."""

    @settings(max_examples=150)
    @given(SOUP)
    def holds(text: str) -> None:
        spelled = {
            numerals.parse(text[start:end])
            for start in range(len(text))
            for end in range(start + 1, min(len(text), start + 14) + 1)
        }
        scaled = {number * 10_000 for number in spelled if number is not None}
        for item in read(text).items:
            if item.amount and item.amount.unit is Unit.YUAN:
                assert {item.amount.min, item.amount.max} - {None} <= spelled | scaled

    holds()


def test_no_amount_vanishes() -> None:
    """ "What it cannot read it reports" (design, section 1): in a text read whole, every amount in yuan is somewhere."""

    @settings(max_examples=150)
    @given(SOUP)
    def holds(text: str) -> None:
        reading = read(text)
        said = [text[slice(*item.span)] for item in reading.items]
        said += [item.condition or "" for item in reading.items]
        said += [passage.text for passage in reading.unread]
        if reading.complete and reading.items:
            for amount in AMOUNTS.findall(text):
                assert any(amount in words for words in said) or _is_rider(amount, reading)

    holds()


def _is_rider(words: str, reading: Reading) -> bool:
    """Whether an amount is told by a floor under a base or by a list of circumstances, which are no spans."""
    floors = [item.amount.base_floor for item in reading.items if item.amount and item.amount.base_floor]
    number = numerals.parse(words.removesuffix("元"))
    return "下列" in reading.text or any(number in (floor.below, floor.counts_as) for floor in floors)


def test_a_quoted_fine_says_the_same() -> None:
    """行政处罚法第四十四条: the person must be told the content of the penalty; a page tells it by quoting the span."""
    for reading in map(read, SENTENCES):
        for item in reading.items:
            if item.amount is not None:
                quoted = read(reading.text[slice(*item.span)])
                said = replace(
                    item.amount, base_floor=None
                )  # 不足1万元的按1万元计算 stands in a clause of its own
                assert (item.kind, said) in [(each.kind, each.amount) for each in quoted.items]


def test_no_unfinished_list_is_a_circumstance() -> None:
    """ "It never guesses" (design, section 1): 采取退耕、 is part of a list of measures and never a circumstance."""

    @settings(max_examples=150)
    @given(SOUP)
    def holds(text: str) -> None:
        for item in read(text).items:
            assert not (item.condition or "").endswith(("、", "和", "或者"))

    holds()


def numbers(unit: Unit) -> st.SearchStrategy[Decimal]:
    """Amounts as they occur: whole yuan and days, tenths of a multiple or of a per cent."""
    if unit in (Unit.MULTIPLE, Unit.PERCENT):
        return st.integers(1, 1000).map(lambda n: numerals.plain(Decimal(n) / 10))
    top = 99_999_999 if unit is Unit.YUAN else 36
    return st.integers(1, top).map(Decimal)


@st.composite
def amounts(draw: st.DrawFn, kind: Kind) -> Amount:
    """A range, one bound, or a fixed amount, in the units the kind is measured in."""
    money = kind in (Kind.FINE, Kind.REWARD)
    unit = draw(
        st.sampled_from([Unit.YUAN, Unit.MULTIPLE, Unit.PERCENT] if money else [Unit.DAY, Unit.MONTH])
    )
    low, high = sorted([draw(numbers(unit)), draw(numbers(unit))])
    lows = st.sampled_from(["以上", "超过", "不低于", "至", "含本数", "不含本数"])
    highs = st.sampled_from(["以下", "以内", "不超过", "不足", "不满", "至", "含本数", "不含本数"])
    base = (
        draw(st.sampled_from([None, "违法所得", "货值金额"]))
        if unit in (Unit.MULTIPLE, Unit.PERCENT)
        else None
    )
    per = draw(st.sampled_from([None, "平方米", "处"])) if unit is Unit.YUAN else None
    cap = Decimal(30_000) if money and draw(st.booleans()) else None
    shape = draw(st.sampled_from(["range", "min", "max", "fixed"]))
    if shape == "fixed":
        return Amount(low, low, None, None, unit, base, per, cap)
    if shape == "range":
        return Amount(low, high, draw(lows), draw(highs), unit, base, per, cap)
    if shape == "min":
        return Amount(low, None, draw(lows.filter(lambda word: word != "至")), None, unit, base, per, cap)
    return Amount(None, high, None, draw(highs.filter(lambda word: word != "至")), unit, base, per, cap)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """An item as tables hold it: any kind, joined any way, with or without amount, target and condition."""
    kind = draw(st.sampled_from(list(Kind)))
    measured = kind in (Kind.FINE, Kind.REWARD, Kind.DETENTION, Kind.SUSPEND_BUSINESS, Kind.SUSPEND_LICENCE)
    amount = draw(amounts(kind)) if measured and draw(st.booleans()) else None
    combination = draw(st.sampled_from([None, *Combination]))
    fixed = {Combination.CONCURRENT: False, Combination.MAY_CONCURRENT: True}
    optional = fixed[combination] if combination in fixed else draw(st.booleans())
    target = draw(st.sampled_from([None, "单位", "直接负责的主管人员和其他直接责任人员"]))
    condition = draw(
        st.sampled_from([None, "情节严重的", "逾期不改正", "违法所得不足1万元的", "有违法所得，情节严重的"])
    )
    return Item(kind, combination, optional, amount, target, condition, (0, 0))


def test_printed_words_read_back() -> None:
    """style.md, habit 6: "the parser of the sanction language round-trips"."""

    @settings(max_examples=200)
    @given(st.lists(items(), min_size=1, max_size=3))
    def holds(listed: list[Item]) -> None:
        made = Reading("", tuple(listed), ())
        again = read(words(made))
        assert again.complete, (words(made), again.unread)
        assert values(again) == values(made)

    holds()


FLOORS = {
    "违法所得": BaseFloor(Decimal(10_000), Decimal(10_000)),
    "货值金额": BaseFloor(Decimal(50_000), Decimal(5000)),
    "违法生产、销售的药品货值金额": BaseFloor(Decimal(100_000), Decimal(100_000)),
}
"""A text says once what a small base counts as."""


@st.composite
def ridden(draw: st.DrawFn) -> Item:
    """A fine with what may hang on it: steps inside a range in yuan, a floor under a base, least and highest totals."""
    shares = draw(st.booleans())
    unit = draw(st.sampled_from([Unit.MULTIPLE, Unit.PERCENT])) if shares else Unit.YUAN
    low, high = sorted([draw(numbers(unit)), draw(numbers(unit))])
    base = draw(st.sampled_from(list(FLOORS))) if shares else None
    amount = (
        Amount(low, high, "以上", "以下", unit, base)
        if low < high
        else Amount(low, low, None, None, unit, base)
    )
    least, most = draw(
        st.sampled_from([(None, None), (None, 30_000), (2000, None), (2000, 30_000), (2000, 2000)])
    )
    floor, cap = (None if total is None else Decimal(total) for total in (least, most))
    amount = replace(amount, floor=floor, cap=cap)
    condition = draw(st.sampled_from([None, "情节严重的", "逾期不改正"]))
    if base:
        return fine(replace(amount, base_floor=FLOORS[base]), condition)
    stepped = draw(st.lists(steps(), min_size=1, max_size=4))
    return fine(replace(amount, steps=tuple(stepped)), condition)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """An increment as tables write it."""
    each = draw(
        st.sampled_from(["每增加1个超标因子", "每个因子超标每0.5倍", "每增加一日", "每超过1吨", "每日"])
    )
    scope = draw(st.sampled_from([None, "一般水污染物（不含重金属）", "重金属"]))
    rounding = draw(
        st.sampled_from(
            [None, "不足的向高取整", "不足整数倍的按四舍五入取整", "不足1吨的按1吨计算", "不足1倍的不计"]
        )
    )
    return Step(each, draw(numbers(Unit.YUAN)), scope, rounding)


def fine(amount: Amount, condition: str | None) -> Item:
    """The item of a plain fine."""
    return Item(Kind.FINE, Combination.IMPOSED, False, amount, None, condition, (0, 0))


def test_riders_read_back() -> None:
    """design, section 1: "stepwise increments, floors on the base" go round like every other amount."""

    @settings(max_examples=200)
    @given(st.lists(ridden(), min_size=1, max_size=3))
    def holds(listed: list[Item]) -> None:
        made = Reading("", tuple(listed), ())
        again = read(words(made))
        assert again.complete, (words(made), again.unread)
        assert values(again) == values(made), words(made)

    holds()


def test_the_printed_table_reads_back() -> None:
    """Every sentence of the table, printed in canonical words, reads to the same values."""
    readings = [read(text) for text in SENTENCES]
    assert [values(read(words(reading))) for reading in readings] == [values(reading) for reading in readings]


def test_the_spelling_of_a_number_changes_nothing() -> None:
    """design, section 1: "Arabic, Chinese and mixed numerals, 万/千/百, full-width digits" say the same."""

    @settings(max_examples=100)
    @given(st.integers(1, 9_999), st.integers(1, 9_999))
    def holds(hundreds: int, more: int) -> None:
        low, high = sorted([hundreds * 100, more * 100])
        full_width = str.maketrans("0123456789", "０１２３４５６７８９")
        spelled = zip(
            (str(low), numerals.chinese(low), f"{low:,}", str(low).translate(full_width)),
            (str(high), numerals.chinese(high), f"{high:,}", str(high).translate(full_width)),
            strict=True,
        )
        ranges = [f"处{one}元以上{two}元以下罚款" for one, two in spelled]
        expected = Amount(Decimal(low), Decimal(high), "以上", "以下", Unit.YUAN)
        assert [[item.amount for item in read(text).items] for text in ranges] == [[expected]] * 4

    holds()


def test_canonical_wording() -> None:
    """The words are a clerk's, not a program's."""
    amount = Amount(
        Decimal(1), Decimal(3), "以上", "以下", Unit.MULTIPLE, base="违法所得", cap=Decimal(30_000)
    )
    item = Item(Kind.FINE, Combination.MAY_CONCURRENT, True, amount, "单位", "情节严重的", (0, 0))
    assert item_words(item) == "情节严重的，对单位可以并处违法所得1倍以上3倍以下罚款，最高不超过3万元"
    assert amount_words(Amount(Decimal(5000), Decimal(5000), None, None, Unit.YUAN)) == "5000元"
    assert amount_words(Amount(None, Decimal(15), None, "以下", Unit.DAY)) == "15日以下"
