"""Numerals as laws and tables write them, Arabic, Chinese or mixed, read exactly or not at all."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = "零一二三四五六七八九"
LIMIT = Decimal(10) ** 12
"""Numbers from 一万亿 on are refused: no fine is that large, so the text holds a slip."""

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％〇", "0123456789.%零")
_MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_SECTION_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_RATIOS = (("百分之", Decimal(1)), ("千分之", Decimal("0.1")), ("万分之", Decimal("0.01")))

_ARABIC = re.compile(r"(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d{1,6})?\Z")
_MIXED = re.compile(r"([\d.,]+)([十百千]?万亿?|[十百千]|亿)?(.*)\Z", re.DOTALL)
_CHINESE = re.compile(r"[零一二三四五六七八九十百千万亿两]+\Z")
_FRACTION = re.compile(r"([零一二三四五六七八九]{1,6})([十百千]?万?|亿)\Z")
_TWO = re.compile(r"两(?=[百千万亿]|\Z)(?<![零一二三四五六七八九十百]两)")
_FREE_ZERO = re.compile(r"(?<=[十百千]万)零(?=[一二三四五六七八九]千)")
_LONGEST = 40


@lru_cache(maxsize=4096)
def parse(text: str) -> Decimal | None:
    """The exact value of a numeral (1.5万, 一万五千, 二十万, ２万, 1,000, 1万5千), or None.

    None whenever the numeral is not well-formed (一百万一十 lacks its 零, 五千二 is colloquial, 1,00) or
    reaches 10**12. Spaces, units and 百分之 are not part of a numeral.
    """
    if not text or len(text) > _LONGEST:
        return None
    text = text.translate(_FULL_WIDTH)
    value = _mixed(text) if text[0] in "0123456789" else _chinese(text)
    return value if value is not None and value < LIMIT else None


def percentage(text: str) -> Decimal | None:
    """A share in per cent: 百分之二十 and 20% are 20, 千分之五 is 0.5; None where it is not well-formed."""
    text = text.translate(_FULL_WIDTH)
    for word, scale in _RATIOS:
        if text.startswith(word):
            value = parse(text.removeprefix(word))
            return None if value is None else plain(value * scale)
    return parse(text.removesuffix("%")) if text.endswith("%") else None


def plain(value: Decimal) -> Decimal:
    """The same number without exponent or trailing zeros, so that equal amounts print alike: 1E+3 -> 1000."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value else value.normalize()


def chinese(number: int) -> str:
    """A whole number below 10**12 as laws write it: 124 -> 一百二十四, 10 -> 十, 105000 -> 十万五千.

    Raises ValueError outside 0 .. 10**12 - 1: a caller's slip, not a clerk's.
    """
    if not 0 <= number < LIMIT:
        raise ValueError(f"number out of range: {number}")
    if number == 0:
        return "零"
    high, rest = divmod(number, 100_000_000)
    middle, low = divmod(rest, 10_000)
    parts = [(high, "亿"), (middle, "万"), (low, "")]
    text, gap = "", False
    for section, unit in parts:
        if section == 0:
            gap = gap or bool(text)
            continue
        needs_zero = bool(text) and (gap or section < 1000)
        text += ("零" if needs_zero else "") + _section_words(section) + unit
        gap = False
    return text.removeprefix("一") if text.startswith("一十") else text


@lru_cache(maxsize=4096)
def amount_in_words(yuan: Decimal) -> str:
    """An amount in yuan as people say it: 3000 元, 5 万元, 1.5 万元, 2 亿元; never 30,000.00 元 or 3 千元.

    万 and 亿 are used where at most two decimals remain: 15500 is 1.55 万元, 12345 stays 12345 元.
    """
    for size, unit in ((100_000_000, "亿"), (10_000, "万")):
        scaled = yuan / size
        if scaled >= 1 and scaled == scaled.quantize(Decimal("0.01")):
            return f"{plain(scaled):f} {unit}元"
    return f"{plain(yuan):f} 元"


def _mixed(text: str) -> Decimal | None:
    """Arabic digits, then perhaps one magnitude, then perhaps the part below it (1万5千, 20万5000)."""
    match = _MIXED.match(text)
    if match is None or not _ARABIC.match(match[1]):
        return None
    head, unit, tail = Decimal(match[1].replace(",", "")), match[2] or "", match[3]
    scale = 1
    for letter in unit:
        scale *= _MAGNITUDES[letter]
    if not tail:
        return plain(head * scale)
    below = _lower_part(tail, scale) if unit and "." not in match[1] else None
    return None if below is None else plain(head * scale + below)


def _lower_part(text: str, scale: int) -> Decimal | None:
    """What follows a magnitude: it must fill the next lower place, or the number is read two ways (1万5)."""
    value = parse(text)
    return value if value is not None and scale // 10 <= value < scale and value == int(value) else None


def _chinese(text: str) -> Decimal | None:
    """Read generously, then insist that the number would be written this way: a missing 零 shows at once."""
    whole, point, fraction = text.partition("点")
    if point:
        return _chinese_decimal(whole, fraction)
    if not _CHINESE.match(text):
        return None
    value = _sum_of_places(text)
    return Decimal(value) if value < LIMIT and _spelling(text) == chinese(value) else None


def _chinese_decimal(whole: str, fraction: str) -> Decimal | None:
    match, head = _FRACTION.match(fraction), parse(whole)
    if match is None or head is None or whole[-1] not in "零一二三四五六七八九十两":
        return None
    digits = "".join(str(DIGITS.index(letter)) for letter in match[1])
    scale = 1
    for letter in match[2]:
        scale *= _MAGNITUDES[letter]
    return plain((head + Decimal(f"0.{digits}")) * scale)


def _sum_of_places(text: str) -> int:
    total = section = digit = 0
    for letter in text:
        if letter in "万亿":
            group = section + digit
            total = (total + group) * _MAGNITUDES[letter] if letter == "亿" else total + group * 10_000
            section = digit = 0
        elif letter in "十百千":
            section += (digit or 1) * _MAGNITUDES[letter]
            digit = 0
        else:
            digit = 2 if letter == "两" else DIGITS.index(letter)
    return total + section + digit


def _spelling(text: str) -> str:
    """Fold the free choices: 两 for 二 before a magnitude, 零 in 十万零五千, 一十 for 十."""
    return _FREE_ZERO.sub("", _TWO.sub("二", text)).removeprefix("一" if text.startswith("一十") else "")


def _section_words(section: int) -> str:
    """One group of four places, 1 .. 9999: 1024 -> 一千零二十四."""
    text, gap = "", False
    for size, unit in _SECTION_UNITS:
        digit, section = divmod(section, size)
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + unit
        gap = not digit and bool(text)
        if not section:
            break
    if section:
        text += ("零" if gap else "") + DIGITS[section]
    return text
