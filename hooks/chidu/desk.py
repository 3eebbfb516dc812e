"""A clerk's desk: one saved record is checked and its page shown at once, whatever the size of the city."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from chidu import rules
from chidu.archive import Past, Recorded
from chidu.corpus.excerpt import Excerpt
from chidu.corpus.streamed import StreamedCorpus, Unreadable, read_streamed
from chidu.model.kinds import Kind, locate_record
from chidu.model.reader import ReadFile, read_record
from chidu.problems import Problem
from chidu.publish import urls
from chidu.publish.adopted import adopted_address
from chidu.publish.leaves import Leaves
from chidu.publish.library import Library
from chidu.publish.page import Page, environment
from chidu.publish.publication import Publication
from chidu.publish.shell import Shell


@dataclass(frozen=True, slots=True)
class Shown:
    """What became of a saved file: its findings, and the addresses of the pages that are new (none after an error)."""

    findings: tuple[Problem, ...]
    pages: tuple[str, ...] = ()


@dataclass
class Desk:
    """The content folder, the folder of pages it is shown in, and the templates; `day` decides what is in force."""

    content: Path
    site: Path
    templates: Path
    day: date

    def __post_init__(self) -> None:
        self.refresh({})

    def refresh(self, shells: Mapping[int, Shell]) -> None:
        """Read again what benchmarks refer to, after a build or when one of these files was saved."""
        self.shells = shells
        self.prefix = f"{self.content.name}/"
        self.corpus = read_streamed(self.content, self.prefix)
        self.environment = environment(self.templates)
        self.recorded = Recorded.read(self.content.parent, self.content.name)

    def rehearse(self) -> None:
        """Make one page for nothing: the first in a process takes thrice as long, and nobody waits for this one."""
        path = next(iter(self.corpus.shelf.paths.values()), None)
        file = path and read_record((self.content / path).read_bytes(), path, self.prefix)
        if file and file.record is not None and self.corpus.site is not None:
            with suppress(Unreadable):
                list(self._pages(self.corpus, file))

    def show(self, path: str) -> Shown:
        """Check one file, its path relative to the content folder; write its pages where it is a benchmark."""
        try:
            data = (self.content / path).read_bytes()
        except OSError:  # deleted or not readable: the whole build tells
            return Shown(())
        file = read_record(data, path, self.prefix)
        if file is None:
            return Shown(())
        corpus = self._with(file)
        findings = _findings(corpus, file)
        if rules.stops_draft(findings) or file.location.kind is not Kind.BENCHMARK or not self.shells:
            return Shown(findings)
        try:
            return Shown(findings, tuple(self._written(page) for page in self._pages(corpus, file)))
        except Unreadable as broken:  # a record whose title the page shows
            return Shown((*findings, *broken.problems))

    def _with(self, file: ReadFile) -> StreamedCorpus:
        """The corpus with one file as it is now, in the place of how it was; a broken one counts too."""
        others = (each for each in self.corpus.files if each.path != file.path)
        files = tuple(sorted((*others, file), key=lambda each: each.path))
        return replace(self.corpus, files=files, problems=file.problems)

    def _pages(self, corpus: StreamedCorpus, file: ReadFile) -> Iterator[Page]:
        location, recorded = file.location, self.recorded
        assert corpus.site is not None, "the whole build has seen site.yml"
        timelines = recorded.timelines(location.id)
        with closing(Past(recorded.repo)) as past:
            edition = Publication.on(self.day, corpus, timelines, recorded.missing, past=past)
            ahead = edition.corpus.adopted_ahead.get(location.id, ())
            shown = {urls.benchmark(location.id), *(adopted_address(edition, entry) for entry in ahead)}
            for leaf in Leaves(edition, Library(edition), {}).of_one(location.id):
                page = leaf.make(self.environment)[0] if leaf.address in shown else None
                if isinstance(page, Page):
                    yield page

    def _written(self, page: Page) -> str:
        """Put a page in the place of the one that is served; never a half-written one."""
        target = self.site / urls.file_of(page.url)
        target.parent.mkdir(parents=True, exist_ok=True)
        new = target.with_name(".new")
        new.write_text(self.shells[page.url.count("/")].fill(page), encoding="utf-8", newline="\n")
        os.replace(new, target)
        return page.url


def _findings(corpus: StreamedCorpus, file: ReadFile) -> tuple[Problem, ...]:
    """What is wrong with one file, as far as it shows without reading every other."""
    excerpt = Excerpt(corpus.files, corpus.problems, corpus.on_file)
    return rules.check_file(excerpt, file.path)


def is_record(path: str) -> bool:
    """Whether a path relative to the content folder is that of a record."""
    return locate_record(path) is not None
