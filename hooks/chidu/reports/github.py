"""Findings as GitHub's workflow commands: in a run they become annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chidu.problems import Level, Problem
from chidu.reports.display import in_short, visible
from chidu.reports.in_full import in_full

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def report(findings: Sequence[Problem]) -> str:
    """`::error file=…,line=…,col=…,title=…::message`, a line each; nothing where nothing was found."""
    return "\n".join(map(_command, findings))


def _command(problem: Problem) -> str:
    place = problem.place
    # No file with such a name is in a repository's review page; the name is there to be read.
    properties = {"file": visible(place.file)}
    if place.line:
        properties |= {"line": str(place.line)} | ({"col": str(place.column)} if place.column else {})
    properties["title"] = f"{problem.level.label} [{visible(problem.name)}]"
    shown = ",".join(f"{key}={in_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[problem.level]} {shown}::{in_message(_shown(problem))}"


def _shown(problem: Problem) -> str:
    """Line by line, with nothing in it a log would obey, and no text longer than a person reads."""
    short = replace(
        problem,
        message=in_short(problem.message),
        instead=problem.instead and in_short(problem.instead),
        clause=problem.clause and in_short(problem.clause),
    )
    return "\n".join(map(visible, in_full(short).splitlines()))


def in_message(text: str) -> str:
    """`escapeData` of actions/toolkit, command.ts: a command is one line, and % begins an escape."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """`escapeProperty` of the same: besides, `:` ends the properties and `,` a property."""
    return in_message(text).replace(":", "%3A").replace(",", "%2C")
