"""Findings as GitHub's workflow commands: in a run they become annotations on the changed lines."""

from __future__ import annotations

from collections.abc import Sequence

from chidu.problems import Level, Problem
from chidu.reports.in_full import in_full

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def report(findings: Sequence[Problem]) -> str:
    """`::error file=…,line=…,col=…,title=…::message`, a line each; nothing where nothing was found."""
    return "\n".join(map(_command, findings))


def _command(problem: Problem) -> str:
    place = problem.place
    properties = {"file": place.file}
    if place.line:
        properties |= {"line": str(place.line)} | ({"col": str(place.column)} if place.column else {})
    properties["title"] = f"{problem.level.label} [{problem.code}]"
    shown = ",".join(f"{key}={in_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[problem.level]} {shown}::{in_message(in_full(problem))}"


def in_message(text: str) -> str:
    """`escapeData` of actions/toolkit, command.ts: a command is one line, and % begins an escape."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """`escapeProperty` of the same: besides, `:` ends the properties and `,` a property."""
    return in_message(text).replace(":", "%3A").replace(",", "%2C")
