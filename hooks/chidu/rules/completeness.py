"""What a tier must say: when it applies, and of what its multiples are taken."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.problems import Level, Problem
from chidu.rules.penalty import Penalty
from chidu.rules.strictness import level_of_gap
from chidu.rules.wordings import standards, wordings
from chidu.sanction import Item, Kind, Unit
from chidu.source.nodes import Steps

QUANTIFY = "国办发〔2022〕27号第（六）项：依法合理细化具体情节、量化罚款幅度"
ELEMENTS = "国市监法规〔2022〕2号第六条：裁量基准包括违法行为、法定依据、裁量阶次、适用条件和具体标准"
_WHOLE = 100


def check(penalty: Penalty) -> Iterator[Problem]:
    """适用条件 of every tier (国市监法规〔2022〕2号第六条); the base of every 倍 and per cent."""
    yield from _conditions(penalty.entry)
    yield from _bases(penalty)
    yield from _strange(penalty.entry)
    yield from _unstated(penalty)


def _conditions(entry: Entry[Benchmark]) -> Iterator[Problem]:
    for index, tier in enumerate(entry.record.tiers):
        if not tier.conditions:
            yield Problem(
                "condition-missing",
                level_of_gap(entry.record),
                f"“{tier.name}”没有写适用情形，看不出什么时候用这一档",
                entry.file.place("裁量阶次", index, "阶次"),
                instead="适用情形: 下面一行写一种情形，例如 - 占用面积不足5平方米",
                clause=ELEMENTS,
            )


def _bases(penalty: Penalty) -> Iterator[Problem]:
    """倍 of what? Named in the sentence itself, or by the one base its 罚则 knows."""
    named = {each.measure.base for each in penalty.statutory.ranges if each.amount.unit.of_a_base}
    if len(named - {None}) == 1:
        return
    entry = penalty.entry
    for steps, words in standards(entry.record):
        for item in filter(_baseless, words.reading.items):
            start, end = item.span
            yield Problem(
                "base-missing",
                level_of_gap(entry.record),
                f"“{words.reading.text[start:end]}”没有写是什么的倍数或者比例",
                entry.file.place(*steps),
                instead="写明基数，例如 处违法所得1倍以上3倍以下罚款",
                clause="国办发〔2022〕27号第（六）项：量化罚款幅度；鲅政办发〔2015〕74号第九条第（六）项：对违法所得等作出规定",
            )


def _strange(entry: Entry[Benchmark]) -> Iterator[Problem]:
    """A fine of nothing, and a share of more than the whole: read as written, but hardly meant."""
    for steps, words in wordings(entry.record):
        for item in words.reading.items:
            amount = item.amount
            if item.kind is not Kind.FINE or amount is None or amount.max is None:
                continue
            said = f"“{words.reading.text[slice(*item.span)]}”"
            if amount.max == 0:
                yield _amount(
                    entry, steps, "amount-zero", f"{said}罚的是零", "不罚的写“不予罚款”；要罚的写数额"
                )
            elif amount.unit is Unit.PERCENT and amount.max > _WHOLE:
                yield _amount(
                    entry,
                    steps,
                    "share-over-whole",
                    f"{said}超过了 100%",
                    "核对比例；确实超过的写倍数，例如 1.5倍",
                )


def _unstated(penalty: Penalty) -> Iterator[Problem]:
    """A tier that fines without saying how much, where the law or another tier says it."""
    if not any(series.measure.kind is Kind.FINE for series in penalty.series):
        return
    for steps, words in standards(penalty.record):
        for item in words.reading.items:
            # What was not read whole is told of as that.
            if item.kind is Kind.FINE and item.amount is None and words.reading.complete:
                yield Problem(
                    "fine-unstated",
                    level_of_gap(penalty.record),
                    f"“{words.reading.text[slice(*item.span)]}”没有写罚多少",
                    penalty.entry.file.place(*steps),
                    instead="写明数额或者倍数，例如 处1000元以上1500元以下罚款",
                    clause=QUANTIFY,
                )


def _amount(entry: Entry[Benchmark], steps: Steps, code: str, message: str, instead: str) -> Problem:
    return Problem(
        code,
        Level.WARNING,
        message,
        entry.file.place(*steps),
        instead=instead,
        clause="国办发〔2022〕27号第（六）项：依法合理量化罚款幅度",
    )


def _baseless(item: Item) -> bool:
    amount = item.amount
    return item.kind is Kind.FINE and amount is not None and amount.unit.of_a_base and amount.base is None
