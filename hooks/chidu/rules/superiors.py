"""上级基准 leads upwards: a chain that comes back to where it began has no top (国办发〔2022〕27号（五）)."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.problems import Level, Problem
from chidu.rules.city import City

UPWARDS = "国办发〔2022〕27号第（五）项：上级行政机关已经制定基准的，下级行政机关原则上直接适用"


def check(city: City) -> Iterator[Problem]:
    """Each circle is told of once, at the benchmark of it that comes first."""
    told: set[str] = set()
    for id in sorted(city.recorded):
        circle = _circle(city, id)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            yield Problem(
                "superior-circle",
                Level.ERROR,
                f"“上级基准”绕成了一圈：{' → '.join((*circle, id))}",
                city.place(city.recorded[id], "上级基准", "编号"),
                instead="只有下级的基准写上级的编号；最上级的删去“上级基准”",
                clause=UPWARDS,
            )


def _circle(city: City, id: str) -> tuple[str, ...]:
    """The ids from a benchmark up to itself; () where its chain ends, or runs into a circle further up."""
    chain = [id]
    while (card := city.recorded.get(chain[-1])) and card.superior:
        if card.superior == id:
            return tuple(chain)
        if card.superior in chain:
            return ()
        chain.append(card.superior)
    return ()
