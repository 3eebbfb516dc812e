"""What kinds of penalty each tier imposes, to be held against the same tier of another benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chidu.model.benchmark import Benchmark
from chidu.model.fields import TrackWords
from chidu.rules.packed.kinds import CONFISCATIONS, PENALTIES
from chidu.sanction import Kind
from chidu.source.nodes import Steps


@dataclass(frozen=True, slots=True)
class Imposing:
    """A tier or a matrix row by what it imposes, in the order of its words."""

    name: str
    steps: Steps
    standard: Sequence[TrackWords]

    @property
    def whole(self) -> bool:
        """Whether every sentence was read without a gap."""
        return all(words.reading.complete for words in self.standard)

    @property
    def tracks(self) -> frozenset[str | None]:
        """The tracks it has sentences for."""
        return frozenset(words.track for words in self.standard)

    def kinds(self, track: str | None = None) -> dict[Kind, None]:
        """The kinds of 行政处罚法 9 it imposes; of one track, where one is named."""
        return {
            item.kind: None
            for words in self.standard
            if track is None or words.track == track
            for item in words.reading.items
            if item.kind in PENALTIES | CONFISCATIONS
        }

    def beside(self, other: Imposing) -> list[str]:
        """What it imposes that the other does not, track by track where both have the same ones."""
        tracks = self.tracks if self.tracks == other.tracks else {None}
        more = {
            each: None for track in tracks for each in self.kinds(track) if each not in other.kinds(track)
        }
        return [kind.value for kind in self.kinds() if kind in more]


def imposing(record: Benchmark) -> list[Imposing]:
    """The tiers of a record, or the rows of its matrix, in order."""
    tiers = [
        Imposing(tier.name, ("裁量阶次", index, "裁量标准"), tier.standard)
        for index, tier in enumerate(record.tiers)
    ]
    rows = record.matrix.rows if record.matrix else ()
    return tiers + [
        Imposing(row.name or "、".join(row.conditions), ("裁量矩阵", "行", index, "裁量标准"), row.standard)
        for index, row in enumerate(rows)
    ]
