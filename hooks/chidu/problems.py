"""What a check says: a located finding in a clerk's words, with the clause it enforces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters: an error stops publication."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return _LABELS[self]


_LABELS = {Level.ERROR: "错误", Level.WARNING: "提醒", Level.NOTE: "说明"}
_WEIGHTS = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTE: 2}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the content folder: `file` is relative to it with `/`; line and column count from 1, 0 = whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    `code` is the rule's permanent name (`yaml-duplicate-key`), `message` says what is wrong, `instead` what to type,
    `clause` which provision (or which section of the format) asks for it. `about` tells apart what one rule asks
    several times (procedure-flags: 听证, 法制审核); "" for most.
    """

    code: str
    level: Level
    message: str
    place: Place
    instead: str | None = None
    clause: str | None = None
    about: str = ""

    @property
    def name(self) -> str:
        """What stands in brackets and in 例外: the code, with what it is about."""
        return f"{self.code}（{self.about}）" if self.about else self.code

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.level.label} [{self.name}] {self.message}"]
        parts += [f"    改成：{self.instead}"] if self.instead else []
        parts += [f"    依据：{self.clause}"] if self.clause else []
        return "\n".join(parts)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file, then position, then weight, so that two runs print the same list."""
    return sorted(problems, key=lambda p: (p.place, _WEIGHTS[p.level], p.code, p.message))


def stops_publication(problems: Iterable[Problem]) -> bool:
    """Whether any finding is an error."""
    return any(problem.level is Level.ERROR for problem in problems)
