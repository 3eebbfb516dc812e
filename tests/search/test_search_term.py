"""The browser reads from either index exactly what Python wrote; what does not load is told, and asked for again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from chromium import served
from playwright.sync_api import Browser, Page, Route

from chidu.indexing import write_search
from chidu.model.institutions import SearchIndex
from chidu.search.impacts import Postings, postings
from chidu.search.records import PageKind, SearchRecord
from chidu.search.shadow import RECORDS_ON_A_PAGE
from chidu.search.shards import shard_of

from . import workbench

BOTH = pytest.mark.parametrize("index", SearchIndex)
STRICT = "default-src 'self'"
ABSENT = ["没有的词", "zzz", "", "😀", "\ud83d", "a" * 300]

TERMS = """async (tokens) => {
  const { openIndex } = await import("./assets/search/term.js");
  const index = await openIndex(new URL("assets/search/data/", location.href));
  const found = await Promise.all(tokens.map((token) => index.term(token)));
  return found.map((records) => [...records].sort(([one], [other]) => one - other));
}"""

OPEN = """async () => {
  const { openIndex } = await import("./assets/search/term.js");
  globalThis.index = await openIndex(new URL("assets/search/data/", location.href));
}"""

# What a question sees that is asked twice: the name of a failure, or how many records there are.
TWICE = """async (token) => {
  const { openIndex, SearchUnavailable } = await import("./assets/search/term.js");
  const told = [];
  for (const turn of [1, 2]) {
    if (turn === 2) await globalThis.repair();
    try {
      globalThis.index ??= await openIndex(new URL("assets/search/data/", location.href));
      told.push((await index.term(token)).size);
    } catch (failure) {
      told.push(failure instanceof SearchUnavailable ? "unavailable" : String(failure));
    }
  }
  return told;
}"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[SearchIndex, str]]:
    """The address of the same search with either index, with a final slash."""
    root: Path = tmp_path_factory.mktemp("indexes")
    for index in SearchIndex:
        workbench.make_site(root / index.name.lower(), index)
        (root / index.name.lower() / "strict.html").write_text(
            f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{STRICT}"><title>空</title>',
            "utf-8",
        )
    with served(root) as address:
        yield {index: f"{address}{index.name.lower()}/" for index in SearchIndex}


def held() -> Postings:
    """What Python has for the corpus."""
    return postings(sorted(workbench.corpus(), key=lambda record: record.id))[0]


def rows(found: Postings, tokens: Sequence[str]) -> list[list[list[int]]]:
    """The same as the browser tells."""
    return [[list(pair) for pair in sorted(found.get(token, {}).items())] for token in tokens]


@BOTH
def test_every_token_has_the_postings_of_python(
    page: Page, sites: dict[SearchIndex, str], index: SearchIndex
) -> None:
    found = held()
    tokens = [*found, *postings(workbench.corpus())[1], *ABSENT]
    page.goto(sites[index])
    assert page.evaluate(TERMS, tokens) == rows(found, tokens)


@BOTH
def test_many_records(page: Page, tmp_path: Path, index: SearchIndex) -> None:
    """Several pages, groups and files; records of one word, of many, of none."""
    count = RECORDS_ON_A_PAGE + 5
    records = [
        SearchRecord(
            id=f"{number:05}",
            url="",
            title="" if number % 7 == 0 else f"第{number}号 占道经营"[: number % 11],
            text="、".join(f"{number}元 {step}倍" for step in range(number % 13)),
        )
        for number in range(count)
    ]
    shutil.copytree(workbench.ASSETS, tmp_path / "assets/search")
    write_search(records, tmp_path / workbench.DATA, index)
    (tmp_path / "index.html").write_text("<!doctype html><title>空</title>", "utf-8")
    found, common = postings(records)
    tokens = [*found, *common]
    with served(tmp_path) as address:
        page.goto(address)
        assert page.evaluate(TERMS, tokens) == rows(found, tokens)


def test_both_sides_put_a_token_into_the_same_shard(page: Page, sites: dict[SearchIndex, str]) -> None:
    tokens = [*held(), "", "😀", "ß", "\uffff"]
    page.goto(sites[SearchIndex.OWN])
    told = page.evaluate(
        """async (tokens) => {
          const { shardOf } = await import("./assets/search/shards.js");
          return tokens.map((token) => shardOf(token, 1009));
        }""",
        tokens,
    )
    assert told == [shard_of(token, 1009) for token in tokens]


