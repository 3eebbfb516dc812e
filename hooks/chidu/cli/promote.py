"""`chidu promote`: fold versions whose day has come into their records' own files, all of them or none."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from chidu import git
from chidu.cli.arguments import CONTENT, Commands
from chidu.cli.folding import fold_all
from chidu.clock import ClockError, now
from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import read_folder
from chidu.corpus.promotion import Fold, NotFoldable, fold_of, waiting
from chidu.git import foregoing
from chidu.history import blob_name
from chidu.model.kinds import locate_record
from chidu.model.reader import ReadFile


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "promote",
        help="到了施行的日子，把待施行的版本（编号@施行日期.yml）并入编号.yml",
        epilog="几项要么一起并入，要么都不动。网站到日子自己换，不等这个命令；并入以后显示的和以前一样。并入以后请提交。",
    )
    parser.add_argument("ids", nargs="*", metavar="编号", help="只并入这几项；不写就是到期的全部")
    parser.add_argument(
        "--on", type=_date, metavar="日期", help="照这一天算到没到期，例如 2027-01-01；不写就是今天"
    )
    parser.add_argument("--dry-run", action="store_true", help="只说要做什么，不改文件")
    parser.add_argument(
        "--discard",
        action="store_true",
        help="现行文件在新版本入库以后又改过的，也照样并入；那些改动不带到新版本里",
    )
    parser.add_argument("--content", default=CONTENT, metavar="目录", help=f"内容目录，默认是 {CONTENT}")
    parser.set_defaults(run=run)


def _date(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期写成 2027-01-01 这样，现在是“{typed}”") from None


def run(arguments: argparse.Namespace) -> int:
    """Fold what is due; 1 where anything stood in the way, and then nothing was changed."""
    content = Path(os.path.abspath(arguments.content))
    folder = read_folder(content, f"{content.name}/")
    if not folder.files:
        print(*folder.problems, sep="\n", file=sys.stderr)
        return 1
    try:
        day = arguments.on or now().date()
        corpus = read_corpus(folder, f"{content.name}/")
        folds, refused = _plan(corpus, arguments.ids, day)
        refused += _unrecorded(content, folds, discard=arguments.discard)
    except (ClockError, git.GitError) as error:
        print(error, file=sys.stderr)
        return 1
    if refused:
        print(*refused, sep="\n", file=sys.stderr)
        print("一项都没有动。", file=sys.stderr)
        return 1
    return _done(content, corpus, folds, day, dry=arguments.dry_run)


def _plan(corpus: Corpus, ids: Sequence[str], day: date) -> tuple[list[Fold], list[str]]:
    """What is folded, and why what was asked for is not."""
    ahead = waiting(corpus)
    refused = [_missing(corpus, id) for id in dict.fromkeys(ids) if id not in ahead]
    folds = []
    for id in [id for id in dict.fromkeys(ids) if id in ahead] or ([] if ids else list(ahead)):
        # One after the other: each version must have stood in the record's own file, or its history would say withdrawn.
        file = ahead[id][0]
        if _day(file) > day:
            refused += [_early(file)] if ids else []
            continue
        try:
            folds.append(fold_of(corpus, file))
        except NotFoldable as error:
            refused.append(f"{file.path}：{error}")
    return folds, refused


def _day(file: ReadFile) -> date:
    return file.location.adopted_for or date.min


def _missing(corpus: Corpus, id: str) -> str:
    return f"{id} 没有待施行的版本" if id in corpus.benchmarks else f"没有编号是 {id} 的基准"


def _early(file: ReadFile) -> str:
    return f"{file.path}：{_day(file)} 才施行，还没有到。想先看结果，用 --on {_day(file)} --dry-run"


def _unrecorded(content: Path, folds: Sequence[Fold], *, discard: bool) -> list[str]:
    """What would be lost from history, or by folding: every text must be recorded, and the present one be the older."""
    if not folds:
        return []
    repo, name = content.parent, content.name
    if git.head(repo) is None:
        return ["版本库里还没有提交。先提交，再并入"]
    recorded = git.files_at(repo, "HEAD", name)
    refused = []
    for fold in folds:
        loose = [
            path for path, data in _texts(content, fold) if not _is_recorded(recorded, content, path, data)
        ]
        refused += [f"{path}：还没有提交。先提交，再并入" for path in loose]
        if not (loose or discard or fold.is_half_done or _was_known(content, fold, recorded)):
            refused.append(
                f"{fold.target}：新版本入库以后又改过。把改动并到 {Path(fold.source).name} 再提交；不用带过去的，加上 --discard"
            )
    return refused


def _was_known(content: Path, fold: Fold, recorded: Mapping[str, str]) -> bool:
    """Whether the present text was on record, as such or adopted ahead, when the new one was last written."""
    if fold.present is None:
        return True
    repo, name = content.parent, content.name
    written = foregoing.last_changed(repo, name, _below(content, fold.source))
    then = git.files_at(repo, written or "HEAD", name)
    known = {oid for path, oid in then.items() if (at := locate_record(path)) and at.id == fold.id}
    return recorded[_below(content, fold.present.path)] in known


def _below(content: Path, path: str) -> str:
    return path.removeprefix(f"{content.name}/")


def _texts(content: Path, fold: Fold) -> Iterator[tuple[str, bytes]]:
    """The files that a fold takes away or replaces, with what is in them."""
    yield fold.source, (content.parent / fold.source).read_bytes()
    if fold.present and not fold.is_half_done:
        yield fold.present.path, fold.present.data


def _is_recorded(recorded: Mapping[str, str], content: Path, path: str, data: bytes) -> bool:
    oid = recorded.get(_below(content, path))
    return oid is not None and oid == blob_name(data, oid)


def _done(content: Path, corpus: Corpus, folds: Sequence[Fold], day: date, *, dry: bool) -> int:
    if not folds:
        print(f"到 {day} 没有要并入的版本。")
        return 0
    if not dry and (why := fold_all(content.parent, folds)):
        print(f"{why}\n一项都没有动。", file=sys.stderr)
        return 1
    for fold in folds:
        print(_told(fold, dry=dry))
    left = [fold.id for fold in folds if _due(corpus, fold.id, day) > 1]
    print(f"共 {len(folds)} 项，{'要并入' if dry else '已并入。请提交'}。")
    if left:
        print(f"{'、'.join(left)} 还有后面的版本也到期了：提交以后再运行一次。")
    return 0


def _due(corpus: Corpus, id: str, day: date) -> int:
    return sum(1 for file in waiting(corpus)[id] if _day(file) <= day)


def _told(fold: Fold, *, dry: bool) -> str:
    dated = f"，加上“施行日期: {fold.day}”" if fold.dated else ""
    verb = "要并入" if dry else "并入了"
    gone = "、".join(
        Path(path).name if Path(path).parent == Path(fold.target).parent else path for path in fold.gone
    )
    return f"{fold.target}：{verb} {fold.day} 起施行的版本{dated}，删去 {gone}"
