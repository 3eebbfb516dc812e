"""Names that tell the items of a list apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def distinct(names: Iterable[str]) -> list[str]:
    """The names told apart: the second item of one name is called `name（第2项）`."""
    told: dict[str, None] = {}
    times: Counter[str] = Counter()
    for name in names:
        times[name] += 1
        while (label := f"{name}（第{times[name]}项）" if times[name] > 1 else name) in told:
            times[name] += 1
        told[label] = None
    return list(told)
