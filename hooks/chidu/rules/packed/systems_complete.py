"""Supporting systems: every department has each kind a document asks for, its own or a general one (QD 二(二))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pydantic import Field

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State, document_status
from chidu.model.institutions import Department
from chidu.model.systems import System, SystemKind
from chidu.problems import Problem
from chidu.rules.city import City
from chidu.rules.demands import Demand, DepartmentRule, RuleParameters


class Parameters(RuleParameters):
    """One entry for each set of kinds."""

    kinds: tuple[SystemKind, ...] = Field(
        alias="类别", min_length=1, description="部门要有哪几类配套制度，例如 说明理由"
    )

    @property
    def key(self) -> str:
        """The kinds: what several documents ask for adds up."""
        return "、".join(self.kinds)


def check(city: City, entry: Entry[Department], ask: Demand[Parameters]) -> Iterator[Problem]:
    """Told of each department that has benchmarks, a kind at a time: what two documents ask for is then told once."""
    if entry.id not in city.by_department:
        return
    present = {each.record.kind for each in city.acts.systems.values() if _works_by(city, entry.id, each)}
    for kind in ask.parameters.kinds:
        if kind not in present:
            found = ask.finding(
                f"没有“{kind}”制度，本部门的和全市统一的都没有",
                entry.file.place("名称"),
                instead="在 content/systems/ 登记；几个部门共用的，写“适用部门”",
            )
            yield replace(found, about=kind)


def _works_by(city: City, folder: str, entry: Entry[System]) -> bool:
    """In force, and its own, one that names it, or one of a body without a page that names nobody."""
    record = entry.record
    state = document_status(record, city.day).state if city.day else State.IN_FORCE
    if record.repeal or state in (State.REPEALED, State.EXPIRED, State.NOT_YET):
        return False
    general = not record.bodies and record.issuer not in city.acts.departments
    return general or folder in (record.issuer, *record.bodies)


RULE = DepartmentRule("systems-complete", Parameters, check)
