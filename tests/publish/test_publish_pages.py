"""The body of every page kind of the fixture city, whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.publish import edition
from chidu.publish.page import Page, environment
from chidu.publish.publication import Publication

REPOSITORY = Path(__file__).parents[2]
PAGES = [
    "",
    "departments/",
    "departments/chengguan/",
    "departments/xuke/",
    "towns/dongzhen/",
    "laws/",
    "laws/FL-0001/",
    "laws/FL-0002/",
    "documents/",
    "documents/YS-2025-001/",
    "documents/YS-2026-001/",
    "lists/",
    "lists/QD-0001/",
    "systems/",
    "systems/ZD-0001/",
    "entrustments/",
    "entrustments/WT-0001/",
    "entrustments/WT-0002/",
    "matters/",
    "quality/",
    "review/",
    "changes/",
    "search/",
    *[f"benchmarks/CG-000{number}/" for number in range(1, 7)],
    "benchmarks/XK-0001/",
    "benchmarks/CG-0001/versions/2027-01-01/",
]


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """Every page by its address, as of 2026-11-20 and without history (its own tests have that)."""
    corpus = read_corpus(read_folder(REPOSITORY / "tests/city/content", "content/"), "content/")
    publication = Publication.on(date(2026, 11, 20), corpus, {}, "测试没有历史")
    templates = environment(REPOSITORY / "overrides/records")
    made = [
        *edition.theme_pages(templates, publication),
        *edition.benchmark_pages(templates, publication),
        *edition.adopted_pages(templates, publication),
    ]
    return {page.url: page for page in made}


def test_there_is_no_other_page(pages: dict[str, Page]) -> None:
    """The golden files below are all of them, but for the list of all rules, which has its own test."""
    assert sorted(pages) == sorted([*PAGES, "rules/"])


@pytest.mark.parametrize("address", PAGES)
def test_page(address: str, pages: dict[str, Page], golden: Callable[[str, str], None]) -> None:
    """Title, description and body; text that looks like HTML stays text."""
    page = pages[address]
    name = (address.strip("/") or "home").replace("/", "_")
    golden(f"{name}.html", f"<!-- {page.title} | {page.description} -->\n{page.body}\n")


@pytest.mark.parametrize(
    "address", ["benchmarks/CG-0001/", "documents/YS-2025-001/", "documents/YS-2026-001/"]
)
def test_after_the_adopted_version_is_due(address: str, golden: Callable[[str, str], None]) -> None:
    """From its date on the adopted version is the page, and its document issues it; nothing waits any more."""
    corpus = read_corpus(read_folder(REPOSITORY / "tests/city/content", "content/"), "content/")
    templates = environment(REPOSITORY / "overrides/records")
    due = Publication.on(date(2027, 1, 1), corpus, {}, "测试没有历史")
    made = {
        page.url: page
        for page in [*edition.theme_pages(templates, due), *edition.benchmark_pages(templates, due)]
    }
    golden(f"due_{address.strip('/').replace('/', '_')}.html", made[address].body + "\n")
    assert list(edition.adopted_pages(templates, due)) == []
