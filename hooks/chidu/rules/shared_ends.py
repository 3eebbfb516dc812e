"""Neighbouring tiers that share an end: how nearly every table is written, so it is said once for each document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from chidu.corpus.corpus import Corpus
from chidu.problems import Level, Problem
from chidu.ranges.partition import Neighbours, Step, neighbours
from chidu.rules.penalty import Penalty
from chidu.sanction import Convention, ends


def count(penalty: Penalty) -> int:
    """How many pairs of tiers of a record share an amount that belongs to both."""
    convention = penalty.convention
    pairs = (pair for series in penalty.series if not series.fixed for pair in neighbours(series))
    return sum(_both_hold(pair, convention) for pair in pairs)


def notes(corpus: Corpus, shared: Mapping[str, int]) -> Iterator[Problem]:
    """民法典 1259: 以上 and 以下 include their number; one note for each document, by its id and number of pairs."""
    for id, count in shared.items():
        document_entry = corpus.documents.get(id)
        if count and document_entry:
            yield Problem(
                "tiers-share-ends",
                Level.NOTE,
                f"这个文件的基准里有 {count} 处相邻两档共用一个数额，正好落在分界上的，两档都写到了",
                document_entry.file.place(),
                instead="不必改；想分清楚的，写“裁量用语: 以下不含”，或者把“以下”改成“不足”",
                clause="民法典第一千二百五十九条：“以上”“以下”包括本数",
            )


def _both_hold(pair: Neighbours, convention: Convention) -> bool:
    if pair.step is not Step.TOUCHES or pair.lower.bounds.high != pair.upper.bounds.low:
        return False
    below, above = ends(pair.lower.amount, convention), ends(pair.upper.amount, convention)
    return below.max_inclusive is True and above.min_inclusive is True
