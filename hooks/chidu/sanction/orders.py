"""What follows the verb of a measure: its object, and the further measures listed after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chidu.sanction import phrases
from chidu.sanction.reading import Kind

TAKES_OBJECT = frozenset(
    {Kind.ORDER_STOP, Kind.ORDER_CORRECTION, Kind.SUSPEND_BUSINESS, Kind.RESTRICT_BUSINESS}
    | {Kind.RESTRICT_EMPLOYMENT, Kind.CLOSE_BUSINESS, Kind.BAN, Kind.SUBSTITUTE, Kind.OTHER}
)
"""Kinds whose words may be followed by what they are about: 责令停止|发布广告, 不得从事|食品生产."""

_JOINT = re.compile(r"、|或者|或|以及|和|及(?!时)|与")
_NO_OBJECT = ("对", "的", "之日", "措施", "决定", "通知", "处罚")
_APART = re.compile(r"(?<![野户海境国郊])外\Z")
_BARS = re.compile(r"不得|禁止|不予|不再|不受理")
_STOPS = re.compile(r"停止(?!违法行为\Z|违法活动\Z|侵害\Z|执业活动\Z)")
_MEASURE = re.compile(
    r"(?:立即|及时|依法|主动|自行)?(?:排除|恢复|采取|补[办种救建缴]|拆|清[除理运]|消除|赔偿|治理|整治|退[还回]|返还|[召追收]回|公开"
    r"|备案|办理|修复|撤[销回除]|迁|搬|改正|纠正|重新|报告|更换|回收|销毁|接受|支付|履行|封|回填|落实|加强|制定|限期)"
)


class Piece(NamedTuple):
    """One member of a list: the joint before it ("" for the first) and its offsets in the words."""

    joint: str
    start: int
    end: int


def pieces(words: str, *, closed: bool) -> Iterator[Piece]:
    """The members of a list, without bracketed remarks; the last one only if it ends there (`closed`)."""
    words = phrases.blank_brackets(words)
    joint, start = "", 0
    for match in _JOINT.finditer(words):
        yield _trimmed(words, joint, start, match.start())
        joint, start = match[0], match.end()
    if closed:
        yield _trimmed(words, joint, start, len(words))


def continues_object(kind: Kind, measure: str, words: str) -> bool:
    """Whether listed words belong to the verb before: 责令停止生产或者|使用, but 责令停止建设、|限期拆除 does not."""
    if _BARS.search(measure):
        return True
    open_ended = kind is Kind.OTHER or _STOPS.search(measure) is not None
    return open_ended and _MEASURE.match(words) is None


def is_foreign(words: str) -> bool:
    """Whether words say whom, by whom or when instead of what: 对个人, 由公安机关, 情节严重."""
    said = words.startswith(_NO_OBJECT) or phrases.is_agent(words) or phrases.opens_condition(words)
    return said or phrases.target(words) is not None


def _trimmed(words: str, joint: str, start: int, end: int) -> Piece:
    inner = _APART.sub("", words[start:end])
    first = start + len(inner) - len(inner.lstrip())
    return Piece(joint, first, max(first, start + len(inner.rstrip())))
