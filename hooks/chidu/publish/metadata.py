"""The meta tags of a government site: the site's on every page, a column's on lists, an article's on the rest.

Names as 国办发〔2017〕47号 asks and checkers read them (requirements.md section 4). A tag that would be empty is left
out. What the functions return is ready HTML, one tag a line.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from urllib.parse import urlsplit

from chidu.language.china_time import CHINA
from chidu.model.institutions import Site
from chidu.publish.publication import Publication

# A version that does not apply yet must not be what a search engine shows.
NOT_INDEXED = '<meta name="robots" content="noindex">\n'


def site_head(site: Site) -> str:
    """网站标签, the same on every page; a site that has not told its address has no SiteDomain."""
    domain = urlsplit(site.address).hostname if site.address else None
    return (
        _tag("SiteName", f"{site.name}行政裁量权基准")
        + _tag("SiteDomain", domain or "")
        + _tag("SiteIDCode", site.identifiers.site_code)
    )


def column_head(name: str, description: str, keywords: Iterable[str], kind: str) -> str:
    """栏目标签, for a page that lists others; `kind` is the sort of column, such as 政策文件."""
    return (
        _tag("ColumnName", name)
        + _tag("ColumnDescription", description)
        + _tag("ColumnKeywords", _joined(keywords))
        + _tag("ColumnType", kind)
    )


def article_head(
    title: str, published: date | None, source: str, keywords: Iterable[str], *, indexed: bool = True
) -> str:
    """内容标签, for a page about one thing; `source` is the body that issued it, `published` the day it did."""
    return (
        ("" if indexed else NOT_INDEXED)
        + _tag("ArticleTitle", title)
        + _tag("PubDate", published.isoformat() if published else "")
        + _tag("ContentSource", source)
        + _tag("Keywords", _joined(keywords))
    )


def recorded_on(publication: Publication, key: str) -> date | None:
    """The day in China a record (`department:chengguan`) was first published here; None without history."""
    line = publication.timelines.get(key)
    return min(each.recorded for each in line).astimezone(CHINA).date() if line else None


def _tag(name: str, value: str) -> str:
    return f'<meta name="{name}" content="{escape(value)}">\n' if value else ""


def _joined(keywords: Iterable[str]) -> str:
    return ",".join(dict.fromkeys(keywords))
