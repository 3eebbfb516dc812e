"""What is in force on a day: a benchmark's legal dates come from its issuing document (format.md, Dates)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.acts import Document, Law, LawVersion
from chidu.model.basis import Repeal
from chidu.model.benchmark import Benchmark
from chidu.model.entrustments import Entrustment
from chidu.model.kinds import Kind
from chidu.model.reader import ReadFile
from chidu.model.systems import System


class State(StrEnum):
    """The legal state of a text on a day; the value is the word readers know from flk.npc.gov.cn."""

    IN_FORCE = "现行有效"
    NOT_YET = "尚未施行"
    REPEALED = "已废止"
    EXPIRED = "已失效"


@dataclass(frozen=True, slots=True)
class Status:
    """A state with the dates behind it: `until` is the first day on which the text no longer applies."""

    state: State
    since: date | None
    until: date | None = None

    @property
    def applies(self) -> bool:
        """Whether a case decided on the day may rest on the text."""
        return self.state is State.IN_FORCE


def effective_date(benchmark: Benchmark, corpus: Corpus) -> date | None:
    """施行日期: the record's own by exception, else its document's; None while the document is unknown."""
    document = corpus.document_of(benchmark)
    return benchmark.effective_date or (document.effective if document else None)


def benchmark_status(benchmark: Benchmark, corpus: Corpus, day: date) -> Status:
    """The state of one version on a day; it ends with its own repeal or with its document."""
    repealed = benchmark.repeal.date if benchmark.repeal else None
    return dated_status(corpus.document_of(benchmark), benchmark.effective_date, repealed, day)


def dated_status(document: Document | None, since: date | None, repealed: date | None, day: date) -> Status:
    """The state of a benchmark by its own dates (None = it states none) and those of its document."""
    ends = [(repealed, State.REPEALED)] if repealed else []
    ends += _ends_of(document) if document else ()
    return _status(since or (document.effective if document else None), ends, day)


def document_status(document: Document | System | Entrustment, day: date) -> Status:
    """The state of an issuing document on a day; a system and an entrustment have the same dates."""
    return _status(document.effective, list(_ends_of(document)), day)


def law_status(law: Law, day: date) -> Status:
    """The state of a law on a day; it applies since its present version does."""
    version = law.version_on(day)
    dated = [each.effective for each in law.versions if each.effective]
    since = version.effective if version else min(dated, default=None)
    return _status(since, list(_repealed(law.repeal)), day)


def applied_version(law: Law, label: str | None, day: date) -> LawVersion | None:
    """The version a citation means: the one it names, else the one in force on the day."""
    return next((version for version in law.versions if version.label == label), None) or law.version_on(day)


def _ends_of(document: Document | System | Entrustment) -> Iterator[tuple[date, State]]:
    yield from _repealed(document.repeal)
    if document.expires:
        # 有效期至 is the last day on which the document applies.
        yield document.expires + timedelta(days=1), State.EXPIRED


def _repealed(repeal: Repeal | None) -> Iterator[tuple[date, State]]:
    if repeal:
        yield repeal.date, State.REPEALED


def _status(since: date | None, ends: list[tuple[date, State]], day: date) -> Status:
    """The earliest end decides, and says how the text ended."""
    until, ended = min(ends, default=(None, State.IN_FORCE))
    if until is not None and until <= day:
        return Status(ended, since, until)
    return Status(State.NOT_YET if since is not None and day < since else State.IN_FORCE, since, until)


def version_on(id: str, corpus: Corpus, day: date) -> Entry[Benchmark] | None:
    """The version of a benchmark that governs on a day: the latest in force, else the recorded one."""
    recorded = corpus.benchmarks.get(id)
    versions = [*([recorded] if recorded else []), *corpus.adopted_ahead.get(id, ())]
    dated = [(effective_date(entry.record, corpus), entry) for entry in versions]
    due = [(since, entry) for since, entry in dated if since is not None and since <= day]
    return max(due, key=lambda pair: pair[0])[1] if due else recorded


def as_of(corpus: Corpus, day: date) -> Corpus:
    """The same corpus with every benchmark in the version that governs on a day.

    Versions adopted for a later day stay in `adopted_ahead`; those superseded leave, history keeps them.
    """
    return replace(corpus, files=tuple(_files_on(corpus, day)))


def _files_on(corpus: Corpus, day: date) -> Iterator[ReadFile]:
    for file in corpus.files:
        location = file.location
        if location.kind is not Kind.BENCHMARK or location.id not in corpus.adopted_ahead:
            yield file
        elif location.adopted_for is None:
            chosen = version_on(location.id, corpus, day)
            yield (
                replace(chosen.file, location=replace(chosen.file.location, adopted_for=None))
                if chosen
                else file
            )
        elif location.adopted_for > day:
            yield file
