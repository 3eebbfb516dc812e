"""The same city for Hugo: a site with one template that has our markup, and a file of front matter for each page.

`PYTHONPATH=hooks python bench/hugo_site.py CONTENT PAGES OUT` writes it; PAGES are our pages, whose shell it takes.
What only Chidu derives is one JSON file of site data: as front matter beside the record, as YAML or as JSON within
YAML, Hugo 0.168 reads it more than twice as slowly. That too favours Hugo.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import distribution
from pathlib import Path

from chidu.corpus.corpus import Entry, read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.benchmark import Benchmark
from chidu.publish import urls
from chidu.publish.benchmark_page import BenchmarkView, page_of, view_of
from chidu.publish.page import Page, environment
from chidu.publish.publication import Publication
from chidu.publish.shell import BODY, DESCRIPTION, HEAD, TITLE
from hugo_data import page_data, site_data
from markup import difference

DAY = date(2026, 11, 21)
"""The day of every measured build: what is in force does not differ between two days."""
NO_HISTORY = "没有读历史"
"""What `build_pages` says where a page's history would stand."""
REPOSITORY = Path(__file__).parents[1]
TEMPLATES = Path(__file__).parent / "hugo"

# Only pages: nothing that Hugo would make beside them. No minifying; workers as Hugo chooses them.
CONFIGURATION = """\
baseURL = "https://example.invalid/"
title = "bench"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotsTXT", "404"]
disablePathToLower = true
"""
_SLOTS = {
    TITLE: "{{ .Title }}",
    DESCRIPTION: "{{ .Description }}",
    HEAD: '{{ range (index hugo.Data.views .File.BaseFileName).head }}<meta name="{{ .name }}" content="{{ .content }}">{{ end }}',
}


_LATER = re.compile(r"<template data-from=.*?</template>", re.DOTALL)
"""What a page of ours carries for a later day; Hugo's have nothing of the kind."""


class DifferentMarkup(Exception):
    """A page of Hugo's that is not ours; no ratio means anything then."""


@dataclass(frozen=True, slots=True)
class HugoSite:
    """A Hugo site in `folder`; it writes to `output`."""

    folder: Path

    @property
    def output(self) -> Path:
        return self.folder / "public"

    @property
    def command(self) -> list[str]:
        """Hugo's own program: the Python that starts it in the package would count."""
        return [str(executable()), "--source", str(self.folder), "--quiet", "--cacheDir", str(self._cache)]

    @property
    def _cache(self) -> Path:
        return self.folder / "cache"

    def clean(self) -> None:
        """Leave nothing of an earlier run."""
        for each in (self.output, self._cache, self.folder / "resources"):
            shutil.rmtree(each, ignore_errors=True)

    def build(self) -> None:
        """Run it once."""
        self.clean()
        subprocess.run(self.command, check=True)


def executable() -> Path:
    """The program in the package `hugo`; raises PackageNotFoundError where it is not installed."""
    name = "hugo.exe" if os.name == "nt" else "hugo"
    return Path(str(distribution("hugo").locate_file(f"hugo/binaries/{name}")))


def main() -> None:
    """Write a site."""
    arguments = argparse.ArgumentParser(description="The same city for Hugo.")
    for name in ("content", "pages", "out"):
        arguments.add_argument(name, type=Path)
    asked = arguments.parse_args()
    write_site(asked.content, asked.pages, asked.out)


def write_site(content: Path, ours: Path, folder: Path) -> HugoSite:
    """Make the Hugo site of a content folder whose pages were built to `ours`."""
    corpus = read_corpus(read_folder(content, "content/"), "content/")
    publication = Publication.on(DAY, corpus, {}, NO_HISTORY)
    pages = folder / "content" / "benchmarks"
    for each in (pages, folder / "data", folder / "layouts" / "benchmarks"):
        each.mkdir(parents=True)
    views: dict[str, object] = {}
    layouts: set[str] = set()
    for entry, view, page in _pages(publication):
        if _layout(page) not in layouts:
            layouts.add(_layout(page))
            _write_layout(folder, page, _today((ours / urls.file_of(page.url)).read_text("utf-8")))
        name = entry.file.path.rpartition("/")[2].removesuffix(".yml")
        views[name] = page_data(view, page)
        (pages / f"{name}.md").write_text(_front_matter(entry, page), "utf-8")
    for name, data in {**site_data(publication.corpus), "views": views}.items():
        (folder / "data" / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    (folder / "hugo.toml").write_text(CONFIGURATION, "utf-8")
    return HugoSite(folder)


def _pages(publication: Publication) -> Iterator[tuple[Entry[Benchmark], BenchmarkView, Page]]:
    """Every benchmark as it governs, with what its page says and the page; versions to come are only ours to print."""
    env = environment(REPOSITORY / "overrides" / "records")
    for entry in publication.corpus.benchmarks.values():
        view = view_of(publication, entry)
        yield entry, view, page_of(env, view)


def _layout(page: Page) -> str:
    return f"depth{page.url.count('/')}"


def _write_layout(folder: Path, page: Page, rendered: str) -> None:
    """Our page with its own words taken out is the shell; the body's template goes in."""
    body = (TEMPLATES / "benchmark.html").read_text("utf-8")
    body = body.replace("CONTENTS", (TEMPLATES / "contents.html").read_text("utf-8"))
    body = body.replace("BASE", urls.to_root(page.url))
    description, title = html.escape(page.description), html.escape(page.title)
    for own, slot in ((page.body, BODY), (page.head, HEAD), (description, DESCRIPTION), (title, TITLE)):
        if rendered.count(own) != 1:
            raise DifferentMarkup(f"{page.url}: {slot} is not there just once")
        rendered = rendered.replace(own, slot)
    for slot, words in (_SLOTS | {BODY: body}).items():
        rendered = rendered.replace(slot, words)
    (folder / "layouts" / "benchmarks" / f"{_layout(page)}.html").write_text(rendered, "utf-8")


def _front_matter(entry: Entry[Benchmark], page: Page) -> str:
    """The record as it is written, and what Hugo calls a page's own."""
    own = {"title": page.title, "description": page.description, "url": page.url, "layout": _layout(page)}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in own.items())
    return "\n".join(["---", entry.source.decode("utf-8").rstrip("\n"), *lines, "---", ""])


def check_same(ours: Path, theirs: Path, addresses: list[str]) -> None:
    """Raises DifferentMarkup with the first difference, what we print beyond that left aside."""
    for address in addresses:
        pages = [(root / urls.file_of(address)).read_text("utf-8") for root in (ours, theirs)]
        if found := difference(_today(pages[0]), pages[1]):
            raise DifferentMarkup("\n".join([address, *found[:20]]))


def _today(page: str) -> str:
    """A page without what it will say on a later day."""
    return _LATER.sub("", page)


def addresses_of(site: Path) -> list[str]:
    """The page of every benchmark of a built site."""
    return sorted(
        f"{path.parent.relative_to(site).as_posix()}/" for path in (site / "benchmarks").glob("*/index.html")
    )


if __name__ == "__main__":
    main()
