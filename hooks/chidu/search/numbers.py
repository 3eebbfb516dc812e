"""Numbers as search tokens spell them: 五万, 5万 and 50000 become the same digits."""

from __future__ import annotations

_SCALE = 10_000
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


def spelled(numeral: str, units: str = "") -> str:
    """The digits of an Arabic or Chinese numeral times its unit characters: ("1.5", "万") -> "15000"."""
    whole, point, rest = numeral.replace(",", "").replace("点", ".").partition(".")
    scaled = _whole(whole) * _SCALE
    if point:
        scaled += int("".join(str(_DIGITS.get(digit, digit)) for digit in rest).ljust(4, "0"))
    for unit in units:
        scaled *= _UNITS.get(unit) or _MYRIADS[unit]
    quotient, remainder = divmod(scaled, _SCALE)
    return f"{quotient}.{remainder:04d}".rstrip("0").rstrip(".")


def _whole(numeral: str) -> int:
    if numeral[0] in "0123456789":
        return int(numeral)
    total = section = number = 0
    for character in numeral:
        if character in _DIGITS:
            number = number * 10 + _DIGITS[character]
        elif character in _UNITS:
            section += (number or 1) * _UNITS[character]
            number = 0
        else:
            total += (section + number) * _MYRIADS[character]
            section = number = 0
    return total + section + number
