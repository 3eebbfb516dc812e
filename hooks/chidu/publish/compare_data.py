"""What the comparison page shows, as data: the texts in passages, what changed between each two, and when which governed.

Every difference is worked out here and read there: the page's script looks up and never compares. Strings, changes and
the marks between two strings stand once and are referred to by their place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from typing import Any

from chidu.history.course import DatedVersion
from chidu.model.changes import Change, Direction, Op, by_tier, marks, verdict
from chidu.publish.library import Library, Volume
from chidu.publish.outline import Passage, outline
from chidu.publish.page import day_in_words
from chidu.publish.validity import Stretch, number_words, stretches

MOST = 40
"""Of so many texts, the newest, each is compared with every other; older ones with their neighbours and the first."""


def compared_pairs(count: int) -> Iterator[tuple[int, int]]:
    """Which of `count` texts are compared, older first."""
    newest = range(max(0, count - MOST), count)
    pairs = {*combinations(newest, 2), *pairwise(range(count)), *((0, later) for later in range(1, count))}
    yield from sorted(pairs)


def compare_data(library: Library, volume: Volume) -> str:
    """The data of a benchmark with at least two texts, as JSON."""
    return json.dumps(_Data(library, volume).told(), ensure_ascii=False, separators=(",", ":"))


@dataclass
class _Interned:
    """Values by their place; `make` works out what stands there."""

    make: Callable[[Any], Any]
    places: dict[Any, int] = field(default_factory=dict)
    values: list[Any] = field(default_factory=list)

    def __call__(self, key: Any) -> int:
        place = self.places.get(key)
        if place is None:
            place = self.places[key] = len(self.values)
            self.values.append(self.make(key))
        return place


class _Data:
    def __init__(self, library: Library, volume: Volume) -> None:
        self._library, self._volume = library, volume
        self._texts = volume.course.texts
        self._string = _Interned(lambda text: text)
        self._change = _Interned(self._as_list)
        self._marks: dict[str, list[int]] = {}
        self._outlines = [self._outline(version) for version in self._texts]

    def told(self) -> dict[str, Any]:
        """All of it.

        `versions`: name, words for the list, passages ([label, words, tier]) or null.
        `pairs`: by `older,newer` the verdict, that of the way back, [tier, direction]s, the places of changes; null where
        one of the two cannot be read.
        `changes`: about, before, after (-1 = none), direction, tier (-1 = none).
        `marks`: by `before,after` lengths in UTF-16 units: what both have, what went, what came, and so on.
        `words`: by direction its words, and the direction of the same change undone.
        `spans`: from a day on (null = from the beginning) the text by its place, or -1 and why there is none.
        """
        pairs = {f"{old},{new}": self._pair(old, new) for old, new in compared_pairs(len(self._texts))}
        publication = self._library.publication
        return {
            "versions": [self._version(place) for place in range(len(self._texts))],
            "pairs": pairs,
            "changes": self._change.values,
            "marks": self._marks,
            "spans": [self._span(each) for each in stretches(publication, self._volume.course)],
            "words": {each.value: [each.label, each.reverse.value] for each in Direction},
            "strings": self._string.values,
        }

    def _outline(self, version: DatedVersion) -> dict[str, Passage] | None:
        record = self._volume.record(version)
        if record is None:
            return None
        name = self._library.publication.folder_name
        return {each.label: each for each in outline(record, self._library.document(version), name)}

    def _version(self, place: int) -> list[Any]:
        version, found = self._texts[place], self._outlines[place]
        passages = found and [
            [self._string(p.label), self._string(p.words), self._string(p.tier)] for p in found.values()
        ]
        return [version.name, listed(version), passages]

    def _span(self, stretch: Stretch) -> list[Any]:
        place = self._texts.index(stretch.version) if stretch.version else -1
        return [stretch.since.isoformat() if stretch.since else None, place, stretch.why]

    def _pair(self, old: int, new: int) -> list[Any] | None:
        changes = self._volume.changes(self._texts[old], self._texts[new])
        if changes is None:
            return None
        self._mark_passages(old, new)
        tiers = [[self._string(tier), each.value] for tier, each in by_tier(changes).items()]
        back = [replace(each, direction=each.direction.reverse) for each in changes]
        return [_whole(changes), _whole(back), tiers, [self._change(each) for each in changes]]

    def _mark_passages(self, old: int, new: int) -> None:
        before, after = self._outlines[old] or {}, self._outlines[new] or {}
        for label in (
            label for label in before if label in after
        ):  # in their order: the same bytes from any process
            self._mark(before[label].words, after[label].words)

    def _as_list(self, change: Change) -> list[Any]:
        if change.before is not None and change.after is not None:
            self._mark(change.before, change.after)
        words = (change.before, change.after)
        places = [-1 if each is None else self._string(each) for each in words]
        tier = -1 if change.tier is None else self._string(change.tier)
        return [self._string(change.about), *places, change.direction.value, tier]

    def _mark(self, before: str, after: str) -> None:
        key = f"{self._string(before)},{self._string(after)}"
        if before != after and key not in self._marks:
            self._marks[key] = lengths(before, after)


def _whole(changes: Sequence[Change]) -> str:
    return verdict(changes) if changes else "没有不同"


_ORDER = {Op.SAME: 0, Op.DELETED: 1, Op.ADDED: 2}


def lengths(before: str, after: str) -> list[int]:
    """How long each piece is, in turn what both have, what went and what came; 0 where one is missing."""
    found: list[int] = []
    for op, text in marks(before, after):
        while len(found) % 3 != _ORDER[op]:
            found.append(0)
        found.append(len(text.encode("utf-16-le")) // 2)
    return found


def listed(version: DatedVersion) -> str:
    """第3版，2026年7月1日起施行."""
    since = f"{day_in_words(version.effective)}起施行" if version.effective else "施行日期没有登记"
    return f"{number_words(version)}，{since}"
