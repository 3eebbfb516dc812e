"""`chidu search`: ask the content as a citizen would, and see why each result was found."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from chidu.cli.arguments import CONTENT, Commands
from chidu.clock import ClockError, now
from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.problems import Level
from chidu.progress import progress
from chidu.publish.publication import Publication
from chidu.publish.search_records import search_records
from chidu.search.finding import Answer, Kind, find
from chidu.search.memory import MemoryIndex
from chidu.search.query import LONGEST
from chidu.search.ranking import Ranked, explained
from chidu.search.reasons import Reason, reasons
from chidu.search.records import SearchRecord

_SHOWN = 10
_RELATED = 5
_ALIAS = "俗称"
_NAMED = 3
_ECHO = 30
_WRITE = "请写出做了什么事，例如：路边摆摊、遛狗不牵绳、卖过期食品。"
_SENTENCES = {
    Kind.EMPTY: f"还没有写要查的事。{_WRITE}",
    Kind.COMMON: f"“{{}}”查不出是哪一件事：这几个字几乎每一项里都有。{_WRITE}",
    Kind.NOTHING: "没有找到和“{}”有关的内容。",
    Kind.NEAR: "没有正好对上“{}”的内容，下面的可能相关。",
    Kind.ENDED: "现行的里面没有正好对上“{}”的，下面有已经废止或者失效的。",
}


@dataclass(frozen=True, slots=True)
class Result:
    """One result, and why: `share` and `explained` are 0 to 1, of the weight of the words and of their characters."""

    record: SearchRecord
    score: float
    share: float
    explained: float
    reasons: list[Reason]


def add(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "search",
        help="按市民的话查基准，和网站的搜索同一个排序，说明每一项为什么查到",
        epilog="强度是 1 到 10：在事项、俗称、编号里最强，在情形、依据里其次，只在正文（罚则、裁量标准等）里出现的最弱。",
    )
    parser.add_argument("words", nargs="+", metavar="要查的话", help="例如：在路边摆摊罚多少钱")
    parser.add_argument("--content", default=CONTENT, metavar="目录", help=f"内容目录，默认是 {CONTENT}")
    parser.add_argument("-n", type=_number, default=_SHOWN, metavar="项数", help=f"最多列几项，默认 {_SHOWN}")
    parser.add_argument("--json", action="store_true", help="输出 JSON，给程序用")
    parser.set_defaults(run=run)


def _number(typed: str) -> int:
    if not (typed.isascii() and typed.isdigit() and int(typed)):
        raise argparse.ArgumentTypeError(f"-n 后面写一个正整数，现在是“{typed}”")
    return int(typed)


def run(arguments: argparse.Namespace) -> int:
    """Print the answer; 1 where the content cannot be asked."""
    publication = _publication(Path(os.path.abspath(arguments.content)))
    if publication is None:
        return 1
    index = MemoryIndex.of(search_records(publication))
    # Bytes that are no text come as halves of characters, which nothing could print.
    question = " ".join(arguments.words)[:LONGEST].encode("utf-8", "replace").decode()
    answer = find(question, index)
    if arguments.json:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
        print(json.dumps(_as_json(question, answer, index, arguments.n), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(question, answer, index, arguments.n)))
    return 0


def _publication(content: Path) -> Publication | None:
    """The content as the build publishes it today, without its history; None, and why, where there is nothing to ask."""
    try:
        day = now().date()
    except ClockError as error:
        print(error, file=sys.stderr)
        return None
    with progress("读入", visible=sys.stderr.isatty()) as told:
        corpus = read_corpus(read_folder(content, f"{content.name}/"), f"{content.name}/", told)
    broken = {problem.place.file for problem in corpus.problems if problem.level is Level.ERROR}
    if corpus.site is None:
        print(f"{content.name}/ 里没有能用的 site.yml，查不了。用 check 命令看是什么问题", file=sys.stderr)
        return None
    if broken:
        print(f"有 {len(broken)} 个文件有错误，可能没有查到它们。用 check 命令看是什么问题", file=sys.stderr)
    return Publication.on(day, corpus, {})


def _result(one: Ranked, answer: Answer, index: MemoryIndex) -> Result:
    record = index.card(one.record)
    whole = explained(answer.query, answer.terms, one.record, index.count)
    why = reasons(answer.query, answer.terms, one.record, record)
    return Result(record, one.score, one.share, whole, why)


def _lines(question: str, answer: Answer, index: MemoryIndex, most: int) -> Iterator[str]:
    found = answer.results
    if answer.corrected:
        yield f"您要查的是不是“{answer.corrected}”？"
    if answer.kind is Kind.FOUND:
        cut = f"，列出前 {most} 项" if len(found.good) > most else ""
        yield f"{len(found.good)} 项和“{_echo(question)}”有关{cut}。"
    else:
        yield _SENTENCES[answer.kind].format(_echo(question))
    yield from _section("", found.good[:most], answer, index)
    yield from _section("可能相关", found.maybe[: min(most, _RELATED)], answer, index)
    yield from _section("已经废止或者失效的", found.ended[: min(most, _RELATED)], answer, index)


def _echo(question: str) -> str:
    return question if len(question) <= _ECHO else f"{question[:_ECHO]}…"


def _section(title: str, several: Sequence[Ranked], answer: Answer, index: MemoryIndex) -> Iterator[str]:
    if several and title:
        yield f"\n{title}"
    for number, one in enumerate(several, start=1):
        yield ""
        yield from _told(number, _result(one, answer, index))


def _told(number: int, result: Result) -> Iterator[str]:
    record = result.record
    yield f"{number}. {record.title}"
    about = (record.id, record.department, record.power_type or record.kind.value, record.fine, record.status)
    yield f"   {'　'.join(word for word in about if word)}"
    for reason in result.reasons:
        how = f"（{reason.how}）" if reason.how else ""
        yield f"   “{reason.words}”{how}：{_listed(reason.places)}，强度 {reason.impact}"
    yield f"   说明了问题的 {result.explained:.0%}，得分 {result.score:.2f}"


def _listed(places: Sequence[str]) -> str:
    """Several everyday names under one word: 事项、俗称“摆摊”“路边摊”."""
    named = [place.removeprefix(_ALIAS) for place in places if place.startswith(_ALIAS)]
    more = f" 等 {len(named)} 个" if len(named) > _NAMED else ""
    aliases = _ALIAS + "".join(named[:_NAMED]) + more if named else ""
    return "、".join(dict.fromkeys(aliases if place.startswith(_ALIAS) else place for place in places))


def _as_json(question: str, answer: Answer, index: MemoryIndex, most: int) -> dict[str, object]:
    found = answer.results
    lists = {"good": found.good, "maybe": found.maybe, "ended": found.ended}
    return {
        "question": question,
        "kind": answer.kind.value,
        "corrected": answer.corrected,
        "numbers": {name: len(several) for name, several in lists.items()},
        **{
            name: [_plain(_result(one, answer, index)) for one in several[:most]]
            for name, several in lists.items()
        },
    }


def _plain(result: Result) -> dict[str, object]:
    record = result.record
    return {
        "id": record.id,
        "title": record.title,
        "url": record.url,
        "kind": record.kind.value,
        "department": record.department,
        "power_type": record.power_type,
        "fine": record.fine,
        "highest": record.highest,
        "status": record.status,
        "score": result.score,
        "share": round(result.share, 6),
        "explained": round(result.explained, 6),
        "reasons": [asdict(reason) for reason in result.reasons],
    }
