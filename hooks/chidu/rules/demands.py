"""What a rule pack asks for: a parametric rule with the level, the clause and the parameters of one pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.acts import Document
from chidu.model.benchmark import Benchmark
from chidu.model.entrustments import Entrustment
from chidu.model.fields import Part
from chidu.model.institutions import Department, Listing
from chidu.problems import Level, Place, Problem
from chidu.rules.city import City
from chidu.rules.penalty import Penalty


class RuleParameters(Part):
    """What a rule can be asked with; a subclass declares its keys, in Chinese, with a description for people."""

    @property
    def key(self) -> str:
        """What this entry governs, for rules a pack may list more than once; one entry for each key."""
        return ""


class NoParameters(RuleParameters):
    """For rules that are asked as they are."""


P = TypeVar("P", bound=RuleParameters)


@dataclass(frozen=True, slots=True)
class Demand(Generic[P]):
    """A rule as it is asked of one department: `clause` cites the pack, and the broader one it takes the place of."""

    code: str
    level: Level
    clause: str
    parameters: P

    @property
    def about(self) -> str:
        """What it governs, where the rule is asked more than once."""
        return self.parameters.key

    def finding(self, message: str, place: Place, instead: str | None = None) -> Problem:
        """Something the pack does not allow, at the level the pack gives it."""
        return Problem(self.code, self.level, message, place, instead, self.clause, self.about)

    def silence(self, message: str, place: Place, instead: str | None = None) -> Problem:
        """A note on the governing document's own overlap or silence, which is not the clerk's fault."""
        return Problem(self.code, Level.NOTE, message, place, instead, self.clause, self.about)


Found: TypeAlias = Iterator[Problem]


@dataclass(frozen=True)
class PackedRule(Generic[P]):
    """A rule that only packs switch on; subclasses say what it looks at."""

    code: str
    parameters: type[P]


@dataclass(frozen=True)
class PenaltyRule(PackedRule[P]):
    """Looks at one penalty that is not repealed: its words, and the acts it rests on."""

    check: Callable[[Penalty, Demand[P]], Found]


@dataclass(frozen=True)
class BenchmarkRule(PackedRule[P]):
    """Looks at one benchmark of any power type that is not repealed, with the acts (no other benchmark)."""

    check: Callable[[Corpus, Entry[Benchmark], Demand[P]], Found]


@dataclass(frozen=True)
class DocumentRule(PackedRule[P]):
    """Looks at one issuing document; asked by the packs of the department that issued it."""

    check: Callable[[City, Entry[Document], Demand[P]], Found]


@dataclass(frozen=True)
class ListRule(PackedRule[P]):
    """Looks at one list; asked by the packs of the department that issued it."""

    check: Callable[[City, Entry[Listing], Demand[P]], Found]


@dataclass(frozen=True)
class EntrustmentRule(PackedRule[P]):
    """Looks at one entrustment or conferral; asked by the packs of the department whose powers they are."""

    check: Callable[[City, Entry[Entrustment], Demand[P]], Found]


@dataclass(frozen=True)
class DepartmentRule(PackedRule[P]):
    """Looks at one department with everything it has; towns are not asked."""

    check: Callable[[City, Entry[Department], Demand[P]], Found]


@dataclass(frozen=True)
class CityRule(PackedRule[P]):
    """Looks at the whole jurisdiction; asked only by packs that apply to all of it."""

    check: Callable[[City, Demand[P]], Found]


AnyRule: TypeAlias = PackedRule[Any]
