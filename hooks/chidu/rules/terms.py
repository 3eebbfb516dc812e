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
    """A pack that is applied although its document has run out, or does not apply yet."""
    site = corpus.site
    for number, applied in enumerate(site.record.packs if site else ()):
        pack = corpus.packs.get(applied.pack)
        if site is None or pack is None:
            continue
        place, named = (
            site.file.place("规则包", number, "编号"),
            f"规则包 {applied.pack} 的文件（{pack.record.number}）",
        )
        if pack.record.expires and pack.record.expires < day:
            yield Problem(
                "term-expired",
                Level.WARNING,
                f"{named}有效期到 {pack.record.expires} 为止，已经过了",
                place,
                instead="换成接替它的文件的规则包；延期的，在规则包里改“有效期至”",
                clause="苏政办发〔2023〕1号三（二）：结合适用情况及时调整更新",
            )
        elif pack.record.effective and pack.record.effective > day:
            yield Problem(
                "pack-not-yet",
                Level.WARNING,
                f"{named} {pack.record.effective} 才施行，现在还不能照它检查",
                place,
                instead="先删去这一项，到施行那一天再写上；日期写错的，在规则包里改“施行日期”",
                clause="《尺度格式》规则包：到施行日期才适用",
            )
