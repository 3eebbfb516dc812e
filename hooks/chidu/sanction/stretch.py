"""Where a walk through one segment stands: what has been read, what the sanction in the making still lacks."""

from __future__ import annotations

from collections.abc import Iterator

from chidu.sanction.draft import Draft
from chidu.sanction.gaps import Gap
from chidu.sanction.lexicon import Role
from chidu.sanction.measure import MAY, OR, Measure
from chidu.sanction.reading import Item, Kind
from chidu.sanction.scanner import Token
from chidu.sanction.segments import Segment

DENIED = "处罚前面有否定的字词，不能确定是否处罚"


class Stretch:
    """One segment being read into a draft: its words from `start` on, and how far the walk has come."""

    def __init__(self, draft: Draft, segment: Segment, start: int, join: int) -> None:
        """`join`: joining words that stood in a stretch of their own before this one (并可以报经…批准，)."""
        self.draft, self.text, self.end = draft, draft.normal, segment.end
        self.tokens = [token for token in segment.tokens if token.start >= start]
        self.first_item, self.start = len(draft.items), start
        self.measure = Measure(draft)
        self.measure.join = join
        self.bare: list[int] = []
        """Items whose verb still waits for its object: 暂扣 in 暂扣或者吊销许可证."""
        self.at = start
        """Where the gap before the next word begins."""
        self.done = start
        """End of the last item or circumstance."""
        self.index = 0
        self.previous: Role | None = None
        self.ordered = draft.ordering

    def ahead(self, count: int) -> Iterator[Token]:
        """The next words, at most so many."""
        return (self.tokens[index] for index in range(self.index, min(self.index + count, len(self.tokens))))

    @property
    def next_start(self) -> int:
        """Where the next word begins, or the segment ends."""
        return self.tokens[self.index].start if self.index < len(self.tokens) else self.end

    @property
    def last(self) -> Item | None:
        """The last item of this segment."""
        return self.draft.items[-1] if len(self.draft.items) > self.first_item else None

    def said(self, item: Item) -> str:
        """The words of an item."""
        return self.text[slice(*item.span)]

    def trimmed(self, start: int, stop: int) -> int:
        """The end of an object without the 或者 or 、 that leads on to the next measure."""
        words = self.text[start:stop].rstrip(" 、")
        for ending in ("或者", "或", "以及", "和", "及", "的"):
            words = words.removesuffix(ending)
        return start + len(words.rstrip(" 、"))

    def emit(self, kind: Kind, end: int) -> None:
        """The kind is known and its words end here: the item is complete."""
        self.measure.emit(kind, end)
        self.done, self.at = end, max(self.at, end)

    def weigh(self, gap: Gap, token: Token | None) -> None:
        """Let a gap have its effect on what follows; no token: on what stands in the gap itself."""
        measure = self.measure
        if gap.alternative:
            measure.put_aside()
            measure.join |= OR | (measure.last_join & MAY)
        elif gap.conjoined:
            measure.join = measure.join or measure.last_join
        if gap.target is not None:
            self.draft.set_target(gap.target)
        if gap.circumstance and token is not None:
            self.draft.set_condition(self.at, token.start)
            self.done = token.start
        if gap.denied:
            measure.trouble = DENIED
        elif gap.doubtful:
            measure.doubt()
