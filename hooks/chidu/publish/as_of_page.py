"""A department's benchmarks as they stood on any day, by what is known now or by what was on record then.

The page carries the course of every benchmark that was ever the department's, as versions with their days; which one
governs is decided by assets/chidu/course.js, by the definition of history/course.py.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from jinja2 import Environment
from markupsafe import Markup

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State
from chidu.history import Facts
from chidu.history.course import Course, DatedVersion
from chidu.language.china_time import CHINA
from chidu.model.institutions import Department
from chidu.model.kinds import locate_record
from chidu.publish import urls
from chidu.publish.metadata import column_head
from chidu.publish.page import Page, day_in_words, render
from chidu.publish.publication import Publication
from chidu.publish.validity import reach


@dataclass(frozen=True, slots=True)
class Item:
    """A benchmark with the texts it had, the newest first."""

    id: str
    title: str
    texts: tuple[tuple[DatedVersion, str], ...]
    """Each with what became of it, in the words of the timeline."""


def as_of_address(publication: Publication, entry: Entry[Department]) -> str:
    """The page of a department or town; "" where there is nothing to look back on."""
    return urls.as_of(entry.id, entry.record) if _courses(publication, entry) else ""


def as_of_pages(env: Environment, publication: Publication) -> Iterator[Page]:
    """A page for each department and town that has or had a benchmark, where there is a history."""
    for entry in publication.corpus.departments.values():
        if found := _courses(publication, entry):
            yield _page(env, publication, entry, found)


def _courses(publication: Publication, entry: Entry[Department]) -> list[Course]:
    """Of a town those of what it handles now: who was handed a matter when is told by other records."""
    if publication.past is None:
        return []
    courses = publication.courses
    if entry.record.is_town:
        own = (*publication.corpus.by_department[entry.id], *publication.corpus.by_town[entry.id])
        return [courses[id] for id in sorted({each.id for each in own}) if id in courses]
    return [courses[id] for id in publication.ever_in.get(entry.id, ())]


def _page(
    env: Environment, publication: Publication, entry: Entry[Department], courses: list[Course]
) -> Page:
    record, address = entry.record, urls.as_of(entry.id, entry.record)
    body = render(
        env,
        "as_of.html",
        address,
        record=record,
        town=record.is_town,
        department_url=urls.department(entry.id, record),
        items=[_item(publication, course) for course in courses],
        days=_days(publication, courses),
        data=_script(_data(publication, entry, courses)),
    )
    title, description = f"任何一天的基准 - {record.name}", f"{record.name}的裁量权基准在任何一天是什么样"
    head = column_head(title, description, (record.name, "行政裁量权基准", "历史版本"), "政策文件")
    return Page(address, title, description, body, head)


def _item(publication: Publication, course: Course) -> Item:
    texts = tuple((each, _span(publication, course, each)) for each in reversed(course.texts))
    return Item(course.id, _last_title(course), texts)


def _span(publication: Publication, course: Course, version: DatedVersion) -> str:
    if not version.revision.readable:
        return "当时读不出来"
    end = reach(publication, course, version)
    if not version.governs:
        return end
    begin = f"{day_in_words(version.since)}起" if version.since else "开始的日子没有登记"
    return f"{begin}，{end.removeprefix('适用')}" if end else begin


def _last_title(course: Course) -> str:
    titles = (_title(each) for each in reversed(course.versions))
    return next(filter(None, titles), course.id)


def _title(version: DatedVersion) -> str:
    facts = version.revision.version.facts
    return facts.title if facts else ""


def _folder(version: DatedVersion) -> str:
    location = locate_record(version.revision.version.path)
    return (location.department if location else None) or ""


def _data(publication: Publication, entry: Entry[Department], courses: list[Course]) -> Mapping[str, object]:
    documents = sorted({id for course in courses for each in course.versions if (id := _document(each))})
    folders = {folder for course in courses for each in course.versions if (folder := _folder(each))}
    return {
        "base": urls.to_root(urls.as_of(entry.id, entry.record)),
        "folder": "" if entry.record.is_town else entry.id,
        "first": min(each.day_recorded for course in courses for each in course.versions).isoformat(),
        "folders": {folder: publication.folder_name(folder) for folder in sorted(folders)},
        "documents": {id: _endings(publication, id) for id in documents},
        "benchmarks": [
            {"id": each.id, "versions": [version_data(v, _last_title(each)) for v in each.versions]}
            for each in courses
        ],
    }


def _document(version: DatedVersion) -> str:
    facts = version.revision.version.facts
    return (facts.document if facts else None) or ""


def version_data(version: DatedVersion, otherwise: str = "") -> Mapping[str, str | bool]:
    """A version as course.js reads it; what is empty or false is left out, but for its days."""
    revision, facts = version.revision, version.revision.version.facts
    start = version.day_recorded if revision.deleted else version.effective
    told: dict[str, str | bool] = {
        "ahead": revision.adopted_for.isoformat() if revision.adopted_for else "",
        "gone": revision.deleted and not version.aside,
        "withdrawn": revision.version.withdrawn,
        "broken": version.aside or not revision.readable,
        "folder": _folder(version),
        "name": version.name,
        "title": _title(version) or otherwise,
        "document": _document(version),
        **_end(facts),
    }
    days = {"start": start.isoformat() if start else "", "recorded": version.day_recorded.isoformat()}
    return {**days, **{key: value for key, value in told.items() if value}}


def _endings(publication: Publication, document: str) -> list[Mapping[str, str]]:
    """When a document ends, as it stood whenever it was recorded."""
    line = publication.timelines.get(f"document:{document}", ())
    return [
        {"recorded": each.recorded.astimezone(CHINA).date().isoformat(), **_end(each.version.facts)}
        for each in line
        if each.version.facts
    ]


def _end(facts: Facts | None) -> dict[str, str]:
    """The first day on which a text no longer applies by its own words, and how it ends then."""
    if facts is None:
        return {}
    ends = [(facts.repealed, State.REPEALED.value)] if facts.repealed else []
    ends += [(facts.expires + timedelta(days=1), State.EXPIRED.value)] if facts.expires else []
    until, ended = min(ends, default=(None, ""))
    return {"until": until.isoformat(), "ended": ended} if until else {}


def _days(publication: Publication, courses: list[Course]) -> list[tuple[str, str]]:
    """The days on which something changed, the latest first, each with what happened on it."""
    begun: Counter[date] = Counter()
    recorded: Counter[date] = Counter()
    for course in courses:
        begun.update(since for since, _ in course.spans if since)
        recorded.update({each.day_recorded for each in course.versions})
    found = sorted({*begun, *recorded}, reverse=True)
    told = ((day, [f"施行 {begun[day]} 项"] if begun[day] else [], recorded[day]) for day in found)
    return [
        (day.isoformat(), f"{day_in_words(day)}：{'，'.join([*w, *([f'入库 {n} 项'] if n else [])])}")
        for day, w, n in told
    ]


def _script(value: object) -> Markup:
    """JSON that no text in it can break out of a script element."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.replace("<", "\\u003c"))
