"""Rates: 按照每人1000元以上5000元以下的标准计算，处以罚款 states the amount and its kind in two stretches."""

from __future__ import annotations

from chidu.sanction import phrases
from chidu.sanction.lexicon import Role
from chidu.sanction.measure import STRONG
from chidu.sanction.segments import Segment


def joined(segments: list[Segment], text: str) -> list[Segment]:
    """The segments of a sentence, a rate and the bare fine after it as one."""
    found: list[Segment] = []
    for segment in segments:
        last = found[-1] if found else None
        if last and _is_rate(last, text) and _is_bare_fine(segment, text):
            tokens, asides = last.tokens + segment.tokens, last.asides + segment.asides
            found[-1] = Segment(last.start, segment.end, segment.stop, tokens, asides)
        else:
            found.append(segment)
    return found


def _is_rate(segment: Segment, text: str) -> bool:
    roles = {token.role for token in segment.tokens}
    measured = {Role.AMOUNT, Role.PER} <= roles and Role.KIND not in roles
    return measured and phrases.is_rate(text[segment.start : segment.end].strip())


def _is_bare_fine(segment: Segment, text: str) -> bool:
    """Whether nothing but 处以罚款 stands here; 对单位处以罚款 says more."""
    if [token.role for token in segment.tokens] != [Role.JOIN, Role.KIND]:
        return False
    join, kind = segment.tokens
    rest = text[segment.start : join.start] + text[join.end : kind.start] + text[kind.end : segment.end]
    return isinstance(join.value, int) and bool(join.value & STRONG) and phrases.is_filler(rest)
