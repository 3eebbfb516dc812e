"""What an open verb takes: the things confiscated, sorted into gains and property."""

from __future__ import annotations

import re

from chidu.sanction.reading import Kind

_PART = re.compile(r"(?:(?!以及|或者)[^、和及与或])+")
_GAINS = re.compile(r"(?:所得|收入|所得款项|所得利润|所得部分|差价款|利润)(?:的)?\Z")
_EMPTY = re.compile(r"(?:其|全部|所有|的|等|后|者| )*\Z")


def is_empty(words: str) -> bool:
    """Whether nothing is named: 没收其."""
    return _EMPTY.match(words) is not None


def confiscated(words: str) -> list[tuple[Kind, int, int]]:
    """The kinds in an object, with the offsets of the words of each: 违法所得和工具、设备 -> gains, property."""
    found: list[tuple[Kind, int, int]] = []
    for part in _PART.finditer(words):
        if is_empty(part[0]):
            continue
        kind = Kind.CONFISCATE_GAINS if _GAINS.search(part[0][-8:]) else Kind.CONFISCATE_PROPERTY
        if found and found[-1][0] is kind:
            found[-1] = (kind, found[-1][1], part.end())
        else:
            found.append((kind, part.start(), part.end()))
    return found