@BOTH
def test_what_an_index_tells(page: Page, sites: dict[SearchIndex, str], index: SearchIndex) -> None:
    page.goto(sites[index])
    page.evaluate(OPEN)
    told: Any = page.evaluate(
        """async () => ({
          count: index.count, size: index.size, aside: [...index.aside], ended: [...index.ended],
          laws: index.known.laws.length, common: index.known.common.size,
          cards: (await index.cards([82, 0, 81])).map(({ id }) => id), facets: (await index.facets()).count,
          same: (await index.facets()) === (await index.facets()),
        })"""
    )
    records = sorted(workbench.corpus(), key=lambda record: record.id)
    ids = [record.id for record in records]
    aside = [at for at, record in enumerate(records) if record.kind is not PageKind.BENCHMARK]
    common = postings(records)[1]
    assert told == {
        **{"count": 83, "size": told["size"], "aside": aside, "ended": [], "common": len(common)},
        **{"laws": told["laws"], "cards": [ids[82], ids[0], ids[81]], "facets": 83, "same": True},
    }
    assert told["laws"] > 9 and told["size"] > 0


def broken(route: Route, how: str) -> None:
    """Answer as a host does that has no such file, or is not there, or has something else in its place."""
    page = "<!doctype html><title>没有这一页</title>"
    if how == "gone":
        route.fulfill(status=404, body=page, content_type="text/html")
    elif how == "offline":
        route.abort()
    else:
        route.fulfill(status=200, body=page, content_type="text/html")


@pytest.mark.parametrize("how", ["gone", "offline", "another page"])
@pytest.mark.parametrize(
    ("index", "file"),
    [
        *((index, "records.json") for index in SearchIndex),
        (SearchIndex.OWN, "shards/*.bin"),
        *(
            (SearchIndex.PAGEFIND, file)
            for file in (
                *(
                    "pagefind.js*",
                    "places.json",
                    "pagefind-entry.json*",
                    "*.pf_meta",
                    "wasm.*",
                    "index/*.pf_index",
                ),
            )
        ),
    ],
)
def test_what_does_not_load_is_told_and_asked_for_again(
    browser: Browser, page: Page, sites: dict[SearchIndex, str], index: SearchIndex, file: str, how: str
) -> None:
    """Never an exception that nobody catches: the fixture `page` would fail."""
    token = "占道"
    page.route(f"**/{file}", partial(broken, how=how))
    page.expose_function("repair", lambda: page.unroute(f"**/{file}"))
    page.goto(sites[index])
    assert page.evaluate(TWICE, token) == ["unavailable", len(held()[token])]


def test_a_shard_of_another_build_is_noticed(page: Page, sites: dict[SearchIndex, str]) -> None:
    page.route(
        "**/*.bin", lambda route: route.fulfill(body=b"0123456789" + b"\x06\xe5\x8d\xa0\xe9\x81\x93\x01\x00")
    )
    page.expose_function("repair", lambda: page.unroute("**/*.bin"))
    page.goto(sites[SearchIndex.OWN])
    assert page.evaluate(TWICE, "占道") == ["unavailable", len(held()["占道"])]


@pytest.mark.parametrize("head", ["{}", "[]", "null", '{"build":"x","index":"of tomorrow"}'])
def test_a_head_that_says_something_else(page: Page, sites: dict[SearchIndex, str], head: str) -> None:
    page.route("**/records.json", lambda route: route.fulfill(body=head, content_type="application/json"))
    page.expose_function("repair", lambda: page.unroute("**/records.json"))
    page.goto(sites[SearchIndex.OWN])
    assert page.evaluate(TWICE, "占道") == ["unavailable", len(held()["占道"])]


def test_a_strict_policy(page: Page, sites: dict[SearchIndex, str]) -> None:
    """Our own index asks for nothing but files of the site; Pagefind needs WebAssembly, and says so when it is forbidden."""
    page.expose_function("repair", lambda: None)
    for index, told in ((SearchIndex.OWN, len(held()["占道"])), (SearchIndex.PAGEFIND, "unavailable")):
        page.goto(f"{sites[index]}strict.html")
        assert page.evaluate(TWICE, "占道") == [told, told]
