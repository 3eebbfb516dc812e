"""An amount phrase (1000元以上不足2000元, 百分之二至百分之四) -> an amount, or the reason why it is none."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from chidu.language import numerals
from chidu.sanction import lexicon
from chidu.sanction.reading import Amount, Unit
from chidu.sanction.scanner import Bound, Phrase

NOT_WELL_FORMED = "数字的写法不规范，不能确定是多少"
NO_UNIT = "数字后面没有单位"
NOT_MONEY_OR_TIME = "这个数量不是罚款数额、倍数、比例或者期限"
REVERSED = "前一个数比后一个数大"
TWO_OPEN_ENDS = "两个数都是上限或者都是下限，看不出范围"
MIXED_UNITS = "前后两个数的单位不同"
TWO_WORDS = "一个数前后各有一个界限词，看不出含义"
RATES_DIFFER = "前后两个数的计量单位不同"
ONE_SIDED = "两个数中有一个没有写明是上限还是下限"

_MULTIPLES = {"等值", "等额"}
_HUNDRED = Decimal(100)
_TWELVE = Decimal(12)


class _Value(NamedTuple):
    number: Decimal
    unit: Unit | None


class _End(NamedTuple):
    """Which side a bound limits ("min", "max" or "" for a bare number) and the word that says so."""

    side: str
    word: str | None


@lru_cache(maxsize=8192)
def interpret(phrase: Phrase) -> Amount | str:
    """The amount a phrase states, without base, per-unit (unless written 元/吨) and cap; else a Chinese reason."""
    if phrase.second is None:
        return _single(phrase.first)
    return _double(phrase.first, phrase.joint.strip(), phrase.second)


def is_limit(amount: Amount) -> bool:
    """Whether an amount is the highest total of another: 最高不超过3万元."""
    return amount.unit is Unit.YUAN and amount.min is None and amount.max_word == "不超过"


def _single(bound: Bound) -> Amount | str:
    value, end = _value(bound), _end(bound)
    if isinstance(value, str):
        return value
    if value.unit is None:
        return NO_UNIT
    if isinstance(end, str):
        return end
    low, high = end.side != "max", end.side != "min"
    return Amount(
        min=value.number if low else None,
        max=value.number if high else None,
        min_word=end.word if low and not high else None,
        max_word=end.word if high and not low else None,
        unit=value.unit,
        per=_per(bound.rate),
    )


def _double(first: Bound, joint: str, second: Bound) -> Amount | str:
    ends = _ends(first, joint, second)
    if isinstance(ends, str):
        return ends
    one, two = _value(first), _value(second)
    if isinstance(one, str):
        return one
    if isinstance(two, str):
        return two
    pair = _same_unit(_shared(first, one, second, two), two)
    if isinstance(pair, str):
        return pair
    if first.rate and second.rate and _per(first.rate) != _per(second.rate):
        return RATES_DIFFER
    return _ranged(pair, ends, _per(second.rate or first.rate))


def _ranged(pair: tuple[_Value, _Value], ends: tuple[_End, _End], per: str | None) -> Amount | str:
    low, high = zip(pair, ends, strict=True)
    if ends[0].side == "max":
        low, high = high, low
    if low[0].number > high[0].number:
        return REVERSED
    if low[0].unit is None:
        return NO_UNIT
    return Amount(low[0].number, high[0].number, low[1].word, high[1].word, low[0].unit, per=per)


def _ends(first: Bound, joint: str, second: Bound) -> tuple[_End, _End] | str:
    """Which bound is the lower and which the upper one, from their words and what joins them."""
    one, two = _end(first), _end(second)
    if isinstance(one, str):
        return one
    if isinstance(two, str):
        return two
    if joint in (",", "，", "、"):
        joint = ""
    if joint:
        one = one if one.side else _End("min", one.word or lexicon.RANGE)
        two = two if two.side else _End("max", two.word or lexicon.RANGE)
    sides = (one.side, two.side)
    if sides in (("min", "max"), ("max", "min")):
        return one, two
    return ONE_SIDED if "" in sides else TWO_OPEN_ENDS


def _end(bound: Bound) -> _End | str:
    before = bound.before.strip().removesuffix("人民币").strip()
    if before and bound.after:
        return TWO_WORDS
    word = before or bound.after
    mark = bound.mark or bound.tail
    if bound.mark and bound.tail:
        return TWO_WORDS
    side, kept = "", None
    if word in lexicon.MIN_WORDS:
        side, kept = "min", lexicon.MIN_WORDS[word]
    elif word in lexicon.MAX_WORDS:
        side, kept = "max", lexicon.MAX_WORDS[word]
    if mark:
        kept = lexicon.EXCLUDES if "不" in mark else lexicon.INCLUDES
    return _End(side, kept)


def _value(bound: Bound) -> _Value | str:
    """The number and unit of one bound; a unit that counts things (3处) is none of ours."""
    numeral, unit = bound.numeral.replace(" ", ""), bound.unit.strip()
    if numeral in _MULTIPLES:
        return NOT_WELL_FORMED if unit else _Value(Decimal(1), Unit.MULTIPLE)
    if "分之" in numeral:
        share = numerals.percentage(numeral)
        return NOT_WELL_FORMED if share is None or unit else _Value(share, Unit.PERCENT)
    number = numerals.parse(numeral)
    if number is None:
        return NOT_WELL_FORMED
    if unit and unit not in lexicon.UNITS:
        return NOT_MONEY_OR_TIME
    if unit == lexicon.PER_MILLE:
        number = numerals.plain(number / 10)
    return _Value(number, lexicon.UNITS[unit] if unit else None)


def _shared(first: Bound, one: _Value, second: Bound, two: _Value) -> _Value:
    """Give the first number of 5至10万元 what it leaves to the second; 20万以上30万元 leaves only 元."""
    if one.unit is not None or two.unit is None:
        return one
    magnitude = second.numeral[-1] if second.numeral[-1] in "万亿" else ""
    if not magnitude or first.numeral[-1] in "万亿":
        return _Value(one.number, two.unit)
    if first.after or first.before:
        return one
    size = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}[magnitude]
    if one.number < two.number / size:
        return _Value(one.number * size, two.unit)
    return _Value(one.number, two.unit if one.number >= _HUNDRED else None)


def _same_unit(one: _Value, two: _Value) -> tuple[_Value, _Value] | str:
    """Both in one unit where that is exact: 百分之五十以上三倍以下 is 0.5 to 3 倍, 六个月以上一年以下 6 to 12 月."""
    if one.unit is None or two.unit is None:
        return NO_UNIT
    if one.unit is two.unit:
        return one, two
    units = {one.unit, two.unit}
    if units == {Unit.PERCENT, Unit.MULTIPLE}:
        return _scaled(one, Unit.PERCENT, 1 / _HUNDRED, Unit.MULTIPLE), _scaled(
            two, Unit.PERCENT, 1 / _HUNDRED, Unit.MULTIPLE
        )
    if units == {Unit.MONTH, Unit.YEAR}:
        return _scaled(one, Unit.YEAR, _TWELVE, Unit.MONTH), _scaled(two, Unit.YEAR, _TWELVE, Unit.MONTH)
    return MIXED_UNITS


def _scaled(value: _Value, old: Unit, factor: Decimal, new: Unit) -> _Value:
    return _Value(numerals.plain(value.number * factor), new) if value.unit is old else value


def _per(rate: str) -> str | None:
    return rate.replace(" ", "").removeprefix("/") or None
