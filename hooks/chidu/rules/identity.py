"""Ids: equal to the file name, unique, never used again (《尺度格式》编号)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import effective_date
from chidu.model.acts import Document, Law
from chidu.model.benchmark import Benchmark
from chidu.model.entrustments import Entrustment
from chidu.model.institutions import Listing
from chidu.model.reader import ReadFile
from chidu.model.systems import System
from chidu.problems import Level, Place, Problem
from chidu.source.nodes import Steps

CLAUSE = "《尺度格式》编号：编号永久不变，和文件名相同，不重复、不再用"


# Prefixes of the records that lie in no department's folder: an id must mean one thing across the portal.
_RESERVED = ("FL-", "QD-", "ZD-", "WT-")


def check(corpus: Corpus) -> Iterator[Problem]:
    """Site present, folders described, ids equal to names and used once, adopted-ahead dates true."""
    yield from _site(corpus)
    yield from _folders(corpus)
    yield from _names(corpus)
    yield from _repeats(corpus)
    yield from _adopted_ahead(corpus)
    yield from _names_of_acts(corpus)


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


def _folders(corpus: Corpus) -> Iterator[Problem]:
    described = {file.location.id for file in corpus.files if file.location.kind == "department"}
    first: dict[str, ReadFile] = {}
    for file in corpus.files:
        folder = file.location.department
        if folder and folder not in described:
            first.setdefault(folder, file)
    for folder, file in first.items():
        message = f"部门文件夹“{folder}”里没有 department.yml"
        yield _error(
            "department-missing",
            message,
            Place(file.path),
            "建一个 department.yml，或者把文件放进正确的部门文件夹",
        )


def _names(corpus: Corpus) -> Iterator[Problem]:
    entries: list[
        Entry[Document] | Entry[Law] | Entry[Listing] | Entry[System] | Entry[Entrustment] | Entry[Benchmark]
    ] = [
        *corpus.documents.values(),
        *corpus.laws.values(),
        *corpus.lists.values(),
        *corpus.systems.values(),
        *corpus.entrustments.values(),
        *corpus.all_benchmarks,
    ]
    for entry in entries:
        if entry.file.location.kind == "benchmark" and entry.id.startswith(_RESERVED):
            message = f"编号“{entry.id}”的前缀是法规、清单、制度、委托记录专用的"
            yield _error(
                "id-reserved", message, entry.file.place("编号"), "换一个部门自己的前缀，例如 CG-0001"
            )
        if entry.record.id != entry.id:
            message = f"编号“{entry.record.id}”和文件名“{entry.id}”不一样"
            yield _error(
                "id-not-file-name", message, entry.file.place("编号"), f"编号: {entry.id}，或者把文件改名"
            )


def _repeats(corpus: Corpus) -> Iterator[Problem]:
    used: dict[str, list[ReadFile]] = defaultdict(list)
    for file in corpus.files:
        if file.location.kind == "benchmark" and file.location.adopted_for is None:
            used[file.location.id].append(file)
    for id, files in used.items():
        for file in files[1:]:
            yield _error(
                "id-duplicate",
                f"编号 {id} 已经用在 {files[0].path}",
                file.place("编号"),
                "换一个没有用过的编号",
            )
    yield from _former(corpus, set(used))


def _former(corpus: Corpus, used: set[str]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for entry in corpus.benchmarks.values():
        for index, id in enumerate(entry.record.former_ids):
            owner = owners.setdefault(id, entry.id)
            if id in used or owner != entry.id:
                other = id if id in used else owner
                message = f"曾用编号 {id} 现在是另一项基准（{other}）在用"
                yield _error(
                    "id-reused",
                    message,
                    entry.file.place("曾用编号", index),
                    "去掉这个曾用编号，或者给那一项换新编号",
                )


def _adopted_ahead(corpus: Corpus) -> Iterator[Problem]:
    for entry in corpus.all_benchmarks:
        due = effective_date(entry.record, corpus)
        if entry.adopted_for and due and due != entry.adopted_for:
            message = f"文件名说 {entry.adopted_for} 施行，发布文件说 {due} 施行"
            yield _error(
                "adopted-date", message, entry.file.place("文件"), f"文件名改成 {entry.id}@{due}.yml"
            )
        yield from _overtaken(corpus, entry)
        if entry.adopted_for and entry.id not in corpus.benchmarks and not _on_file(corpus, entry.id):
            message = f"有待施行的 {entry.id}，却没有现行的 {entry.id}.yml"
            yield _error(
                "adopted-alone",
                message,
                Place(entry.file.path),
                f"新的基准直接用 {entry.id}.yml，施行日期取自发布文件",
            )


def _overtaken(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    recorded = corpus.benchmarks.get(entry.id)
    since = effective_date(recorded.record, corpus) if recorded else None
    if entry.adopted_for and since and since >= entry.adopted_for:
        message = f"{entry.id}.yml {since} 起施行，比这个待施行的版本（{entry.adopted_for}）还晚"
        instead = "这个版本已经过时，删去这个文件；或者更正两个版本的发布文件"
        yield _error("adopted-late", message, entry.file.place("文件"), instead)


def _on_file(corpus: Corpus, id: str) -> bool:
    return any(f.location.id == id and f.location.adopted_for is None for f in corpus.files)


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
