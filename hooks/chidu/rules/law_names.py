"""Laws registered twice under names that differ by a slip: 《…防治法》 and 《…防治法五》."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Corpus
from chidu.problems import Level, Problem


def check(corpus: Corpus) -> Iterator[Problem]:
    """A law lives once (format.md): no name is another one with a single character added."""
    names = {entry.record.name: entry for entry in corpus.laws.values()}
    for name, entry in names.items():
        shorter = {name[:index] + name[index + 1 :] for index in range(len(name))}
        for other in sorted(shorter & names.keys()):
            yield Problem(
                "law-name-near",
                Level.WARNING,
                f"《{name}》和已经登记的《{other}》只差一个字",
                entry.file.place("名称"),
                instead=f"是同一部的，引用处都写“{other}”，删去这一份",
                clause="《尺度格式》法规、文件、部门只登记一次，基准引用它们",
            )
