"""Our own link check: MkDocs never sees the benchmark pages, so every page is read back from the built folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import SplitResult, unquote, urlsplit

_LINKS = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "form": "action",
    "source": "src",
    "iframe": "src",
}


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere: the page it stands on, the link as written, and why."""

    page: str
    link: str
    reason: str

    def __str__(self) -> str:
        return f"{self.page}：链接“{self.link}”{self.reason}"


@dataclass
class _Anchors(HTMLParser):
    links: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.ids.add(str(found["id"]))
        name = _LINKS.get(tag)
        if name and found.get(name) is not None and not (tag == "link" and found.get("rel") == "canonical"):
            self.links.append((tag, str(found[name])))


def broken_links(root: Path, home: str | None = None) -> list[BrokenLink]:
    """Every link of every page below `root` that leads nowhere, is absolute, or loads from elsewhere.

    `home` is the site's own address, which 404.html may use: it is served at any depth.
    """
    files = sorted(root.rglob("*.html"))
    pages = {path.relative_to(root).as_posix(): _read(path.read_text(encoding="utf-8")) for path in files}
    return [broken for page, read in pages.items() for broken in _check(root, page, read, pages, home)]


def _read(html: str) -> _Anchors:
    parser = _Anchors()
    parser.feed(html)
    parser.close()
    return parser


def _check(
    root: Path, page: str, read: _Anchors, pages: dict[str, _Anchors], home: str | None
) -> Iterator[BrokenLink]:
    for tag, link in dict.fromkeys(read.links):
        reason = _fault(root, page, tag, link, pages)
        if reason and not (page == "404.html" and ((home and link.startswith(home)) or link == "./")):
            yield BrokenLink(page, link, reason)


def malformed_links(html: str) -> list[str]:
    """The links of a page that no browser can take apart, such as one with a full-width colon before its port."""
    return [link for _, link in dict.fromkeys(_read(html).links) if _split(link) is None]


def _split(link: str) -> SplitResult | None:
    try:
        return urlsplit(link)
    except ValueError:
        return None


def _fault(root: Path, page: str, tag: str, link: str, pages: dict[str, _Anchors]) -> str | None:
    parts = _split(link)
    if parts is None:
        return "不是能用的网址，看看里面有没有全角的冒号、斜杠或者多余的括号"
    if parts.scheme in ("tel", "mailto", "data"):
        return None
    if parts.scheme or parts.netloc:
        # A reader may follow a link to another site; the page itself must not load anything from one.
        return (
            None if tag == "a" and parts.scheme in ("http", "https") else "指向别的网站，门户不从别处取东西"
        )
    if link.startswith("/"):
        return "不是相对链接，放到子路径下就断了"
    target = _target(page, unquote(parts.path))
    if target.startswith("../") or not (root / target).is_file():
        return "没有对应的文件"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        return "页内没有这个位置"
    return None


def _target(page: str, path: str) -> str:
    if not path:
        return page
    folder = page.rpartition("/")[0]
    joined = normpath(f"{folder}/{path}" if folder else path)
    return f"{joined}/index.html".removeprefix("./") if path.endswith(("/", ".", "..")) else joined
