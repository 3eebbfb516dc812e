"""清单: its entries, of which those of a no-penalty list let people off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chidu.model.changes.change import Change, Direction, Topic
from chidu.model.changes.conditions import Effect, alternatives, compare_alternatives
from chidu.model.changes.heading import Heading
from chidu.model.changes.meaning import meaning
from chidu.model.changes.names import distinct
from chidu.model.changes.parts import compare_values, fields_of, flat
from chidu.model.institutions import ListEntry, Listing, ListKind

_HEADING = Heading(Topic.CONTENT, "条目", Direction.SAME)
# What a further entry means; lists of matters and of what is reviewed decide nothing about penalties.
_DIRECTIONS = {
    ListKind.NO_PENALTY: Direction.LIGHTER,
    ListKind.CRIMINAL_TRANSFER: Direction.UNCLEAR,
    ListKind.LARGE_AMOUNT: Direction.UNCLEAR,
    ListKind.MATTERS: Direction.SAME,
    ListKind.LEGAL_REVIEW: Direction.SAME,
}


def compare_entries(before: Listing, after: Listing) -> Iterator[Change]:
    """Entries are the same by their matter; one out and one in is one renamed."""
    if before.entries == after.entries:
        return
    direction = _DIRECTIONS[after.kind] if before.kind is after.kind else Direction.UNCLEAR
    old, new = _named(before.entries), _named(after.entries)
    gone, come = [old[key] for key in old if key not in new], [new[key] for key in new if key not in old]
    if len(gone) == len(come) == 1:
        yield from _entry(gone[0], come[0], direction)
    else:
        # Some out and some in may be the same under other names.
        whole = Direction.UNCLEAR if gone and come and direction is Direction.LIGHTER else direction
        yield from (_HEADING.says(flat(each), None, whole.reverse) for each in gone)
        yield from (_HEADING.says(None, flat(each), whole) for each in come)
    for key in new:
        if key in old:
            yield from _entry(old[key], new[key], direction)
    stayed, order = [new[k].matter for k in old if k in new], [new[k].matter for k in new if k in old]
    if stayed != order:
        yield _HEADING.under("顺序").says("、".join(stayed), "、".join(order), Direction.EDITORIAL)


def _named(entries: Sequence[ListEntry]) -> dict[str, ListEntry]:
    return dict(zip(distinct(meaning(each.matter) for each in entries), entries, strict=True))


def _entry(one: ListEntry, other: ListEntry, direction: Direction) -> Iterator[Change]:
    if one == other:
        return
    heading = _HEADING.under(f"“{other.matter}”")
    for key, name in fields_of(ListEntry).items():
        old, new = getattr(one, name), getattr(other, name)
        if key == "情形":
            effect = Effect.RELIEF if direction is Direction.LIGHTER else Effect.UNKNOWN
            cases = Heading(Topic.CONDITION, heading.under(key).subject)
            yield from compare_alternatives(cases, alternatives(old), alternatives(new), effect)
        elif old != new:
            bears = key in ("事项", "备注") and direction is not Direction.SAME
            said = heading.under(key).as_(Direction.UNCLEAR if bears else Direction.SAME)
            yield from compare_values(said, key, old, new)
