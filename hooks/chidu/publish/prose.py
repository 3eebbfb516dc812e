"""Prose pages before MkDocs reads them: what it would answer with an English traceback, or overwrite without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from chidu.problems import Level, Place, Problem
from chidu.publish.link_check import malformed_links
from chidu.source.guards import decode


def unreadable(data: bytes, file: str, to_html: Callable[[str], str]) -> Iterator[Problem]:
    """Bytes that are no text, and every address on the page that nothing can open; `to_html` renders Markdown."""
    text, problems = decode(data, file)
    if text is None:
        yield from problems
        return
    for link in malformed_links(to_html(text)):
        yield Problem(
            "link-malformed",
            Level.ERROR,
            f"网址“{link}”不是能用的网址",
            _place(text, link, file),
            instead="看看里面有没有全角的冒号、斜杠或者多余的括号",
        )


def _place(text: str, link: str, file: str) -> Place:
    before, found, _ = text.partition(link)
    line = before.rpartition("\n")[2]
    return Place(file, before.count("\n") + 1, len(line) + 1) if found else Place(file)


def overwritten(file: str, address: str) -> Problem:
    """A file of the clerk's at an address that a page or a file of the portal's own takes."""
    return Problem(
        "prose-overwritten",
        Level.ERROR,
        f"地址 {address} 是门户自己要用的，这个文件会被盖掉",
        Place(file),
        instead="换一个文件名或者文件夹",
    )
