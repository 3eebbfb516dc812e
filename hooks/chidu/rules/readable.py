"""Words the sanction parser cannot read: reported, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.problems import Level, Problem
from chidu.rules.penalty import Penalty
from chidu.rules.strictness import level_of_gap
from chidu.rules.wordings import wordings
from chidu.sanction import Unread
from chidu.sanction.amounts import NOT_WELL_FORMED, REVERSED
from chidu.source.nodes import Steps

# No reading of these could be right, so they are errors whoever reads them.
_CONTRADICTORY = {
    NOT_WELL_FORMED: ("numeral-malformed", "写成规范的数，例如 一百一十万元、1100000元"),
    REVERSED: ("range-reversed", "小数在前、大数在后，例如 1万元以上5万元以下"),
}


def check(penalty: Penalty) -> Iterator[Problem]:
    """Every 罚则 and 裁量标准 of a penalty reads whole, so that tables, answers and differences can be derived."""
    for steps, words in wordings(penalty.record):
        yield from (_unread(penalty.entry, steps, unread) for unread in words.reading.unread)


def _unread(entry: Entry[Benchmark], steps: Steps, unread: Unread) -> Problem:
    ordinary = ("sanction-unread", "按法条的说法写，例如“处1000元以上5000元以下罚款”")
    code, instead = _CONTRADICTORY.get(unread.reason, ordinary)
    return Problem(
        code,
        Level.ERROR if unread.reason in _CONTRADICTORY else level_of_gap(entry.record),
        f"“{unread.text}”读不出来：{unread.reason}",
        entry.file.place(*steps),
        instead=instead,
        clause="鲅政办发〔2015〕74号第九条第（三）项：每一个阶次都要列明具体标准",
    )
