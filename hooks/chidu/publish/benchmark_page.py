"""The benchmark page: answer first, then the words that bind, then the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import (
    Status,
    benchmark_status,
    document_status,
    effective_date,
)
from chidu.corpus.review import Review, review_of
from chidu.model.acts import Document
from chidu.model.basis import Conferral, Link, Relation, Superior
from chidu.model.benchmark import Benchmark
from chidu.model.changes import Change, compare
from chidu.model.entrustments import Entrustment
from chidu.model.institutions import Department
from chidu.publish import urls
from chidu.publish.adopted import adopted_address, recorded_text
from chidu.publish.answer import Answer, answer, outcomes
from chidu.publish.as_of_page import as_of_address
from chidu.publish.fine_range import fine_ranges
from chidu.publish.ladder import Ladder, ladders
from chidu.publish.ladder_svg import drawing
from chidu.publish.metadata import article_head
from chidu.publish.page import Page, render
from chidu.publish.proved import proved
from chidu.publish.publication import Publication
from chidu.publish.quality import Accepted
from chidu.publish.revision_view import told
from chidu.publish.scored import ScoringView, scoring_view
from chidu.publish.sources import source_address
from chidu.publish.text_parts import (
    BasisView,
    Circumstance,
    SectionView,
    bases_of,
    circumstances_of,
    sections_of,
)
from chidu.publish.tier_table import TierTable, tier_table
from chidu.publish.timeline_view import Milestone, timeline_of
from chidu.publish.usage import usage_of
from chidu.sanction import Unit


@dataclass(frozen=True, slots=True)
class Waiting:
    """A version adopted for a later day: its page, and what it changes in the version before it."""

    day: date
    address: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Above:
    """The superior benchmark (BY 24, JS 三(二)): where it is on this portal its page, title and first day too."""

    superior: Superior
    address: str
    title: str
    since: date | None

    @property
    def prevails(self) -> bool:
        """Whether it applies in this one's place."""
        return self.superior.relation is Relation.OVERRIDDEN


@dataclass(frozen=True, slots=True)
class BenchmarkView:
    """Everything the page of a benchmark says as it governs on the day."""

    record: Benchmark
    department: Entry[Department]
    document: Document | None
    issuer: str
    status: Status
    review: Review
    """What moved under it since it was settled, and what is going to."""
    successor: Entry[Benchmark] | None
    answer: Answer
    table: TierTable | None
    ladders: tuple[Ladder, ...]
    scoring: ScoringView | None
    proved: str
    accepted: tuple[Accepted, ...]
    above: Above | None
    overdue: bool
    """Whether a superior benchmark is known to be in force already."""
    sections: tuple[SectionView, ...]
    circumstances: tuple[Circumstance, ...]
    bases: tuple[BasisView, ...]
    on_the_spot: bool
    public_security: bool
    conferrals: tuple[tuple[Conferral, Entry[Department] | None, Entry[Entrustment] | None], ...]
    organisations: tuple[Entry[Entrustment], ...]
    links: tuple[tuple[Link, str | None, str], ...]
    waiting: tuple[Waiting, ...]
    history: tuple[Milestone, ...]
    shown: Milestone | None
    """The version the page shows; None without history, and for a draft."""
    compared: str
    """Where its texts are held against each other; "" where there are not two."""
    any_day: str
    """Where everything of its department is told as on any day; "" without history."""
    no_history: str
    source: str
    source_url: str
    fingerprint: str


def shown_beside(record: Benchmark) -> tuple[str, ...]:
    """The other records whose titles the page of a record shows."""
    successor = record.repeal.successor if record.repeal else None
    superior = record.superior.id if record.superior else None
    return (*(id for id in (successor, superior) if id), *(link.id for link in record.links))


def benchmark_page(env: Environment, publication: Publication, entry: Entry[Benchmark]) -> Page:
    """The page of one benchmark as it governs on the day; publish/turning.py adds what it says on later days."""
    return page_of(env, view_of(publication, entry))


def state_pieces(env: Environment, view: BenchmarkView) -> list[str]:
    """The elements that differ where nothing but the state does."""
    state = render(env, "_state.html", urls.benchmark(view.record.id), view=view, record=view.record)
    return [state, f'<dd id="validity">{view.status.state}</dd>']


def page_of(env: Environment, view: BenchmarkView) -> Page:
    """The page of a benchmark as it governs."""
    record, department = view.record, view.department
    address = urls.benchmark(record.id)
    body = render(
        env,
        "benchmark.html",
        address,
        view=view,
        drawing=drawing,
        record=record,
        department=department.record,
        department_url=urls.department(department.id, department.record),
        quality_url=urls.quality(department.id),
    )
    sentence = "".join(view.answer.sentences)
    where = f"{record.power_type}，{record.id}，{department.record.name}，{view.status.state}"
    words = (*record.aliases, record.power_type, department.record.name)
    published = view.document.published if view.document else None
    head = article_head(record.matter, published, view.issuer, words)
    return Page(address, record.matter, f"{record.matter}（{where}）。{sentence}", body, head)


