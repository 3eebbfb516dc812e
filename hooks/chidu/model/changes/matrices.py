"""裁量矩阵: its axes, its combinations, and what each imposes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chidu.model.changes.change import WHOLE_TIER, Change, Direction, Topic
from chidu.model.changes.heading import Heading
from chidu.model.changes.meaning import meaning
from chidu.model.changes.names import distinct
from chidu.model.changes.standards import compare_words, in_words, unproved
from chidu.model.tiers import Matrix, MatrixRow

_Rows = dict[str, MatrixRow]


def compare_matrices(before: Matrix, after: Matrix) -> Iterator[Change]:
    """A combination is the same by its conditions; one out and one in is one reworded."""
    if before.axes != after.axes:
        renamed = len(before.axes) == len(after.axes)
        direction = Direction.SAME if renamed else Direction.UNCLEAR
        axes = "、".join(before.axes), "、".join(after.axes)
        yield Heading(Topic.TIER, "裁量矩阵的维度").says(*axes, direction)
    old, new = _rows(before.rows), _rows(after.rows)
    gone, come = [key for key in old if key not in new], [key for key in new if key not in old]
    if len(gone) == len(come) == 1:
        one, other = old[gone[0]], new[come[0]]
        yield _heading(other, Topic.CONDITION).under("情形").says(_cells(one), _cells(other))
        # Other cases, as far as anybody knows: their amounts say nothing about each other.
        yield from map(unproved, _row(one, other))
    else:
        yield from (_whole(old[key], gone=True) for key in gone)
        yield from (_whole(new[key], gone=False) for key in come)
    for key in new:
        if key in old:
            yield from _row(old[key], new[key])


def _rows(rows: Sequence[MatrixRow]) -> _Rows:
    """By combination; two rows of one combination keep apart by their order."""
    names = distinct("\n".join(map(meaning, row.conditions)) for row in rows)
    return dict(zip(names, rows, strict=True))


def _cells(row: MatrixRow) -> str:
    return "、".join(row.conditions)


def _heading(row: MatrixRow, topic: Topic) -> Heading:
    """A row is called by its combination, for several may share a tier's name."""
    label = f"{row.name}（{_cells(row)}）" if row.name else _cells(row)
    return Heading(topic, tier=label)


def _whole(row: MatrixRow, *, gone: bool) -> Change:
    words = in_words(row.standard)
    return _heading(row, Topic.TIER).under(WHOLE_TIER).says(*((words, None) if gone else (None, words)))


def _row(one: MatrixRow, other: MatrixRow) -> Iterator[Change]:
    if one == other:
        return
    tier = _heading(other, Topic.TIER).as_(Direction.SAME)
    if one.name != other.name:
        yield tier.under("名称").says(one.name, other.name)
    if one.grade != other.grade:
        yield tier.under("等级").says(one.grade, other.grade)
    yield from compare_words(_heading(other, Topic.AMOUNT), "裁量标准", one.standard, other.standard)
