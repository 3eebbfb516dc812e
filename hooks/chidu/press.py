"""Prints the benchmark pages: shared out over the cores, and taken over from the last edition where nothing changed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import jinja2
import pydantic
from jinja2 import Environment

from chidu.corpus.corpus import Corpus
from chidu.history.timeline import Revision
from chidu.model.kinds import Kind
from chidu.publish import urls
from chidu.publish.leaves import Leaf, Leaves
from chidu.publish.link_check import BrokenLink, LinkCheck
from chidu.publish.page import Page
from chidu.publish.publication import Publication
from chidu.publish.shell import Shell
from chidu.workers import spread

Progress = Callable[[int, int], None]
"""Told how many pages are done, and of how many, now and then."""

_TOLD_EVERY = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page: the seal of all it was made from, the size and time of its file, the benchmarks beside it."""

    seal: str
    size: int
    time: int
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """The sheets of an edition by address, and the links of its pages that lead nowhere."""

    sheets: Mapping[str, Sheet]
    broken: list[BrokenLink]


@dataclass(frozen=True, slots=True)
class Edition:
    """A site as it was published: its folder, and the sheets by address."""

    folder: Path
    sheets: Mapping[str, Sheet]

    @classmethod
    def of(cls, folder: Path, record: Path) -> Edition:
        """The edition in a folder, by the file that `save` wrote; one without sheets where that is of no use."""
        try:
            sheets = json.loads(record.read_bytes())
            return cls(
                folder, {at: Sheet(s, size, time, tuple(b)) for at, (s, size, time, b) in sheets.items()}
            )
        except (OSError, ValueError, TypeError, AttributeError):
            return cls(folder, {})

    def save(self, record: Path) -> None:
        """Write the sheets down for the next edition."""
        sheets = {at: (s.seal, s.size, s.time, s.beside) for at, s in self.sheets.items()}
        written = record.with_name(f"{record.name}.new")
        written.write_text(json.dumps(sheets, separators=(",", ":")), encoding="ascii")
        written.replace(record)


