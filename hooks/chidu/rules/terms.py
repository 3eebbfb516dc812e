"""Terms: what was handed over for a time must be taken back or renewed when the time is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chidu.corpus.corpus import Corpus
from chidu.corpus.in_force import State, document_status
from chidu.problems import Level, Problem


def check(corpus: Corpus, day: date) -> Iterator[Problem]:
    """An entrustment or a system whose 有效期至 is past on the day (行政处罚法第二十条：委托书载明期限); packs too."""
    yield from _packs(corpus, day)
    for kind, key, entries in (
        (
            "委托、赋权",
            "行政处罚法第二十条：委托书应当载明委托的具体事项、权限、期限等内容",
            corpus.entrustments,
        ),
        ("配套制度", "苏政办发〔2023〕1号三（二）：结合适用情况及时调整更新", corpus.systems),
    ):
        for entry in entries.values():
            if document_status(entry.record, day).state is State.EXPIRED:
                yield Problem(
                    "term-expired",
                    Level.WARNING,
                    f"{kind}的有效期到 {entry.record.expires} 为止，已经过了",
                    entry.file.place("有效期至"),
                    instead="续期的改“有效期至”，不再继续的写上“废止”",
                    clause=key,
                )


def _packs(corpus: Corpus, day: date) -> Iterator[Problem]:
    """A pack that is applied although its document has run out."""
    site = corpus.site
    for number, applied in enumerate(site.record.packs if site else ()):
        pack = corpus.packs.get(applied.pack)
        if site and pack and pack.record.expires and pack.record.expires < day:
            yield Problem(
                "term-expired",
                Level.WARNING,
                f"规则包 {applied.pack} 的文件（{pack.record.number}）有效期到 {pack.record.expires} 为止，已经过了",
                site.file.place("规则包", number, "编号"),
                instead="换成接替它的文件的规则包；延期的，在规则包里改“有效期至”",
                clause="苏政办发〔2023〕1号三（二）：结合适用情况及时调整更新",
            )
