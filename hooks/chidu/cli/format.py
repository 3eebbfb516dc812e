"""`chidu format`: write every record in its canonical form; a file with errors is left as it is."""

from __future__ import annotations

import argparse
from pathlib import Path

from chidu.cli.arguments import Commands, add_content
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.reader import ReadFile
from chidu.model.writer import write_record


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser("format", help="把记录整理成统一的写法：键的顺序、缩进、引号")
    add_content(parser)
    parser.add_argument("--check", action="store_true", help="只检查，不改文件；有要整理的文件时退出码为 1")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Rewrite what differs from its canonical form, or only say so."""
    root = Path(arguments.content)
    folder = read_folder(root)
    corpus = read_corpus(folder)
    changed, broken = 0, len(folder.problems)
    for problem in folder.problems:
        print(problem)
    for file in corpus.files:
        if file.record is None:
            broken += 1
            print(f"{root / file.path}：有错误，没有动它。先用 chidu check 看看")
        elif (text := canonical(file)).encode() != corpus.sources[file.path]:
            changed += 1
            print(f"{root / file.path}：{'要整理' if arguments.check else '已整理'}")
            if not arguments.check:
                (root / file.path).write_text(text, encoding="utf-8", newline="\n")
    print(
        f"共 {len(corpus.files)} 个文件，{changed} 个{'要整理' if arguments.check else '已整理'}，{broken} 个有错误。"
    )
    return 1 if broken or (arguments.check and changed) else 0


def canonical(file: ReadFile) -> str:
    """The canonical text of a file that was read without error."""
    assert file.record is not None
    return write_record(file.record, file.location.kind, file.path)
