"""Arguments several commands share."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = object

CONTENT = "content"


def add_content(parser: argparse.ArgumentParser) -> None:
    """Which content folder the command works on."""
    parser.add_argument("content", nargs="?", default=CONTENT, help=f"内容目录，默认是 {CONTENT}")
