"""`chidu check`: every finding of every file in one run."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from chidu.checking import check_folder, note_on
from chidu.cli.arguments import Commands, add_content
from chidu.cli.colours import in_colour
from chidu.cli.explain import explain
from chidu.clock import ClockError, now
from chidu.foregoing import read_foregoing
from chidu.language.system import refusal
from chidu.problems import Level, Problem, stops_publication
from chidu.reports import github, gitlab, json_report, sarif, terminal
from chidu.rules.catalogue import codes, rule_text
from chidu.source.guards import MAX_BYTES, decode


def _rules(findings: Sequence[Problem]) -> dict[str, tuple[str, str]]:
    """Name and text of the rules that found something."""
    known = sorted({problem.code for problem in findings} & set(codes()))
    return {code: (rule_text(code).name, rule_text(code).checks) for code in known}


_FOR_PROGRAMS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "json": json_report.report,
    "sarif": lambda found: sarif.report(found, _rules(found)),
    "github": github.report,
    "gitlab": gitlab.report,
}


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("check", help="检查内容，一次列出所有问题；有错误时退出码为 1")
    add_content(parser)
    parser.add_argument(
        "--format",
        choices=("text", *_FOR_PROGRAMS),
        default="text",
        help="输出格式：text 给人看，json 给程序用，sarif 给编辑器和代码平台用，"
        "github 在 GitHub 的改动旁边显示，gitlab 是 GitLab 的代码质量报告",
    )
    parser.add_argument(
        "--notes",
        action="store_true",
        help="连说明一起列出；说明不要求改什么（json、sarif、gitlab 总是带着说明）",
    )
    parser.add_argument(
        "--explain",
        metavar="规则",
        help="说明一条规则：查什么、凭哪一条、错的和对的各是什么样、怎样改；名字在结果的方括号里",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings, those of today included; or what one rule is about."""
    if arguments.explain is not None:
        code = arguments.explain.partition("（")[0]  # what stands in brackets may say what it is about
        return 0 if _printed(explain(code)) and code in codes() else 1
    gc.disable()  # the process ends with its answer: nothing it makes could be collected before
    # The folder's name stands before every file, so it must have one: `.` has none.
    content = Path(os.path.abspath(arguments.content))
    try:
        findings = check_folder(
            content,
            day=now().date(),
            note=note_on(content),
            foregoing=lambda folder: read_foregoing(content, folder.files, note_on(content, "before")),
        ).problems
    except ClockError as error:
        print(error, file=sys.stderr)
        return 1
    if arguments.format == "text":
        text = terminal.report(findings, lines=_lines(content), notes=arguments.notes, colour=in_colour())
    else:
        # What programs read is UTF-8 (RFC 8259, 8.1; SARIF 2.1.0, 3.1), whatever the terminal speaks.
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        text = _FOR_PROGRAMS[arguments.format](_wanted(findings, arguments))
    return 1 if not _printed(text) or stops_publication(findings) else 0


def _wanted(findings: Sequence[Problem], arguments: argparse.Namespace) -> Sequence[Problem]:
    """All of them for programs; GitHub shows people ten of a kind in a step, and a note asks nobody to look."""
    if arguments.format != "github" or arguments.notes:
        return findings
    return [problem for problem in findings if problem.level is not Level.NOTE]


def _printed(text: str) -> bool:
    """Whether all of it is out; what stood in the way is told."""
    try:
        print(text, end="\n" if text else "", flush=True)
    except BrokenPipeError:  # whoever reads it has enough: no trouble
        raise
    except OSError as error:
        print(f"检查结果写不出来：{refusal(error)}", file=sys.stderr)
        return False
    return True


def _lines(content: Path) -> terminal.Lines:
    """The text of a file with a finding, line by line as findings count; nothing where it cannot be read as text."""

    @lru_cache(maxsize=4)
    def of(file: str) -> Sequence[str]:
        try:
            with open(content.parent / file, "rb") as stream:
                text = decode(stream.read(MAX_BYTES), file)[0]
        except OSError:
            return ()
        return text.split("\n") if text else ()

    return of
