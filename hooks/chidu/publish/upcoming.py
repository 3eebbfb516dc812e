"""What was decided and does not apply yet: new versions, new benchmarks, acts that begin or end on a day to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chidu.corpus.in_force import State, benchmark_status
from chidu.model.basis import Repeal
from chidu.model.changes import Change, compare, verdict
from chidu.publish import urls
from chidu.publish.publication import Publication
from chidu.publish.revision_view import told

_MOST_CHANGES = 4


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What happens to a record on a day to come; `hidden` more changes stand on its page.

    `verdict` says which way all of them go, "" where there is nothing to compare.
    """

    day: date
    id: str
    label: str
    title: str
    address: str
    words: str
    changes: tuple[Change, ...] = ()
    hidden: int = 0
    verdict: str = ""


def upcoming(publication: Publication) -> list[Upcoming]:
    """The nearest first."""
    found = (*_versions(publication), *_first(publication), *_ends(publication), *_laws(publication))
    return sorted(found, key=lambda each: (each.day, each.id))


def _versions(publication: Publication) -> Iterator[Upcoming]:
    """Each version adopted ahead, held against the one before it."""
    corpus = publication.corpus
    for id, ahead in corpus.adopted_ahead.items():
        standing = corpus.benchmarks.get(id)
        for entry in ahead:
            assert entry.adopted_for is not None, "adopted_ahead holds dated versions only"
            changes = tuple(told(publication, compare(standing.record, entry.record))) if standing else ()
            yield Upcoming(
                entry.adopted_for,
                id,
                "基准",
                entry.record.matter,
                urls.adopted(id, entry.adopted_for),
                "新版本施行",
                changes[:_MOST_CHANGES],
                max(0, len(changes) - _MOST_CHANGES),
                verdict(changes) if changes else "",
            )
            standing = entry


def _first(publication: Publication) -> Iterator[Upcoming]:
    """Benchmarks that are to apply for the first time, and those with an end of their own."""
    corpus, day = publication.corpus, publication.day
    for id, entry in corpus.benchmarks.items():
        status, record = benchmark_status(entry.record, corpus, day), entry.record
        if status.state is State.NOT_YET and status.since:
            yield Upcoming(status.since, id, "基准", record.matter, urls.benchmark(id), "开始施行")
        if record.repeal and record.repeal.date > day:
            yield _end(record.repeal, id, "基准", record.matter, urls.benchmark(id))


def _ends(publication: Publication) -> Iterator[Upcoming]:
    for id, entry in publication.corpus.documents.items():
        if entry.record.repeal and entry.record.repeal.date > publication.day:
            yield _end(entry.record.repeal, id, "文件", entry.record.name, urls.document(id))


def _laws(publication: Publication) -> Iterator[Upcoming]:
    for id, entry in publication.corpus.laws.items():
        law = entry.record
        for version in law.versions:
            if version.effective and version.effective > publication.day:
                yield Upcoming(version.effective, id, "法规", law.name, urls.law(id), f"{version.label}施行")
        if law.repeal and law.repeal.date > publication.day:
            yield _end(law.repeal, id, "法规", law.name, urls.law(id))


def _end(repeal: Repeal, id: str, label: str, title: str, address: str) -> Upcoming:
    return Upcoming(
        repeal.date, id, label, title, address, "废止" + (f"（{repeal.reason}）" if repeal.reason else "")
    )
