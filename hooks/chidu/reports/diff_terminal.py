"""What a range of commits changes, for a terminal: a table first, then each record with its changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chidu.history.proposed import Proposal, ProposedChange
from chidu.model.changes import Change, Direction
from chidu.reports import diff_words as words
from chidu.reports.display import in_short, visible, width

_INDENT = "    "
_COLOURS = {
    Direction.HEAVIER: "31",
    Direction.LIGHTER: "32",
    Direction.MIXED: "33",
    Direction.UNCLEAR: "36",
}
_HEADS = ("轻重", "改动", "记录")
_WIDEST = 60


def report(proposal: Proposal, *, colour: bool = False) -> str:
    """The whole text; a line each for what was changed, nothing in it that a terminal would obey."""
    rows = [_row(change) for change in proposal.records]
    blocks = ["\n".join(_table(rows))] if rows else []
    blocks += ["\n".join(_record(change, colour)) for change in proposal.records]
    blocks += ["\n".join(_others(proposal))] if proposal.others else []
    return "\n\n".join([*blocks, words.summary(proposal)])


def _row(change: ProposedChange) -> tuple[str, ...]:
    return (change.weight or "—", words.fate(change), visible(_cut(words.subject(change))))


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(width(cell) for cell in column) for column in zip(_HEADS, *rows, strict=True)]
    for row in (_HEADS, *rows):
        cells = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip(" ")


def _cut(text: str) -> str:
    """The beginning that fits into a line of the table."""
    kept = text
    while width(kept) > _WIDEST:
        kept = kept[:-1]
    return text if kept == text else f"{kept[:-1]}…"


def _record(change: ProposedChange, colour: bool) -> Iterator[str]:
    weight = _painted(change.weight, change.direction, colour) if change.weight else words.fate(change)
    yield f"{visible(in_short(words.subject(change)))}　{weight}"
    for each in change.changes:
        yield f"{_INDENT}{_sentence(each, colour)}"
    for label, said in words.facts(change):
        yield f"{_INDENT}{label}：{visible(in_short(said))}"


def _sentence(change: Change, colour: bool) -> str:
    """The closing brackets carry the direction, and its colour."""
    closing = f"（{change.direction.label}）"
    said = visible(in_short(change.sentence.removesuffix(closing)))
    return said + _painted(closing, change.direction, colour)


def _others(proposal: Proposal) -> Iterator[str]:
    yield "其他文件"
    for other in proposal.others:
        yield f"{_INDENT}{other.fate.value} {visible(in_short(other.path))}"


def _painted(text: str, direction: Direction | None, colour: bool) -> str:
    code = _COLOURS.get(direction) if direction and colour else None
    return f"\x1b[{code}m{text}\x1b[0m" if code else text
