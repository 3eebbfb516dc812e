"""Numbers of a series in words: in yuan, 倍 or per cent, as the amounts they came from are written."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from chidu.model.fines import amount_text, quantity
from chidu.ranges.series import Series
from chidu.ranges.statutory import StatutoryRange
from chidu.sanction import Amount, Unit


def figure(value: Decimal, like: Amount) -> str:
    """A bound in the unit the amount is written in: 0.2 of a base is 20% where the words say per cent."""
    if like.unit is Unit.PERCENT:
        return quantity(value * 100, Unit.PERCENT)
    if like.unit is Unit.YEAR:
        return quantity(value / 12, Unit.YEAR)
    return quantity(value, like.unit)


def lawful(allowed: Iterable[StatutoryRange]) -> str:
    """What the law allows, each amount once: 2 – 20 万元，或者 20 – 100 万元."""
    return "，或者 ".join(dict.fromkeys(amount_text(each.amount) for each in allowed))


def heading(series: Series) -> str:
    """What a series is about, to begin a finding with: （逾期不改正的，责任人员）罚款."""
    parts = [series.track, series.condition, None if series.who.is_subject else series.who.value]
    named = "，".join(part for part in parts if part)
    return f"（{named}）{series.measure.kind}" if named else series.measure.kind.value
