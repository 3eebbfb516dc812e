"""What packs ask of acts and of the city: documents, lists, entrustments, departments, and the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chidu.corpus.corpus import Entry
from chidu.problems import Problem
from chidu.rules.city import City
from chidu.rules.demands import (
    CityRule,
    DepartmentRule,
    DocumentRule,
    EntrustmentRule,
    ListRule,
)
from chidu.rules.selection import Selection


def asked_of_acts(selection: Selection, city: City) -> Iterator[Problem]:
    """Every act, by the packs of the department it belongs to; the city by those that apply to all of it."""
    acts = city.acts
    for document in acts.documents.values():
        yield from _of(selection, city, DocumentRule, document, document.record.issuer)
    for listing in acts.lists.values():
        yield from _of(selection, city, ListRule, listing, listing.record.issuer)
    for entrustment in acts.entrustments.values():
        yield from _of(selection, city, EntrustmentRule, entrustment, entrustment.record.department)
    for department in acts.departments.values():
        if not department.record.is_town and not department.record.dissolution:
            yield from _of(selection, city, DepartmentRule, department, department.id)
    for rule, demand in selection.asked(""):
        if isinstance(rule, CityRule):
            yield from rule.check(city, demand)


def _of(
    selection: Selection, city: City, kind: type[Any], entry: Entry[Any], department: str
) -> Iterator[Problem]:
    for rule, demand in selection.asked(department):
        if isinstance(rule, kind):
            yield from rule.check(city, entry, demand)
