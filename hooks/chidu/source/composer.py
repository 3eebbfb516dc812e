"""YAML bytes -> located values, or the findings that say why not; only here a YAML parser is started."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

from chidu.problems import Level, Place, Problem, in_order
from chidu.source.assembly import Assembly, EventParser
from chidu.source.diagnosis import explain
from chidu.source.guards import MAX_FINDINGS, characters, decode, forbidden, visible, wide_indent
from chidu.source.lines import MODELINE, inspect
from chidu.source.nodes import Mapping
from chidu.source.wording import finding

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml: the pure parser finds the same, slower
    CParser = None  # type: ignore[assignment,misc]

_BLINDING = frozenset({"yaml-tab-indent", "text-fullwidth-space-indent", "yaml-directive", "yaml-escape"})
"""Findings after which the parser would only say the same in other words and elsewhere."""

_HARMLESS = frozenset(
    {"yaml-crlf", "file-bom", "yaml-comment", "yaml-key-space", "yaml-document-mark", "yaml-duplicate-key"}
)
"""Findings that leave the other values of the file as they were meant."""


class _PureParser(Reader, Scanner, Parser):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Any:
        """The next event; an escape like "\\Uffffffff" is the same error that libyaml makes of it."""
        try:
            return super().get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as failure:
            raise ScannerError(None, None, str(failure), self.get_mark()) from failure


def compose(data: bytes, file: str, pure: bool = False) -> tuple[Mapping | None, list[Problem]]:
    """Read one file; `file` is its path relative to the content folder, `pure` reads without libyaml.

    Returns the mapping it holds and all that is wrong with the way it is written, in the order of the file.
    The mapping is None when a finding makes it doubtful; it is there beside findings that leave its values as
    they were meant (a comment, a BOM, Windows line ends, a repeated key). Never raises.
    """
    text, problems = decode(data, file)
    if text is None:
        return None, problems
    looked = suspicious(text)
    if looked:
        problems += [*characters(text, file), *_directives(text, file)]
        text = visible(text)
        problems += inspect(text, file)
    mapping = None
    if not any(problem.code in _BLINDING for problem in problems):
        assembly = Assembly(text, file)
        syntax: _Syntax | None = None
        try:
            mapping = assembly.compose(_parser(text, pure))
        except (YAMLError, UnicodeDecodeError) as failure:  # libyaml lets a tag like !%ff through
            syntax = _explained(failure, assembly)
        if not looked and (assembly.doubts or syntax):
            problems += inspect(text, file)
        problems += list(_unexplained(problems, assembly, syntax))
    if any(problem.code not in _HARMLESS for problem in problems):
        mapping = None
    return mapping, in_order(problems)


def _parser(text: str, pure: bool) -> EventParser:
    return _PureParser(text) if pure or CParser is None else CParser(text)


def suspicious(text: str) -> bool:
    """Whether the lines need a closer look than the parser's; a modeline is no reason for one."""
    modeline = MODELINE.match(text)
    return (
        text.find("#", modeline.end() if modeline else 0) >= 0
        or " :" in text
        or "\\" in text
        or "? " in text
        or "?\n" in text
        or "\n%" in text
        or text.startswith("%")
        or forbidden(text)
        or wide_indent(text)
    )


def _directives(text: str, file: str) -> list[Problem]:
    numbers = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith("%")]
    return [finding("directive", Place(file, number, 1)) for number in numbers[:MAX_FINDINGS]]


_Syntax = tuple[Problem, range]


def _explained(failure: Exception, assembly: Assembly) -> _Syntax:
    """The finding for a parser's error, and the lines on which another may already have told its cause."""
    at, near = (1, 1), []
    if isinstance(failure, MarkedYAMLError) and failure.problem_mark is not None:
        at = (failure.problem_mark.line + 1, failure.problem_mark.column + 1)
        if failure.context_mark is not None and "scanning" in (failure.context or ""):
            near.append(failure.context_mark.line + 1)
    near.append(at[0])
    problem = explain(assembly.text, assembly.file, near, at)
    if problem.place.line == at[0]:
        near.append(at[0] - 1)
    return problem, range(min(near), max(*near, problem.place.line) + 1)


def _unexplained(told: list[Problem], assembly: Assembly, syntax: _Syntax | None) -> Iterator[Problem]:
    """What the events gave away, without what `told` explains better."""
    known = {(problem.code, problem.place.line) for problem in told}
    found = [problem for problem in assembly.problems if (problem.code, problem.place.line) not in known]
    yield from found[:MAX_FINDINGS]
    lines = {problem.place.line for problem in [*told, *found] if problem.level is Level.ERROR}
    if syntax and not assembly.flow and lines.isdisjoint(syntax[1]):
        yield syntax[0]
        lines.add(syntax[0].place.line)
    for problem, last in assembly.secondary[:MAX_FINDINGS]:
        if lines.isdisjoint(range(problem.place.line, last + 1)):
            yield problem
