"""The rules as pages: every rule and every pack has one, examples are really run, and all links lead somewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from judged_city import faulty, publication

from chidu.publish import edition, rule_pages, rules_pages, urls
from chidu.publish.link_check import broken_links
from chidu.publish.page import Page, environment
from chidu.publish.quality import Quality
from chidu.publish.rule_words import in_words
from chidu.publish.sources import sources
from chidu.rules.catalogue import codes, rule_text
from chidu.staging import write_file

ASSETS = Path(__file__).parents[2] / "overrides/assets"
TEMPLATES = environment(ASSETS.parent / "records")
FEW = ("tier-count", "tier-names", "tiers-gap", "yaml-alias", "history-not-whole")
"""Asked by packs of which one prevails; asked by none; always on and made an error; about typing; without an example."""


@pytest.fixture(scope="module")
def quality() -> Quality:
    """The accounts of the city with everything at once."""
    return Quality(faulty())


def body(page: Page) -> str:
    """What a golden file holds of a page."""
    return f"<!-- {page.title} | {page.description} -->\n{page.body}\n"


def test_every_rule_and_every_pack_has_a_page(quality: Quality) -> None:
    """And every department with an account; no address is taken twice. Letters have tests of their own."""
    every = [page.url for page in edition.further_pages(TEMPLATES, quality)]
    addresses = [address for address in every if not address.startswith(urls.BROWSE)]
    rules = [urls.rule(code) for code in codes()]
    packs = [urls.pack(id) for id in ("GZ-0001", "GZ-0002", "GZ-0003")]
    departments = [urls.quality(folder) for folder in ("chengguan", "qixiang", "xuke")]
    assert sorted(addresses) == sorted([*rules, *packs, *departments])


def test_list(quality: Quality, monkeypatch: pytest.MonkeyPatch, golden: Callable[[str, str], None]) -> None:
    """Packs that are applied and their lines, one that is not, what is always on, what nobody asks for."""
    monkeypatch.setattr(rules_pages, "codes", lambda: FEW)
    golden("judged_rules.html", body(rules_pages.rules_page(TEMPLATES, quality)))


def test_list_without_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A city that applies none is told so."""
    page = rules_pages.rules_page(TEMPLATES, Quality(publication()))
    assert f"有 {sum(rule_text(code).level is not None for code in codes())} 条规则始终核对" in page.body
    assert "还没有采用规则包" in page.body


@pytest.mark.parametrize("code", FEW)
def test_rule(code: str, quality: Quality, golden: Callable[[str, str], None]) -> None:
    """Who asks for it, an example that is run, how to put it right, what it finds now."""
    pages = {page.url: page for page in rule_pages.rule_pages(TEMPLATES, quality)}
    golden(f"judged_rule_{code}.html", body(pages[urls.rule(code)]))


def test_so_many_findings_and_no_more(quality: Quality, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are counted by department."""
    monkeypatch.setattr(rule_pages, "MOST", 1)
    pages = {page.url: page for page in rule_pages.rule_pages(TEMPLATES, quality)}
    told = '还有 3 处，见各部门：<a href="../../quality/chengguan/">小样市城市管理局</a> 4 处。'
    assert told in pages["rules/tier-count/"].body


@pytest.mark.parametrize("id", ["GZ-0001", "GZ-0002", "GZ-0003"])
def test_pack(id: str, quality: Quality, golden: Callable[[str, str], None]) -> None:
    """For the whole city and given way to in one department; for one department; expired and not applied."""
    pages = {page.url: page for page in rules_pages.pack_pages(TEMPLATES, quality)}
    golden(f"judged_{id}.html", body(pages[urls.pack(id)]))


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({}, ()),
        ({"最少": "3", "最多": "5"}, ("最少：3", "最多：5")),
        ({"名称": {"3档": ["轻微", "一般"]}, "只看": "true"}, ("名称：3档 轻微、一般", "只看：是")),
        ({"档": [{"从": "1", "到": "2"}, {"从": "3"}]}, ("档：从 1；到 2。从 3",)),
    ],
)
def test_parameters_in_words(parameters: dict[str, object], words: tuple[str, ...]) -> None:
    """As people would say them."""
    assert in_words(parameters) == words


def test_every_link_leads_somewhere(quality: Quality, tmp_path: Path) -> None:
    """Pages, tables and places within pages, of a city with packs."""
    checked = quality.publication
    pages = [
        *edition.theme_pages(TEMPLATES, checked),
        *edition.further_pages(TEMPLATES, quality),
        *edition.benchmark_pages(TEMPLATES, checked),
        *edition.adopted_pages(TEMPLATES, checked),
    ]
    for page in pages:
        write_file(tmp_path, urls.file_of(page.url), page.body)
    for address, table in edition.tables(quality):
        write_file(tmp_path, address, table)
    for script in ASSETS.rglob("*.js"):
        write_file(tmp_path, f"assets/{script.relative_to(ASSETS).as_posix()}", "")
    for prose in (*urls.PROSE, urls.PROOF):
        write_file(tmp_path, urls.file_of(prose), "")
    files = {file.path.removeprefix("content/"): file.data for file in checked.corpus.files}
    for address, source in sources(checked, files).items():
        write_file(tmp_path, address, source)
    assert broken_links(tmp_path) == []
