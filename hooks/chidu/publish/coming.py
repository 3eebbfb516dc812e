"""What changes in the city's lists on days to come without a record being edited, for pages that do not turn themselves.

Lists, searches and tables show the law of the day they were made. Once a day has passed on which a benchmark or a law
changed, assets/chidu/turning.js says so on them; it takes the ids from the one small file made here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import State, benchmark_status, law_status, version_on
from chidu.model.acts import Law, LawVersion
from chidu.model.benchmark import Benchmark
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class Coming:
    """The ids of what changes on one day."""

    benchmarks: list[str] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)


def coming(publication: Publication) -> Mapping[date, Coming]:
    """By the days after that of the edition, in their order: whose text or state is another one from then on."""
    found: defaultdict[date, Coming] = defaultdict(Coming)
    content, today = publication.content, publication.day
    for id, entry in publication.corpus.benchmarks.items():
        for day in _benchmark_days(content, entry, today):
            found[day].benchmarks.append(id)
    for law in content.laws.values():
        for day in _law_days(law.record, today):
            found[day].laws.append(law.id)
    return dict(sorted(found.items()))


def coming_table(publication: Publication) -> str:
    """The same as a file for the browser."""
    told = {
        day.isoformat(): {"benchmarks": each.benchmarks, "laws": each.laws}
        for day, each in coming(publication).items()
    }
    return json.dumps(told, separators=(",", ":")) + "\n"


def _benchmark_days(corpus: Corpus, entry: Entry[Benchmark], today: date) -> Iterator[date]:
    if ahead := corpus.adopted_ahead.get(entry.id):
        yield from _successions(corpus, (corpus.benchmarks.get(entry.id, entry), *ahead), today)
        return
    status = benchmark_status(entry.record, corpus, today)
    if status.since and today < status.since < (status.until or date.max):
        yield status.since
    if status.until and today < status.until:
        yield status.until


def _successions(corpus: Corpus, versions: Iterable[Entry[Benchmark]], today: date) -> Iterator[date]:
    """The days on which one of several texts takes the place of another, or the state changes."""
    several = list(versions)
    statuses = [benchmark_status(each.record, corpus, today) for each in several]
    days = {day for status in statuses for day in (status.since, status.until) if day and day > today}

    def standing(day: date) -> tuple[str, State]:
        version = version_on(several[0].id, corpus, day) or several[0]
        return version.file.path, benchmark_status(version.record, corpus, day).state

    last = standing(today)
    for day in sorted(days):
        if (now := standing(day)) != last:
            yield day
        last = now


def _law_days(law: Law, today: date) -> Iterator[date]:
    days = {version.effective for version in law.versions}
    days |= {law.repeal.date} if law.repeal else set()

    def standing(day: date) -> tuple[State, LawVersion | None]:
        return law_status(law, day).state, law.version_on(day)

    last = standing(today)
    for day in sorted(day for day in days if day and day > today):
        if (now := standing(day)) != last:
            yield day
        last = now
