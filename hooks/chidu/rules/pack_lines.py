"""The lines of a rule pack, read: each with its rule and its parameters, or with what is wrong in it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import ValidationError

from chidu.corpus.corpus import Entry
from chidu.model.packs import Pack, PackRule, Strength
from chidu.model.reader import refusals
from chidu.problems import Level, Place, Problem
from chidu.rules.catalogue import always_on_level, codes
from chidu.rules.demands import AnyRule
from chidu.rules.packed import PACKED


class Line(NamedTuple):
    """One line of a pack: `rule` and `parameters` are None for a rule that is always on."""

    pack: Entry[Pack]
    number: int
    typed: PackRule
    rule: AnyRule | None
    parameters: Any

    @property
    def key(self) -> tuple[str, str]:
        """What one department can be asked only once."""
        return self.typed.rule, self.parameters.key if self.parameters else ""

    @property
    def clause(self) -> str:
        """The clause with its document and what it asks for."""
        return f"{self.citation}：{self.typed.demand}"

    @property
    def citation(self) -> str:
        """The clause with its document."""
        return f"{self.pack.record.number}{self.typed.clause}"

    @property
    def asks(self) -> tuple[Strength, Any]:
        """What two packs must agree in if they are not to contradict each other."""
        return self.typed.strength, self.parameters


def pack_lines(entry: Entry[Pack]) -> tuple[list[Line], list[Problem]]:
    """The lines of a pack that can be used, and what is wrong with the others."""
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, typed in enumerate(entry.record.rules):
        read = _line(entry, number, typed)
        if isinstance(read, Line):
            lines.append(read)
        else:
            problems += read
    return lines, [*problems, *_twice(lines)]


def _line(entry: Entry[Pack], number: int, typed: PackRule) -> Line | list[Problem]:
    rule = PACKED.get(typed.rule)
    if rule is None:
        return _always_on(entry, number, typed) or Line(entry, number, typed, None, None)
    try:
        return Line(entry, number, typed, rule, rule.parameters.model_validate(typed.parameters))
    except ValidationError as refused:
        return refusals(refused, entry.file, rule.parameters, ("规则", number, "参数"))


def _always_on(entry: Entry[Pack], number: int, typed: PackRule) -> list[Problem]:
    level = always_on_level(typed.rule)
    if level is None:
        place = entry.file.place("规则", number, "规则")
        return [pack_error("pack-rule-unknown", f"没有叫“{typed.rule}”的规则", place, _near(typed.rule))]
    if typed.parameters:
        place = entry.file.place("规则", number, "参数")
        message = f"规则“{typed.rule}”始终打开，没有参数"
        return [pack_error("pack-parameters", message, place, "删去“参数”")]
    if level is Level.ERROR and typed.strength is not Strength.ERROR:
        place = entry.file.place("规则", number, "级别")
        message = f"“{typed.rule}”是错误，不能降级或者关闭"
        return [pack_error("pack-level", message, place, "级别: 错误，或者删去这一条")]
    return []


def _near(name: str) -> str:
    near = difflib.get_close_matches(name, [*PACKED, *codes()], n=1, cutoff=0.6)
    return f"“{near[0]}”" if near else "规则的名字见门户的“检查规则”页"


def _twice(lines: Iterable[Line]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], Line] = {}
    for line in lines:
        first = seen.setdefault(line.key, line)
        if first is not line:
            governed = f"（{line.key[1]}）" if line.key[1] else ""
            message = f"规则“{line.typed.rule}”{governed}在这个规则包里已经写过，依据{first.typed.clause}"
            place = line.pack.file.place("规则", line.number, "规则")
            yield pack_error("pack-rule-twice", message, place, "合成一条，或者删去一条")


def pack_error(code: str, message: str, place: Place, instead: str) -> Problem:
    """What is wrong with a pack, or between packs."""
    clause = "《尺度格式》规则包：写明规则、级别、条款和参数"
    return Problem(code, Level.ERROR, message, place, instead=instead, clause=clause)
