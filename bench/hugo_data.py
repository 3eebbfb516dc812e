"""What a Hugo page is rendered from: the record as it is written, and as data what only Chidu derives from it.

Dates stand in words, sentences cut into clauses, the ladder's places computed: Hugo has only to render, which favours
it. What a page shares with others (departments, documents, laws) is Hugo's site data, as it is files for Chidu.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.review import Moved, Review
from chidu.model.acts import Document
from chidu.model.basis import Citation
from chidu.model.changes import Change, Direction, Topic
from chidu.model.institutions import Department
from chidu.publish import urls
from chidu.publish.benchmark_page import Above, BenchmarkView, Waiting
from chidu.publish.ladder import Bar, Ladder
from chidu.publish.page import Page, clauses, day_in_words
from chidu.publish.quality import Accepted
from chidu.publish.text_parts import BasisView
from chidu.publish.tier_table import Row, TierTable

Data = dict[str, Any]

_META = re.compile(r'<meta name="([^"]*)" content="([^"]*)">')
_MARKS = {
    Direction.LIGHTER: "down",
    Direction.HEAVIER: "up",
    Direction.EDITORIAL: "same",
    Direction.MIXED: "both",
    Direction.SAME: "same",
    Direction.UNCLEAR: "other",
}
_STATES = {"现行有效": "on", "尚未施行": "soon", "已废止": "off", "已失效": "off"}
_ROW_EM = 3.35


def site_data(corpus: Corpus) -> Data:
    """Departments by folder, documents and laws by id."""
    return {
        "departments": {folder: _department(entry) for folder, entry in corpus.departments.items()},
        "documents": {id: _document(entry.record, corpus) for id, entry in corpus.documents.items()},
        "laws": {id: {"name": entry.record.name, "url": urls.law(id)} for id, entry in corpus.laws.items()},
    }


def _department(entry: Entry[Department]) -> Data:
    record = entry.record
    return {
        "name": record.name,
        "short": record.short_name,
        "url": urls.department(entry.id, record),
        "reconsideration": record.reconsideration_organ,
        "court": record.court,
        "supervision": record.supervision_phone,
        "supervision_tel": record.supervision_phone.replace("-", ""),
        "enquiry": record.enquiry_phone,
        "enquiry_tel": record.enquiry_phone.replace("-", ""),
        "hours": record.hours or "",
    }


def _document(document: Document, corpus: Corpus) -> Data:
    return {
        "name": document.name,
        "url": urls.document(document.id),
        "number": document.number,
        "issuer": corpus.body_name(document.issuer),
        "index": document.index_number or "",
        "adopted": day_in_words(document.adopted),
        "published": day_in_words(document.published),
        "effective": day_in_words(document.effective),
        "expires": _day(document.expires),
        "rules": document.application_rules or "",
        "filings": [
            {"organ": each.organ, "day": day_in_words(each.date), "number": each.number or ""}
            for each in document.filings
        ],
    }


def page_data(view: BenchmarkView, page: Page) -> Data:
    """What one page needs beside its record and the site's data."""
    if view.history:
        raise ValueError("the template knows no history: the city is built without git")
    record = view.record
    data: Data = {
        "head": [
            {"name": name, "content": html.unescape(content)} for name, content in _META.findall(page.head)
        ],
        "department": view.department.id,
        "state": view.status.state.value,
        "mark": _STATES[view.status.state.value],
        "since": _day(view.status.since),
        "until": _day(view.status.until),
        "sentences": [clauses(sentence) for sentence in view.answer.sentences],
        "lines": view.answer.lines,
        "proved": view.proved,
        "accepted": [_accepted(each) for each in view.accepted],
        "ladders": [_ladder(each, number) for number, each in enumerate(view.ladders, start=1)],
        "bases": [_basis(each, view.review) for each in view.bases],
        "on_the_spot": view.on_the_spot,
        "public_security": view.public_security,
        "conferrals": [
            {
                "url": urls.department(body.id, body.record) if body else "",
                "name": body.record.name if body else "",
                "paper": urls.entrustment(paper.id) if paper else "",
            }
            for _, body, paper in view.conferrals
        ],
        "organisations": [
            {
                "mode": paper.record.mode.value,
                "name": paper.record.organisation.name if paper.record.organisation else "",
                "url": urls.entrustment(paper.id),
            }
            for paper in view.organisations
        ],
        "links": [{"url": address or "", "name": name} for _, address, name in view.links],
        "no_history": view.no_history or "这一项还没有入库",
        "source": view.source,
        "source_url": view.source_url,
        "fingerprint": view.fingerprint,
    }
    if view.above:
        data |= {"superior": view.above.title, "superior_url": view.above.address}
        if view.above.prevails:
            data["above"] = _above(view.above, view.overdue)
    if view.review.moved or view.review.ahead:
        data["review"] = _review(view.review)
    if view.table:
        data["table"] = _table(view.table)
    if record.effective_date:
        data["effective"] = day_in_words(record.effective_date)
    if view.successor:
        data["successor"] = {"url": urls.benchmark(view.successor.id), "matter": view.successor.record.matter}
    if view.sections:  # a mapping has no order in Hugo
        data["sections"] = [
            {"title": each.title, "parts": [name for name, _ in each.parts]} for each in view.sections
        ]
    if view.scoring:
        data["formulas"] = [asdict(each) for each in view.scoring.formulas]
        data["examples"] = [
            {"inputs": [list(pair) for pair in each.inputs], "steps": list(each.steps)}
            for each in view.scoring.examples
        ]
    if view.waiting:
        data["waiting"] = [_waiting(each) for each in view.waiting]
    return data


