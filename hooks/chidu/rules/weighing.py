"""Rules that are always on, at the level a pack gives them and with the clause it cites."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from chidu.problems import Level, Place, Problem
from chidu.rules.city import City
from chidu.rules.selection import Selection


def weighed(selection: Selection, city: City, found: Iterable[Problem]) -> Iterator[Problem]:
    """Each finding as the packs of its department weigh it; 定稿 may have made it an error already, which it stays."""
    department_of = _departments(city)
    for problem in found:
        other = selection.weighed(department_of(problem.place.file)).get(problem.code)
        if other is None:
            yield problem
        elif other.level is not None:
            level = Level.ERROR if problem.level is Level.ERROR else other.level
            clause = f"{other.clause}；{problem.clause}" if problem.clause else other.clause
            yield replace(problem, level=level, clause=clause)
        elif problem.level is Level.ERROR:
            yield problem


def _departments(city: City) -> Callable[[str], str]:
    """The folder of the department a file belongs to: its own, or that of the body that issued it; "" for the city."""
    own = {path: location.department or "" for path, location in city.files}
    acts = city.acts
    for entries in (acts.documents, acts.lists, acts.systems):
        own |= {entry.file.path: entry.record.issuer for entry in entries.values()}
    own |= {entry.file.path: entry.record.department for entry in acts.entrustments.values()}
    own |= {entry.file.path: entry.id for entry in acts.departments.values()}
    return lambda path: own.get(path, "")


def merged(found: Iterable[Problem]) -> Iterator[Problem]:
    """What two packs find in the same words is told once, as gravely as either has it, with both clauses."""
    first: dict[tuple[str, Place, str], Problem] = {}
    for problem in found:
        key = (problem.code, problem.place, problem.message)
        known = first.setdefault(key, problem)
        if known is not problem:
            clauses = dict.fromkeys(each for each in (known.clause, problem.clause) if each)
            level = min(known.level, problem.level, key=list(Level).index)
            first[key] = replace(known, level=level, clause="；".join(clauses) or None)
    return iter(first.values())