def _words(publication: Publication, entry: Entry[Benchmark]) -> dict[str, Any]:
    """What a view says by the words of the record alone, on whatever day."""
    record, usage, penalty = entry.record, usage_of(publication, entry), publication.penalty(entry)
    found = penalty.series if record.power_type == "行政处罚" else ()
    return {
        "answer": answer(record),
        "table": tier_table(record, usage),
        "ladders": ladders(record, found, usage.convention),
        "scoring": scoring_view(record),
        "proved": proved(record, found, publication.proof(entry, penalty)),
        "accepted": tuple(Accepted(entry, each) for each in record.accepted),
        "sections": tuple(sections_of(record.contents)) if record.contents else (),
        "circumstances": tuple(circumstances_of(record)),
        "on_the_spot": _on_the_spot(record),
        "fingerprint": " ".join(_groups(hashlib.sha256(entry.source).hexdigest())),
    }


_WORDS = (
    *("answer", "table", "ladders", "scoring", "proved", "accepted", "sections", "circumstances"),
    *("on_the_spot", "fingerprint"),
)


def view_of(
    publication: Publication, entry: Entry[Benchmark], last: BenchmarkView | None = None
) -> BenchmarkView:
    """What the page of a benchmark says as it governs on the day; `last` is what it said on a day before."""
    record, corpus = entry.record, publication.corpus
    document = corpus.document_of(record)
    bases = tuple(bases_of(record, publication, publication.day))
    same = last if last and last.record is record else None
    words = {name: getattr(same, name) for name in _WORDS} if same else _words(publication, entry)
    above = _above(publication, record)
    course, version = publication.courses.get(entry.id), recorded_text(publication, entry)
    timeline = tuple(timeline_of(publication, course)) if course else ()
    return BenchmarkView(
        record=record,
        department=corpus.departments[entry.department],
        document=document,
        issuer=corpus.body_name(document.issuer) if document else "",
        status=benchmark_status(record, corpus, publication.day),
        review=review_of(publication.laws, entry),
        successor=corpus.benchmarks.get(record.repeal.successor or "") if record.repeal else None,
        above=above,
        overdue=bool(above and above.since and above.since <= publication.day),
        bases=bases,
        public_security=any("治安管理处罚法" in basis.citation.law for basis in bases),
        conferrals=tuple(
            (each, corpus.departments.get(each.body), _paper(publication, entry, each))
            for each in record.conferrals
        ),
        organisations=tuple(
            each
            for each in corpus.entrusted.get(entry.id, ())
            if each.record.organisation and document_status(each.record, publication.day).applies
        ),
        links=tuple(
            (each, publication.address_of(each.id), publication.name_of(each.id)) for each in record.links
        ),
        waiting=tuple(_waiting(publication, entry)),
        history=timeline,
        shown=next((each for each in timeline if version and each.number == version.number), None),
        compared=urls.compare(entry.id) if course and len(course.texts) > 1 else "",
        any_day=as_of_address(publication, corpus.departments[entry.department]) if course else "",
        no_history=publication.no_history,
        source=entry.file.path,
        source_url=source_address(publication, entry.file),
        **words,
    )


def _above(publication: Publication, record: Benchmark) -> Above | None:
    if record.superior is None:
        return None
    corpus = publication.corpus
    entry = corpus.benchmarks.get(record.superior.id or "")
    if entry is None:
        return Above(record.superior, "", record.superior.document_number or record.superior.id or "", None)
    since = effective_date(entry.record, corpus)
    return Above(record.superior, urls.benchmark(entry.id), entry.record.matter, since)


def _paper(
    publication: Publication, entry: Entry[Benchmark], conferral: Conferral
) -> Entry[Entrustment] | None:
    """The record that tells the terms of a conferral."""
    wanted = conferral.body, conferral.mode
    found = publication.corpus.entrusted.get(entry.id, ())
    return next((each for each in found if (each.record.body, each.record.mode) == wanted), None)


# The highest fine that 行政处罚法第五十一条 lets an organ impose on the spot, in yuan (on organisations).
_MOST_ON_THE_SPOT = Decimal(3000)


def _on_the_spot(record: Benchmark) -> bool:
    """Whether any tier may be decided on the spot at all: a fine may be that low, or be left out."""
    ranges = fine_ranges([each.reading for outcome in outcomes(record) for each in outcome.standard])
    if not ranges:
        return True
    return any(
        each.waivable or each.unit is not Unit.YUAN or each.low is None or each.low <= _MOST_ON_THE_SPOT
        for each in ranges
    )


def _waiting(publication: Publication, entry: Entry[Benchmark]) -> Iterator[Waiting]:
    """Each waiting version against the one that will govern before it."""
    ahead = publication.corpus.adopted_ahead.get(entry.id, ())
    for before, after in pairwise([entry, *ahead]):
        assert after.adopted_for is not None, "adopted_ahead holds dated versions only"
        changes = tuple(told(publication, compare(before.record, after.record)))
        yield Waiting(after.adopted_for, adopted_address(publication, after), changes)


def _groups(digest: str) -> Iterator[str]:
    return (digest[start : start + 4] for start in range(0, len(digest), 4))
