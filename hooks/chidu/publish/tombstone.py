"""What stands at the address of a benchmark whose file is gone, and at that of an id a benchmark used to have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from html import escape

from jinja2 import Environment

from chidu.history.course import Course
from chidu.model.kinds import locate_record
from chidu.publish import urls
from chidu.publish.adopted import adopted_address
from chidu.publish.metadata import NOT_INDEXED, article_head
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.publish.timeline_view import Milestone, timeline_of


@dataclass(frozen=True, slots=True)
class Removal:
    """The commit that took the file away."""

    moment: datetime
    commit: str
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """The benchmark that bears the id among its former ones."""

    id: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """`removal` is None where the file is missing from the folder though not from the record; `waiting` are the days of
    versions adopted ahead that are still there."""

    id: str
    title: str
    department: str
    department_url: str
    removal: Removal | None
    renamed: Renamed | None
    waiting: tuple[tuple[date, str], ...]
    history: tuple[Milestone, ...]
    several: bool


def former_ids(publication: Publication) -> Mapping[str, str]:
    """The benchmark that has each former id, by that id; an id that is in use leads nowhere else."""
    corpus = publication.corpus
    # Few have one, and to look for its key is quicker than to read them all.
    named = (id for id in corpus.benchmarks if _KEY in (corpus.source_of(id) or ("", b""))[1])
    found = ((old, id) for id in named for old in corpus.benchmarks[id].record.former_ids)
    return {old: id for old, id in found if old not in corpus.benchmarks}


_KEY = "曾用编号".encode()


def tombstone_page(env: Environment, publication: Publication, course: Course, renamed: str = "") -> Page:
    """The page of an id that no file carries."""
    view = _view(publication, course, renamed)
    address = urls.benchmark(course.id)
    body = render(env, "tombstone.html", address, view=view)
    title = f"{view.title}（已撤下）"
    description = f"{course.id} {view.title}：记录已撤下，历次版本仍可查"
    return Page(
        address, title, description, body, article_head(title, None, view.department, (), indexed=False)
    )


def _view(publication: Publication, course: Course, renamed: str) -> TombstoneView:
    known = (each.revision.version.facts for each in reversed(course.texts))
    last = course.versions[-1]
    location = locate_record(last.revision.version.path)
    folder = (location.department if location else None) or ""
    department = publication.corpus.departments.get(folder)
    successor = publication.corpus.benchmarks.get(renamed)
    return TombstoneView(
        course.id,
        next((facts.title for facts in known if facts), course.id),
        publication.folder_name(folder),
        urls.department(folder, department.record) if department else "",
        _removal(course),
        Renamed(renamed, successor.record.matter, urls.benchmark(renamed)) if successor else None,
        tuple(_waiting(publication, course)),
        tuple(timeline_of(publication, course)),
        len(course.texts) > 1,
    )


def _removal(course: Course) -> Removal | None:
    """The last deletion of the record's own file, or of the last one adopted ahead where there was no other."""
    own = [each for each in course.versions if each.revision.adopted_for is None] or list(course.versions)
    if not own[-1].revision.deleted:
        return None
    commit = own[-1].revision.version.commit
    return Removal(commit.time, commit.oid, commit.author, commit.subject)


def _waiting(publication: Publication, course: Course) -> list[tuple[date, str]]:
    ahead = publication.corpus.adopted_ahead.get(course.id, ())
    return [(each.adopted_for, adopted_address(publication, each)) for each in ahead if each.adopted_for]


def former_id_page(publication: Publication, old: str, id: str) -> Page:
    """A signpost from an id that a benchmark used to have."""
    title = publication.name_of(id)
    to = f"{urls.to_root(urls.benchmark(old))}{urls.benchmark(id)}"
    body = (
        f'<div class="wrap" id="main" tabindex="-1"><div class="title"><h1>{escape(old)} 已改用新编号</h1>'
        f'<p class="lead">现在的编号是 {escape(id)}：<a href="{to}">{escape(title)}</a></p></div></div>\n'
    )
    head = f'{NOT_INDEXED}<meta http-equiv="refresh" content="0; url={to}">\n<link href="{to}" rel="canonical">\n'
    return Page(urls.benchmark(old), f"{old} 已改用 {id}", f"{old} 现在的编号是 {id}：{title}", body, head)
