"""例外: a finding that was looked at and accepted is not told again; an exception nothing needs is an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chidu.corpus.corpus import Corpus
from chidu.problems import Level, Problem


def without_accepted(corpus: Corpus, found: Iterable[Problem]) -> Iterator[Problem]:
    """Leave out the warnings a record accepts by code in 例外; report exceptions that accept nothing (design section 3).

    An error cannot be accepted: it would publish what the format cannot say.
    """
    accepted = {
        (entry.file.path, each.rule): entry.file.place("例外", index, "规则")
        for entry in corpus.all_benchmarks
        for index, each in enumerate(entry.record.accepted)
    }
    used: set[tuple[str, str]] = set()
    for problem in found:
        key = (problem.place.file, problem.code)
        if problem.level is not Level.ERROR and key in accepted:
            used.add(key)
        else:
            yield problem
    for key in sorted(accepted.keys() - used):
        yield Problem(
            "exception-stale",
            Level.ERROR,
            f"例外“{key[1]}”没有用处：这项基准没有这个提醒",
            accepted[key],
            instead="删去这条例外",
            clause="《尺度格式》例外：写明规则、理由、批准和日期；不再需要的例外要删去",
        )
