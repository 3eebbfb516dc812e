"""Words for Markdown as code hosts read it: whatever a file says, it stays text."""

from __future__ import annotations

import re

from chidu.reports.display import in_short, visible

# What GitHub, GitLab or Gitee would make into a mention, a reference, a link or a picture, is parted by nothing visible.
_APART = "&#8203;"
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = re.compile(r"[\\`*_{}\[\]()#+\-.!|~$^=:&<>@]")
_CALLS = re.compile(r"@|#|!(?=\d)|:(?=[a-z0-9_+-]+:)|(?<=://)|(?<=www\.)", re.IGNORECASE)
# Signs that act only with others: a dot after digits makes a list at the start of a line, and 1.5万元 must stay readable.
_HARMLESS = frozenset(".-+()=:^{}")
_LIST = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)")


def escaped(text: str) -> str:
    """The text on one line, whole where it is short, with nothing that Markdown, HTML or a code host would obey."""
    return escaped_in_full(in_short(text))


def escaped_in_full(text: str) -> str:
    """The same of a piece that was shortened already, or must not be."""
    parted = _CALLS.sub(lambda match: f"{match[0]}\0", visible(text))
    signed = _SIGNS.sub(lambda match: _sign(match[0]), parted)
    signed = _LIST.sub(r"\1\2\\\3", re.sub(r"^([-+=])", r"\\\1", signed))
    return signed.replace("\0", _APART)


def _sign(sign: str) -> str:
    if sign in _ENTITIES:
        return _ENTITIES[sign]
    return sign if sign in _HARMLESS or sign == "@" else f"\\{sign}"


def code(text: str) -> str:
    """A name of a file as code, with a fence longer than any run of backticks in it; fit for a table's cell."""
    shown = visible(in_short(text)).replace("|", "｜")
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{space}{shown}{space}{fence}"
