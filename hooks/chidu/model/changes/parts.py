"""Any other part of a record, key by key: its texts, its lists, and the parts of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from chidu.model.basis import Citation
from chidu.model.changes.bases import cited, compare_bases
from chidu.model.changes.change import Change, Direction
from chidu.model.changes.conditions import alternatives, compare_alternatives
from chidu.model.changes.heading import Heading
from chidu.model.changes.keys import ORDERED
from chidu.model.changes.meaning import meaning
from chidu.model.changes.names import distinct
from chidu.model.contents import SectionText
from chidu.model.fields import Condition, Part

# What tells the items of a list apart, most telling first.
_NAMES = (
    *("名称", "轨道", "事项", "规则", "环节", "机关", "版本", "对象"),
    *("依据", "编号", "情形", "标题", "日期"),
)


def compare_values(heading: Heading, key: str, before: Any, after: Any) -> Iterator[Change]:
    """Every change between two values of one key, either of which may be missing (None or empty)."""
    if before == after:
        return
    sample = before or after
    if isinstance(sample, tuple | list):
        yield from _lists(heading, key, before or (), after or ())
    elif isinstance(before, SectionText) and isinstance(after, SectionText):
        yield from _sections(heading, before, after)
    elif isinstance(before, Part) and isinstance(after, Part):
        yield from compare_parts(heading, before, after)
    elif isinstance(before, Mapping) and isinstance(after, Mapping):
        for each in dict.fromkeys((*before, *after)):
            yield from compare_values(heading.under(str(each)), str(each), before.get(each), after.get(each))
    else:
        one, other = flat(before), flat(after)
        if one != other:
            yield heading.says(one, other)


def compare_parts(heading: Heading, before: Part, after: Part) -> Iterator[Change]:
    """Every change between two parts, under the keys a clerk knows."""
    for key, name in fields_of(type(after)).items():
        old, new = getattr(before, name, None), getattr(after, name)
        if old != new:
            yield from compare_values(heading.under(key), key, old, new)


@lru_cache(maxsize=256)
def fields_of(model: type[Part]) -> dict[str, str]:
    """Key -> attribute, in the order of the format."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _sections(heading: Heading, before: SectionText, after: SectionText) -> Iterator[Change]:
    """A text and a list of one text say the same."""
    if before.precise_in is None and after.precise_in is None:
        yield from _texts(heading, "paragraphs", before.paragraphs, after.paragraphs)
    elif (one := flat(before)) != (other := flat(after)):
        yield heading.says(one, other)


def _lists(heading: Heading, key: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    sample = (*before, *after)[0]
    if isinstance(sample, Condition):
        yield from compare_alternatives(heading, alternatives(before), alternatives(after))
    elif isinstance(sample, Citation):
        yield from compare_bases(heading, before, after)
    elif isinstance(sample, Part):
        yield from _named_parts(heading, key, before, after)
    else:
        yield from _texts(
            heading, key, [flat(each) or "" for each in before], [flat(each) or "" for each in after]
        )


def _texts(heading: Heading, key: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    old, new = _named(before, map(meaning, before)), _named(after, map(meaning, after))
    gone, come = (
        [old[name] for name in old if name not in new],
        [new[name] for name in new if name not in old],
    )
    if len(gone) == len(come) == 1:
        yield heading.says(gone[0], come[0])
    else:
        yield from (heading.says(text, None) for text in gone)
        yield from (heading.says(None, text) for text in come)
    kept = [name for name in new if name in old]
    yield from (heading.says(old[name], new[name]) for name in kept if old[name] != new[name])
    yield from _order(heading, key, [new[name] for name in old if name in new], [new[name] for name in kept])


def _named_parts(
    heading: Heading, key: str, before: Sequence[Part], after: Sequence[Part]
) -> Iterator[Change]:
    old, new = _named(before, map(_name, before)), _named(after, map(_name, after))
    gone, come = (
        [old[name] for name in old if name not in new],
        [new[name] for name in new if name not in old],
    )
    if len(gone) == len(come) == 1:
        # One out, one in: a rewording, which reads better as before -> after.
        yield from compare_parts(heading, gone[0], come[0])
    else:
        yield from (heading.says(flat(each), None) for each in gone)
        yield from (heading.says(None, flat(each)) for each in come)
    kept = [name for name in new if name in old]
    for name in kept:
        yield from compare_values(heading.under(f"“{name}”"), key, old[name], new[name])
    yield from _order(heading, key, [name for name in old if name in new], kept)


def _order(heading: Heading, key: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    if before != after:
        direction = heading.direction if key in ORDERED else Direction.EDITORIAL
        yield heading.under("顺序").says("、".join(before), "、".join(after), direction)


def _named(items: Sequence[Any], names: Iterator[str]) -> dict[str, Any]:
    return dict(zip(distinct(names), items, strict=True))


def _name(part: Part) -> str:
    fields = fields_of(type(part))
    telling = (getattr(part, fields[key]) for key in _NAMES if key in fields)
    return next((flat(each) or "" for each in telling if each), None) or flat(part) or ""


def flat(value: Any) -> str | None:
    """A value in one line; None where there is none."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, SectionText):
        return f"依据已明确：{value.precise_in}" if value.precise_in else "；".join(value.paragraphs)
    if isinstance(value, Condition):
        return "，并且".join(value.all_of)
    if isinstance(value, Citation):
        return cited(value)
    if isinstance(value, Part):
        said = ((key, flat(getattr(value, name))) for key, name in fields_of(type(value)).items())
        return "，".join(f"{key}：{words}" for key, words in said if words)
    if isinstance(value, Mapping):
        return "，".join(f"{key}：{flat(each)}" for key, each in value.items())
    if isinstance(value, list | tuple):
        return "；".join(flat(each) or "" for each in value)
    return value.isoformat() if isinstance(value, date) else str(value)
