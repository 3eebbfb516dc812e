"""Regular evaluation: benchmarks in force are looked at again within a period (JS 三(二); the city's own system)."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from chidu.corpus.corpus import Entry
from chidu.model.acts import Document
from chidu.model.fields import Date
from chidu.problems import Problem
from chidu.rules.city import City
from chidu.rules.demands import Demand, DocumentRule, RuleParameters
from chidu.rules.packed.issued import is_asked
from chidu.rules.packed.periods import PeriodWords


class Parameters(RuleParameters):
    """Only a document that names a period can be packed: 定期 alone says nothing anybody could be late for."""

    period: PeriodWords = Field(alias="周期", description="最多隔多久评估一次，例如 1年、2年")
    counted_from: Date | None = Field(
        default=None, alias="起算", description="最早从这一天起算，例如 规定周期的文件施行的日期"
    )


def check(city: City, entry: Entry[Document], ask: Demand[Parameters]) -> Iterator[Problem]:
    """The last 评估, else the day it took effect, is not longer ago than the period."""
    record, asked = entry.record, ask.parameters
    if city.day is None or not is_asked(city, entry):
        return
    last = max((each.date for each in record.evaluations), default=None)
    begins = max(filter(None, (last or record.effective, asked.counted_from)))
    due = asked.period.after(begins)
    if due is not None and due < city.day:
        since = f"上次评估是 {last}" if last else f"{record.effective} 起施行，没有评估的记录"
        yield ask.finding(
            f"{since}；每{asked.period.words}评估一次，应当在 {due} 以前评估",
            entry.file.place("评估") if record.evaluations else entry.file.place("施行日期"),
            instead="评估以后，在“评估”里补上日期、机构和结论",
        )


RULE = DocumentRule("evaluation", Parameters, check)
