"""All that is published of one benchmark: its page, one for every text it had, and what holds them against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from jinja2 import Environment

from chidu.corpus.corpus import Entry
from chidu.history.course import Course, DatedVersion
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.adopted import adopted_address, recorded_text
from chidu.publish.compare_data import compare_data
from chidu.publish.compare_page import compare_page
from chidu.publish.feeds import feeds_of, links_of
from chidu.publish.library import Library, Volume
from chidu.publish.page import Page
from chidu.publish.publication import Publication
from chidu.publish.tombstone import former_id_page, former_ids, tombstone_page
from chidu.publish.turning import beside, lasting_page
from chidu.publish.version_pages import adopted_page, version_page

Beside = tuple[str, ...]
"""The other benchmarks and lists whose words a page shows."""

NOTHING: Beside = ()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page by its address, or a file of data; `make` prints it and says what else it shows."""

    address: str
    make: Callable[[Environment], tuple[Page | str, Beside]]

    @property
    def file(self) -> str:
        """The file a server sends for it."""
        return urls.file_of(self.address) if self.address.endswith("/") else self.address


@dataclass(frozen=True)
class Leaves:
    """The leaves of an edition by benchmark."""

    publication: Publication
    library: Library
    former: Mapping[str, str]

    @classmethod
    def of(cls, publication: Publication) -> Leaves:
        """Those of an edition."""
        return cls(publication, Library(publication), former_ids(publication))

    @property
    def ids(self) -> list[str]:
        """Of every benchmark there is or was, and those it is no longer called by."""
        corpus = self.publication.corpus
        return list(dict.fromkeys((*corpus.benchmarks, *corpus.adopted_ahead, *self._courses, *self.former)))

    @property
    def _courses(self) -> Mapping[str, object]:
        return self.publication.courses if self.publication.past else {}

    def of_one(self, id: str) -> Iterator[Leaf]:
        """What is published of one id, its own page first."""
        yield from self._page(id)
        for entry in self.publication.corpus.adopted_ahead.get(id, ()):
            if id not in self._courses or recorded_text(self.publication, entry) is None:
                yield Leaf(adopted_address(self.publication, entry), self._adopted(entry))
        if id in self._courses:
            yield from self._texts(id)
            yield from self._feeds(id)

    def _page(self, id: str) -> Iterator[Leaf]:
        address, publication = urls.benchmark(id), self.publication
        if id in publication.corpus.benchmarks:
            yield Leaf(address, lambda env: self._benchmark(env, publication.corpus.benchmarks[id]))
        elif id in self._courses:
            course, renamed = publication.courses[id], self.former.get(id, "")
            shown = (renamed,) if renamed else ()
            yield Leaf(address, lambda env: (self._stone(env, course, renamed), shown))
        elif id in self.former:
            yield Leaf(
                address, lambda _: (former_id_page(publication, id, self.former[id]), (self.former[id],))
            )

    def _benchmark(self, env: Environment, entry: Entry[Benchmark]) -> tuple[Page, Beside]:
        page = lasting_page(env, self.publication, entry)
        if entry.id in self._courses:
            feeds = links_of(self.publication, page.url, f"“{entry.record.matter}”")
            page = replace(page, head=page.head + feeds)
        return page, beside(self.publication, entry)

    def _stone(self, env: Environment, course: Course, renamed: str) -> Page:
        page = tombstone_page(env, self.publication, course, renamed)
        return replace(page, head=page.head + links_of(self.publication, page.url, f"“{course.id}”"))

    def _adopted(self, entry: Entry[Benchmark]) -> Callable[[Environment], tuple[Page, Beside]]:
        return lambda env: (adopted_page(env, self.publication, entry), NOTHING)

    def _texts(self, id: str) -> Iterator[Leaf]:
        library, course = self.library, self.publication.courses[id]
        volume = library.volume(course)
        for version in course.texts:
            yield Leaf(urls.version(id, version.name), self._text(volume, version))
        if len(course.texts) > 1:
            yield Leaf(urls.compare(id), lambda env: (compare_page(env, library, volume), NOTHING))
            yield Leaf(urls.compare_data(id), lambda env: (compare_data(library, volume), NOTHING))

    def _feeds(self, id: str) -> Iterator[Leaf]:
        """Both tell the same: they are made together, by the first that is asked for."""
        made: dict[str, str] = {}

        def feed(address: str) -> Callable[[Environment], tuple[str, Beside]]:
            def make(_: Environment) -> tuple[str, Beside]:
                if not made:
                    made.update(feeds_of(self.publication, id))
                return made[address], NOTHING

            return make

        page = urls.benchmark(id)
        yield from (Leaf(address, feed(address)) for address in (urls.atom(page), urls.json_feed(page)))

    def _text(self, volume: Volume, version: DatedVersion) -> Callable[[Environment], tuple[Page, Beside]]:
        return lambda env: (version_page(env, self.library, volume, version), NOTHING)
