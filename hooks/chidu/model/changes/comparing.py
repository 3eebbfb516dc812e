"""Two versions of a record -> every change between them, the heaviest matters first."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.model.benchmark import Benchmark
from chidu.model.changes.change import Change, Topic
from chidu.model.changes.circumstances import compare_circumstances, compare_lists, excused
from chidu.model.changes.conditions import Beside
from chidu.model.changes.factors import compare_factors
from chidu.model.changes.heading import Heading
from chidu.model.changes.keys import UNREMARKED, heading_of
from chidu.model.changes.listings import compare_entries
from chidu.model.changes.matrices import compare_matrices
from chidu.model.changes.parts import compare_values, fields_of
from chidu.model.changes.tiers import compare_tiers
from chidu.model.institutions import Listing
from chidu.model.reader import Record

# What is told by rules of its own, by attribute.
_CIRCUMSTANCES = frozenset({"no_penalty", "may_waive", "mitigated", "lighter", "heavier", "stop_execution"})
_FORMS = frozenset({"tiers", "matrix", "factors", "list_conditions", "contents"})
_ENTRIES = "entries"
# Of these a larger result is no burden.
_BENEFITS = frozenset({"行政给付", "行政奖励"})


def compare(before: Record, after: Record) -> tuple[Change, ...]:
    """Every difference of meaning or wording between two versions of one record; equal records give none.

    Tiers come first, then circumstances, then the keys in the order of the format. Directions are proved by what the
    sanction language reads, or not given (`Direction.UNCLEAR`). 修订说明 is no change: it says why there is one.
    """
    changed = _changed(before, after)
    return tuple(_changes(before, after, changed)) if changed else ()


def _changed(before: Record, after: Record) -> frozenset[str]:
    """The attributes that differ: nearly every part of a record is as it was, and is looked at once."""
    old, new = before.__dict__, after.__dict__
    names = old if old.keys() == new.keys() else {**old, **new}
    found = ((name, old.get(name), new.get(name)) for name in names)
    return frozenset(name for name, one, other in found if one is not other and one != other)


def _changes(before: Record, after: Record, changed: frozenset[str]) -> Iterator[Change]:
    if isinstance(before, Benchmark) and isinstance(after, Benchmark):
        if changed & _FORMS:
            yield from _forms(before, after)
        if changed & _CIRCUMSTANCES:
            yield from compare_circumstances(before, after)
        changed -= {*_CIRCUMSTANCES, *_FORMS}
    elif isinstance(before, Listing) and isinstance(after, Listing):
        yield from compare_entries(before, after)
        changed -= {_ENTRIES}
    if changed:
        yield from _others(before, after, changed)


def _others(before: Record, after: Record, changed: frozenset[str]) -> Iterator[Change]:
    kind = type(after).__name__
    for key, name in {**fields_of(type(before)), **fields_of(type(after))}.items():
        if name in changed and key not in UNREMARKED:
            one, other = getattr(before, name, None), getattr(after, name, None)
            yield from compare_values(heading_of(kind, key), key, one, other)


def _forms(before: Benchmark, after: Benchmark) -> Iterator[Change]:
    """What grades the decision: each form by its own rules, and a record that changed its form as one change."""
    if before.forms != after.forms:
        yield Heading(Topic.TIER, "裁量形式").says(_form(before), _form(after))
    if before.tiers and after.tiers:
        yield from compare_tiers(before.tiers, after.tiers, Beside(excused(before), excused(after)))
    if before.matrix and after.matrix:
        yield from compare_matrices(before.matrix, after.matrix)
    if before.factors and after.factors:
        burden = after.power_type not in _BENEFITS
        yield from compare_factors(before.factors, after.factors, burden=burden)
    if before.list_conditions and after.list_conditions:
        yield from compare_lists(before.list_conditions, after.list_conditions)
    if before.contents and after.contents:
        yield from compare_values(
            Heading(Topic.CONTENT, "裁量内容"), "裁量内容", before.contents, after.contents
        )


def _form(record: Benchmark) -> str | None:
    """裁量阶次（轻微、一般、严重）."""
    parts = {
        "裁量阶次": [tier.name for tier in record.tiers],
        "裁量矩阵": record.matrix.axes if record.matrix else (),
        "裁量因子": [factor.name for factor in record.factors.factors] if record.factors else (),
    }
    said = (f"{key}（{'、'.join(parts[key])}）" if parts.get(key) else key for key in record.forms)
    return "；".join(said) or None
