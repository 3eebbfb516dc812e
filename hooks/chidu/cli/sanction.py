"""`chidu sanction`: read one sentence of the sanction language and print what it says."""

from __future__ import annotations

import argparse
import json

from chidu.cli.arguments import Commands
from chidu.sanction import Convention, read, to_json


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("sanction", help="读一句罚则，输出读到的内容（JSON）")
    parser.add_argument("text", help="罚则原文，例如：处1000元以上5000元以下罚款")
    parser.add_argument(
        "--convention",
        choices=[each.value for each in Convention],
        help="用语约定：以上、以下是否含本数按哪种约定读",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the JSON object of format.md; text that cannot be read is part of it, not a failure."""
    convention = Convention(arguments.convention) if arguments.convention else None
    print(json.dumps(to_json(read(arguments.text), convention), ensure_ascii=False, indent=2))
    return 0