def _accepted(each: Accepted) -> Data:
    return {
        "url": each.rule_address,
        "rule": each.rule,
        "reason": each.finding.reason,
        "by": each.finding.approved_by,
        "day": day_in_words(each.finding.date),
    }


def _above(above: Above, overdue: bool) -> Data:
    return {
        "url": above.address,
        "title": above.title,
        "reason": above.superior.reason or "",
        "since": _day(above.since),
        "overdue": overdue,
    }


def _review(review: Review) -> Data:
    known = review.settled != date.min
    return {
        "settled": day_in_words(review.settled) if known else "",
        "moved": [_moved(each) for each in review.moved],
        "ahead": [_moved(each) for each in review.ahead],
    }


def _moved(moved: Moved[Citation]) -> Data:
    """A law by id; a repeal has no `version`."""
    data: Data = {"law": moved.law.id, "since": _moment(moved.since)}
    if moved.version:
        published = moved.version.published
        data |= {"version": moved.version.label, "published": _moment(published) if published else None}
    elif moved.successor:
        data["successor"] = moved.successor.id
    return data


def _moment(day: date) -> Data:
    """A day for `<time>`."""
    return {"day": day.isoformat(), "words": day_in_words(day)}


def _waiting(ahead: Waiting) -> Data:
    changes = [_change(change) for change in ahead.changes]
    return {"day": day_in_words(ahead.day), "url": ahead.address, "changes": changes}


def _change(change: Change) -> Data:
    return {
        "quiet": change.direction is Direction.SAME and change.topic is Topic.OTHER,
        "mark": _MARKS[change.direction],
        "direction": change.direction.label,
        "subject": change.about,
        "before": change.before,
        "after": change.after,
    }


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""


def _table(table: TierTable) -> Data:
    """Tones and amounts; the words are the record's, but for those of several tracks, whose order Hugo loses."""
    return {
        "has_names": table.has_names,
        "note": table.note,
        "rows": [
            {
                "shade": row.shade,
                **({"group": row.group} if opens else {}),
                "cells": [
                    {
                        "amount": cell.amount,
                        **({"track": cell.track, "words": cell.words} if cell.track else {}),
                    }
                    for cell in row.cells
                ],
            }
            for row, opens in zip(table.rows, _opening(table.rows), strict=True)
        ],
    }


