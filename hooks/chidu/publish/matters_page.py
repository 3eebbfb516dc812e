"""The register of matters without a benchmark (JS 二 ¶1, 四(一)): 应制定未制定, and 无需制定 with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from jinja2 import Environment

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.acts import Law
from chidu.model.basis import Citation
from chidu.model.institutions import ListEntry, Listing, ListKind
from chidu.publish import urls
from chidu.publish.metadata import column_head
from chidu.publish.page import Page, render
from chidu.publish.publication import Publication
from chidu.publish.spreadsheet import csv_text

# So many matters of each kind stand on the page; the table to download has them all.
MOST = 200


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter of a list that has no benchmark."""

    entry: ListEntry
    listing: Entry[Listing]
    issuer: str
    bases: tuple[tuple[Citation, Entry[Law] | None], ...]

    @property
    def reason(self) -> str:
        """Why none is needed; "" where one should have been made."""
        return self.entry.not_needed or ""


@dataclass(frozen=True, slots=True)
class Row:
    """The lists of one body in figures: `total` = with a benchmark + `missing` + `excused`."""

    issuer: str
    address: str
    lists: tuple[Entry[Listing], ...]
    total: int
    missing: int
    excused: int


@dataclass(frozen=True, slots=True)
class Register:
    """All matters without a benchmark, in the order of departments and lists; `silent` have published no list."""

    rows: tuple[Row, ...]
    missing: tuple[Matter, ...]
    excused: tuple[Matter, ...]
    silent: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many matters the lists have."""
        return sum(row.total for row in self.rows)


def register(corpus: Corpus) -> Register:
    """From every 事项清单; a benchmark that is repealed is none."""
    by_issuer: dict[str, list[Entry[Listing]]] = defaultdict(list)
    for entry in corpus.lists.values():
        if entry.record.kind is ListKind.MATTERS:
            by_issuer[entry.record.issuer].append(entry)
    order = [folder for folder in corpus.departments if folder in by_issuer]
    issuers = [*order, *(body for body in by_issuer if body not in corpus.departments)]
    rows, found = [], []
    for issuer in issuers:
        matters = [matter for listing in by_issuer[issuer] for matter in _without(corpus, listing)]
        rows.append(_row(corpus, issuer, by_issuer[issuer], matters))
        found += matters
    return Register(
        tuple(rows),
        tuple(matter for matter in found if not matter.reason),
        tuple(matter for matter in found if matter.reason),
        tuple(_silent(corpus, by_issuer)),
    )


def _without(corpus: Corpus, listing: Entry[Listing]) -> Iterator[Matter]:
    for entry in listing.record.entries:
        benchmarks = (corpus.benchmarks.get(id) for id in entry.benchmarks)
        if not any(benchmark and not benchmark.record.repeal for benchmark in benchmarks):
            bases = tuple((citation, corpus.law_named(citation.law)) for citation in entry.bases)
            yield Matter(entry, listing, corpus.body_name(listing.record.issuer), bases)


def _row(corpus: Corpus, issuer: str, lists: list[Entry[Listing]], matters: list[Matter]) -> Row:
    department = corpus.departments.get(issuer)
    excused = sum(1 for matter in matters if matter.reason)
    return Row(
        corpus.body_name(issuer),
        urls.department(issuer, department.record) if department else "",
        tuple(lists),
        sum(len(listing.record.entries) for listing in lists),
        len(matters) - excused,
        excused,
    )


def _silent(corpus: Corpus, by_issuer: dict[str, list[Entry[Listing]]]) -> Iterator[str]:
    """The departments of which nobody can tell what they lack."""
    for folder, entry in corpus.departments.items():
        if folder not in by_issuer and not entry.record.is_town and not entry.record.dissolution:
            yield entry.record.name


def matters_page(env: Environment, publication: Publication) -> Page:
    """The register, in figures and matter by matter."""
    found = register(publication.corpus)
    body = render(
        env,
        "matters.html",
        urls.MATTERS,
        register=found,
        missing=list(islice(found.missing, MOST)),
        excused=list(islice(found.excused, MOST)),
    )
    description = "行政执法事项清单上哪些事项应当制定裁量权基准还没有制定，哪些无需制定、为什么"
    head = column_head("没有基准的事项", description, ("行政裁量权基准", "事项清单"), "信息公开")
    return Page(urls.MATTERS, "没有基准的事项", description, body, head)


_HEAD = ("部门", "事项", "情况", "理由", "依据", "清单", "清单编号", "页面")


def matters_table(publication: Publication) -> str:
    """The register as a table to download."""
    found = register(publication.corpus)
    home = publication.site.address or ""
    rows = (
        (
            matter.issuer,
            matter.entry.matter,
            "无需制定" if matter.reason else "应制定未制定",
            matter.reason,
            "；".join(f"《{each.law}》{each.article or ''}" for each in matter.entry.bases),
            matter.listing.record.name,
            matter.listing.id,
            f"{home}{urls.listing(matter.listing.id)}",
        )
        for matter in (*found.missing, *found.excused)
    )
    return csv_text(_HEAD, rows)
