"""The form of a benchmark: exactly one of five, complete in itself (《尺度格式》五种形式)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.problems import Level, Place, Problem

FORMS = ("裁量阶次", "裁量矩阵", "裁量因子", "清单条件", "裁量内容")


def check(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    """One form per benchmark, complete in itself.

    Tiers can be told apart; a matrix row names one circumstance per axis; factors have a base; a list has conditions.
    """
    yield from _one_form(entry)
    yield from _tiers(entry)
    yield from _matrix(entry)
    yield from _factors(entry)
    yield from _list_conditions(entry)


def _error(code: str, message: str, place: Place, instead: str) -> Problem:
    return Problem(code, Level.ERROR, message, place, instead=instead, clause="《尺度格式》五种形式")


def _one_form(entry: Entry[Benchmark]) -> Iterator[Problem]:
    forms = entry.record.forms
    if not forms:
        yield _error(
            "form-missing", "没有写裁量标准", entry.file.place(), "在" + "、".join(FORMS) + "里写一种"
        )
    for extra in forms[1:]:
        message = f"一项基准只能有一种形式，已经有“{forms[0]}”，又写了“{extra}”"
        yield _error("form-twice", message, entry.file.place(extra), "去掉一种，或者拆成两项基准")


def _tiers(entry: Entry[Benchmark]) -> Iterator[Problem]:
    """Tiers of one name in one track are told apart by their codes, where every one of them has its own."""
    codes: dict[tuple[str | None, str], set[str | None]] = defaultdict(set)
    for index, tier in enumerate(entry.record.tiers):
        same_name = codes[tier.track, tier.name]
        if same_name and (tier.code is None or not same_name.isdisjoint({tier.code, None})):
            yield Problem(
                "tier-name-twice",
                Level.WARNING,
                f"阶次“{tier.name}”写了不止一次，看修订记录时分不清是哪一档",
                entry.file.place("裁量阶次", index, "阶次"),
                instead="每一档用不同的名称，或者给同名的每一档写上不同的“代码”",
                clause="《尺度格式》五种形式",
            )
        same_name.add(tier.code)


def _matrix(entry: Entry[Benchmark]) -> Iterator[Problem]:
    matrix = entry.record.matrix
    for index, row in enumerate(matrix.rows if matrix else ()):
        axes = matrix.axes if matrix else ()
        if len(row.conditions) != len(axes):
            message = f"这一行写了 {len(row.conditions)} 个情形，维度有 {len(axes)} 个（{'、'.join(axes)}）"
            yield _error(
                "matrix-row",
                message,
                entry.file.place("裁量矩阵", "行", index, "情形"),
                "每个维度写一个情形，按维度的顺序",
            )


def _factors(entry: Entry[Benchmark]) -> Iterator[Problem]:
    factors = entry.record.factors
    if factors and not factors.base and not factors.tracks:
        yield _error(
            "factor-base",
            "裁量因子没有写基数",
            entry.file.place("裁量因子"),
            "写“基数: …”，或者给每个轨道写基数",
        )


def _list_conditions(entry: Entry[Benchmark]) -> Iterator[Problem]:
    conditions = entry.record.list_conditions
    if conditions and bool(conditions.all_of) == bool(conditions.any_of):
        place = entry.file.place("清单条件")
        yield _error(
            "list-conditions",
            "清单条件要写“同时满足”或者“任一”中的一个",
            place,
            "同时满足: 或者 任一: ，下面列条件",
        )
