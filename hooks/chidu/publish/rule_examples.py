"""The two examples of a rule as its page shows them: what is typed, and what the check really says to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from chidu.problems import Problem
from chidu.publish.rule_words import in_words
from chidu.rules.catalogue import Example, Patch, RuleText, rule_text
from chidu.rules.examples import findings


@dataclass(frozen=True, slots=True)
class Typed:
    """What an example puts into one file: the file in words, the text, the keys that are left out."""

    where: str
    text: str
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExampleView:
    """One example; `findings` only of the failing one."""

    says: str
    typed: tuple[Typed, ...]
    parameters: tuple[str, ...]
    findings: tuple[Problem, ...] = ()


@cache
def examples(code: str) -> tuple[ExampleView, ExampleView] | None:
    """The failing and the passing one, the first run through the check once a process; None for a rule without."""
    text = rule_text(code)
    if text.failing is None or text.passing is None:
        return None
    found = tuple(dict.fromkeys(each for each in findings(text, text.failing) if each.code == code))
    return _view(text, text.failing, found), _view(text, text.passing, ())


def _view(text: RuleText, example: Example, found: tuple[Problem, ...]) -> ExampleView:
    parameters = in_words(example.parameters or text.parameters)
    return ExampleView(example.says or "", tuple(_typed(example)), parameters, found)


def _typed(example: Example) -> Iterator[Typed]:
    if example.before:
        yield Typed("上一版的基准文件", example.before.rstrip("\n"), ())
    for patch in (example, *example.also):
        if patch.content or patch.without:
            yield Typed(_where(patch), patch.content.rstrip("\n"), patch.without)


def _where(patch: Patch) -> str:
    """In which file; the name matters where it is part of the example."""
    return patch.path.rpartition("/")[2] if patch.path else f"{patch.kind.label}文件"
