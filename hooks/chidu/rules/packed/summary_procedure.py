"""简易程序: announced only where some tier can be decided on the spot (行政处罚法 51, BY 9(1))."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from chidu.model.benchmark import ProcedureFlag
from chidu.model.fields import TrackWords
from chidu.model.fines import is_waivable, quantity
from chidu.problems import Problem
from chidu.rules.demands import Demand, PenaltyRule, RuleParameters
from chidu.rules.packed.kinds import PENALTIES
from chidu.rules.packed.ladders import rows
from chidu.rules.packed.values import Number
from chidu.rules.penalty import Penalty
from chidu.rules.thresholds import subject
from chidu.sanction import Item, Kind, Unit

_ON_THE_SPOT = frozenset({Kind.WARNING, Kind.FINE})
_OTHERS = PENALTIES - _ON_THE_SPOT | {Kind.CONFISCATE_GAINS, Kind.CONFISCATE_PROPERTY}


class Parameters(RuleParameters):
    """The highest fines that may be decided on the spot."""

    person: Number = Field(alias="个人", description="当场处罚个人，罚款最多几元")
    unit: Number = Field(alias="单位", description="当场处罚单位，罚款最多几元")


def check(penalty: Penalty, ask: Demand[Parameters]) -> Iterator[Problem]:
    """Judged where every tier was read: a record that announces it has one tier that is a warning or small enough."""
    record, asked = penalty.record, ask.parameters
    standards = [words for row in rows(record) for words in row.standard]
    if ProcedureFlag.SUMMARY not in record.procedure or not standards:
        return
    if not any(not words.reading.complete or _fits(words, asked) for words in standards):
        person, unit = quantity(asked.person, Unit.YUAN), quantity(asked.unit, Unit.YUAN)
        yield ask.finding(
            f"“程序提示”写了简易程序，没有一档可以当场决定：警告，或者对个人 {person}以下、对单位 {unit}以下罚款",
            penalty.entry.file.place("程序提示", record.procedure.index(ProcedureFlag.SUMMARY)),
            instead="删去简易程序；法律另有规定可以当场处罚的，写进“例外”并写明是哪一条",
        )


def _fits(words: TrackWords, asked: Parameters) -> bool:
    """One penalty is small enough, and so is everything the tier makes the organ impose; what it may add can wait."""
    items = words.reading.items
    must = [item for item in items if not is_waivable(item)]
    return any(item.kind in _ON_THE_SPOT and _small(item, words, asked) for item in items) and all(
        item.kind not in _OTHERS and _small(item, words, asked) for item in must
    )


def _small(item: Item, words: TrackWords, asked: Parameters) -> bool:
    """Whether the least of a fine may be decided on the spot; what is counted in 倍 depends on the case."""
    amount = item.amount
    if item.kind is not Kind.FINE or amount is None or amount.unit is not Unit.YUAN:
        return True
    about = subject(item.target or words.track)
    limit = max(asked.person if about.person else Decimal(0), asked.unit if about.unit else Decimal(0))
    return (amount.min or Decimal(0)) <= limit


RULE = PenaltyRule("summary-procedure", Parameters, check)
