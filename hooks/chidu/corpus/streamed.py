"""A corpus whose benchmarks are read when they are asked for and not kept: a province's would fill the memory."""

from __future__ import annotations

import os
from collections import ChainMap, Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import cast

from chidu.corpus.corpus import Corpus, Entry, read_corpus
from chidu.corpus.folder import Folder
from chidu.model.benchmark import Benchmark
from chidu.model.kinds import Kind, Location, locate_record
from chidu.model.reader import read_record
from chidu.problems import Problem


class Unreadable(Exception):
    """A benchmark was asked for and cannot be read; `problems` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(*problems)
        self.problems = problems


@dataclass(frozen=True)
class Shelf(Mapping[str, Entry[Benchmark]]):
    """Benchmarks by id, each read from `root` anew when asked for; `paths` are relative to it."""

    root: Path
    prefix: str
    paths: Mapping[str, str]
    titles: dict[str, str] = field(default_factory=dict)

    def source(self, id: str) -> bytes:
        """The bytes of a benchmark's file; raises KeyError."""
        with open(os.path.join(self.root, self.paths[id]), "rb") as stream:
            return stream.read()

    def __getitem__(self, id: str) -> Entry[Benchmark]:
        file = read_record(self.source(id), self.paths[id], self.prefix)
        assert file is not None, "paths names files of benchmarks only"
        if file.record is None:
            raise Unreadable(file.problems)
        record = cast(Benchmark, file.record)
        # Links show titles: the one thing worth keeping of a record that was read.
        self.titles[id] = record.matter
        return Entry(record, file)

    def __contains__(self, id: object) -> bool:
        return id in self.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


@dataclass(frozen=True)
class StreamedCorpus(Corpus):
    """`files` are all records but the benchmarks of which one version is on file; these are on the shelf."""

    shelf: Shelf

    @cached_property
    def benchmarks(self) -> Mapping[str, Entry[Benchmark]]:
        """Those with versions adopted ahead as they were read, the others from the shelf."""
        return ChainMap(dict(super().benchmarks), self.shelf)  # type: ignore[arg-type]  # a Mapping will do

    @cached_property
    def on_file(self) -> Mapping[Kind, frozenset[str]]:
        """The ids that have a file, those on the shelf included."""
        found = dict(super().on_file)
        return {**found, Kind.BENCHMARK: found[Kind.BENCHMARK] | self.shelf.paths.keys()}

    def title_of(self, id: str) -> str | None:
        """事项 of a benchmark, from memory where it was read before."""
        return self.shelf.titles.get(id) or super().title_of(id)

    def source_of(self, id: str) -> tuple[str, bytes] | None:
        """Path and bytes of a benchmark's file, which need not be read as a record for that."""
        if path := self.shelf.paths.get(id):
            return f"{self.shelf.prefix}{path}", self.shelf.source(id)
        return super().source_of(id)


def read_streamed(root: Path, prefix: str = "") -> StreamedCorpus:
    """Read all that benchmarks refer to, and where each benchmark lies."""
    found = {path: at for path in _paths(root) if (at := locate_record(path))}
    versions = Counter(at.id for at in found.values() if at.kind is Kind.BENCHMARK)
    single = {path for path, at in found.items() if at.kind is Kind.BENCHMARK and versions[at.id] == 1}
    eager = {path: (root / path).read_bytes() for path in found if path not in single}
    read = read_corpus(Folder(eager, ()), prefix)
    return StreamedCorpus(read.files, read.problems, Shelf(root, prefix, _by_id(found, single)))


def _by_id(found: Mapping[str, Location], single: set[str]) -> dict[str, str]:
    return {found[path].id: path for path in found if path in single}


def _paths(root: Path) -> list[str]:
    """Every file below the root, relative and with `/`, in order."""
    start = len(str(root)) + 1
    return sorted(
        f"{folder[start:]}/{name}".lstrip("/").replace(os.sep, "/")
        for folder, _, names in os.walk(root)
        for name in names
    )
