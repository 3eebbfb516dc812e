"""Where the page of a record is, whatever kind it is of."""

from __future__ import annotations

from chidu.model.kinds import Kind
from chidu.publish import urls
from chidu.publish.publication import Publication


def page_of_record(publication: Publication, kind: Kind, id: str) -> str | None:
    """Its address; None where it has no page any more. A benchmark keeps one for good (publish/tombstone.py)."""
    corpus = publication.corpus
    if kind is Kind.SITE:
        return urls.HOME
    if kind is Kind.BENCHMARK:
        kept = publication.past is not None and id in publication.courses
        return urls.benchmark(id) if kept or id in corpus.benchmarks else None
    if kind is Kind.DEPARTMENT:
        department = corpus.departments.get(id)
        return urls.department(id, department.record) if department else None
    if kind is Kind.LAW:
        return urls.law(id) if id in corpus.laws else None
    if kind is Kind.DOCUMENT:
        return urls.document(id) if id in corpus.documents else None
    if kind is Kind.LISTING:
        return urls.listing(id) if id in corpus.lists else None
    if kind is Kind.SYSTEM:
        return urls.system(id) if id in corpus.systems else None
    if kind is Kind.ENTRUSTMENT:
        return urls.entrustment(id) if id in corpus.entrustments else None
    return urls.pack(id) if id in corpus.packs else None
