"""References: every law, document, department and record a benchmark names is on file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark
from chidu.model.entrustments import Entrustment
from chidu.model.institutions import Listing, Site
from chidu.model.kinds import Kind
from chidu.model.reader import ReadFile
from chidu.model.systems import System
from chidu.problems import Level, Place, Problem
from chidu.rules.city import City
from chidu.source.nodes import Steps

_STATE = "中华人民共和国"


def check(corpus: Corpus) -> Iterator[Problem]:
    """What acts name: unknown laws, documents, departments and ids (国市监法规〔2022〕2号第六条)."""
    for site in filter(None, [corpus.site]):
        yield from _packs(corpus, site)
    for listing in corpus.lists.values():
        yield from _listing(corpus, listing)
    for system in corpus.systems.values():
        yield from _system(corpus, system)
    for entrustment in corpus.entrustments.values():
        yield from _entrustment(corpus, entrustment)
    for department in corpus.departments.values():
        end = department.record.dissolution
        if end and end.into not in corpus.departments:
            yield _unknown("部门", end.into, department.file.place("撤并", "并入"), corpus.departments)


def of_benchmark(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    """What a benchmark names, other benchmarks excepted."""
    yield from _citations(corpus, entry)
    yield from _document(corpus, entry)
    yield from _bodies(corpus, entry)


def between(city: City) -> Iterator[Problem]:
    """What benchmarks say of each other and of lists: 关联, 废止 and 上级基准 lead somewhere."""
    benchmarks, lists = city.acts.on_file[Kind.BENCHMARK], city.acts.on_file[Kind.LISTING]
    targets = benchmarks | lists
    for card in city.cards:
        for index, link in enumerate(card.links):
            if link.id not in targets:
                yield _unknown("清单或者基准", link.id, city.place(card, "关联", index, "编号"), targets)
        if card.successor and card.successor not in benchmarks:
            yield _unknown("基准", card.successor, city.place(card, "废止", "替代"), benchmarks)
        if card.superior and card.superior not in benchmarks:
            yield _unknown("基准", card.superior, city.place(card, "上级基准", "编号"), benchmarks)


def _packs(corpus: Corpus, site: Entry[Site]) -> Iterator[Problem]:
    packs, departments = corpus.on_file[Kind.PACK], corpus.on_file[Kind.DEPARTMENT]
    for index, applied in enumerate(site.record.packs):
        if applied.pack not in packs:
            hint = "先在 content/rules/ 登记这个规则包"
            yield _unknown("规则包", applied.pack, site.file.place("规则包", index, "编号"), packs, hint)
        for place, folder in enumerate(applied.departments):
            if folder not in departments:
                at = site.file.place("规则包", index, "部门", place)
                yield _unknown("部门", folder, at, departments)


def _unknown(what: str, name: str, place: Place, known: Iterable[str], instead: str | None = None) -> Problem:
    # Every law of the state begins alike, which makes none of them near; its full name comes before its short ones.
    bare = {each.removeprefix(_STATE): each for each in reversed(list(known))}
    near = difflib.get_close_matches(name.removeprefix(_STATE), list(bare), n=1, cutoff=0.6)
    return Problem(
        "unknown-reference",
        Level.ERROR,
        f"没有登记过{what}“{name}”",
        place,
        instead=f"“{bare[near[0]]}”" if near else instead,
        clause="《尺度格式》法规、文件、部门只登记一次，基准引用它们",
    )


def _law_is_known(corpus: Corpus, name: str) -> bool:
    return bool(corpus.law_named(name) or corpus.document_named(name))


def _citations(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    for key, index, citation in entry.record.placed_bases:
        yield from _citation(corpus, citation, entry.file, (key, index))


def _citation(corpus: Corpus, citation: Citation, file: ReadFile, steps: Steps) -> Iterator[Problem]:
    if not _law_is_known(corpus, citation.law):
        names = [name for law in corpus.laws.values() for name in law.record.names]
        hint = "先在 content/laws/ 登记这部法规，再引用它"
        yield _unknown("法规", citation.law, file.place(*steps, "依据"), names, hint)
        return
    law = corpus.law_named(citation.law)
    if law and citation.version and citation.version not in [v.label for v in law.record.versions]:
        labels = [version.label for version in law.record.versions]
        what = f"《{law.record.name}》的版本"
        yield _unknown(what, citation.version, file.place(*steps, "版本"), labels, "、".join(labels))


def _document(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    known = corpus.on_file[Kind.DOCUMENT]
    if entry.record.document not in known:
        hint = "先在 content/documents/ 登记发布文件"
        yield _unknown("文件", entry.record.document, entry.file.place("文件"), known, hint)


def _bodies(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    known = corpus.on_file[Kind.DEPARTMENT]
    for index, conferral in enumerate(entry.record.conferrals):
        if conferral.body not in known:
            yield _unknown("部门或者乡镇", conferral.body, entry.file.place("赋权", index, "对象"), known)


def _listing(corpus: Corpus, entry: Entry[Listing]) -> Iterator[Problem]:
    benchmarks, documents = corpus.on_file[Kind.BENCHMARK], corpus.on_file[Kind.DOCUMENT]
    departments = corpus.on_file[Kind.DEPARTMENT]
    if entry.record.document and entry.record.document not in documents:
        yield _unknown("文件", entry.record.document, entry.file.place("文件"), documents)
    for index, item in enumerate(entry.record.entries):
        for place, citation in enumerate(item.bases):
            yield from _citation(corpus, citation, entry.file, ("条目", index, "依据", place))
        for place, folder in enumerate(item.departments):
            if folder not in departments:
                at = entry.file.place("条目", index, "部门", place)
                yield _unknown("部门", folder, at, departments)
        for place, id in enumerate(item.benchmarks):
            if id not in benchmarks:
                yield _unknown("基准", id, entry.file.place("条目", index, "基准", place), benchmarks)


def _system(corpus: Corpus, entry: Entry[System]) -> Iterator[Problem]:
    record, departments = entry.record, corpus.on_file[Kind.DEPARTMENT]
    targets = corpus.on_file[Kind.BENCHMARK] | corpus.on_file[Kind.LISTING]
    for index, citation in enumerate(record.bases):
        yield from _citation(corpus, citation, entry.file, ("依据", index))
    for index, folder in enumerate(record.bodies):
        if folder not in departments:
            yield _unknown("部门", folder, entry.file.place("适用部门", index), departments)
    for index, id in enumerate(record.links):
        if id not in targets:
            yield _unknown("清单或者基准", id, entry.file.place("关联", index), targets)


def _entrustment(corpus: Corpus, entry: Entry[Entrustment]) -> Iterator[Problem]:
    record, departments = entry.record, corpus.on_file[Kind.DEPARTMENT]
    benchmarks = corpus.on_file[Kind.BENCHMARK]
    for key, folder in (("部门", record.department), ("对象", record.body)):
        if folder and folder not in departments:
            yield _unknown("部门或者乡镇", folder, entry.file.place(key), departments)
    for index, citation in enumerate(record.bases):
        yield from _citation(corpus, citation, entry.file, ("依据", index))
    for index, id in enumerate(record.matters):
        if id not in benchmarks:
            yield _unknown("基准", id, entry.file.place("事项", index), benchmarks)
