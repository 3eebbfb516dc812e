"""How grave a gap is: a warning while a record is being drafted, an error once it says it is ready (design section 3)."""

from __future__ import annotations

from chidu.model.benchmark import Benchmark
from chidu.problems import Level


def level_of_gap(record: Benchmark) -> Level:
    """The level of what is missing or cannot be read: 定稿 makes it an error."""
    return Level.ERROR if record.final else Level.WARNING
