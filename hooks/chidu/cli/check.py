"""`chidu check`: every finding of every file in one run."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from chidu.cli.arguments import Commands, add_content
from chidu.clock import ClockError, now
from chidu.prepare import check_content, report
from chidu.problems import Problem, stops_publication


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("check", help="检查内容，一次列出所有问题；有错误时退出码为 1")
    add_content(parser)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式：text 给人看，json 给程序用"
    )
    parser.add_argument("--notes", action="store_true", help="连说明一起列出；说明不要求改什么")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings, those of today included."""
    try:
        findings = check_content(Path(arguments.content), day=now().date()).findings
    except ClockError as error:
        print(error)
        return 1
    if arguments.format == "json":
        print(json.dumps([as_json(problem) for problem in findings], ensure_ascii=False, indent=2))
    else:
        print(report(findings, notes=arguments.notes))
    return 1 if stops_publication(findings) else 0


def as_json(problem: Problem) -> dict[str, str | int | None]:
    """A finding as data: code, level, file, line and column (from 1; 0 = whole file), message, instead, clause."""
    return {
        "code": problem.code,
        "level": problem.level.value,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "instead": problem.instead,
        "clause": problem.clause,
    }
