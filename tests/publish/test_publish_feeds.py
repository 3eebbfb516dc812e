"""Every feed of the fixture city held to RFC 4287 and JSON Feed 1.1, clause by clause, and read by a parser of others."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from news_city import make_news

from chidu.history.record import Commit
from chidu.publish.events import Event, events
from chidu.publish.feeds import common_feeds, feeds_of, links_of
from chidu.publish.feeds.atom import atom
from chidu.publish.feeds.feed import Feed, Item, Term
from chidu.publish.feeds.json_feed import json_feed
from chidu.publish.feeds.naming import name_of
from chidu.publish.feeds.words import marked, plain
from chidu.publish.headline import headline
from chidu.publish.publication import Publication

ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
HOME = "https://xiaoyang.example/caiLiang/"
Files = dict[str, str]


def _all(publication: Publication) -> Files:
    """Every feed there is by address."""
    own = (file for id in publication.courses for file in feeds_of(publication, id))
    return dict([*common_feeds(publication), *own])


@pytest.fixture(scope="module")
def publication(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The city with everything that can happen in its history."""
    return make_news(tmp_path_factory.mktemp("news") / "clone")


@pytest.fixture(scope="module")
def feeds(publication: Publication) -> Files:
    """With the site's address."""
    return _all(publication)


@pytest.fixture(scope="module")
def feeds_without_address(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Of the same city that told no address."""
    return _all(make_news(tmp_path_factory.mktemp("nowhere") / "clone", address=False))


def faults_of_atom(text: str, *, address: bool) -> Iterator[str]:
    """What RFC 4287 objects to in a document, each with its clause."""
    feed = ET.fromstring(text.encode())  # 2: "Atom Documents ... MUST be well-formed XML"
    if feed.tag != f"{ATOM}feed":
        yield "4.1.1: the document element is atom:feed"
    yield from _once(feed, "4.1.1", required=("id", "title", "updated"), at_most=("generator", "subtitle"))
    if not feed.findall(f"{ATOM}author") and any(
        not e.findall(f"{ATOM}author") for e in feed.iter(f"{ATOM}entry")
    ):
        yield "4.1.1: one or more atom:author, unless all entries have one"
    if [link.get("rel") for link in feed.findall(f"{ATOM}link")].count("self") != 1:
        yield "4.1.1: atom:feed SHOULD contain one atom:link with rel=self"
    yield from _links(feed, "4.1.1", address=address)
    for entry in feed.iter(f"{ATOM}entry"):
        yield from _once(
            entry, "4.1.2", required=("id", "title", "updated"), at_most=("content", "published")
        )
        yield from _links(entry, "4.1.2", address=address)
        yield from _content(entry)
        for category in entry.findall(f"{ATOM}category"):
            if not category.get("term"):
                yield "4.2.2.1: atom:category MUST have a term"
            if not _is_iri(category.get("scheme") or ""):
                yield "4.2.2.2: the scheme is an IRI"
    for person in feed.iter(f"{ATOM}author"):
        if len(person.findall(f"{ATOM}name")) != 1 or not person.findtext(f"{ATOM}name"):
            yield "3.2.1: Person constructs MUST contain exactly one atom:name"
    for tag in ("updated", "published"):
        for date in feed.iter(f"{ATOM}{tag}"):
            if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", date.text or ""):
                yield f"3.3: {date.text} is no RFC 3339 date-time with upper case T"
    ids = [element.text or "" for element in feed.iter(f"{ATOM}id")]
    if len(set(ids)) != len(ids):
        yield "4.1.1: entries with the same atom:id are the same entry"
    yield from (f"4.2.6: {id} is no IRI" for id in ids if not _is_iri(id))
    yield from (
        f"4.2.6.1: {id} is not normalised" for id in ids if re.match(r"[^:]*[A-Z][^:]*:", id) or "/../" in id
    )
    stamps = [entry.findtext(f"{ATOM}updated") or "" for entry in feed.iter(f"{ATOM}entry")]
    if stamps and feed.findtext(f"{ATOM}updated") != max(stamps, key=datetime.fromisoformat):
        yield "4.2.15: updated is the most recent instant something in the feed was modified"


def _once(
    element: ET.Element, clause: str, required: tuple[str, ...], at_most: tuple[str, ...]
) -> Iterator[str]:
    for name in (*required, *at_most):
        number = len(element.findall(ATOM + name))
        if number > 1 or (name in required and not number):
            yield f"{clause}: atom:{name} {number} times"
        if name in required and not (element.findtext(ATOM + name) or "").strip():
            yield f"{clause}: atom:{name} is empty"


def _links(element: ET.Element, clause: str, *, address: bool) -> Iterator[str]:
    links = element.findall(f"{ATOM}link")
    kinds = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in links]
    if len(set(kinds)) != len(kinds):
        yield f"{clause}: no two alternate links of the same type and language"
    if ("alternate" not in [link.get("rel") for link in links]) and element.find(f"{ATOM}content") is None:
        yield f"{clause}: without content an entry MUST have an alternate link"
    for link in links:
        href = link.get("href")
        if not href:
            yield "4.2.7.1: atom:link MUST have an href, an IRI reference"
        elif href.startswith(HOME) != address:
            yield f"4.2.7.1: {href} leads elsewhere"


def _content(entry: ET.Element) -> Iterator[str]:
    content = entry.find(f"{ATOM}content")
    if content is None or content.get("type") != "xhtml":
        yield "4.1.3.1: content has a type"
        return
    children = list(content)
    if [child.tag for child in children] != [f"{XHTML}div"] or (content.text or "").strip():
        yield "4.1.3.3: the content of type xhtml MUST be a single XHTML div"
    foreign = {each.tag for each in content.iter()} - {f"{XHTML}{tag}" for tag in ("div", "p", "ul", "li")}
    yield from (f"3.1.1.3: {tag} is no XHTML" for tag in foreign - {content.tag})


def _is_iri(text: str) -> bool:
    """Absolute, and without what RFC 3987 section 2.2 forbids."""
    return re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", text) is not None


def faults_of_json(text: str, *, address: bool) -> Iterator[str]:
    """What JSON Feed 1.1 objects to, each with the words of the clause."""
    feed: dict[str, Any] = json.loads(text)
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield "version (required, string) is the URL of the version of the format the feed uses"
    if not isinstance(feed.get("title"), str) or not feed["title"]:
        yield "title (required, string)"
    if not isinstance(feed.get("items"), list):
        yield "items is an array, and is required"
    if feed.get("language") != "zh-CN":
        yield "language (optional, string): RFC 5646"
    for name in ("home_page_url", "feed_url"):
        if (name in feed) != address or (address and not feed[name].startswith(HOME)):
            yield f"{name} (optional but strongly recommended): a whole URL, or none"
    yield from _authors(feed)
    for item in feed["items"]:
        if not isinstance(item.get("id"), str) or not _is_iri(item["id"]):
            yield "id (required, string) is unique for that item for that feed over time"
        if not (item.get("content_html") or item.get("content_text")):
            yield "content_html and content_text: one or both must be present"
        if ("url" in item) != address:
            yield "url (optional, string) is the URL of the resource"
        for name in ("date_published", "date_modified"):
            if datetime.fromisoformat(item[name]).tzinfo is None:
                yield f"{name} (optional, string) specifies the date in RFC 3339 format"
        tags = item.get("tags")
        if not isinstance(tags, list) or not all(isinstance(tag, str) and tag for tag in tags):
            yield "tags (optional, array of strings)"
        yield from _authors(item)
    ids = [item["id"] for item in feed["items"]]
    if len(set(ids)) != len(ids):
        yield "id is unique for that item"


def _authors(holder: dict[str, Any]) -> Iterator[str]:
    if not holder.get("authors") or not all(author.get("name") for author in holder["authors"]):
        yield "authors (optional, array of objects): at least one of name, url, avatar"


def test_every_feed_keeps_to_its_specification(feeds: Files, feeds_without_address: Files) -> None:
    """RFC 4287 sections 2 to 4.2 and JSON Feed 1.1, with and without the site's address."""
    for files, address in ((feeds, True), (feeds_without_address, False)):
        for name, text in files.items():
            faults = faults_of_atom if name.endswith(".xml") else faults_of_json
            assert list(faults(text, address=address)) == [], name


def test_a_feed_that_is_wrong_in_every_way() -> None:
    """The clauses above do object."""
    wrong = """<feed xmlns="http://www.w3.org/2005/Atom"><id>a</id><title/><updated>2026-1-1</updated>
<link href="" rel="alternate"/><entry><id>a</id><title>x</title><updated>2026-11-01t09:30:00Z</updated>
<updated>2026-11-01T09:30:00Z</updated><category/><author/></entry></feed>"""
    assert list(faults_of_atom(wrong, address=True)) == [
        "4.1.1: atom:title is empty",
        "4.1.1: atom:feed SHOULD contain one atom:link with rel=self",
        "4.2.7.1: atom:link MUST have an href, an IRI reference",
        "4.1.2: atom:updated 2 times",
        "4.1.2: without content an entry MUST have an alternate link",
        "4.1.3.1: content has a type",
        "4.2.2.1: atom:category MUST have a term",
        "4.2.2.2: the scheme is an IRI",
        "3.2.1: Person constructs MUST contain exactly one atom:name",
        "3.3: 2026-1-1 is no RFC 3339 date-time with upper case T",
        "3.3: 2026-11-01t09:30:00Z is no RFC 3339 date-time with upper case T",
        "4.1.1: entries with the same atom:id are the same entry",
        "4.2.6: a is no IRI",
        "4.2.6: a is no IRI",
        "4.2.15: updated is the most recent instant something in the feed was modified",
    ]
    bad = {
        "title": "",
        "items": [{"id": "1", "date_published": "2026-11-01T09:30", "date_modified": "2026-11-01"}],
    }
    assert list(faults_of_json(json.dumps(bad), address=False)) == [
        "version (required, string) is the URL of the version of the format the feed uses",
        "title (required, string)",
        "language (optional, string): RFC 5646",
        "authors (optional, array of objects): at least one of name, url, avatar",
        "id (required, string) is unique for that item for that feed over time",
        "content_html and content_text: one or both must be present",
        "date_published (optional, string) specifies the date in RFC 3339 format",
        "date_modified (optional, string) specifies the date in RFC 3339 format",
        "tags (optional, array of strings)",
        "authors (optional, array of objects): at least one of name, url, avatar",
    ]


def test_another_parser_reads_them(feeds: Files, feeds_without_address: Files) -> None:
    """feedparser has nothing to repair, and finds in the one format what stands in the other."""
    for files in (feeds, feeds_without_address):
        for name in (name for name in files if name.endswith(".xml")):
            read, other = feedparser.parse(files[name].encode()), json.loads(files[_beside(name)])
            assert (read.bozo, read.version, read.feed.title) == (False, "atom10", other["title"]), name
            assert [_read(entry) for entry in read.entries] == [_written(item) for item in other["items"]], (
                name
            )


def _beside(name: str) -> str:
    return name.replace("atom.xml", "feed.json")


def _read(entry: Any) -> tuple[str, str, str, str, list[str], str]:
    tags = [tag.term for tag in entry.tags]
    return entry.id, entry.title, entry.published, entry.author, tags, _words(entry.content[0].value)


def _written(item: dict[str, Any]) -> tuple[str, str, str, str, list[str], str]:
    author = item["authors"][0]["name"]
    words = _words(item["content_html"])
    return item["id"], item["title"], item["date_published"], author, item["tags"], words


def _words(markup: str) -> str:
    """The text of a content; which attributes survive is a reader's affair."""
    return "".join(ET.fromstring(f"<div>{markup}</div>").itertext())


def test_which_feeds_there_are(
    feeds: Files, feeds_without_address: Files, golden: Callable[[str, str], None]
) -> None:
    """City, departments, towns, laws, benchmarks, those whose file is gone too; how many entries each has."""
    lines = [
        f"{name} {len(json.loads(feeds[name])['items'])}" for name in sorted(feeds) if name.endswith(".json")
    ]
    golden("feeds.txt", "".join(f"{line}\n" for line in lines))
    assert list(feeds) == list(feeds_without_address)
    assert sorted(map(_beside, (name for name in feeds if name.endswith(".xml")))) == [
        line.split()[0] for line in lines
    ]


GOLDEN = (
    "changes/atom.xml",
    "changes/feed.json",
    "benchmarks/CG-0006/atom.xml",
    "departments/xuke/atom.xml",
    "laws/FL-0001/atom.xml",
)


@pytest.mark.parametrize("name", GOLDEN)
def test_whole_feeds(name: str, feeds: Files, golden: Callable[[str, str], None]) -> None:
    """The city with everything that happened, one that was withdrawn, a department, a law with its benchmarks."""
    golden("feed_" + name.replace("/", "_"), feeds[name])


def test_a_whole_feed_without_address(
    feeds_without_address: Files, golden: Callable[[str, str], None]
) -> None:
    """tag: URIs (RFC 4151) and links relative to the feed."""
    for name in ("departments/xuke/atom.xml", "departments/xuke/feed.json"):
        golden("feed_nowhere_" + name.replace("/", "_"), feeds_without_address[name])


def test_names_stay(publication: Publication, feeds: Files) -> None:
    """4.2.6: "when an Atom Document is relocated, migrated, ... the content of its atom:id element MUST NOT change": as
    history grows, an entry keeps its name, and the same event has the same name in every feed it is in.
    """
    cut = {key: tuple(each for each in line if each.place < 9) for key, line in publication.timelines.items()}
    cut = {key: line for key, line in cut.items() if line}
    before = Publication.on(publication.day, publication.corpus, cut, past=publication.past)
    old = _items(dict(common_feeds(before)), "changes/feed.json")
    city = _items(feeds, "changes/feed.json")
    assert old == city[-len(old) :] and len(old) == 8
    assert [item["title"] for item in city] == [_title(publication, event) for event in events(publication)]
    everywhere = {
        item["id"]: item for name in feeds if name.endswith(".json") for item in _items(feeds, name)
    }
    assert all(everywhere[item["id"]] == item for item in city)


def _items(files: Files, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files[name])["items"]
    return found


def _title(publication: Publication, event: Event) -> str:
    return f"{event.title}：{headline(publication, event)}"


@pytest.mark.parametrize(
    ("moment", "name"),
    [
        ("2026-11-01T07:30:00+08:00", "tag:chidu.invalid,2026-10-31:ab12/laws/FL-0001/#cd34"),
        ("1970-01-01T00:00:00+00:00", "tag:chidu.invalid,1970-01-01:ab12/laws/FL-0001/#cd34"),
    ],
)
def test_a_name_without_address(moment: str, name: str) -> None:
    """RFC 4151 section 2.1: taggingEntity = authorityName "," date, the date in UTC; nobody holds a name below .invalid."""
    commit = Commit("ab12", "", datetime.fromisoformat(moment), "", "", ())
    assert name_of("", commit, "laws/FL-0001/#cd34") == name
    word = r"[A-Za-z0-9\-._~!$&'()*+,;=:@/?]*"
    tag = rf"tag:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?,\d{{4}}-\d\d-\d\d:{word}(?:#{word})?"
    assert re.fullmatch(tag, name)


def test_without_history_there_are_no_feeds(publication: Publication) -> None:
    """Nothing to tell, nothing to link to."""
    none = Publication.on(publication.day, publication.corpus, {}, "没有历史")
    assert (_all(none), feeds_of(none, "CG-0001"), links_of(none, "changes/", "全站")) == ({}, [], "")


ANY = st.text(st.characters(codec=None, exclude_categories=()), max_size=40) | st.sampled_from(
    [
        "]]>",
        "<![CDATA[",
        "\u202e反",
        "مرحبا",
        "\x00\x0b\ufffe",
        "\ud800",
        "&amp;",
        "a\r\nb\u2028c",
        "长" * 9000,
        "--><!--",
    ]
)


@given(ANY, ANY, ANY)
def test_hostile_words(title: str, name: str, words: str) -> None:
    """RFC 4287 section 2 and XML 1.0 section 2.2: whatever a record says, the document is well-formed and says it."""
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    item = Item(
        "tag:x,2026:1",
        title,
        "laws/FL-0001/",
        moment,
        name,
        (Term("kind", words or "x"),),
        f"<p>{marked(words)}</p>",
    )
    feed = Feed("tag:x,2026:0", title, words, "laws/FL-0001/", "", name, "tag:x,2026:#", moment, (item,))
    root = ET.fromstring(atom(feed).encode())
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == plain(title)
    assert "".join(root.find(f"{ATOM}entry/{ATOM}content").itertext()) == plain(words)  # type: ignore[union-attr]
    read = json.loads(json_feed(feed).encode())
    assert (read["title"], read["items"][0]["title"]) == (plain(title), plain(title))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\r\ud800-\udfff]", read["title"])
