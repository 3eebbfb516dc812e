"""Our own link check: MkDocs never sees the benchmark pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape, unescape
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


# In a page our templates made, attributes are written ` name="value"` and every `<` or `>` of a text is escaped.
_LINK = re.compile(
    r'<(a|link|script|img|form|source|iframe)\b[^>]*? (?:href|src|action)="([^"]*)"([^>]*)>', re.DOTALL
)


class LinkCheck:
    """Checks pages below `root`; `coming` are the files that will be there when the site is complete.

    `home` is the site's own address, which 404.html may use: it is served at any depth.
    """

    def __init__(self, root: Path, coming: Container[str] = (), home: str | None = None) -> None:
        self._root = root
        self._coming = coming
        self._home = home
        self._ids: dict[str, set[str] | None] = {}
        self._there: dict[str, bool] = {}

    def of_ours(self, page: str, html: str) -> list[BrokenLink]:
        """The broken links of a page our templates made: read in a tenth of a parser's time."""
        links = dict.fromkeys(
            (tag, unescape(link) if "&" in link else link)
            for tag, link, rest in _LINK.findall(html)
            if tag != "link" or "canonical" not in rest
        )
        return list(self._broken(page, links, lambda id: f' id="{escape(id)}"' in html))

    def of_any(self, page: str, html: str) -> list[BrokenLink]:
        """The broken links of a page, whoever wrote its HTML."""
        read = _read(html)
        return list(self._broken(page, dict.fromkeys(read.links), read.ids.__contains__))

    def _broken(
        self, page: str, links: Iterable[tuple[str, str]], own: Callable[[str], bool]
    ) -> Iterator[BrokenLink]:
        for tag, link in links:
            reason = self._fault(page, tag, link, own)
            allowed = page == "404.html" and ((self._home and link.startswith(self._home)) or link == "./")
            if reason and not allowed:
                yield BrokenLink(page, link, reason)

    def _fault(self, page: str, tag: str, link: str, own: Callable[[str], bool]) -> str | None:
        parts = _split(link)
        if parts is None:
            return "不是能用的网址，看看里面有没有全角的冒号、斜杠或者多余的括号"
        if parts.scheme in ("tel", "mailto", "data"):
            return None
        if parts.scheme or parts.netloc:
            # A reader may follow a link to another site; the page itself must not load anything from one.
            return (
                None
                if tag == "a" and parts.scheme in ("http", "https")
                else "指向别的网站，门户不从别处取东西"
            )
        if link.startswith("/"):
            return "不是相对链接，放到子路径下就断了"
        target = _target(page, unquote(parts.path))
        if target.startswith("../") or not (target == page or self._exists(target)):
            return "没有对应的文件"
        # A fragment with = is what a script reads (search/#q=摆摊), no place in the page.
        place = "" if "=" in parts.fragment else unquote(parts.fragment)
        if place and not self._has(target, page, place, own):
            return "页内没有这个位置"
        return None

    def _exists(self, target: str) -> bool:
        found = self._there.get(target)
        if found is None:
            found = self._there[target] = target in self._coming or (self._root / target).is_file()
        return found

    def _has(self, target: str, page: str, id: str, own: Callable[[str], bool]) -> bool:
        if target == page:
            return own(id)
        if target not in self._ids:
            path = self._root / target
            # What is still coming, or is written by somebody else, has no places to look up.
            written = path.suffix == ".html" and path.is_file()
            self._ids[target] = _read(path.read_text("utf-8")).ids if written else None
        ids = self._ids[target]
        return ids is None or id in ids


def broken_links(
    root: Path, home: str | None = None, ours: Container[str] = (), checked: Container[str] = ()
) -> list[BrokenLink]:
    """Every link of every page below `root` that leads nowhere, is absolute, or loads from elsewhere.

    `ours` are the pages our templates made, `checked` those already looked at.
    """
    check = LinkCheck(root, home=home)
    found: list[BrokenLink] = []
    for path in sorted(root.rglob("*.html")):
        page = path.relative_to(root).as_posix()
        if page not in checked:
            look = check.of_ours if page in ours else check.of_any
            found += look(page, path.read_text(encoding="utf-8"))
    return found


def _read(html: str) -> _Anchors:
    parser = _Anchors()
    parser.feed(html)
    parser.close()
    return parser


def malformed_links(html: str) -> list[str]:
    """The links of a page that no browser can take apart, such as one with a full-width colon before its port."""
    return [link for _, link in dict.fromkeys(_read(html).links) if _split(link) is None]


def _split(link: str) -> SplitResult | None:
    try:
        return urlsplit(link)
    except ValueError:
        return None


def _target(page: str, path: str) -> str:
    if not path:
        return page
    folder = page.rpartition("/")[0]
    joined = normpath(f"{folder}/{path}" if folder else path)
    return f"{joined}/index.html".removeprefix("./") if path.endswith(("/", ".", "..")) else joined
