"""`chidu impact`: which benchmarks, lists and entrustments a change of a law touches."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from chidu.cli.arguments import Commands, add_content
from chidu.clock import ClockError, now
from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import read_folder
from chidu.corpus.impact import Act, Impact, Touch, Touched, act_called, impact, names_near
from chidu.corpus.in_force import as_of
from chidu.language.articles import Article, parse_loosely, write
from chidu.language.overlap import Overlap
from chidu.model.acts import Law
from chidu.model.kinds import Kind
from chidu.problems import Level
from chidu.publish.spreadsheet import csv_text

_KINDS = {Kind.BENCHMARK: "基准", Kind.LISTING: "清单", Kind.ENTRUSTMENT: "委托和赋权"}
_HEAD = (
    *("类别", "编号", "名称", "部门", "状态", "施行日期", "作用", "条款", "和所问条款", "版本", "说明"),
    *("文号", "发布文件", "文件"),
)


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "impact",
        help="一部法规或者其中一条改了，会影响哪些基准、清单、委托和赋权",
        epilog="问一条，连它的款、项一起找；问一款，引用整条的也找出来，并且注明。待施行的版本也算；已经废止、失效的不算。",
    )
    add_content(parser)
    parser.add_argument(
        "--law", required=True, metavar="法规", help="名称、简称或者编号，例如 行政处罚法、FL-0001"
    )
    parser.add_argument(
        "--article", metavar="条款", help="只问这一条、款、项，例如 第三十四条第一款；可以写几条"
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "csv"),
        default="text",
        help="输出格式：text 给人看，csv 给表格软件",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what is touched; 1 where the question cannot be answered."""
    try:
        day = now().date()
    except ClockError as error:
        print(error, file=sys.stderr)
        return 1
    corpus = _corpus(Path(os.path.abspath(arguments.content)))
    asked = parse_loosely(arguments.article) if arguments.article is not None else ()
    if corpus is None:
        return 1
    act = act_called(corpus, _clean(arguments.law))
    if act is None:
        print(_unknown(corpus, _clean(arguments.law)), file=sys.stderr)
        return 1
    if arguments.article is not None and not asked:
        print(
            f"看不懂条款“{_clean(arguments.article)}”。写成“第三十四条第一款第（一）项”这样", file=sys.stderr
        )
        return 1
    found = impact(as_of(corpus, day), act, asked, day)
    if arguments.format == "text":
        print("\n".join(_lines(act, asked, found, day)))
    else:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        print(_as_json(act, asked, found) if arguments.format == "json" else _as_csv(found), end="")
    return 0


def _clean(typed: str) -> str:
    """Bytes that are no text come as halves of characters, which nothing could print."""
    return typed.encode("utf-8", "replace").decode()


def _corpus(content: Path) -> Corpus | None:
    """The records; None, and why, where there is no folder to read."""
    folder = read_folder(content, f"{content.name}/")
    if not folder.files:
        print(*folder.problems, sep="\n", file=sys.stderr)
        return None
    corpus = read_corpus(folder, f"{content.name}/")
    broken = {problem.place.file for problem in corpus.problems if problem.level is Level.ERROR}
    if broken:
        print(f"有 {len(broken)} 个文件有错误，没有查它们。用 check 命令看是什么问题", file=sys.stderr)
    return corpus


def _unknown(corpus: Corpus, name: str) -> str:
    near = names_near(corpus, name)
    return f"没有登记叫“{name}”的法规。" + (
        f"是不是：{'、'.join(near)}" if near else "法规登记在 content/laws/"
    )


def _lines(act: Act, asked: Sequence[Article], found: Impact, day: date) -> Iterator[str]:
    yield f"《{act.record.name}》{write(tuple(asked))}（{act.id}{_present(act, day)}）"
    yield _numbers(found)
    for department, several in groupby(found.benchmarks, key=lambda each: each.department):
        yield f"\n{department}"
        for each in several:
            yield from _told(each)
    for title, others in (("清单", found.lists), ("委托和赋权", found.entrustments)):
        yield from ([f"\n{title}"] if others else [])
        for each in others:
            yield from _told(each)


