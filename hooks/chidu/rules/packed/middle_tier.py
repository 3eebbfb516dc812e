"""The middle tier of a fine in multiples: which grade stands there, which stay below it and which may not (BY 9(3)1)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from chidu.model.fines import amount_text
from chidu.problems import Problem
from chidu.ranges.figures import figure, heading
from chidu.ranges.series import Rung, Series
from chidu.rules.demands import Demand, PenaltyRule, RuleParameters
from chidu.rules.packed.grades import graded, refuse_unknown
from chidu.rules.packed.spans import Statute, span
from chidu.rules.penalty import Penalty


def _known(value: object) -> object:
    refuse_unknown(value if isinstance(value, list | tuple) else ())
    return value


Grades = Annotated[
    tuple[str, ...],
    BeforeValidator(_known),
    Field(min_length=1),
    WithJsonSchema({"type": "array", "items": {"type": "string"}}),
]


class Parameters(RuleParameters):
    """Grades by where they stand; the ends of the statutory range are another rule's business."""

    below: Grades = Field(alias="低于中间", description="要低于中间阶次的等级，例如 轻微")
    middle: Grades = Field(alias="中间", description="按中间阶次处罚的等级，例如 一般")
    above: Grades = Field(alias="不低于中间", description="不得低于中间阶次的等级，例如 严重")


def check(penalty: Penalty, ask: Demand[Parameters]) -> Iterator[Problem]:
    """Judged for fines in multiples with a lowest and a highest, where the tiers are listed from light to heavy."""
    for series in penalty.series:
        law = span(series)
        if law and law.statute is Statute.MULTIPLE and series.ordered and len(series.graded) > 2:
            yield from _series(penalty, ask, series)


def _series(penalty: Penalty, ask: Demand[Parameters], series: Series) -> Iterator[Problem]:
    rungs = tuple({rung.index: rung for rung in series.graded}.values())
    half, odd = divmod(len(rungs), 2)
    if not odd:
        message = f"{heading(series)}划分了 {len(rungs)} 个阶次，没有居中的一档，规定没有说哪一档是中间阶次"
        yield ask.silence(message, penalty.entry.file.place(*rungs[0].steps))
        return
    middle = rungs[half]
    for index, rung in enumerate(rungs):
        grades = graded(rung.name, rung.grade)
        place = penalty.entry.file.place(*rung.steps)
        if index != half and not grades.isdisjoint(ask.parameters.middle):
            yield ask.finding(
                f"“{rung.name}”是 {len(rungs)} 个阶次里的第 {index + 1} 个，中间阶次是第 {half + 1} 个“{middle.name}”",
                place,
                instead=f"居中的一档叫“{rung.name}”，{heading(series)} {amount_text(middle.amount)}",
            )
        elif not grades.isdisjoint(ask.parameters.below) and not _below(rung, middle):
            limit = figure(middle.bounds.low or Decimal(0), rung.amount)
            said = _against(series, rung, middle, "应当低于")
            yield ask.finding(said, place, instead=f"“{rung.name}”最高写到 {limit}")
        elif not grades.isdisjoint(ask.parameters.above) and not _not_below(rung, middle):
            said = _against(series, rung, middle, "不得低于")
            least = "，".join(
                f"{word}不低于 {figure(end, rung.amount)}"
                for word, end in (("最低", middle.bounds.low), ("最高", middle.bounds.high))
                if end is not None
            )
            yield ask.finding(said, place, instead=f"“{rung.name}”{least}")


def _against(series: Series, rung: Rung, middle: Rung, how: str) -> str:
    own, other = amount_text(rung.amount), amount_text(middle.amount)
    return f"“{rung.name}”{heading(series)} {own}，{how}中间阶次“{middle.name}”的 {other}"


def _below(rung: Rung, middle: Rung) -> bool:
    """Ends may meet: whether they belong is what 以上 and 以下 say."""
    high, low = rung.bounds.high, middle.bounds.low
    return rung is middle or ((high is None or low is None or high <= low) and rung.bounds != middle.bounds)


def _not_below(rung: Rung, middle: Rung) -> bool:
    pairs = ((rung.bounds.low, middle.bounds.low), (rung.bounds.high, middle.bounds.high))
    return all(own is None or least is None or own >= least for own, least in pairs)


RULE = PenaltyRule("middle-tier", Parameters, check)
