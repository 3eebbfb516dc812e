"""What the changes of one part of a record have in common: their topic, their tier, and what goes before the subject."""

from __future__ import annotations

from dataclasses import dataclass, replace

from chidu.model.changes.change import Change, Direction, Topic
from chidu.model.changes.meaning import same_meaning


@dataclass(frozen=True, slots=True)
class Heading:
    """`direction` is what a change under it means for the person concerned where nothing more is known."""

    topic: Topic
    subject: str = ""
    direction: Direction = Direction.UNCLEAR
    tier: str | None = None

    def under(self, key: str) -> Heading:
        """The heading of a part: 程序 -> 程序“公开征求意见” -> 程序“公开征求意见”的日期."""
        if not self.subject:
            return replace(self, subject=key)
        return replace(
            self, subject=f"{self.subject}{key}" if key.startswith("“") else f"{self.subject}的{key}"
        )

    def as_(self, direction: Direction) -> Heading:
        """The same with another meaning."""
        return replace(self, direction=direction)

    def says(self, before: str | None, after: str | None, direction: Direction | None = None) -> Change:
        """A change under it; words that mean the same are editorial whatever else was thought of them."""
        if before is not None and after is not None and same_meaning(before, after):
            direction = Direction.EDITORIAL
        return Change(self.topic, self.subject, before, after, direction or self.direction, self.tier)
