"""What an open verb takes: the things confiscated, sorted into gains and property."""

from __future__ import annotations

import re
from typing import NamedTuple

from chidu.sanction.reading import Kind

_PART = re.compile(r"(、|以及|或者|或|和|及|与|\A)([^、和及与或]*?)(?=、|以及|和|及|与|或|\Z)")
_GAINS = re.compile(r"(?:所得|收入|所得款项|所得利润|所得部分|差价款|利润)(?:的)?\Z")
_EMPTY = re.compile(r"(?:其|全部|所有|的|等|后|者| )*\Z")


def is_empty(words: str) -> bool:
    """Whether nothing is named: 没收其."""
    return _EMPTY.match(words) is not None


class Taken(NamedTuple):
    """Things of one kind, the offset where their words end, and whether 或者 stands before them."""

    kind: Kind
    end: int
    alternative: bool


def confiscated(words: str) -> list[Taken]:
    """The kinds in an object, with the offset where the words of each end: 违法所得和工具、设备 -> gains, property."""
    found: list[Taken] = []
    for part in _PART.finditer(words):
        if is_empty(part[2]):
            continue
        kind = Kind.CONFISCATE_GAINS if _GAINS.search(part[2][-8:]) else Kind.CONFISCATE_PROPERTY
        if found and found[-1].kind is kind:
            found[-1] = found[-1]._replace(end=part.end())
        else:
            found.append(Taken(kind, part.end(), bool(found) and part[1].startswith("或")))
    return found
