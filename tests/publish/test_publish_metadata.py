"""The meta tags checkers of government sites read: which page carries which, and that no value can break out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.publish import edition
from chidu.publish.metadata import article_head, column_head, site_head
from chidu.publish.page import environment
from chidu.publish.publication import Publication

REPOSITORY = Path(__file__).parents[2]


def fixture_city() -> Publication:
    """The fixture city on 2026-11-20, without history."""
    corpus = read_corpus(read_folder(REPOSITORY / "tests/city/content", "content/"), "content/")
    return Publication.on(date(2026, 11, 20), corpus, {}, "测试没有历史")


def test_tags_of_every_page(golden: Callable[[str, str], None]) -> None:
    """Lists carry a column's tags, pages about one thing an article's, a version ahead of its day noindex."""
    publication, templates = fixture_city(), environment(REPOSITORY / "overrides/records")
    pages = [
        *edition.theme_pages(templates, publication),
        *edition.benchmark_pages(templates, publication),
        *edition.adopted_pages(templates, publication),
    ]
    heads = [f"== {page.url or '首页'}\n{page.head}" for page in pages]
    golden("heads.txt", "\n".join([f"== 每一页\n{site_head(publication.site)}", *heads]))


def test_a_site_without_an_address_has_no_domain() -> None:
    """Never a blank tag."""
    site = fixture_city().site.model_copy(update={"address": None})
    assert site_head(site) == (
        '<meta name="SiteName" content="小样市行政裁量权基准">\n<meta name="SiteIDCode" content="0000000000">\n'
    )


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data.strip()


WORDS = st.text(
    alphabet=st.one_of(
        st.sampled_from("<>&\"'/=甲 "), st.characters(codec="utf-8", exclude_characters="\r\0")
    )
)


@given(WORDS, WORDS, st.lists(WORDS))
def test_any_words_stay_inside_their_tag(title: str, source: str, keywords: list[str]) -> None:
    """Only meta elements come out, with the words as their content; what is empty is left out."""
    tags = _Tags(article_head(title, None, source, keywords) + column_head(title, source, keywords, "甲"))
    joined = ",".join(dict.fromkeys(keywords))
    expected = [
        ("ArticleTitle", title),
        ("ContentSource", source),
        ("Keywords", joined),
        ("ColumnName", title),
        ("ColumnDescription", source),
        ("ColumnKeywords", joined),
        ("ColumnType", "甲"),
    ]
    assert tags.found == [("meta", {"name": name, "content": value}) for name, value in expected if value]
    assert tags.text == ""
