"""Periods as documents set them: 30日, 15个工作日, 6个月, 2年, counted from the day after one."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from chidu.language.working_days import working_day_after
from chidu.model.fields import refuse

_PERIOD = re.compile("([1-9][0-9]{0,2})(个工作日|日|个月|年)")
_TWELVE = 12


@dataclass(frozen=True, slots=True)
class Period:
    """`count` of a unit, in the words of the pack."""

    words: str
    count: int
    unit: str

    def after(self, day: date) -> date | None:
        """Its last day; the day itself does not count (民法典 201, 202). None where nobody knows the working days."""
        if self.unit == "个工作日":
            return working_day_after(day, self.count)
        if self.unit == "日":
            return date.fromordinal(min(day.toordinal() + self.count, date.max.toordinal()))
        return _months_after(day, self.count * (_TWELVE if self.unit == "年" else 1))


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last where it has none such."""
    years, month = divmod(day.month - 1 + months, _TWELVE)
    year, month = day.year + years, month + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _period(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _PERIOD.fullmatch(value)
    if match is None:
        raise refuse("period_form", f"“{value}”不是期限，可以写：30日、15个工作日、6个月、2年")
    return Period(value, int(match[1]), match[2])


PeriodWords = Annotated[Period, BeforeValidator(_period), WithJsonSchema({"type": "string"})]
