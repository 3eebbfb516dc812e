"""What the filter of the changes page offers, and the static data it reads."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chidu.model.changes import Direction, Topic
from chidu.model.kinds import Kind
from chidu.publish.events import Event, Happening
from chidu.publish.publication import Publication


@dataclass(frozen=True, slots=True)
class Choice:
    """A word to choose by, its key in the address, and how many events it finds."""

    key: str
    label: str
    count: int
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose: only what some event has, in an order that stays."""

    bodies: tuple[Choice, ...]
    directions: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    happenings: tuple[Choice, ...]
    editorial: int


def choices(publication: Publication, found: Sequence[Event]) -> Choices:
    """The choices over all events."""
    bodies = Counter(folder for event in found for folder in event.bodies)
    directions = Counter(each for event in found for each in event.directions)
    topics: Counter[StrEnum] = Counter(each for event in found for each in event.topics)
    happenings: Counter[StrEnum] = Counter(event.happening for event in found)
    names = {folder: publication.folder_name(folder) for folder in bodies}
    return Choices(
        tuple(Choice(each, names[each], bodies[each]) for each in _in_order(publication, bodies)),
        tuple(
            Choice(each.name.lower(), each.value, directions[each], each)
            for each in Direction
            if directions[each]
        ),
        _words(Topic, topics),
        tuple(
            Choice(kind.value, kind.label, number)
            for kind, number in _counted(Kind, (event.kind for event in found))
        ),
        _words(Happening, happenings),
        sum(1 for event in found if event.direction is Direction.EDITORIAL),
    )


def index(publication: Publication, found: Sequence[Event], pages: Sequence[tuple[str, int]]) -> str:
    """A JSON document: `pages` are [address below the changes page, place of its first event], and one row an event:

    [入库日期, 施行日期 or "", bodies, directions, topics, kind, happening, whether only words changed]: the words as
    places in the lists that stand before the rows.
    """
    offered = choices(publication, found)
    lists = {
        "dept": [each.key for each in offered.bodies],
        "dir": [each.key for each in offered.directions],
        "topic": [each.key for each in offered.topics],
        "kind": [each.key for each in offered.kinds],
        "what": [each.key for each in offered.happenings],
    }
    at = {name: {key: place for place, key in enumerate(keys)} for name, keys in lists.items()}
    rows = [_row(event, at) for event in found]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    head, body = encode({"pages": pages, **lists}), ",\n".join(map(encode, rows))
    return f'{head[:-1]},"events":[\n{body}\n]}}\n'


def _row(event: Event, at: Mapping[str, Mapping[str, int]]) -> list[object]:
    return [
        event.day.isoformat(),
        event.effective.isoformat() if event.effective else "",
        sorted(at["dept"][each] for each in event.bodies),
        sorted(at["dir"][each.name.lower()] for each in event.directions),
        sorted(at["topic"][each.name.lower()] for each in event.topics),
        [at["kind"][event.kind.value]],
        [at["what"][event.happening.name.lower()]],
        int(event.direction is Direction.EDITORIAL),
    ]


def _words(words: Iterable[StrEnum], counts: Mapping[StrEnum, int]) -> tuple[Choice, ...]:
    return tuple(Choice(each.name.lower(), each.value, counts[each]) for each in words if counts.get(each))


def _counted(kinds: Iterable[Kind], found: Iterable[Kind]) -> list[tuple[Kind, int]]:
    counts = Counter(found)
    return [(kind, counts[kind]) for kind in kinds if counts[kind]]


def _in_order(publication: Publication, bodies: Iterable[str]) -> list[str]:
    """Departments and towns as the portal lists them, then those that are gone."""
    known = list(publication.corpus.departments)
    return sorted(
        bodies, key=lambda each: (each not in known, known.index(each) if each in known else 0, each)
    )
