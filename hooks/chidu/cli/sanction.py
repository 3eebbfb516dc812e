"""`chidu sanction`: read sentences of the sanction language and print what they say."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from chidu.cli.arguments import Commands
from chidu.language.system import refusal
from chidu.sanction import Convention, read, to_json


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("sanction", help="读一句罚则，输出读到的内容（JSON）")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("text", nargs="?", help="罚则原文，例如：处1000元以上5000元以下罚款")
    source.add_argument(
        "--lines",
        metavar="文件",
        help="每行读一句，每句输出一行 JSON（空行输出没有内容的一行，行数不变）；- 从标准输入读；文件要是 UTF-8 文本",
    )
    parser.add_argument(
        "--convention",
        choices=[each.value for each in Convention],
        help="用语约定：以上、以下是否含本数按哪种约定读",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the JSON object of format.md; text that cannot be read is part of it, not a failure."""
    convention = Convention(arguments.convention) if arguments.convention else None
    if arguments.text is None and arguments.lines is None:
        print("没有写要读的罚则：写一句，或者用 --lines 给出文件", file=sys.stderr)
        return 2
    if arguments.lines is None:
        print(json.dumps(to_json(read(arguments.text), convention), ensure_ascii=False, indent=2))
        return 0
    try:
        with _opened(arguments.lines) as lines:
            for line in _sentences(lines):
                print(json.dumps(to_json(read(line), convention), ensure_ascii=False))
    except UnicodeDecodeError:
        print(f"{arguments.lines} 不是 UTF-8 文本，从这里起没有读", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads our lines has enough of them: no trouble with the file
        raise
    except OSError as error:
        print(f"打不开 {arguments.lines}：{refusal(error)}", file=sys.stderr)
        return 1
    return 0


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    if name == "-":
        yield sys.stdin.buffer
    else:
        with open(name, "rb") as file:
            yield file


def _sentences(lines: Iterable[bytes]) -> Iterator[str]:
    """One line at a time, without its end: memory does not grow with the file. A byte order mark is no word."""
    for number, line in enumerate(lines):
        yield line.decode("utf-8" if number else "utf-8-sig").rstrip("\r\n")
