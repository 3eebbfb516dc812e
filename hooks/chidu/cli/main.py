"""The command line: one sub-command a module, every message in Chinese."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from chidu import __version__
from chidu.cli import check, format, generated, importing, sanction, serve, site


class _Parser(argparse.ArgumentParser):
    """argparse, speaking Chinese where a clerk can see it."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Wrong words on the command line: say which help to ask for, exit 2."""
        self.exit(2, f"命令写得不对：{message.removeprefix('argument ')}\n用 {self.prog} --help 看用法。\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status (0 fine, 1 findings that stop publication, 2 wrong words)."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not turn a finding into a traceback.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    parser = _Parser(prog="chidu", description="尺度：行政裁量权基准的检查、整理和公开", add_help=True)
    parser.add_argument("--version", action="version", version=f"chidu {__version__}", help="显示版本")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for module in (check, format, sanction, generated, importing, site, serve):
        module.add(commands)
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 141