def _present(act: Act, day: date) -> str:
    version = act.record.version_on(day) if isinstance(act.record, Law) else None
    return f"，现行版本 {version.label}" if version else ""


def _numbers(found: Impact) -> str:
    ahead = sum(1 for each in found.benchmarks if each.entry.adopted_for)
    parts = [f"{len(found.benchmarks)} 项基准" + (f"（其中 {ahead} 项是待施行的版本）" if ahead else "")]
    parts += [f"{len(found.lists)} 份清单", f"{len(found.entrustments)} 份委托和赋权"]
    over = f"另有 {found.over} 项基准引用它，已经废止或者失效，没有列出。" if found.over else ""
    touched = found.benchmarks or found.lists or found.entrustments
    return (
        f"改动影响 {'、'.join(parts)}。" if touched else "没有现行的基准、清单、委托和赋权引用它。"
    ) + over


def _told(each: Touched) -> Iterator[str]:
    ahead = f"（{each.entry.adopted_for} 起施行的版本）" if each.entry.adopted_for else ""
    owner = f"　{each.department}" if each.entry.file.location.kind is not Kind.BENCHMARK else ""
    yield f"  {each.entry.id}　{each.title}{ahead}{owner}"
    for touch in each.touches:
        about = f"：{touch.about}" if touch.about else ""
        yield f"      {touch.role}　{_provision(touch)}{about}"
    if each.document:
        yield f"      发布文件　{each.document.number}　{each.document.name}"


def _provision(touch: Touch) -> str:
    words = touch.citation.article or "整部法规"
    version = f"（{touch.citation.version}）" if touch.citation.version else ""
    # That it is a part of what was asked, the provision itself shows.
    aside = f"（{touch.lies}）" if touch.lies not in (Overlap.SAME, Overlap.PART) else ""
    return words + version + aside


def _as_json(act: Act, asked: Sequence[Article], found: Impact) -> str:
    told = {
        "law": {"id": act.id, "name": act.record.name},
        "article": write(tuple(asked)) or None,
        "benchmarks": [_plain(each) for each in found.benchmarks],
        "lists": [_plain(each) for each in found.lists],
        "entrustments": [_plain(each) for each in found.entrustments],
        "over": found.over,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _plain(each: Touched) -> dict[str, object]:
    return {
        "id": each.entry.id,
        "title": each.title,
        "department": each.department,
        "file": each.entry.file.path,
        "status": each.status.state.value if each.status else None,
        "since": each.status.since.isoformat() if each.status and each.status.since else None,
        "adopted_ahead": each.entry.adopted_for is not None,
        "document": {"number": each.document.number, "name": each.document.name} if each.document else None,
        "citations": [
            {
                "role": touch.role,
                "article": touch.citation.article,
                "version": touch.citation.version,
                "about": touch.about or None,
                "note": touch.lies or None,
            }
            for touch in each.touches
        ],
    }


def _as_csv(found: Impact) -> str:
    everything = (*found.benchmarks, *found.lists, *found.entrustments)
    return csv_text(_HEAD, (_row(each, touch) for each in everything for touch in each.touches))


def _row(each: Touched, touch: Touch) -> tuple[object, ...]:
    since = each.status.since if each.status else None
    return (
        _KINDS[each.entry.file.location.kind],
        each.entry.id,
        each.title,
        each.department,
        each.status.state.value if each.status else None,
        since.isoformat() if since else None,
        touch.role,
        touch.citation.article,
        touch.lies or None,
        touch.citation.version,
        touch.about or None,
        each.document.number if each.document else None,
        each.document.name if each.document else None,
        each.entry.file.path,
    )
