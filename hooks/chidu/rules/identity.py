"""Ids: equal to the file name, unique, never used again (《尺度格式》编号)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import effective_date
from chidu.model.acts import Document, Law
from chidu.model.benchmark import Benchmark
from chidu.model.entrustments import Entrustment
from chidu.model.institutions import Listing
from chidu.model.kinds import Kind
from chidu.model.packs import Pack
from chidu.model.reader import ReadFile
from chidu.model.systems import System
from chidu.problems import Level, Place, Problem
from chidu.rules.city import City
from chidu.source.nodes import Steps

N = TypeVar("N", Document, Law, Listing, System, Entrustment, Pack, Benchmark)

CLAUSE = "《尺度格式》编号：编号永久不变，和文件名相同，不重复、不再用"


# Prefixes of the records that lie in no department's folder: an id must mean one thing across the portal.
_RESERVED = ("FL-", "QD-", "ZD-", "WT-", "GZ-")


def check(city: City) -> Iterator[Problem]:
    """Site present, folders described, ids equal to names and used once, adopted-ahead dates true."""
    yield from _site(city.acts)
    yield from _folders(city)
    yield from _names(city.acts)
    yield from _repeats(city)
    yield from _adopted_ahead(city)
    yield from _names_of_acts(city.acts)


def of_benchmark(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    """A benchmark's id is its department's own, and that of its file; a version adopted ahead names its own date."""
    if entry.id.startswith(_RESERVED):
        message = f"编号“{entry.id}”的前缀是法规、清单、制度、委托、规则包记录专用的"
        yield _error("id-reserved", message, entry.file.place("编号"), "换一个部门自己的前缀，例如 CG-0001")
    yield from _named(entry)
    due = effective_date(entry.record, corpus)
    if entry.adopted_for and due and due != entry.adopted_for:
        message = f"文件名说 {entry.adopted_for} 施行，发布文件说 {due} 施行"
        yield _error("adopted-date", message, entry.file.place("文件"), f"文件名改成 {entry.id}@{due}.yml")


def _error(code: str, message: str, place: Place, instead: str) -> Problem:
    return Problem(code, Level.ERROR, message, place, instead=instead, clause=CLAUSE)


def _site(corpus: Corpus) -> Iterator[Problem]:
    if not any(file.location.kind == "site" for file in corpus.files):
        yield _error(
            "site-missing",
            "缺少站点说明文件",
            Place("site.yml"),
            "建一个 site.yml，写名称、级别、上级、区划代码和标识",
        )


def _folders(city: City) -> Iterator[Problem]:
    described = city.acts.on_file[Kind.DEPARTMENT]
    first: dict[str, str] = {}
    for path, location in city.files:
        if location.department and location.department not in described:
            first.setdefault(location.department, path)
    for folder, path in first.items():
        message = f"部门文件夹“{folder}”里没有 department.yml"
        instead = "建一个 department.yml，或者把文件放进正确的部门文件夹"
        yield _error("department-missing", message, Place(path), instead)


def _names(acts: Corpus) -> Iterator[Problem]:
    yield from _misnamed(acts.documents.values())
    yield from _misnamed(acts.laws.values())
    yield from _misnamed(acts.lists.values())
    yield from _misnamed(acts.systems.values())
    yield from _misnamed(acts.entrustments.values())
    yield from _misnamed(acts.packs.values())


def _misnamed(entries: Iterable[Entry[N]]) -> Iterator[Problem]:
    for entry in entries:
        yield from _named(entry)


def _named(entry: Entry[N]) -> Iterator[Problem]:
    if entry.record.id != entry.id:
        message = f"编号“{entry.record.id}”和文件名“{entry.id}”不一样"
        instead = f"编号: {entry.id}，或者把文件改名"
        yield _error("id-not-file-name", message, entry.file.place("编号"), instead)


def _repeats(city: City) -> Iterator[Problem]:
    used: dict[str, list[str]] = defaultdict(list)
    for path, location in city.files:
        if location.adopted_for is None:
            used[location.id].append(path)
    for id, paths in used.items():
        for path in paths[1:]:
            message = f"编号 {id} 已经用在 {paths[0]}"
            yield _error("id-duplicate", message, city.place_in(path, "编号"), "换一个没有用过的编号")
    yield from _former(city, set(used))


def _former(city: City, used: set[str]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for card in city.recorded.values():
        for index, id in enumerate(card.former_ids):
            owner = owners.setdefault(id, card.id)
            if id in used or owner != card.id:
                other = id if id in used else owner
                message = f"曾用编号 {id} 现在是另一项基准（{other}）在用"
                instead = "去掉这个曾用编号，或者给那一项换新编号"
                yield _error("id-reused", message, city.place(card, "曾用编号", index), instead)


def _adopted_ahead(city: City) -> Iterator[Problem]:
    on_file = {location.id for _, location in city.files if location.adopted_for is None}
    for card in city.cards:
        if card.adopted_for is None:
            continue
        recorded = city.recorded.get(card.id)
        since = city.effective(recorded) if recorded else None
        if since and since >= card.adopted_for:
            message = f"{card.id}.yml {since} 起施行，比这个待施行的版本（{card.adopted_for}）还晚"
            instead = "这个版本已经过时，删去这个文件；或者更正两个版本的发布文件"
            yield _error("adopted-late", message, city.place(card, "文件"), instead)
        if card.id not in on_file:
            message = f"有待施行的 {card.id}，却没有现行的 {card.id}.yml"
            instead = f"新的基准直接用 {card.id}.yml，施行日期取自发布文件"
            yield _error("adopted-alone", message, Place(card.path), instead)


def _names_of_acts(corpus: Corpus) -> Iterator[Problem]:
    """A citation names an act: two acts under one name would let it slide from one to the other."""
    first: dict[str, str] = {}
    for law in corpus.laws.values():
        names = [
            (law.record.name, ("名称",)),
            *((n, ("简称", i)) for i, n in enumerate(law.record.short_names)),
        ]
        yield from _taken(first, law.file, names)
    for document in corpus.documents.values():
        yield from _taken(first, document.file, [(document.record.name, ("名称",))])


def _taken(first: dict[str, str], file: ReadFile, names: Iterable[tuple[str, Steps]]) -> Iterator[Problem]:
    for name, steps in names:
        owner = first.setdefault(name, file.path)
        if owner != file.path:
            message = f"名称“{name}”已经用在 {owner}，引用它的基准分不清指哪一个"
            yield _error("name-twice", message, file.place(*steps), "换一个不同的简称，或者写全名")
