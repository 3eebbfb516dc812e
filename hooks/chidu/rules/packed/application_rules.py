"""适用规则: whoever issues benchmarks says how they are applied (JS 三(一))."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.model.acts import Document
from chidu.problems import Problem
from chidu.rules.city import City
from chidu.rules.demands import Demand, DocumentRule
from chidu.rules.packed.issued import IssuedParameters, is_asked


def check(city: City, entry: Entry[Document], ask: Demand[IssuedParameters]) -> Iterator[Problem]:
    """The key is there; what good rules are, nobody can count."""
    if entry.record.application_rules is None and is_asked(city, entry, ask.parameters):
        yield ask.finding(
            "文件发布了裁量权基准，没有写“适用规则”",
            entry.file.place("名称"),
            instead="补上“适用规则: …”；只改几项的文件，写原来的规则照旧适用",
        )


RULE = DocumentRule("application-rules", IssuedParameters, check)
