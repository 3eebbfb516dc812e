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
from chidu.publish.benchmark_page import adopted_page, benchmark_page, shown_beside
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
        """Every benchmark page into `target`; raises what reading or writing raises."""
        orders = list(self._orders())
        (target / urls.BENCHMARKS).mkdir(parents=True, exist_ok=True)
        check = LinkCheck(target, _Either({urls.file_of(order.address) for order in orders}, self.others))

        def share(number: int, count: int) -> tuple[dict[str, Sheet], list[BrokenLink]]:
            sheets: dict[str, Sheet] = {}
            broken: list[BrokenLink] = []
            for order in orders[number::count]:
                sheets[order.address] = self._sheet(order, target, check, broken)
                if number == 0 and len(sheets) % _TOLD_EVERY == 0:
                    progress(min(len(sheets) * count, len(orders)), len(orders))
            return sheets, broken

        shares = spread(share, workers if len(orders) > _TOLD_EVERY else 1)
        found = {address: sheet for sheets, _ in shares for address, sheet in sheets.items()}
        return Printed(
            {order.address: found[order.address] for order in orders},
            sorted((each for _, broken in shares for each in broken), key=str),
        )

    def _orders(self) -> Iterator[_Order]:
        corpus = self.publication.corpus
        yield from (_Order(urls.benchmark(id), id, None) for id in corpus.benchmarks)
        for id, ahead in corpus.adopted_ahead.items():
            for place, entry in enumerate(ahead):
                assert entry.adopted_for is not None, "adopted_ahead holds dated versions only"
                yield _Order(urls.adopted(id, entry.adopted_for), id, place)

    def _sheet(self, order: _Order, target: Path, check: LinkCheck, broken: list[BrokenLink]) -> Sheet:
        before = self.last.sheets.get(order.address)
        if before and before.seal == self._seal(order, before.beside) and self._kept(order, before, target):
            return before
        page, beside = self._page(order)
        text = self.shells[order.address.count("/")].fill(page)
        broken += check.of_ours(urls.file_of(order.address), text)
        with open(_opened(target, order.address), "xb") as stream:
            stream.write(text.encode())
            stream.flush()
            status = os.fstat(stream.fileno())
        return Sheet(self._seal(order, beside), status.st_size, status.st_mtime_ns, beside)

    def _page(self, order: _Order) -> tuple[Page, tuple[str, ...]]:
        corpus = self.publication.corpus
        if order.ahead is None:
            entry = corpus.benchmarks[order.id]
            page = benchmark_page(self.templates, self.publication, entry)
        else:
            entry = corpus.adopted_ahead[order.id][order.ahead]
            page = adopted_page(self.templates, self.publication, entry)
        return page, shown_beside(entry.record)

    def _kept(self, order: _Order, sheet: Sheet, target: Path) -> bool:
        """Link the file of the last edition into this one, if nobody touched it since."""
        old = os.path.join(self.last.folder, order.address, "index.html")
        try:
            status = os.stat(old)
            if (status.st_size, status.st_mtime_ns) != (sheet.size, sheet.time):
                return False
            os.link(old, _opened(target, order.address))
        except OSError:  # gone, or a file system that knows no links: it is printed again
            return False
        return True

    def _seal(self, order: _Order, beside: Iterable[str]) -> str:
        """What the page is made from, in a few characters."""
        corpus = self.publication.corpus
        seal = blake2b(self.common, digest_size=15)
        seal.update(_source(corpus, order.id))
        for entry in corpus.adopted_ahead.get(order.id, ()):
            seal.update(_framed(entry.file.path.encode(), entry.source))
        for other in beside:
            seal.update(_source(corpus, other))
        seal.update(self._histories.get(order.id, b""))
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


@dataclass(frozen=True, slots=True)
class _Order:
    """A page to print: that of a benchmark, or of the version at a place among those adopted ahead."""

    address: str
    id: str
    ahead: int | None


def _opened(target: Path, address: str) -> str:
    """The file of a page, in its folder, which is there afterwards; ids and dates make up the address."""
    folder = os.path.join(target, address)
    try:
        os.mkdir(folder)
    except FileNotFoundError:
        os.makedirs(folder)
    except FileExistsError:
        pass  # versions of a benchmark lie below its own page
    return os.path.join(folder, "index.html")


def _source(corpus: Corpus, id: str) -> bytes:
    path, data = corpus.source_of(id) or ("", b"")
    return _framed(path.encode(), data)


def _framed(*parts: bytes) -> bytes:
    """The parts, each behind its length: what follows cannot be taken for one of them."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)


def _revision(revision: Revision) -> bytes:
    version = revision.version
    return f"{version.commit.oid} {version.oid} {version.path}\n".encode()
