"""应制定未制定: every matter of a 事项清单 has a benchmark, or says why none is needed (JS 二 ¶1, 四(一))."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.corpus.in_force import State
from chidu.model.institutions import ListEntry, Listing, ListKind
from chidu.problems import Problem
from chidu.rules.cards import Card
from chidu.rules.city import City
from chidu.rules.demands import Demand, ListRule, NoParameters

_NAMED = 5


def check(city: City, entry: Entry[Listing], ask: Demand[NoParameters]) -> Iterator[Problem]:
    """Told once for each list, with the matters left; an entry that says both contradicts itself."""
    if entry.record.kind is not ListKind.MATTERS:
        return
    entries = list(enumerate(entry.record.entries))
    if left := [(number, each) for number, each in entries if _is_left(city, each)]:
        matters = "、".join(f"“{each.matter}”" for _, each in left[:_NAMED])
        several = f"{matters}等 {len(left)} 项" if len(left) > _NAMED else matters
        yield ask.finding(
            f"{several}应制定未制定：没有写“基准”，也没有写“无需制定”",
            entry.file.place("条目", left[0][0], "事项"),
            instead="制定以后在“基准”里写编号；没有裁量空间的写“无需制定: 理由”",
        )
    for number, each in entries:
        if each.not_needed and each.benchmarks:
            yield ask.finding(
                f"“{each.matter}”写了无需制定，又写了基准 {'、'.join(each.benchmarks)}",
                entry.file.place("条目", number, "无需制定"),
                instead="有基准的删去“无需制定”",
            )


def _is_left(city: City, entry: ListEntry) -> bool:
    """A benchmark that is over is none; one whose file cannot be read is told of elsewhere."""
    cards = [city.recorded.get(id) for id in entry.benchmarks]
    return not entry.not_needed and all(card and _is_over(city, card) for card in cards)


def _is_over(city: City, card: Card) -> bool:
    """By its own repeal, or with its document; one that does not apply yet is made all the same."""
    if city.day is None:
        return card.repealed is not None
    return city.status(card, city.day).state in (State.REPEALED, State.EXPIRED)


RULE = ListRule("matter-without-benchmark", NoParameters, check)
