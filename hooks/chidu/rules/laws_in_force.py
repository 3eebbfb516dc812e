"""Laws that no longer, or do not yet, apply: a benchmark that rests on one must be looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import State, benchmark_status, law_status
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark
from chidu.problems import Level, Problem
from chidu.source.nodes import Steps

ADJUST = "国市监法规〔2022〕2号第九条：所依据的法律、法规、规章作出修改的，及时调整"


def check(corpus: Corpus, day: date) -> Iterator[Problem]:
    """Every law a benchmark in force cites is in force on the day (鲅政办发〔2015〕74号第十八条)."""
    for entry in corpus.all_benchmarks:
        if benchmark_status(entry.record, corpus, day).applies and entry.adopted_for is None:
            for steps, citation in _citations(entry.record):
                yield from _of(corpus, entry, steps, citation, day)


def _citations(record: Benchmark) -> Iterator[tuple[Steps, Citation]]:
    """What a record cites and the steps to the name; no places: locating a value composes its file again."""
    for key, citations in (
        ("认定依据", record.violated),
        ("处罚依据", record.penalty_bases),
        ("法定依据", record.legal_bases),
    ):
        for index, citation in enumerate(citations):
            yield (key, index, "依据"), citation


def _of(
    corpus: Corpus, entry: Entry[Benchmark], steps: Steps, citation: Citation, day: date
) -> Iterator[Problem]:
    law = corpus.law_named(citation.law)
    if law is None:
        return
    status = law_status(law.record, day)
    if status.state is State.REPEALED:
        repeal = law.record.repeal
        successor = corpus.laws.get(repeal.successor) if repeal and repeal.successor else None
        yield Problem(
            "law-repealed",
            Level.WARNING,
            f"《{law.record.name}》已经在 {status.until} 废止",
            entry.file.place(*steps),
            instead=f"核对《{successor.record.name}》的条款，改用它"
            if successor
            else "核对现行规定，改引，或者废止这项基准",
            clause=ADJUST,
        )
    elif status.state is State.NOT_YET:
        yield Problem(
            "law-not-in-force",
            Level.WARNING,
            f"《{law.record.name}》{status.since} 才施行，现在还不能作依据",
            entry.file.place(*steps),
            instead="写作 <编号>@<施行日期>.yml，到那天再生效，或者改引现行规定",
            clause=ADJUST,
        )
