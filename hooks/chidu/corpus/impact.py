"""What a change of a law touches: every benchmark, list and entrustment that cites it, or one of its articles."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import Status, benchmark_status, document_status
from chidu.language.articles import Article, Malformed, parse
from chidu.language.overlap import Overlap, nearest
from chidu.model.acts import Document, Law
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark
from chidu.model.contents import SectionText
from chidu.model.entrustments import Entrustment
from chidu.model.fields import Part
from chidu.model.institutions import Listing

Act = Entry[Law] | Entry[Document]

NO_ARTICLE = "没有写明哪一条，可能是"
UNREAD = "条款读不出来，要看原文"


@dataclass(frozen=True, slots=True)
class Touch:
    """One citation of the act: what for (处罚依据, 清单依据 …), and how it lies to what was asked ("" = squarely)."""

    role: str
    citation: Citation
    about: str
    lies: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A record that cites the act. `status` is its own on the day; None for a list, which has none."""

    entry: Entry[Benchmark] | Entry[Listing] | Entry[Entrustment]
    title: str
    department: str
    document: Document | None
    status: Status | None
    touches: tuple[Touch, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """All that a change touches; `over` more benchmarks cite it and no longer apply."""

    benchmarks: tuple[Touched, ...]
    lists: tuple[Touched, ...]
    entrustments: tuple[Touched, ...]
    over: int


def act_called(corpus: Corpus, name: str) -> Act | None:
    """A law or issuing document by its id, its name or a registered short one; with or without 《》."""
    bare = name.strip().removeprefix("《").removesuffix("》")
    return (
        corpus.laws.get(bare)
        or corpus.documents.get(bare)
        or corpus.law_named(bare)
        or corpus.document_named(bare)
    )


def names_near(corpus: Corpus, name: str, most: int = 3) -> list[str]:
    """Names of laws that come near one nobody registered: those it is a part of, else those spelt alike."""
    bare = name.strip().strip("《》")
    names = [each for entry in corpus.laws.values() for each in entry.record.names]
    within = sorted((each for each in names if bare and bare in each), key=len)
    alike = difflib.get_close_matches(bare, [*names, *corpus.laws], n=most, cutoff=0.5)
    return list(dict.fromkeys(within or alike))[:most]


def impact(corpus: Corpus, act: Act, asked: Sequence[Article], day: date) -> Impact:
    """Everything in force on the day or adopted for later that cites the act, or one of its provisions `asked`.

    `corpus` is as of the day. Without provisions the whole act is meant.
    """
    names = frozenset(act.record.names if isinstance(act.record, Law) else (act.record.name,))
    found = [
        each for entry in corpus.all_benchmarks if (each := _benchmark(corpus, entry, names, asked, day))
    ]
    standing = tuple(each for each in found if each.status is None or not _is_over(each.status, day))
    return Impact(
        tuple(
            sorted(standing, key=lambda each: (each.entry.department, each.entry.id, each.entry.file.path))
        ),
        tuple(_lists(corpus, names, asked)),
        tuple(_entrustments(corpus, names, asked, day)),
        len(found) - len(standing),
    )


def _is_over(status: Status, day: date) -> bool:
    return status.until is not None and status.until <= day


def _benchmark(
    corpus: Corpus, entry: Entry[Benchmark], names: frozenset[str], asked: Sequence[Article], day: date
) -> Touched | None:
    placed = [(key, "", citation) for key, _, citation in entry.record.placed_bases]
    placed += [
        (key, about, each)
        for key, about, text in _texts(corpus, entry.record)
        for each in _quoted(text, names)
    ]
    touches = tuple(_touches(placed, names, asked))
    if not touches:
        return None
    return Touched(
        entry,
        entry.record.matter,
        corpus.body_name(entry.department),
        corpus.document_of(entry.record),
        benchmark_status(entry.record, corpus, day),
        touches,
    )


def _texts(corpus: Corpus, record: Benchmark) -> Iterator[tuple[str, str, str]]:
    """Where a record cites provisions in words of its own: the key, what it is about, the words."""
    for conferral in record.conferrals:
        yield f"{conferral.mode.value}依据", corpus.body_name(conferral.body), conferral.basis
    for title, section in _sections(record.contents):
        if section.precise_in:
            yield "依据已明确", title, section.precise_in


def _sections(part: Part | None) -> Iterator[tuple[str, SectionText]]:
    for name, field in type(part).model_fields.items() if part else ():
        value = getattr(part, name)
        if isinstance(value, SectionText):
            yield field.alias or name, value
        elif isinstance(value, Part):
            yield from _sections(value)


_PROVISION = re.compile("[第条款项目之零一二三四五六七八九十百千（）、]*")


def _quoted(text: str, names: Iterable[str]) -> Iterator[Citation]:
    """What a text cites of an act: 行政许可法第六十九条、第七十条."""
    for name in sorted(names, key=len, reverse=True):
        for found in re.finditer(f"{re.escape(name)}》?(?=第|[^\u4e00-\u9fff]|$)", text):
            provision = _PROVISION.match(text, found.end())
            article = provision[0].strip("、") if provision else ""
            yield Citation.model_validate({"依据": name, **({"条款": article} if article else {})})
        text = text.replace(name, "")


def _lists(corpus: Corpus, names: frozenset[str], asked: Sequence[Article]) -> Iterator[Touched]:
    for entry in corpus.lists.values():
        placed = (("清单依据", item.matter, each) for item in entry.record.entries for each in item.bases)
        if touches := tuple(_touches(placed, names, asked)):
            document = corpus.documents.get(entry.record.document or "")
            issuer = corpus.body_name(entry.record.issuer)
            yield Touched(
                entry, entry.record.name, issuer, document.record if document else None, None, touches
            )


def _entrustments(
    corpus: Corpus, names: frozenset[str], asked: Sequence[Article], day: date
) -> Iterator[Touched]:
    for entry in corpus.entrustments.values():
        record, status = entry.record, document_status(entry.record, day)
        placed = ((f"{record.mode.value}依据", "", each) for each in record.bases)
        touches = tuple(_touches(placed, names, asked))
        if touches and not _is_over(status, day):
            yield Touched(entry, record.name, corpus.body_name(record.department), None, status, touches)


def _touches(
    placed: Iterable[tuple[str, str, Citation]], names: frozenset[str], asked: Sequence[Article]
) -> Iterator[Touch]:
    for role, about, citation in placed:
        lies = _lies(citation, asked) if citation.law in names else None
        if lies is not None:
            yield Touch(role, citation, about, lies)


def _lies(citation: Citation, asked: Sequence[Article]) -> str | None:
    """How a citation lies to the provisions asked about; None where it lies apart."""
    if not asked:
        return Overlap.SAME.value
    if citation.article is None:
        return NO_ARTICLE
    cited = parse(citation.article)
    if isinstance(cited, Malformed):
        return UNREAD
    found = nearest(asked, cited)
    return None if found is None else found.value
