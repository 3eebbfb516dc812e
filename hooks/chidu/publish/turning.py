"""The days on which a page comes to say something else though nobody edits anything, and what it says from then on.

A version adopted ahead takes effect, a document runs out, a law is repealed: the page that was printed before carries
what differs as inert templates, and assets/chidu/turning.js puts them in place when China's date is there. What they
hold is cut out of the very page that a build on that day would print. Only what people read turns: the meta tags are
for machines that fetch the file, which is as of its day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from functools import cache
from html import escape
from typing import Any, get_args

from jinja2 import Environment
from pydantic import BaseModel

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.publish.benchmark_page import BenchmarkView, page_of, shown_beside, state_pieces, view_of
from chidu.publish.page import Page
from chidu.publish.publication import Publication


def beside(publication: Publication, entry: Entry[Benchmark]) -> tuple[str, ...]:
    """The other benchmarks and lists that the page of a benchmark shows on one day or another."""
    versions = _versions(publication.content, entry)
    return tuple(dict.fromkeys(other for each in versions for other in shown_beside(each.record)))


def turning_days(publication: Publication, entry: Entry[Benchmark]) -> list[date]:
    """The days to come that are written, or follow from what is written, in anything a benchmark's page is made from."""
    days = {day for record in _made_from(publication, entry) for day in _days_in(record)}
    if course := publication.courses.get(entry.id):
        for each in course.versions:
            days |= {day for day in (each.effective, each.since, each.until) if day}
    return sorted(day for day in days if day > publication.day)


def _versions(corpus: Corpus, entry: Entry[Benchmark]) -> tuple[Entry[Benchmark], ...]:
    """Every version on file of the benchmark of which one is given."""
    if ahead := corpus.adopted_ahead.get(entry.id):
        recorded = corpus.benchmarks.get(entry.id)
        return (recorded, *ahead) if recorded else ahead
    return (entry,)


def _made_from(publication: Publication, entry: Entry[Benchmark]) -> Iterator[BaseModel]:
    corpus = publication.content
    shown = (corpus.benchmarks.get(id) for id in beside(publication, entry))
    for each in (entry, *filter(None, shown)):
        for version in _versions(corpus, each):
            yield version.record
            if document := corpus.document_of(version.record):
                yield document
            yield from _acts_cited(corpus, version.record)
    yield from (paper.record for paper in corpus.entrusted.get(entry.id, ()))


def _acts_cited(corpus: Corpus, record: Benchmark) -> Iterator[BaseModel]:
    for citation in record.bases:
        for act in (corpus.law_named(citation.law), corpus.document_named(citation.law)):
            if act:
                yield act.record


def _days_in(value: Any) -> Iterator[date]:
    """Every date in a record; after its last day (有效期至) comes the first on which it no longer applies."""
    if isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _days_in(each)
    elif isinstance(value, BaseModel):
        for name in _dated(type(value)):
            past = timedelta(days=name == "expires")
            yield from (day + past for day in _days_in(getattr(value, name)))


@cache
def _dated(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields in which a date can lie."""
    return tuple(name for name, field in model.model_fields.items() if _holds_date(field.annotation))


def _holds_date(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_dated(annotation))
    if isinstance(annotation, type) and issubclass(annotation, date):
        return True
    return any(map(_holds_date, get_args(annotation)))


def lasting_page(env: Environment, publication: Publication, entry: Entry[Benchmark]) -> Page:
    """The page of a benchmark as it governs, with what differs on the days to come."""
    before = view_of(publication, entry)
    first = page_of(env, before)
    several = entry.id in publication.content.adopted_ahead
    turns = []
    for day in turning_days(publication, entry):
        edition = publication.at(day)
        after = view_of(edition, edition.corpus.benchmarks[entry.id] if several else entry, before)
        differing = {name for name in _SAID if getattr(before, name) != getattr(after, name)}
        if differing <= _OF_STATE and before.review.moved == after.review.moved:
            turns += [_template(day, state_pieces(env, after))] if differing else []
        else:
            last = page_of(env, before) if turns else first
            turns.append(_turn(last, page_of(env, after), day))
        before = after
    return _with(first, turns)


_SAID = [field.name for field in fields(BenchmarkView)]
# Where only these differ, so do only the elements of the state: that saves printing all the rest.
_OF_STATE = {"status", "review"}


def lasting(publication: Publication, days: Iterable[date], page_on: Callable[[Publication], Page]) -> Page:
    """Any page of an edition with what differs on the days to come."""
    first = last = page_on(publication)
    turns = []
    for day in days:
        page = page_on(publication.at(day))
        turns.append(_turn(last, page, day))
        last = page
    return _with(first, turns)


def _with(page: Page, turns: Iterable[str]) -> Page:
    return replace(page, body=page.body + "".join(turns))


def _turn(before: Page, after: Page, day: date) -> str:
    """The template of a day; "" where the page says the same."""
    if (before.title, before.body) == (after.title, after.body):
        return ""
    pieces = _changed(before.body, after.body)
    assert pieces is not None, "what depends on the day stands in an element with an id"
    return _template(day, pieces, after.title if after.title != before.title else "")


def _template(day: date, pieces: Iterable[str], title: str = "") -> str:
    told = f' data-title="{escape(title)}"' if title else ""
    return f'<template data-from="{day.isoformat()}"{told}>{"".join(pieces)}</template>'


@dataclass(frozen=True, slots=True)
class _Cut:
    """HTML cut into its outermost elements with an id, by id, and what lies around them."""

    around: tuple[str, ...]
    pieces: Mapping[str, str]


def _changed(before: str, after: str) -> list[str] | None:
    """The smallest elements with an id that hold all that differs; None where something differs outside of them."""
    old, new = _cut(before), _cut(after)
    if (old.around, list(old.pieces)) != (new.around, list(new.pieces)):
        return None
    pairs = zip(old.pieces.values(), new.pieces.values(), strict=True)
    return [piece for one, other in pairs if one != other for piece in _changed_within(one, other)]


def _changed_within(before: str, after: str) -> list[str]:
    """Of a piece that differs: those within, or all of it."""
    start, end = before.index(">") + 1, after.index(">") + 1
    inner = _changed(before[start:], after[end:]) if before[:start] == after[:end] else None
    return [after] if inner is None else inner


# Parts of a table or a drawing are nothing that a template could hold for itself.
_OPENING = re.compile(
    r'<svg\b.*?</svg>|<(article|aside|dd|details|div|dl|figure|h[1-6]|li|nav|ol|p|section|span|ul)\b[^<>]*? id="([^"]+)"[^<>]*>',
    re.DOTALL,
)


def _cut(html: str) -> _Cut:
    around: list[str] = []
    pieces: dict[str, str] = {}
    start = here = 0
    while found := _OPENING.search(html, here):
        here = found.end()
        if found[1]:
            around.append(html[start : found.start()])
            start = here = _end(html, found[1], here)
            pieces[found[2]] = html[found.start() : here]
    return _Cut((*around, html[start:]), pieces)


def _end(html: str, name: str, start: int) -> int:
    """Where the element ends whose start tag ends at `start`."""
    depth = 1
    for tag in re.compile(f"<(/?){name}\\b").finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.end()) + 1
    raise AssertionError(f"no end of {name}")
