"""`chidu diff`: what a range of commits changes, record by record, as a reviewer needs it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from chidu.cli.arguments import CONTENT, Commands
from chidu.cli.colours import in_colour
from chidu.git import GitError, UnknownRevision
from chidu.history.proposed import Proposal
from chidu.language.system import refusal
from chidu.proposal import read_proposal
from chidu.reports import diff_json, diff_markdown, diff_terminal
from chidu.reports.display import visible

_FOR_OTHERS: Mapping[str, Callable[[Proposal], str]] = {
    "markdown": diff_markdown.report,
    "json": diff_json.report,
}


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "diff",
        help="两个提交之间改了哪些记录：哪一档加重、减轻了多少，写没写原因",
        epilog="范围写 起点..终点，直接比较两边；写 起点...终点（三个点），从两边分开的地方比起，合并请求用这一种；"
        "只写起点，终点就是当前的提交。例如：diff origin/main...HEAD --format markdown",
    )
    parser.add_argument("range", metavar="范围", help="例如 main..HEAD、origin/main...HEAD、v1.0")
    parser.add_argument(
        "--format",
        choices=("text", *_FOR_OTHERS),
        default="text",
        help="输出格式：text 给人看，markdown 贴在合并请求里，json 给程序用",
    )
    parser.add_argument("--content", default=CONTENT, metavar="目录", help=f"内容目录，默认是 {CONTENT}")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what changed; 2 where a commit is not known, 1 where git cannot tell."""
    content = Path(os.path.abspath(arguments.content))
    try:
        proposal = read_proposal(content.parent, content.name, arguments.range)
    except GitError as error:
        print(visible(str(error)), file=sys.stderr)
        return 2 if isinstance(error, UnknownRevision) else 1
    if arguments.format == "text":
        return _printed(diff_terminal.report(proposal, colour=in_colour()))
    # What programs and code hosts read is UTF-8, whatever the terminal speaks.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    return _printed(_FOR_OTHERS[arguments.format](proposal))


def _printed(text: str) -> int:
    try:
        print(text, flush=True)
    except BrokenPipeError:  # whoever reads it has enough: no trouble
        raise
    except OSError as error:
        print(f"比较结果写不出来：{refusal(error)}", file=sys.stderr)
        return 1
    return 0
