"""Article numbers are written as the law writes them: 第三十四条第一款第（一）项."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.language.articles import Malformed, parse
from chidu.model.benchmark import Benchmark
from chidu.problems import Level, Problem


def check(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    """A citation's 条款 is well-formed (立法技术规范: 条、款、项、目 in Chinese numerals)."""
    for key, index, citation in entry.record.placed_bases:
        read = parse(citation.article) if citation.article else ()
        if isinstance(read, Malformed):
            yield Problem(
                "article-form",
                Level.WARNING,
                f"条款“{citation.article}”的写法读不懂：{read.reason}",
                entry.file.place(key, index, "条款"),
                instead=read.instead or "第三十四条第一款第（一）项",
                clause="立法技术规范：条、款、项、目依次写明",
            )
