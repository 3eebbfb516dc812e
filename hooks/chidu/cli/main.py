"""The command line: one sub-command a module, every message in Chinese."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from chidu import __version__

# In the order of the help. Each lies in the module of its name, except those below.
COMMANDS = (
    "check",
    "diff",
    "format",
    "sanction",
    "search",
    "impact",
    "promote",
    "generated",
    "import",
    "build",
    "verify",
    "serve",
)
_MODULES = {"import": "importing", "build": "site"}


class _Parser(argparse.ArgumentParser):
    """argparse, speaking Chinese where a clerk can see it."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Wrong words on the command line: say which help to ask for, exit 2."""
        self.exit(2, f"命令写得不对：{message.removeprefix('argument ')}\n用 {self.prog} --help 看用法。\n")


def _wanted(argv: Sequence[str]) -> Sequence[str]:
    """The command that was asked for: the others need not be loaded, which is most of the time of a quick one."""
    return argv[:1] if argv and argv[0] in COMMANDS else COMMANDS


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit status (0 fine, 1 findings that stop publication, 2 wrong words)."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character must not turn a finding into a traceback.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    parser = _Parser(prog="chidu", description="尺度：行政裁量权基准的检查、整理和公开", add_help=True)
    parser.add_argument("--version", action="version", version=f"chidu {__version__}", help="显示版本")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for name in _wanted(sys.argv[1:] if argv is None else argv):
        import_module(f"chidu.cli.{_MODULES.get(name, name)}").add(commands)
    arguments = parser.parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 141
