"""Lists and benchmarks that belong together name each other (JS 二 ¶3: 相衔接)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from chidu.corpus.corpus import Entry
from chidu.model.institutions import Listing
from chidu.problems import Problem
from chidu.rules.cards import Card
from chidu.rules.city import City
from chidu.rules.demands import Demand, ListRule, RuleParameters


class Parameters(RuleParameters):
    """One entry for each kind of list."""

    kind: Literal["免罚清单", "移送标准"] = Field(
        alias="类别", description="管哪一种清单：免罚清单或者移送标准"
    )

    @property
    def key(self) -> str:
        """The kind."""
        return self.kind


def check(city: City, entry: Entry[Listing], ask: Demand[Parameters]) -> Iterator[Problem]:
    """Told where the word is missing: at the benchmark for what the list says, at the list for what benchmarks say."""
    record = entry.record
    if record.kind.value != ask.parameters.kind:
        return
    matters = {id: each.matter for each in record.entries for id in each.benchmarks}
    for id, matter in matters.items():
        card = city.recorded.get(id)
        if card and not card.repealed and not _names(card, entry.id):
            yield ask.finding(
                f"{record.kind} {entry.id} 的“{matter}”对应这项基准，这里的“关联”没有写它",
                city.place(card, "关联" if card.links else "事项"),
                instead=f"在“关联”里补上：类型: {record.kind}，编号: {entry.id}",
            )
    unnamed = [
        card.id
        for card in city.recorded.values()
        if not card.repealed and card.id not in matters and _names(card, entry.id)
    ]
    if unnamed:
        yield ask.finding(
            f"{'、'.join(unnamed)} 的“关联”写了这张清单，清单里没有一条对应",
            entry.file.place("条目"),
            instead="在对应的条目“基准”里补上编号；没有对应的，从基准的“关联”里去掉",
        )


def _names(card: Card, id: str) -> bool:
    return any(link.id == id for link in card.links)


RULE = ListRule("links-both-ways", Parameters, check)