def _opening(rows: Iterable[Row]) -> Iterator[bool]:
    """Which rows stand first under a heading."""
    last = ""
    for row in rows:
        yield bool(row.group) and row.group != last
        last = row.group or last


def _basis(basis: BasisView, review: Review) -> Data:
    """The law by id and which version applies, and the words of several tracks in order."""
    data: Data = {}
    if basis.law:
        data |= {"law": basis.law.id, "note": _version(basis, review)}
    elif basis.document_url:
        data["document_url"] = basis.document_url
    if any(each.track for each in basis.words):
        data["words"] = [{"track": each.track or "", "words": each.words} for each in basis.words]
    return data


def _version(basis: BasisView, review: Review) -> str:
    assert basis.status is not None, "a law has a status"
    if basis.status.state.value == "已废止":
        return f"{_day(basis.status.until)}废止，待复核"
    version = basis.version
    if version is None:
        return "尚未施行"
    since = f"{day_in_words(version.effective)}起施行" if version.effective else "施行日期没有登记"
    waits = "，待复核" if any(each.law == basis.law for each in review.moved) else ""
    return f"{version.label}，{since}{waits}"


def _ladder(ladder: Ladder, number: int) -> Data:
    axis = _ROW_EM * len(ladder.bars) + 1
    limits = [(limit, word) for limit, word in ((ladder.low, "法定最低"), (ladder.high, "法定最高")) if limit]
    return {
        "number": number,
        "title": ladder.title,
        "description": ladder.description,
        "height": _em(axis + 3.7),
        "axis": _em(axis),
        "minor_end": _em(axis + 0.35),
        "tick_end": _em(axis + 0.65),
        "label_y": _em(axis + 1.75),
        "words_y": _em(axis + 3.1),
        "below": _x(ladder.below_minimum) if ladder.below_minimum else "",
        "below_y": _em(axis - 1.1),
        "limits": [
            {"x": _x(limit.x), "word": word, "anchor": _anchor(limit.x, 10)} for limit, word in limits
        ],
        "bars": [_bar(bar, _ROW_EM * place) for place, bar in enumerate(ladder.bars)],
        "minor": [_x(x) for x in ladder.scale.minor],
        "ticks": [
            {"x": _x(tick.x), "label": tick.label, "anchor": _anchor(tick.x, 4)} for tick in ladder.marks
        ],
        "notes": list(_notes(ladder)),
    }


def _notes(ladder: Ladder) -> Iterator[str]:
    words: Iterable[tuple[object, str]] = (
        (ladder.some_exclude, "○ 不含本数"),
        (ladder.some_waivable, "虚线框：可以罚，也可以不罚"),
        (ladder.below_minimum, "斜线段：低于法定最低，只在减轻处罚时适用"),
        (ladder.capless, "条文没有规定最低的，从 0 画起"),
        (ladder.scale.logarithmic, "刻度不等距：每一大格是前一格的 10 倍"),
    )
    yield from (note for told, note in words if told)


def _bar(bar: Bar, top: float) -> Data:
    left = 0.0 if bar.left is None else bar.left
    right = 100.0 if bar.right is None else bar.right
    ends = ((bar.left, bar.left_inclusive), (bar.right, bar.right_inclusive))
    return {
        "name": bar.name,
        "text": bar.text,
        "at": _x(bar.at),
        "anchor": bar.anchor,
        "text_y": _em(top + 1.25),
        "middle": _em(top + 2.2),
        "fixed": bar.fixed,
        "x": _x(left),
        "y": _em(top + (1.6 if bar.fixed else 1.7)),
        "end": _em(top + 2.8),
        "width": _x(right - left),
        "kind": f"bar b{bar.shade}{' may' if bar.waivable else ''}",
        "ends": [{"x": _x(x), "kind": "in" if closed else "ex"} for x, closed in ends if x is not None],
    }


def _anchor(x: float, edge: float) -> str:
    return "start" if x < edge else "end" if x > 100 - edge else "middle"


def _em(y: float) -> str:
    return f"{y:.2f}em"


def _x(x: float) -> str:
    return f"{x:g}%"
