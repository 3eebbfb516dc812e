"""The benchmark page: answer first, then the words that bind, then the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import (
    Status,
    applied_version,
    benchmark_status,
    document_status,
    effective_date,
    law_status,
)
from chidu.model.acts import Document, Law, LawVersion
from chidu.model.basis import Citation, Conferral, Link, PenaltyBasis, Relation, Superior
from chidu.model.benchmark import Benchmark
from chidu.model.changes import Change, compare
from chidu.model.contents import Contents, LicenceEvents, SectionText
from chidu.model.entrustments import Entrustment
from chidu.model.fields import Conditions, TrackWords
from chidu.model.institutions import Department
from chidu.publish import urls
from chidu.publish.answer import Answer, answer, outcomes
from chidu.publish.fine_range import fine_ranges
from chidu.publish.ladder import Ladder, ladders
from chidu.publish.ladder_svg import drawing
from chidu.publish.metadata import article_head
from chidu.publish.page import Page, render
from chidu.publish.proved import proved
from chidu.publish.publication import Publication
from chidu.publish.quality import Accepted
from chidu.publish.revision_view import RevisionView, history_of, told
from chidu.publish.scored import ScoringView, scoring_view
from chidu.publish.tier_table import TierTable, tier_table
from chidu.publish.usage import usage_of
from chidu.sanction import Unit


@dataclass(frozen=True, slots=True)
class BasisView:
    """One cited provision: its role, its words, the law with its state and the version meant, or the document."""

    role: str
    citation: Citation
    words: tuple[TrackWords, ...]
    law: Entry[Law] | None
    status: Status | None
    version: LawVersion | None
    document_url: str | None


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A kind of circumstance with its effect in a few words."""

    title: str
    effect: str
    conditions: Conditions


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of 裁量内容; `parts` holds named sub-sections (许可的程序)."""

    title: str
    text: SectionText | None
    parts: tuple[tuple[str, SectionText], ...] = ()


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
    """Everything the page of one version of a benchmark says; `governing` is False for one adopted ahead."""

    record: Benchmark
    governing: bool
    department: Entry[Department]
    document: Document | None
    issuer: str
    status: Status
    successor: Entry[Benchmark] | None
    answer: Answer
    table: TierTable | None
    ladders: tuple[Ladder, ...]
    scoring: ScoringView | None
    proved: str
    accepted: tuple[Accepted, ...]
    above: Above | None
    waited: int
    """Days for which a superior benchmark has applied in its place, as far as known."""
    sections: tuple[SectionView, ...]
    circumstances: tuple[Circumstance, ...]
    bases: tuple[BasisView, ...]
    on_the_spot: bool
    public_security: bool
    conferrals: tuple[tuple[Conferral, Entry[Department] | None, Entry[Entrustment] | None], ...]
    organisations: tuple[Entry[Entrustment], ...]
    links: tuple[tuple[Link, str | None, str], ...]
    waiting: tuple[Waiting, ...]
    history: tuple[RevisionView, ...]
    no_history: str
    source: str
    fingerprint: str


def shown_beside(record: Benchmark) -> tuple[str, ...]:
    """The other records whose titles the page of a record shows."""
    successor = record.repeal.successor if record.repeal else None
    superior = record.superior.id if record.superior else None
    return (*(id for id in (successor, superior) if id), *(link.id for link in record.links))


def benchmark_page(env: Environment, publication: Publication, entry: Entry[Benchmark]) -> Page:
    """The page of one benchmark as it governs on the day."""
    view = _view(publication, entry, governing=True)
    return _page(env, view, urls.benchmark(entry.id))


def adopted_page(env: Environment, publication: Publication, entry: Entry[Benchmark]) -> Page:
    """The page of a version adopted for a later day, with its full words."""
    assert entry.adopted_for is not None, "only versions adopted ahead come here"
    view = _view(publication, entry, governing=False)
    return _page(env, view, urls.adopted(entry.id, entry.adopted_for))


def _page(env: Environment, view: BenchmarkView, address: str) -> Page:
    record, department = view.record, view.department
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
    title = record.matter if view.governing else f"{record.matter}（{view.status.since}起施行）"
    words = (*record.aliases, record.power_type, department.record.name)
    published = view.document.published if view.document else None
    head = article_head(title, published, view.issuer, words, indexed=view.governing)
    return Page(address, title, f"{record.matter}（{where}）。{sentence}", body, head)


def _view(publication: Publication, entry: Entry[Benchmark], *, governing: bool) -> BenchmarkView:
    record, corpus = entry.record, publication.corpus
    document = corpus.document_of(record)
    bases, usage = tuple(_bases(record, publication)), usage_of(publication, entry)
    penalty = publication.penalty(entry)
    found = penalty.series if record.power_type == "行政处罚" else ()
    above = _above(publication, record)
    return BenchmarkView(
        record=record,
        governing=governing,
        department=corpus.departments[entry.department],
        document=document,
        issuer=corpus.body_name(document.issuer) if document else "",
        status=benchmark_status(record, corpus, publication.day),
        successor=corpus.benchmarks.get(record.repeal.successor or "") if record.repeal else None,
        answer=answer(record),
        table=tier_table(record, usage),
        ladders=ladders(record, found, usage.convention),
        scoring=scoring_view(record),
        proved=proved(record, found, publication.proof(entry, penalty)),
        accepted=tuple(Accepted(entry, each) for each in record.accepted),
        above=above,
        waited=(publication.day - above.since).days if above and above.since else 0,
        sections=tuple(_sections(record.contents)) if record.contents else (),
        circumstances=tuple(_circumstances(record)),
        bases=bases,
        on_the_spot=_on_the_spot(record),
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
        waiting=tuple(_waiting(publication, entry)) if governing else (),
        history=tuple(history_of(publication, entry)),
        no_history=publication.no_history,
        source=entry.file.path,
        fingerprint=" ".join(_groups(hashlib.sha256(entry.source).hexdigest())),
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
        yield Waiting(after.adopted_for, urls.adopted(entry.id, after.adopted_for), changes)


def _groups(digest: str) -> Iterator[str]:
    return (digest[start : start + 4] for start in range(0, len(digest), 4))


def _bases(record: Benchmark, publication: Publication) -> Iterator[BasisView]:
    roles = (
        ("法定依据", record.legal_bases),
        ("处罚依据", record.penalty_bases),
        ("认定依据", record.violated),
    )
    for role, citations in roles:
        for citation in citations:
            yield _basis(role, citation, publication)


def _basis(role: str, citation: Citation, publication: Publication) -> BasisView:
    law = publication.corpus.law_named(citation.law)
    document = publication.corpus.document_named(citation.law)
    return BasisView(
        role,
        citation,
        (citation.clause or ()) if isinstance(citation, PenaltyBasis) else (),
        law,
        law_status(law.record, publication.day) if law else None,
        applied_version(law.record, citation.version, publication.day) if law else None,
        urls.document(document.id) if document else None,
    )


_EFFECTS = (
    ("不予处罚", "no_penalty", "教育，不罚"),
    ("可以不予处罚", "may_waive", "可以不罚，由执法机关决定"),
    ("减轻处罚", "mitigated", "低于法定最低"),
    ("从轻处罚", "lighter", "在法定幅度内取低"),
    ("从重处罚", "heavier", "在法定幅度内取高"),
    ("停止执行", "stop_execution", "处罚决定停止执行"),
)


def _circumstances(record: Benchmark) -> Iterator[Circumstance]:
    for title, field, effect in _EFFECTS:
        conditions = getattr(record, field)
        if conditions:
            yield Circumstance(title, effect, conditions)


def _sections(contents: Contents) -> Iterator[SectionView]:
    # The common section 其他 comes first in the class and last on the page.
    fields = list(type(contents).model_fields.items())
    for name, field in fields[1:] + fields[:1]:
        value = getattr(contents, name)
        if isinstance(value, LicenceEvents):
            parts = tuple((f.alias or n, getattr(value, n)) for n, f in LicenceEvents.model_fields.items())
            yield SectionView(field.alias or name, None, parts)
        elif value is not None:
            yield SectionView(field.alias or name, value)
