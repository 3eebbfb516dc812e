"""较大数额: a department that fines has said from which amount on a fine is large (行政处罚法 63, SY 三(一)3)."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.model.institutions import Department, ListKind
from chidu.problems import Problem
from chidu.rules.city import City
from chidu.rules.demands import Demand, DepartmentRule, NoParameters


def check(city: City, entry: Entry[Department], ask: Demand[NoParameters]) -> Iterator[Problem]:
    """Told once for each department: without the amount nobody can say which of its fines need a hearing."""
    fines = any(card.power_type == "行政处罚" for card in city.by_department.get(entry.id, ()))
    named = {
        folder
        for listing in city.acts.lists.values()
        if listing.record.kind is ListKind.LARGE_AMOUNT
        for item in listing.record.entries
        for folder in item.departments
    }
    if fines and entry.id not in named:
        yield ask.finding(
            "没有登记多少罚款算“较大数额”，哪些处罚要听证查不出来",
            entry.file.place("名称"),
            instead=f"在较大数额标准清单的那一条写“部门: {entry.id}”；没有那一条的，先登记清单",
        )


RULE = DepartmentRule("threshold-missing", NoParameters, check)
