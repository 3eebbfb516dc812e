"""Laws whose dates nobody has looked up yet: the portal cannot say when they applied."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Corpus
from chidu.problems import Level, Problem


def check(corpus: Corpus) -> Iterator[Problem]:
    """Each version of a law has the day it was published and the day it took effect (立法法: 法律应当明确规定施行日期)."""
    for entry in corpus.laws.values():
        for index, version in enumerate(entry.record.versions):
            missing = [
                key
                for key, day in (("公布日期", version.published), ("施行日期", version.effective))
                if day is None
            ]
            if missing:
                yield Problem(
                    "law-date-missing",
                    Level.NOTE,
                    f"《{entry.record.name}》{version.label}没有登记{'和'.join(missing)}，不能判断什么时候有效",
                    entry.file.place("版本", index, "版本"),
                    instead="到国家法律法规数据库查到日期，补上",
                    clause="《尺度格式》法规：每个版本写公布日期和施行日期",
                )
