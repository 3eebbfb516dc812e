"""Bases by power type: a penalty names the provision that empowers it, other powers their legal basis."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.problems import Level, Problem


def check(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    """法定依据 is one of the five elements of a benchmark (国市监法规〔2022〕2号第六条)."""
    if problem := _missing(entry) or _misplaced(entry):
        yield problem


def _missing(entry: Entry[Benchmark]) -> Problem | None:
    record = entry.record
    penalty = record.power_type == "行政处罚"
    if penalty and (record.penalty_bases or (record.list_conditions and record.violated)):
        return None
    if not penalty and record.legal_bases:
        return None
    key = "处罚依据" if penalty else "法定依据"
    return Problem(
        "basis-missing",
        Level.ERROR,
        f"没有写“{key}”",
        entry.file.place(),
        instead=f"{key}: 下面写“- 依据: 法规名称”和“条款: 第…条”",
        clause="国市监法规〔2022〕2号第六条：裁量基准包括违法行为、法定依据、裁量阶次、适用条件和具体标准",
    )


def _misplaced(entry: Entry[Benchmark]) -> Problem | None:
    record = entry.record
    wrong = "法定依据" if record.power_type == "行政处罚" and record.legal_bases else None
    if record.power_type != "行政处罚" and record.penalty_bases:
        wrong = "处罚依据"
    if wrong is None:
        return None
    right = "处罚依据" if wrong == "法定依据" else "法定依据"
    return Problem(
        "basis-misplaced",
        Level.ERROR,
        f"{record.power_type}不写“{wrong}”",
        entry.file.place(wrong),
        instead=f"“{right}”",
        clause="《尺度格式》处罚依据 / 法定依据",
    )
