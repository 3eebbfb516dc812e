"""An order all other tiers give: left out of one, it reads as if that tier need not put things right."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.corpus.corpus import Entry
from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.problems import Level, Problem
from chidu.rules.penalty import Penalty
from chidu.sanction import Kind

MEND = "行政处罚法第二十八条：实施行政处罚时，应当责令当事人改正或者限期改正违法行为"
_FEWEST = 3
# Nothing to put right, or nobody left to do it.
_NONE = frozenset({Kind.NO_PENALTY, Kind.NO_FINE, Kind.REVOKE_LICENCE, Kind.CLOSE_BUSINESS, Kind.BAN})


def check(penalty: Penalty) -> Iterator[Problem]:
    """Where every other tier of a track says 责令…, and there are at least two, the last one says it too."""
    for track in dict.fromkeys(words.track for tier in penalty.record.tiers for words in tier.standard):
        yield from _of_track(penalty.entry, track)


def _of_track(entry: Entry[Benchmark], track: str | None) -> Iterator[Problem]:
    tiers = [
        (index, tier.name, words)
        for index, tier in enumerate(entry.record.tiers)
        for words in tier.standard
        if words.track == track
    ]
    if len(tiers) < _FEWEST or not all(words.reading.complete for _, _, words in tiers):
        return
    orders = {index: _order(words) for index, _, words in tiers}
    without = [(index, name) for index, name, words in tiers if not orders[index] and not _excused(words)]
    if len(without) == 1 and all(order for index, order in orders.items() if index != without[0][0]):
        index, name = without[0]
        missing = next(order for order in orders.values() if order)
        yield Problem(
            "order-dropped",
            Level.WARNING,
            f"别的档次都写了“{missing}”，“{name}”没有写",
            entry.file.place("裁量阶次", index, "裁量标准"),
            instead=f"{missing}，…",
            clause=MEND,
        )


def _order(words: TrackWords) -> str:
    """The first order of a text in its own words; "" where it gives none."""
    spans = (words.reading.text[slice(*item.span)] for item in words.reading.items)
    return next((said for said in spans if said.startswith(("责令", "限期"))), "")


def _excused(words: TrackWords) -> bool:
    return any(item.kind in _NONE for item in words.reading.items)