@dataclass(frozen=True)
class Press:
    """What it takes to print; `common` seals all that every page depends on, `last` is the edition before.

    `others` are the files that somebody else puts into the site, besides those already there.
    """

    publication: Publication
    templates: Environment
    shells: Mapping[int, Shell]
    common: bytes
    last: Edition
    others: Container[str] = ()

    def print(self, target: Path, workers: int, progress: Progress = lambda done, of: None) -> Printed:
        """All that is published of every benchmark into `target`; raises what reading or writing raises."""
        leaves = Leaves.of(self.publication)
        ids = leaves.ids
        order = [leaf for id in ids for leaf in leaves.of_one(id)]
        (target / urls.BENCHMARKS).mkdir(parents=True, exist_ok=True)
        check = LinkCheck(target, _Either({leaf.file for leaf in order}, self.others))

        def share(number: int, count: int) -> tuple[dict[str, Sheet], list[BrokenLink]]:
            sheets: dict[str, Sheet] = {}
            broken: list[BrokenLink] = []
            for done, id in enumerate(ids[number::count]):
                for leaf in leaves.of_one(id):
                    sheets[leaf.address] = self._sheet(id, leaf, target, check, broken)
                if number == 0 and done % _TOLD_EVERY == 0:
                    progress(min(done * count, len(ids)), len(ids))
            return sheets, broken

        shares = spread(share, workers if len(order) > _TOLD_EVERY else 1)
        found = {address: sheet for sheets, _ in shares for address, sheet in sheets.items()}
        return Printed(
            {leaf.address: found[leaf.address] for leaf in order},
            sorted((each for _, broken in shares for each in broken), key=str),
        )

    def _sheet(self, id: str, leaf: Leaf, target: Path, check: LinkCheck, broken: list[BrokenLink]) -> Sheet:
        before = self.last.sheets.get(leaf.address)
        if before and before.seal == self._seal(id, before.beside) and self._kept(leaf, before, target):
            return before
        made, beside = leaf.make(self.templates)
        text = made if isinstance(made, str) else self._bound(leaf, made, check, broken)
        with open(_opened(target, leaf.file), "xb") as stream:
            stream.write(text.encode())
            stream.flush()
            status = os.fstat(stream.fileno())
        return Sheet(self._seal(id, beside), status.st_size, status.st_mtime_ns, beside)

    def _bound(self, leaf: Leaf, page: Page, check: LinkCheck, broken: list[BrokenLink]) -> str:
        """A page with the shell round it, its links looked at."""
        text = self.shells[leaf.address.count("/")].fill(page)
        broken += check.of_ours(leaf.file, text)
        return text

    def _kept(self, leaf: Leaf, sheet: Sheet, target: Path) -> bool:
        """Link the file of the last edition into this one, if nobody touched it since."""
        old = os.path.join(self.last.folder, leaf.file)
        try:
            status = os.stat(old)
            if (status.st_size, status.st_mtime_ns) != (sheet.size, sheet.time):
                return False
            os.link(old, _opened(target, leaf.file))
        except OSError:  # gone, or a file system that knows no links: it is printed again
            return False
        return True

    def _seal(self, id: str, beside: Iterable[str]) -> str:
        """What the page is made from, in a few characters: every version, for it says what later days bring too."""
        corpus = self.publication.content
        seal = blake2b(self.common, digest_size=15)
        for each in (id, *beside):
            seal.update(_framed(each.encode(), *_sources(corpus, each)))
        seal.update(self._histories.get(id, b""))
        return seal.hexdigest()

    @cached_property
    def _histories(self) -> dict[str, bytes]:
        """The recorded versions of each benchmark, sealed."""
        found: dict[str, bytes] = {}
        for key, line in self.publication.timelines.items():
            kind, _, id = key.partition(":")
            if kind == "benchmark":
                id = id.partition("@")[0]
                found[id] = found.get(id, b"") + b"".join(_revision(each) for each in line)
        return found


def common_seal(publication: Publication, shells: Mapping[int, Shell], code: Iterable[Path]) -> bytes:
    """The seal of all that every benchmark page is made with; `code` are the files of the program itself."""
    seal = blake2b(digest_size=15)
    for path in sorted(code):
        seal.update(_framed(path.name.encode(), path.read_bytes()))
    for file in publication.corpus.files:
        if file.location.kind is not Kind.BENCHMARK:
            seal.update(_framed(file.path.encode(), file.data))
    for depth, shell in sorted(shells.items()):
        seal.update(_framed(str(depth).encode(), *(segment.encode() for segment in shell.segments)))
    versions = (sys.version, jinja2.__version__, pydantic.VERSION, publication.day.isoformat())
    seal.update(_framed(*(word.encode() for word in versions), publication.no_history.encode()))
    return seal.digest()


@dataclass(frozen=True, slots=True)
class _Either(Container[str]):
    one: Container[str]
    other: Container[str]

    def __contains__(self, file: object) -> bool:
        return file in self.one or file in self.other


def _opened(target: Path, file: str) -> str:
    """A file in its folder, which is there afterwards; ids, dates and fixed words make up its path."""
    path = os.path.join(target, file)
    try:
        os.mkdir(os.path.dirname(path))
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path))
    except FileExistsError:
        pass  # versions of a benchmark lie below its own page
    return path


def _sources(corpus: Corpus, id: str) -> Iterator[bytes]:
    path, data = corpus.source_of(id) or ("", b"")
    yield from (path.encode(), data)
    for entry in corpus.adopted_ahead.get(id, ()):
        yield from (entry.file.path.encode(), entry.source)


def _framed(*parts: bytes) -> bytes:
    """The parts, each behind its length: what follows cannot be taken for one of them."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def _revision(revision: Revision) -> bytes:
    version = revision.version
    return f"{version.commit.oid} {version.oid} {version.path}\n".encode()
