"""What is in force on a day: a benchmark's legal dates come from its issuing document (format.md, Dates)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark


class State(StrEnum):
    """The legal state of a benchmark on a day; the value is the word readers know from flk.npc.gov.cn."""

    IN_FORCE = "现行有效"
    NOT_YET = "尚未施行"
    REPEALED = "已废止"
    EXPIRED = "已失效"


@dataclass(frozen=True, slots=True)
class Status:
    """A state with the dates behind it."""

    state: State
    since: date | None
    until: date | None = None

    @property
    def applies(self) -> bool:
        """Whether a case decided on the day may rest on the benchmark."""
        return self.state is State.IN_FORCE


def effective_date(benchmark: Benchmark, corpus: Corpus) -> date | None:
    """施行日期: the record's own by exception, else its document's; None while the document is unknown."""
    document = corpus.document_of(benchmark)
    return benchmark.effective_date or (document.effective if document else None)


def end_date(benchmark: Benchmark, corpus: Corpus) -> date | None:
    """The first day the benchmark no longer applies, by its own repeal, its document's repeal, or lapse of time."""
    document = corpus.document_of(benchmark)
    ends = [benchmark.repeal.date] if benchmark.repeal else []
    if document and document.repeal:
        ends.append(document.repeal.date)
    if document and document.expires:
        ends.append(date.fromordinal(document.expires.toordinal() + 1))
    return min(ends, default=None)


def status_on(benchmark: Benchmark, corpus: Corpus, day: date) -> Status:
    """The state of one version on a day."""
    since, until = effective_date(benchmark, corpus), end_date(benchmark, corpus)
    if until is not None and until <= day:
        repealed = _repealed(benchmark, corpus)
        return Status(State.REPEALED if repealed else State.EXPIRED, since, until)
    if since is not None and day < since:
        return Status(State.NOT_YET, since, until)
    return Status(State.IN_FORCE, since, until)


def _repealed(benchmark: Benchmark, corpus: Corpus) -> bool:
    document = corpus.document_of(benchmark)
    return benchmark.repeal is not None or (document is not None and document.repeal is not None)


def version_on(id: str, corpus: Corpus, day: date) -> Entry[Benchmark] | None:
    """The version of a benchmark that a page shows on a day: the latest already due, else the recorded one."""
    due = [
        entry for entry in corpus.adopted_ahead.get(id, ()) if entry.adopted_for and entry.adopted_for <= day
    ]
    return due[-1] if due else corpus.benchmarks.get(id)
