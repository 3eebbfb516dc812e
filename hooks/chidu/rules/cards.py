"""Cards: of every benchmark the few facts that rules about several records need, small enough to keep ten thousand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chidu.corpus.corpus import Entry
from chidu.model.basis import ConferralMode, LinkKind, Relation
from chidu.model.benchmark import Benchmark
from chidu.source.nodes import Steps


class Cited(NamedTuple):
    """A provision a record cites: the key it stands under, its number there from 0, the law's name and version."""

    key: str
    number: int
    law: str
    version: str | None

    @property
    def steps(self) -> Steps:
        """The steps to the law's name."""
        return (self.key, self.number, "依据")


class Linked(NamedTuple):
    """One of 关联."""

    kind: LinkKind
    id: str


class Conferred(NamedTuple):
    """One of 赋权."""

    body: str
    mode: ConferralMode


@dataclass(frozen=True, slots=True)
class Card:
    """One benchmark file. `path` is as in findings, `id` what the file name says, `record_id` what the record says."""

    path: str
    id: str
    department: str
    adopted_for: date | None
    record_id: str
    matter: str
    aliases: tuple[str, ...]
    power_type: str
    document: str
    effective: date | None
    """The record's own 施行日期, where it differs from its document's."""
    repealed: date | None
    successor: str | None
    former_ids: tuple[str, ...]
    superior: str | None
    relation: Relation | None
    provenance: str
    cited: tuple[Cited, ...]
    links: tuple[Linked, ...]
    conferrals: tuple[Conferred, ...]
    circumstances: tuple[str, ...]
    """Which of 不予处罚 … 停止执行 the record states: under a key of that name, as a tier, or as what a list leads to."""
    listed: bool
    """Whether it holds the conditions of a list instead of grading penalties."""
    accepted: tuple[str, ...]
    """The codes its 例外 accept, in order."""


_CIRCUMSTANCES = {
    "不予处罚": "no_penalty",
    "可以不予处罚": "may_waive",
    "减轻": "mitigated",
    "从轻": "lighter",
    "从重": "heavier",
    "停止执行": "stop_execution",
}


def card(entry: Entry[Benchmark]) -> Card:
    """The card of a record."""
    record, location = entry.record, entry.file.location
    return Card(
        path=entry.file.path,
        id=location.id,
        department=entry.department,
        adopted_for=location.adopted_for,
        record_id=record.id,
        matter=record.matter,
        aliases=record.aliases,
        power_type=record.power_type,
        document=record.document,
        effective=record.effective_date,
        repealed=record.repeal.date if record.repeal else None,
        successor=record.repeal.successor if record.repeal else None,
        former_ids=record.former_ids,
        superior=record.superior.id if record.superior else None,
        relation=record.superior.relation if record.superior else None,
        provenance=record.provenance.partition("：")[0],
        cited=tuple(_cited(record)),
        links=tuple(Linked(link.kind, link.id) for link in record.links),
        conferrals=tuple(Conferred(each.body, each.mode) for each in record.conferrals),
        circumstances=_circumstances(record),
        listed=record.list_conditions is not None,
        accepted=tuple(each.rule for each in record.accepted),
    )


def _circumstances(record: Benchmark) -> tuple[str, ...]:
    rows = record.matrix.rows if record.matrix else ()
    named = [*((each.name, each.grade) for each in record.tiers), *((each.name, each.grade) for each in rows)]
    called: set[str] = {word for pair in named for word in pair if word}
    if record.list_conditions:
        called.add(record.list_conditions.outcome)
    return tuple(
        key
        for key, name in _CIRCUMSTANCES.items()
        if getattr(record, name) or any(each.startswith(key) for each in called)
    )


def _cited(record: Benchmark) -> list[Cited]:
    return [Cited(key, index, each.law, each.version) for key, index, each in record.placed_bases]
