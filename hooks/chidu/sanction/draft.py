"""The reading under construction: what holds for the sentence at hand, and what has been found so far."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace

from chidu.sanction import phrases
from chidu.sanction.lexicon import Join
from chidu.sanction.reading import Amount, Combination, Item, Kind, Reading, Unit, Unread

UNFINISHED = "这里的列举没有写完，不能当作情形"

_ADJACENT = 2
_LONGEST_CIRCUMSTANCE = 500


@dataclass(slots=True)
class Draft:
    """Items and unread passages in the order of the text; `text` is as typed, `normal` has its digits unified."""

    text: str
    normal: str
    items: list[Item] = field(default_factory=list)
    unread: list[tuple[int, int, str]] = field(default_factory=list)
    condition: str | None = None
    target: str | None = None
    sentence_items: int = 0
    """Where the items of this sentence begin."""
    sentence_unread: int = 0
    """Where the unread passages of this sentence begin."""
    condition_items: int = 0
    """How many items there were when the circumstance was last set; one set before any item follows adds to it."""
    target_items: int = 0
    """How many items there were when the target was last set."""
    ordering: bool = False
    """Whether 责令 still governs the sentence: 责令改正，停止违法行为."""
    stepwise: bool = False
    """Whether the circumstance says that amounts grow with something, so that none may be read as it stands."""
    listing: bool = False
    """Whether the text announced a list of circumstances: 有下列行为之一的，处…罚款：（一）…的；（二）…的."""
    steps: list[int] = field(default_factory=list)
    """Where passages begin that say how an amount grows step by step."""

    def words(self, start: int, end: int) -> str:
        """The text as typed between two offsets, trimmed."""
        return self.text[start:end].strip()

    def begin_sentence(self) -> None:
        """Forget circumstances and targets: they never reach over ；or 。."""
        self.condition = self.target = None
        self.sentence_items = self.condition_items = self.target_items = len(self.items)
        self.sentence_unread = len(self.unread)
        self.ordering = False
        self.stepwise = False

    def set_condition(self, start: int, end: int) -> None:
        """From here on the circumstance between two offsets holds; a target already hit does not outlive it."""
        words = phrases.circumstance(self.text[start:end])
        if not words:
            return
        if words.endswith(phrases.UNFINISHED):
            self.leave(start, end, UNFINISHED)
            return
        self.ordering = False
        self.listing = self.listing or phrases.announces_list(words)
        joins = self.condition is not None and len(self.condition) < _LONGEST_CIRCUMSTANCE
        if joins and self.condition_items == len(self.items):
            self.condition = f"{self.condition}，{words}"
        else:
            self.condition, self.stepwise = words, False
            self.target = self.target if self.target_items == len(self.items) else None
        self.condition_items = len(self.items)
        self.stepwise = self.stepwise or phrases.is_stepwise(words)

    def set_target(self, words: str) -> None:
        """From here on sanctions hit whom the words name."""
        self.target, self.target_items = words, len(self.items)

    def add(self, kind: Kind, join: int, amount: Amount | None, start: int, end: int) -> None:
        """One item under the circumstance and target that hold here; `join` is a sum of `Join` flags."""
        optional = bool(join & Join.MAY.value)
        span = (start, end)
        self.items.append(Item(kind, COMBINATIONS[join], optional, amount, self.target, self.condition, span))

    def leave(self, start: int, end: int, reason: str) -> None:
        """Report a passage as unread, trimmed; one right after a passage with the same reason extends it."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            return
        if self.unread and self.unread[-1][2] == reason and 0 <= start - self.unread[-1][1] < _ADJACENT:
            start = self.unread.pop()[0]
        self.unread.append((start, end, reason))

    def left_last(self, reason: str, start: int) -> bool:
        """Whether the words right before `start` were left unread for this reason."""
        return bool(self.unread) and self.unread[-1][2] == reason and start - self.unread[-1][1] < _ADJACENT

    def forget_amounts(self, first: int) -> None:
        """Drop the amounts of the items from `first` on: words beside them may change the numbers."""
        for index in range(first, len(self.items)):
            self.items[index] = replace(self.items[index], amount=None)

    @property
    def growing(self) -> bool:
        """Whether the last item of this sentence has no highest total of its own: so much per day, or a multiple."""
        return self.measured and self.items[-1].amount is not None and self.items[-1].amount.cap is None

    @property
    def measured(self) -> bool:
        """Whether the last amount of this sentence comes to a total only when something is counted or measured."""
        if len(self.items) == self.sentence_items or self.items[-1].amount is None:
            return False
        amount = self.items[-1].amount
        stepped = any(start >= self.items[-1].span[0] for start in self.steps)
        return amount.per is not None or amount.unit is not Unit.YUAN or stepped

    def reach(self, index: int, end: int) -> None:
        """The words of an item run on to `end`: its object or its highest total follows."""
        item = self.items[index]
        self.items[index] = replace(item, span=(item.span[0], max(item.span[1], end)))

    def cap(self, limit: Amount, end: int) -> bool:
        """Put a highest total, whose words end at `end`, on the last fine of this sentence; False if there is none."""
        if len(self.items) == self.sentence_items or limit.max is None:
            return False
        last = self.items[-1]
        doubtful = last.amount is None and len(self.unread) > self.sentence_unread
        if (
            last.kind not in (Kind.FINE, Kind.REWARD)
            or doubtful
            or (last.amount and last.amount.cap is not None)
            or (last.amount and last.amount.floor is not None and last.amount.floor > limit.max)
        ):
            return False
        amount = replace(last.amount, cap=limit.max) if last.amount else limit
        self.items[-1] = replace(last, amount=amount)
        self.reach(-1, end)
        return True

    def least(self, limit: Amount, end: int) -> bool:
        """Put a least total on the last fine of this sentence, which is one that grows; False if it has one."""
        last = self.items[-1]
        if last.kind is not Kind.FINE or last.amount is None or limit.min is None:
            return False
        if last.amount.floor is not None or (last.amount.cap is not None and last.amount.cap < limit.min):
            return False
        self.change(-1, replace(last.amount, floor=limit.min))
        self.reach(-1, end)
        return True

    def change(self, index: int, amount: Amount | None) -> None:
        """Give an item another amount."""
        self.items[index] = replace(self.items[index], amount=amount)

    def _distrust_steps(self) -> None:
        """Before an increment that was not understood a fixed amount is only where it starts, and steps are not all."""
        begins = [item.span[0] for item in self.items]
        for start, end, _ in self.unread:
            before = bisect_left(begins, start) - 1
            amount = self.items[before].amount if before >= 0 else None
            if amount is not None and phrases.is_stepwise(self.text[start:end]):
                plain = replace(amount, steps=())
                self.change(before, None if plain.fixed else plain)

    def finish(self) -> Reading:
        """The reading, unchangeable."""
        self._distrust_steps()
        unread = (Unread(self.text[start:end], why, (start, end)) for start, end, why in sorted(self.unread))
        return Reading(self.text, tuple(self.items), tuple(unread))


def _combination(join: Join) -> Combination | None:
    if join & Join.OR or (join & Join.WITH and join & Join.ALONE):
        return Combination.OR
    if join & Join.ALONE:
        return Combination.ALONE
    if join & Join.WITH:
        return Combination.MAY_CONCURRENT if join & Join.MAY else Combination.CONCURRENT
    return Combination.IMPOSED if join & Join.IMPOSED else None


COMBINATIONS: dict[int, Combination | None] = {flags: _combination(Join(flags)) for flags in range(32)}
"""Every sum of joining words with the combination it makes."""
