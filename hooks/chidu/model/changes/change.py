"""One difference between two versions of a record, which explains itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Direction(StrEnum):
    """Which way a change goes for the person concerned.

    SAME says that the change has no bearing on how heavy a decision is (a date, a citation). UNCLEAR says nothing of
    the kind: it may have, and what was read does not prove which way (a condition reworded, a text left unread).
    """

    LIGHTER = "减轻"
    HEAVIER = "加重"
    MIXED = "有增有减"
    SAME = "不变"
    UNCLEAR = "未判断"
    EDITORIAL = "只改文字"

    @property
    def label(self) -> str:
        """The words beside a change, where 不变 alone would seem to deny the change itself."""
        return f"轻重{self.value}" if self in (Direction.SAME, Direction.UNCLEAR) else self.value

    @property
    def reverse(self) -> Direction:
        """The direction of the same change undone."""
        return _REVERSED.get(self, self)


_REVERSED = {Direction.LIGHTER: Direction.HEAVIER, Direction.HEAVIER: Direction.LIGHTER}


class Topic(StrEnum):
    """What a change is about, as lists of changes offer to filter by."""

    TIER = "阶次"
    AMOUNT = "处罚和数额"
    CONDITION = "情形"
    BASIS = "依据"
    DATE = "发布和效力"
    FILING = "程序和备案"
    CONTENT = "内容"
    WORDS = "名称和说明"
    OTHER = "其他"
    """About the record more than about what it rules: everyday names, codes, links, where it was taken from."""


WHOLE_TIER = "裁量阶次"
"""The subject of a change that adds or removes a tier."""

_SHORT = re.compile(r"[^，。；：、“”\s]{1,16}\Z")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    `subject` names what changed, without the tier; `before` and `after` are its words (None = was not there, is not
    there any more, never both); `tier` is the tier of the benchmark it belongs to, by the name it now has.
    """

    topic: Topic
    subject: str
    before: str | None
    after: str | None
    direction: Direction = Direction.UNCLEAR
    tier: str | None = None

    @property
    def about(self) -> str:
        """The subject with its tier: 「一般」阶次：罚款上限."""
        if self.tier is None:
            return self.subject
        return f"「{self.tier}」阶次" + ("" if self.subject == WHOLE_TIER else f"：{self.subject}")

    @property
    def sentence(self) -> str:
        """The change in one sentence: 「一般」阶次：罚款上限 3万元 → 2万元（减轻）."""
        return f"{self._told}（{self.direction.label}）"

    @property
    def _told(self) -> str:
        if self.subject == WHOLE_TIER and self.tier is not None:
            verb = "增加" if self.before is None else "去掉"
            return f"{verb}{self.about}“{self.after or self.before}”"
        return f"{self.about}{self._movement}"

    @property
    def _movement(self) -> str:
        if self.before is None:
            return f"增加“{self.after}”"
        if self.after is None:
            return f"去掉“{self.before}”"
        if _SHORT.match(self.before) and _SHORT.match(self.after):
            return f" {self.before} → {self.after}"
        return f"“{self.before}” → “{self.after}”"

    def as_json(self) -> list[str | None]:
        """[topic, subject, before, after, direction, tier], the words of both enumerations as they are shown."""
        return [self.topic.value, self.subject, self.before, self.after, self.direction.value, self.tier]

    @classmethod
    def from_json(cls, data: Sequence[str | None]) -> Change:
        """The change that `as_json` made; ValueError for a list of another shape or with words unknown here."""
        topic, subject, before, after, direction, tier = data
        if subject is None or (before is None and after is None):
            raise ValueError("a change needs a subject and something that was or is")
        return cls(Topic(topic or ""), subject, before, after, Direction(direction or ""), tier)
