"""All records of a content folder, with the look-ups pages and checks need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar, cast

from chidu.corpus.folder import Folder
from chidu.model.acts import Document, Law
from chidu.model.basis import Citation
from chidu.model.benchmark import Benchmark
from chidu.model.entrustments import Entrustment
from chidu.model.institutions import Department, Listing, Site
from chidu.model.kinds import Kind
from chidu.model.packs import Pack
from chidu.model.reader import ReadFile, Record, read_record
from chidu.model.systems import System
from chidu.problems import Problem

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """A valid record with the file it came from."""

    record: R
    file: ReadFile

    @property
    def source(self) -> bytes:
        """The bytes of the file."""
        return self.file.data

    @property
    def id(self) -> str:
        """The id the path gives: a code, or a department's folder."""
        return self.file.location.id

    @property
    def department(self) -> str:
        """The folder of the department the record lies in ("" outside departments)."""
        return self.file.location.department or ""

    @property
    def adopted_for(self) -> date | None:
        """The date in the name of a version adopted ahead, else None."""
        return self.file.location.adopted_for


@dataclass(frozen=True)
class Corpus:
    """Every file that was read, in path order, and the findings of reading them."""

    files: tuple[ReadFile, ...]
    problems: tuple[Problem, ...]

    @cached_property
    def _valid(self) -> dict[Kind, list[Entry[Record]]]:
        entries: dict[Kind, list[Entry[Record]]] = defaultdict(list)
        for file in self.files:
            if file.record is not None:
                entries[file.location.kind].append(Entry(file.record, file))
        return entries

    def _by_id(self, kind: Kind) -> dict[str, Entry[Record]]:
        return {entry.id: entry for entry in self._valid[kind] if entry.adopted_for is None}

    @cached_property
    def site(self) -> Entry[Site] | None:
        """The jurisdiction."""
        return cast(Entry[Site] | None, next(iter(self._valid[Kind.SITE]), None))

    @cached_property
    def departments(self) -> dict[str, Entry[Department]]:
        """Departments and towns by folder."""
        return cast(dict[str, Entry[Department]], self._by_id(Kind.DEPARTMENT))

    @cached_property
    def laws(self) -> dict[str, Entry[Law]]:
        """Laws by id."""
        return cast(dict[str, Entry[Law]], self._by_id(Kind.LAW))

    @cached_property
    def documents(self) -> dict[str, Entry[Document]]:
        """Issuing documents by id."""
        return cast(dict[str, Entry[Document]], self._by_id(Kind.DOCUMENT))

    @cached_property
    def lists(self) -> dict[str, Entry[Listing]]:
        """Lists by id."""
        return cast(dict[str, Entry[Listing]], self._by_id(Kind.LISTING))

    @cached_property
    def systems(self) -> dict[str, Entry[System]]:
        """Supporting systems by id."""
        return cast(dict[str, Entry[System]], self._by_id(Kind.SYSTEM))

    @cached_property
    def entrustments(self) -> dict[str, Entry[Entrustment]]:
        """Entrusted and conferred powers by id."""
        return cast(dict[str, Entry[Entrustment]], self._by_id(Kind.ENTRUSTMENT))

    @cached_property
    def packs(self) -> dict[str, Entry[Pack]]:
        """Rule packs by id, applied or not."""
        return cast(dict[str, Entry[Pack]], self._by_id(Kind.PACK))

    @cached_property
    def entrusted(self) -> Mapping[str, tuple[Entry[Entrustment], ...]]:
        """What hands matters over, by the benchmark's id, in id order; nothing for most."""
        found: dict[str, list[Entry[Entrustment]]] = defaultdict(list)
        for entry in self.entrustments.values():
            for id in dict.fromkeys(entry.record.matters):
                found[id].append(entry)
        return {id: tuple(entries) for id, entries in found.items()}

    @cached_property
    def benchmarks(self) -> Mapping[str, Entry[Benchmark]]:
        """The recorded version of every benchmark by id (a version adopted ahead is in `adopted_ahead`)."""
        return cast(dict[str, Entry[Benchmark]], self._by_id(Kind.BENCHMARK))

    def title_of(self, id: str) -> str | None:
        """事项 of a benchmark, None where there is none."""
        entry = self.benchmarks.get(id)
        return entry.record.matter if entry else None

    def source_of(self, id: str) -> tuple[str, bytes] | None:
        """Path and bytes of the file `benchmarks` holds for an id, None where there is none."""
        entry = self.benchmarks.get(id)
        return (entry.file.path, entry.source) if entry else None

    @cached_property
    def adopted_ahead(self) -> dict[str, tuple[Entry[Benchmark], ...]]:
        """Versions adopted but filed under their future date, by id, earliest first."""
        waiting: dict[str, list[Entry[Benchmark]]] = defaultdict(list)
        for entry in cast(list[Entry[Benchmark]], self._valid[Kind.BENCHMARK]):
            if entry.adopted_for is not None:
                waiting[entry.id].append(entry)
        return {
            id: tuple(sorted(entries, key=lambda e: e.adopted_for or date.min))
            for id, entries in waiting.items()
        }

    @cached_property
    def all_benchmarks(self) -> tuple[Entry[Benchmark], ...]:
        """Every benchmark version on file, those adopted ahead included."""
        return tuple(cast(list[Entry[Benchmark]], self._valid[Kind.BENCHMARK]))

    @cached_property
    def on_file(self) -> Mapping[Kind, frozenset[str]]:
        """The ids that have a file, broken ones included: what refers to a broken file needs no second finding."""
        ids: dict[Kind, set[str]] = {kind: set() for kind in Kind}
        for file in self.files:
            ids[file.location.kind].add(file.location.id)
        return {kind: frozenset(found) for kind, found in ids.items()}

    @cached_property
    def _law_names(self) -> dict[str, Entry[Law]]:
        return {name: entry for entry in self.laws.values() for name in entry.record.names}

    @cached_property
    def _document_names(self) -> dict[str, Entry[Document]]:
        return {entry.record.name: entry for entry in self.documents.values()}

    def law_named(self, name: str) -> Entry[Law] | None:
        """The law a citation means, by its full or a registered short name."""
        return self._law_names.get(name)

    def document_named(self, name: str) -> Entry[Document] | None:
        """The issuing document a citation means, by its name."""
        return self._document_names.get(name)

    @cached_property
    def by_department(self) -> dict[str, tuple[Entry[Benchmark], ...]]:
        """Benchmarks in each department's folder, in id order; every department has an entry."""
        return _grouped(self.departments, ((entry.department, entry) for entry in self.benchmarks.values()))

    @cached_property
    def by_town(self) -> dict[str, tuple[Entry[Benchmark], ...]]:
        """Benchmarks conferred on or entrusted to each town or body, in id order."""
        pairs = ((c.body, entry) for entry in self.benchmarks.values() for c in entry.record.conferrals)
        return _grouped(self.departments, pairs)

    @cached_property
    def by_document(self) -> dict[str, tuple[Entry[Benchmark], ...]]:
        """Benchmarks issued by each document, in id order."""
        return _grouped(self.documents, ((e.record.document, e) for e in self.benchmarks.values()))

    @cached_property
    def by_law(self) -> dict[str, tuple[tuple[Citation, Entry[Benchmark]], ...]]:
        """What cites each law: the citation and the benchmark, in id order."""
        found: dict[str, list[tuple[Citation, Entry[Benchmark]]]] = {law: [] for law in self.laws}
        for entry in self.benchmarks.values():
            for citation in entry.record.bases:
                if law := self.law_named(citation.law):
                    found[law.id].append((citation, entry))
        return {law: tuple(pairs) for law, pairs in found.items()}

    def body_name(self, issuer: str) -> str:
        """The name of an issuing body given as a department's folder or as a name."""
        entry = self.departments.get(issuer)
        return entry.record.name if entry else issuer

    def document_of(self, benchmark: Benchmark) -> Document | None:
        """The document that issued a benchmark."""
        entry = self.documents.get(benchmark.document)
        return entry.record if entry else None


def _grouped(
    keys: Iterable[str], pairs: Iterable[tuple[str, Entry[Benchmark]]]
) -> dict[str, tuple[Entry[Benchmark], ...]]:
    groups: dict[str, list[Entry[Benchmark]]] = {key: [] for key in keys}
    for key, entry in pairs:
        groups.setdefault(key, []).append(entry)
    return {key: tuple(sorted(entries, key=lambda entry: entry.id)) for key, entries in groups.items()}


def read_corpus(
    folder: Folder, prefix: str = "", progress: Callable[[int, int], None] = lambda done, of: None
) -> Corpus:
    """Read every record of a folder, keeping going after each error; `progress` is told files read, and of how many."""
    read = []
    for number, (path, data) in enumerate(folder.files.items(), start=1):
        read.append(read_record(data, path, prefix))
        progress(number, len(folder.files))
    files = tuple(file for file in read if file is not None)
    return Corpus(files, folder.problems + tuple(problem for file in files for problem in file.problems))
