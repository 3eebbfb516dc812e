"""A revision as pages show it: what happened in words, both times, the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from chidu.history.lateness import days_late
from chidu.history.record import Kind
from chidu.history.timeline import Revision
from chidu.model.changes import Change, Direction, Topic
from chidu.model.kinds import locate_record
from chidu.publish.page import day_in_words
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class RevisionView:
    """`number` counts from 1; `effect` says what happens on `effective` (施行, 废止).

    `notes` are sentences beside the changes; `hidden` more changes stand elsewhere.
    """

    number: int
    effective: date | None
    effect: str
    recorded: datetime
    commit: str
    notes: tuple[str, ...]
    changes: tuple[Change, ...]
    hidden: int
    reason: str
    document_number: str


def revision_view(publication: Publication, revision: Revision, number: int, most: int = 99) -> RevisionView:
    """At most `most` changes are shown."""
    changes = tuple(told(publication, revision.changes))
    note, repealed = revision.note, repealed_by(revision)
    return RevisionView(
        number,
        repealed or revision.effective,
        "废止" if repealed else "施行",
        revision.recorded,
        revision.version.commit.oid,
        tuple(_notes(publication, revision)),
        changes[:most],
        max(0, len(changes) - most),
        note.reason if note else "",
        (note.document_number or "") if note else "",
    )


def repealed_by(revision: Revision) -> date | None:
    """The day of a repeal this revision brought, which is its legal date."""
    facts = revision.version.facts
    brought = any(change.subject.startswith("废止") for change in revision.changes)
    return facts.repealed if facts and brought else None


def told(publication: Publication, changes: Iterable[Change]) -> Iterator[Change]:
    """Changes in a reader's words: a document by its number, a department by its name, a day as people say it; what is
    only about the record itself comes last."""
    number = publication.document_number
    for change in sorted(changes, key=_about_the_record):
        if change.subject == "发布文件":
            change = replace(change, before=number(change.before), after=number(change.after))
        yield _with_names(publication, change)


_FOLDER = re.compile(r"(?:(?<=对象：)|(?<=部门：)|(?<=并入：)|(?<=“)|\A)[a-z][a-z0-9-]*(?=[，；”]|\Z)")
"""Where the words of a change name a department or a town by its folder."""

_REPEALED = re.compile(r"\A日期：(\d+年\d+月\d+日)")
_DAY = re.compile(r"(?:(?<=：)|\A)(\d{4})-(\d\d)-(\d\d)(?=[，；]|\Z)")


def _with_names(publication: Publication, change: Change) -> Change:
    """Departments and towns by their names: a reader knows no folders. Days are 2026年1月1日."""

    def named(words: str) -> str:
        words = _DAY.sub(lambda match: f"{match[1]}年{int(match[2])}月{int(match[3])}日", words)
        return _FOLDER.sub(lambda match: publication.folder_name(match[0]), words)

    before, after = (words if words is None else named(words) for words in (change.before, change.after))
    if change.subject == "废止" and before is None and after:
        after = _REPEALED.sub(r"\1起", after)
    return replace(change, subject=named(change.subject), before=before, after=after)


def _about_the_record(change: Change) -> bool:
    return change.subject == "发布文件" or change.topic is Topic.OTHER


def _corrected(publication: Publication, revision: Revision) -> date | None:
    """施行日期 of the document as it is on record now, where a revision was recorded under another one."""
    facts = revision.version.facts
    document = publication.corpus.documents.get((facts.document if facts else None) or "")
    if facts is None or facts.effective or revision.adopted_for or document is None or not revision.effective:
        return None
    return document.record.effective if document.record.effective != revision.effective else None


def _gone(revision: Revision) -> str:
    if revision.version.beside:
        return "编号重复的另一份文件撤下，这一项不受影响。"
    return "待施行的文件撤下。" if revision.adopted_for else "文件被删除。按规定记录只能废止，不能删除。"


def _notes(publication: Publication, revision: Revision) -> Iterator[str]:
    if revision.version.kind is Kind.DELETED:
        yield _gone(revision)
        return
    if not revision.readable:
        yield "当时的文件有错，读不出来；原文保存在版本库里。"
        return
    if revision.adopted_for and revision.number == 1:
        yield f"新版本，{day_in_words(revision.adopted_for)}起施行。"
    if corrected := _corrected(publication, revision):
        yield f"发布文件的施行日期后来更正为{day_in_words(corrected)}。"
    if revision.moved_from:
        location = locate_record(revision.version.path)
        reached = publication.folder_name((location.department if location else None) or "")
        yield f"由{publication.folder_name(revision.moved_from)}移到{reached}，编号不变。"
    repealed = repealed_by(revision)
    late = days_late(revision, repealed or revision.adopted_for or revision.effective)
    if revision.first:
        yield "首次入库，收录的是已经施行的文本。" if late else "首次入库。"
    elif late:
        yield f"{'废止' if repealed else '施行'} {late} 天以后才入库，是补录；入库以前本站记的是上一版。"
    elif revision.folded:
        yield "提前通过的版本写入正式文件，内容没有变。"
    elif not revision.changes and not revision.moved_from:
        yield "内容没有变，只调整了文件的写法。"
    elif revision.direction is Direction.EDITORIAL:
        yield "只改文字，内容没有变。"
