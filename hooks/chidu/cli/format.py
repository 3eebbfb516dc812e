"""`chidu format`: write every record in its canonical form; a file with errors is left as it is."""

from __future__ import annotations

import argparse
from collections import Counter
from enum import Enum
from pathlib import Path

from chidu.cli.arguments import Commands, add_content
from chidu.cli.rewrite import rewrite
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.reader import ReadFile
from chidu.model.writer import write_record


class _Outcome(Enum):
    """What became of a file, in the words of the closing line."""

    CANONICAL = "已经整齐"
    UNTIDY = "要整理"
    TIDIED = "已整理"
    BROKEN = "有错误"
    REFUSED = "写不进去"


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
    for problem in folder.problems:
        print(problem)
    outcomes = Counter({_Outcome.BROKEN: len(folder.problems)})
    outcomes.update(_tidy(root, file, arguments.check) for file in corpus.files)
    print(_closing(len(corpus.files), outcomes, _Outcome.UNTIDY if arguments.check else _Outcome.TIDIED))
    return 1 if outcomes[_Outcome.BROKEN] + outcomes[_Outcome.REFUSED] + outcomes[_Outcome.UNTIDY] else 0


def _tidy(root: Path, file: ReadFile, only_look: bool) -> _Outcome:
    path = root / file.path
    if file.record is None:
        print(f"{path}：有错误，没有动它。先用 chidu check 看看")
        return _Outcome.BROKEN
    text = canonical(file)
    if text.encode() == file.data:
        return _Outcome.CANONICAL
    if only_look:
        print(f"{path}：要整理")
        return _Outcome.UNTIDY
    refused = rewrite(path, text)
    print(f"{path}：{refused or '已整理'}")
    return _Outcome.REFUSED if refused else _Outcome.TIDIED


def _closing(files: int, outcomes: Counter[_Outcome], done: _Outcome) -> str:
    told = [done, _Outcome.BROKEN, *([_Outcome.REFUSED] if outcomes[_Outcome.REFUSED] else [])]
    return "，".join([f"共 {files} 个文件", *(f"{outcomes[each]} 个{each.value}" for each in told)]) + "。"


def canonical(file: ReadFile) -> str:
    """The canonical text of a file that was read without error."""
    assert file.record is not None
    return write_record(file.record, file.location.kind, file.path)
