"""What changed between two versions of a record, as changes that explain themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.model.fines import compare_fines
from chidu.model.reader import Record
from chidu.model.tiers import Tier
from chidu.model.writer import tree


class Direction(StrEnum):
    """Which way a change goes for the person concerned; the value is the word a reader sees."""

    LIGHTER = "减轻"
    HEAVIER = "加重"
    EDITORIAL = "只改文字"
    NEUTRAL = "有改动"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what it is about, the words before and after (None = was not there), and its direction."""

    subject: str
    before: str | None
    after: str | None
    direction: Direction = Direction.NEUTRAL

    @property
    def sentence(self) -> str:
        """The change in one sentence."""
        if self.before is None:
            return f"{self.subject}：增加“{self.after}”"
        if self.after is None:
            return f"{self.subject}：去掉“{self.before}”"
        return f"{self.subject}：“{self.before}” → “{self.after}”"


# Keys that pages explain elsewhere (修订说明 is the reason of a change, not a change).
_UNREMARKED = frozenset({"修订说明"})
# What tells the items of a list of mappings apart, most telling first. Not 阶次: rows of a matrix share it.
_NAMES = ("名称", "轨道", "事项", "依据", "环节", "机关", "版本", "对象", "编号", "情形", "标题")
_DIRECTIONS = {True: Direction.LIGHTER, False: Direction.HEAVIER, None: Direction.NEUTRAL}


def compare(before: Record, after: Record) -> tuple[Change, ...]:
    """Every difference of meaning or wording, tiers first; equal records give none."""
    if before == after:
        return ()
    old, new = tree(before), tree(after)
    changes: list[Change] = []
    if isinstance(before, Benchmark) and isinstance(after, Benchmark):
        changes += _tiers(before.tiers, after.tiers)
        old.pop("裁量阶次", None)
        new.pop("裁量阶次", None)
    return (*changes, *_trees("", old, new))


def _tiers(before: Sequence[Tier], after: Sequence[Tier]) -> Iterator[Change]:
    old, new = _by_name(before), _by_name(after)
    renamed = dict(_renamed(old, new))
    for one, other in renamed.items():
        yield Change("阶次的名称", one, other, Direction.EDITORIAL)
    old = {renamed.get(name, name): tier for name, tier in old.items()}
    for name, tier in new.items():
        if name not in old:
            yield Change("裁量阶次", None, f"{name}：{_words(tier.standard)}")
        else:
            yield from _tier(f"“{name}”档", old[name], tier)
    for name, tier in old.items():
        if name not in new:
            yield Change("裁量阶次", f"{name}：{_words(tier.standard)}", None)
    yield from _order([name for name in old if name in new], [name for name in new if name in old])


def _by_name(tiers: Sequence[Tier]) -> dict[str, Tier]:
    return dict(zip(_distinct(tier.name for tier in tiers), tiers, strict=True))


def _order(before: list[str], after: list[str]) -> Iterator[Change]:
    if before != after:
        yield Change("阶次的顺序", "、".join(before), "、".join(after))


def _renamed(before: Mapping[str, Tier], after: Mapping[str, Tier]) -> Iterator[tuple[str, str]]:
    """Tiers that kept their place, their conditions and their standard, and lost only their name."""
    for (old, one), (new, other) in zip(before.items(), after.items(), strict=False):
        same = one.standard == other.standard and one.conditions == other.conditions
        if same and old not in after and new not in before:
            yield old, new


def _tier(subject: str, before: Tier, after: Tier) -> Iterator[Change]:
    yield from _trees(subject, _without_standard(before), _without_standard(after))
    tracks_before = {each.track: each for each in before.standard}
    tracks_after = {each.track: each for each in after.standard}
    for track in dict.fromkeys((*tracks_before, *tracks_after)):
        label = f"{subject}（{track}）" if track else subject
        yield from _standard(label, tracks_before.get(track), tracks_after.get(track))


def _without_standard(tier: Tier) -> dict[str, Any]:
    dumped = tier.model_dump(by_alias=True, exclude_none=True)
    return {key: value for key, value in dumped.items() if key not in ("裁量标准", "阶次")}


def _standard(subject: str, before: TrackWords | None, after: TrackWords | None) -> Iterator[Change]:
    words_before = before.words if before else None
    words_after = after.words if after else None
    if words_before == words_after:
        return
    if before and after:
        fines = compare_fines(before.reading, after.reading)
        if fines is not None:
            for fine in fines:
                yield Change(f"{subject}{fine.bound}", fine.before, fine.after, _DIRECTIONS[fine.lighter])
            if not fines:
                yield Change(f"{subject}裁量标准", words_before, words_after, Direction.EDITORIAL)
            return
    yield Change(f"{subject}裁量标准", words_before, words_after)


def _words(standard: tuple[TrackWords, ...]) -> str:
    return "；".join(f"{each.track}：{each.words}" if each.track else each.words for each in standard)


def _trees(subject: str, before: Any, after: Any) -> Iterator[Change]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            if key not in _UNREMARKED:
                yield from _trees(_join(subject, key), before.get(key), after.get(key))
    elif _is_list(before) and _is_list(after):
        yield from _lists(subject, before or [], after or [])
    else:
        yield Change(subject, _flat(before), _flat(after))


def _is_list(value: Any) -> bool:
    return value is None or isinstance(value, list | tuple)


def _lists(subject: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    old, new = _named(before), _named(after)
    removed, added = [k for k in old if k not in new], [k for k in new if k not in old]
    if len(removed) == len(added) == 1:
        # One out, one in: a rewording, which reads better as before -> after.
        yield from _trees(subject, old[removed[0]], new[added[0]])
    else:
        yield from (Change(subject, _flat(old[key]), None) for key in removed)
        yield from (Change(subject, None, _flat(new[key])) for key in added)
    for key in old:
        if key in new:
            yield from _trees(_join(subject, f"“{key}”"), old[key], new[key])


def _named(items: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(_distinct(_name(item) for item in items), items, strict=True))


def _distinct(names: Iterable[str]) -> list[str]:
    """The names told apart: the second item of one name is called `name（第2项）`."""
    distinct: dict[str, None] = {}
    times: Counter[str] = Counter()
    for name in names:
        times[name] += 1
        while (label := f"{name}（第{times[name]}项）" if times[name] > 1 else name) in distinct:
            times[name] += 1
        distinct[label] = None
    return list(distinct)


def _name(item: Any) -> str:
    if isinstance(item, dict):
        return next((_flat(item[key]) or "" for key in _NAMES if key in item), _flat(item) or "")
    return str(item)


def _join(subject: str, key: str) -> str:
    return f"{subject}{key}" if not subject or key.startswith("“") else f"{subject}的{key}"


def _flat(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, dict):
        return "，".join(f"{key}：{_flat(item)}" for key, item in value.items())
    if isinstance(value, list | tuple):
        return "；".join(_flat(item) or "" for item in value)
    return str(value)
