"""Whether two texts say the same: numerals, widths, spacing and closing marks are only ways of writing."""

from __future__ import annotations

import re
from functools import lru_cache

from chidu.language import numerals

# Character for character: no mark becomes another that could be read otherwise (、 stays apart from ，).
_WIDTHS = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("“”„‟「」『』＂", '"')
    | dict.fromkeys("‘’‚‛", "'")
    | dict.fromkeys("【〔〖［", "[")
    | dict.fromkeys("】〕〗］", "]")
    | dict.fromkeys("–−—―‐‑－", "-")
    | dict.fromkeys("～〜", "~")
    | {"。": ".", "\u3000": " ", "〇": "零", "㎡": "平方米", "℃": "度", "％": "%"}
)
_SPACE = re.compile(r"(?<![0-9A-Za-z])\s+|\s+(?![0-9A-Za-z])")
_YEAR = re.compile(r"[零一二三四五六七八九]{4}(?=年)")
_SCALE = r"[十百千万亿](?!分之|[克米瓦伏赫])"
_NUMERAL = re.compile(
    r"(?P<ratio>[百千万]分之)?"
    rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?:{_SCALE}[零一二两三四五六七八九十百千万亿\d]*)?"
    r"|[零一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+(?:[十百千]?[万亿])?)?)"
    r"(?P<share>%|‰)?"
)
_PER_CENT = {"百分之": 1, "%": 1, "千分之": 10, "‰": 10, "万分之": 100}
_COUNTED = (
    (re.compile("⟩天"), "⟩日"),
    (re.compile("⟩个(?=工作日|小时|自然日)"), "⟩"),
    (re.compile("⟩(?:m2|m²|平米)"), "⟩平方米"),
    (re.compile("⟩元(?:整|人民币)"), "⟩元"),
)
_CLOSING = ".,;:、 "


def same_meaning(before: str, after: str) -> bool:
    """Whether only the writing differs."""
    return before == after or meaning(before) == meaning(after)


@lru_cache(maxsize=16_384)
def meaning(text: str) -> str:
    """The text in one writing, to be compared and never shown.

    Full and half width, kinds of quotes, brackets and dashes, spaces, numerals (5000元, 五千元, 0.5万元), 天 for 日
    after a number, marks at the end and a closing 的 are all one. Commas, 、 and ； inside stay as they are:
    they can join or divide what a condition asks for.
    """
    folded = _SPACE.sub("", text.translate(_WIDTHS))
    folded = _NUMERAL.sub(_number, _YEAR.sub(_year, folded))
    for pattern, one in _COUNTED:
        folded = pattern.sub(one, folded)
    return folded.rstrip(_CLOSING).removesuffix("的").rstrip(_CLOSING)


def _year(match: re.Match[str]) -> str:
    return "".join(str(numerals.DIGITS.index(letter)) for letter in match[0])


def _number(match: re.Match[str]) -> str:
    """The value between marks, so that it never runs into what stands beside it; as typed where it is no number."""
    value = numerals.parse(match["number"])
    if value is None:
        return match[0]
    share = match["share"] or match["ratio"]
    if match["share"] and match["ratio"]:
        return match[0]
    if share is None:
        return f"⟨{value:f}⟩"
    return f"⟨{numerals.plain(value / _PER_CENT[share]):f}%⟩"
