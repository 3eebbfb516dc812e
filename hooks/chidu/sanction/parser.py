"""Sentences -> a reading: which stretches are circumstances, labels or asides, and which name sanctions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from chidu.sanction import amounts, gaps, phrases
from chidu.sanction.draft import Draft
from chidu.sanction.lexicon import Join, Role
from chidu.sanction.measure import STEPWISE, STRONG, UNCERTAIN, UNKNOWN
from chidu.sanction.reading import Amount, Reading, Unit
from chidu.sanction.riders import riders, without
from chidu.sanction.scanner import Token, normal, scan
from chidu.sanction.segments import Segment, sentences
from chidu.sanction.walk import Walk

ELSEWHERE = "依照别的规定处罚，这里没有写种类和幅度"
BASE_FLOOR = "计算基数的保底说明，看不出是哪个基数"
NO_SANCTION = "只写了情形，没有写处罚"

_RATED = ("标准计算", "标准", "计算")
_VERBS = frozenset({Role.KIND, Role.OPEN, Role.FINE_VERB})
_LIMITED = frozenset({Role.AMOUNT, Role.KIND})
_TELLING = frozenset({Role.AMOUNT, Role.KIND, Role.OPEN, Role.BLOCK, Role.PER})
_MONEY = frozenset({Unit.YUAN, Unit.MULTIPLE, Unit.PERCENT})


@lru_cache(maxsize=16_384)
def read(text: str) -> Reading:
    """Read a sanction text (罚则 or 裁量标准) into its items.

    Never raises and takes time linear in the text. It never guesses: a number that is not understood, or that stands
    beside words which could change it, appears in `unread` and in no item.
    """
    typed = normal(text)
    found = riders(typed, text)
    draft = Draft(text, without(typed, found), steps=[rider.start for rider in found if rider.steps])
    for sentence in sentences(draft.normal, scan(draft.normal)):
        for part in _before_list(sentence, draft):
            draft.begin_sentence()
            _Sentence(draft, part).read()
    for rider in found:
        if not draft.ride(rider):
            draft.leave(rider.start, rider.end, STEPWISE if rider.steps else BASE_FLOOR)
    return draft.finish()


def _before_list(segments: list[Segment], draft: Draft) -> Iterator[list[Segment]]:
    """处…罚款：（一）…的: the list after the colon is no part of the sanction before it."""
    imposing = draft.listing
    for index, segment in enumerate(segments[:-1], start=1):
        imposing = imposing or _imposes(segment)
        if segment.stop == ":" and imposing and _is_numbered(segments[index], draft):
            yield segments[:index]
            yield segments[index:]
            return
    yield segments


def _is_numbered(segment: Segment, draft: Draft) -> bool:
    """Whether a stretch begins with the number of a list: （一）, 1., ①."""
    return phrases.after_number(draft.normal[segment.start : segment.end].lstrip()[:8]) > 0


def _imposes(segment: Segment) -> bool:
    return any(token.role in _VERBS or token.role is Role.ORDER for token in segment.tokens)


def _joined(segments: list[Segment], text: str) -> list[Segment]:
    """按照每人1000元以上5000元以下的标准计算，处以罚款: the amount and its kind are one stretch."""
    joined: list[Segment] = []
    for segment in segments:
        last = joined[-1] if joined else None
        if last and _is_rate(last, text) and _is_bare_fine(segment):
            joined[-1] = Segment(
                last.start,
                segment.end,
                segment.stop,
                last.tokens + segment.tokens,
                last.asides + segment.asides,
            )
        else:
            joined.append(segment)
    return joined


def _is_rate(segment: Segment, text: str) -> bool:
    roles = [token.role for token in segment.tokens]
    stated = text[segment.start : segment.end].rstrip()
    return stated.endswith(_RATED) and Role.AMOUNT in roles and Role.KIND not in roles


def _is_bare_fine(segment: Segment) -> bool:
    return [token.role for token in segment.tokens] == [Role.JOIN, Role.KIND] and _strong(segment.tokens[0])


class _Sentence:
    """The segments up to one ；or 。; stretches without a sanction wait until their meaning is clear."""

    def __init__(self, draft: Draft, segments: list[Segment]) -> None:
        segments = _joined(segments, draft.normal)
        self.draft, self.segments = draft, segments
        self.waiting: list[tuple[int, int]] = []
        self.first_item = len(draft.items)
        self.conditions = [self._is_condition(segment) for segment in segments]
        self.first_condition = self.conditions.index(True) if True in self.conditions else -1

    def read(self) -> None:
        """Read every segment in turn."""
        if not self._is_listed():
            self._read()

    def _is_listed(self) -> bool:
        """Whether the sentence is a member of an announced list: a circumstance (…的), which imposes nothing."""
        last = next((each for each in reversed(self.segments) if each.end > each.start), None)
        if not self.draft.listing or last is None or not self._is_condition(last):
            return False
        tokens = [token for segment in self.segments for token in segment.tokens]
        return _is_numbered(self.segments[0], self.draft) and not any(map(self._imposing, tokens))

    def _imposing(self, token: Token) -> bool:
        """Whether a word can only stand in a sanction: 责令, 处, an amount of money; but 限期淘汰 and 并 can not."""
        if token.role is Role.JOIN:
            return isinstance(token.value, int) and bool(token.value & Join.IMPOSED.value)
        if token.role is Role.ORDER:
            return self.draft.normal.startswith("责", token.start)
        amount = amounts.interpret(token.phrase) if token.phrase is not None else None
        return isinstance(amount, Amount) and amount.unit in _MONEY

    def _read(self) -> None:
        for index, segment in enumerate(self.segments):
            start, end = self._bounds(segment)
            if start < end:
                self._segment(index, segment, start, end)
            for aside in segment.asides:
                self._aside(aside)
        self._drop_waiting()

    def _segment(self, index: int, segment: Segment, start: int, end: int) -> None:
        if self.conditions[index] and (index + 1 < len(self.segments) or not self._gives(segment)):
            self._condition(start, end)
        elif self._limits_last_fine(segment, start, end):
            return
        elif self._names_sanction(segment, start, strict=index < self.first_condition):
            Walk(self.draft, segment, start, self._resolve_waiting()).run()
        elif segment.stop == ":" and not any(token.role is Role.BLOCK for token in segment.tokens[1:]):
            self._label(start, end)
        else:
            self.waiting.append((start, end))

    def _bounds(self, segment: Segment) -> tuple[int, int]:
        """The offsets of a stretch without blanks around it and without the number of a list item."""
        words = self.draft.normal[segment.start : segment.end]
        start = segment.start + len(words) - len(words.lstrip())
        return start + phrases.after_number(words.lstrip()[:8]), segment.start + len(words.rstrip())

    def _is_condition(self, segment: Segment) -> bool:
        """Whether a stretch ends in 的 and so states when something applies."""
        words = phrases.without_brackets(self.draft.normal[segment.start : segment.end]).rstrip()
        return words.endswith(("的", "的情形", "的行为之一", "之一者"))

    def _limits_last_fine(self, segment: Segment, start: int, end: int) -> bool:
        """但最高不得超过三万元(的罚款), 最低不少于一千元: a total for the fine before."""
        if not (self.draft.growing or self.draft.left_last(STEPWISE, start)):
            return False
        tokens = segment.tokens
        stated = [token for token in tokens if token.phrase is not None]
        if (
            len(stated) != 1
            or stated[0].phrase is None
            or any(token.role not in _LIMITED for token in tokens)
        ):
            return False
        amount = amounts.interpret(stated[0].phrase)
        words = self.draft.normal[start : stated[0].start] + self.draft.normal[stated[0].end : end]
        if isinstance(amount, str) or not phrases.is_cap_lead(words):
            return False
        if not self.draft.growing:
            self.draft.leave(start, end, STEPWISE)
            return True
        if amount.min_word == "不低于" and amount.max is None:
            return self.draft.least(amount, end)
        return amounts.is_limit(amount) and self.draft.cap(amount, end)

    def _gives(self, segment: Segment) -> bool:
        return any(token.role is Role.JOIN and _strong(token) for token in segment.tokens)

    def _names_sanction(self, segment: Segment, start: int, *, strict: bool) -> bool:
        """Whether a stretch imposes something; before the first circumstance only if it starts like a sanction."""
        tokens, led = segment.tokens, False
        for token in tokens:
            if token.role is Role.ORDER or (token.role is Role.JOIN and _strong(token) and len(tokens) > 1):
                return True
            if token.role is Role.KIND and not strict:
                return True
            if token.role is Role.ORDERED and self.draft.ordering and token.start == start:
                return True
            if token.role in _VERBS and (led or self._starts(start, token)):
                return True
            led = led or token.role in (Role.JOIN, Role.AGENT)
        if any(token.role is Role.PER for token in tokens) and any(token.phrase for token in tokens):
            return True
        return bool(tokens) and tokens[0].phrase is not None and self._bare_amount(tokens[0], start)

    def _starts(self, start: int, token: Token) -> bool:
        """Whether nothing of substance stands before a verb: 依法吊销, 由…吊销, 逾期不改正吊销."""
        words = phrases.without_brackets(self.draft.normal[start : token.start][: phrases.LONGEST]).strip()
        lead = gaps.before_word(words, None, token.role, False)
        return not (lead.doubtful or lead.denied or lead.circumstance) or phrases.opens_condition(words)

    def _bare_amount(self, token: Token, start: int) -> bool:
        """A number without any kind: a cap on what came before, or one whose kind was left out."""
        assert token.phrase is not None
        amount = amounts.interpret(token.phrase)
        words = self.draft.normal[start : token.start].strip()
        if isinstance(amount, str) or amount.unit not in _MONEY:
            return False
        return phrases.is_cap_lead(words) or amount.unit is not Unit.YUAN

    def _condition(self, start: int, end: int) -> None:
        if self.waiting and self._may_join():
            start = self.waiting[0][0]
            self.waiting = []
        self._resolve_waiting()
        self.draft.set_condition(start, end)

    def _label(self, start: int, end: int) -> None:
        """轻微：, 单位：, 违法所得不足1万元：: a name that says nothing, a target, or a circumstance."""
        words = self.draft.normal[start:end].strip()
        who = phrases.target(phrases.circumstance(words))
        if who:
            self._resolve_waiting()
            self.draft.set_target(who)
        elif not (phrases.is_grade(words) or phrases.is_harmless(words) or phrases.is_citation(words)):
            self._condition(start, end)

    def _may_join(self) -> bool:
        """Whether waiting stretches can only be the start of a circumstance."""
        if len(self.draft.items) == self.first_item:
            return True
        return all(self._states_circumstance(start, end) for start, end in self.waiting)

    def _states_circumstance(self, start: int, end: int) -> bool:
        words = phrases.circumstance(self.draft.normal[start:end])
        return phrases.opens_condition(words) and not phrases.is_harmless(words)

    def _resolve_waiting(self) -> int:
        """A sanction follows: what waits before it says when it applies, addresses someone, or is not understood.

        Returns the joining words (sum of `Join`) that stand before a remark: 并可以报经…批准，责令停业.
        """
        join = 0
        stretches, self.waiting = self.waiting, []
        for start, end in stretches:
            words = self.draft.normal[start:end]
            who = gaps.addressed(words)
            if who:
                self.draft.set_target(who)
                join |= Join.WITH.value if words.lstrip().startswith("并") else 0
            elif phrases.is_harmless(words) or phrases.is_filler(words):
                join |= phrases.joining(words)
            elif len(self.draft.items) == self.first_item or self._states_circumstance(start, end):
                self.draft.set_condition(start, end)
            else:
                self.draft.leave(start, end, UNKNOWN)
        return join

    def _drop_waiting(self) -> None:
        """Nothing follows: a stretch that is no known remark was not understood."""
        idle = self.draft.condition is not None and self.draft.condition_items == len(self.draft.items)
        idle = idle and len(self.draft.unread) == self.draft.sentence_unread
        for start, end in self.waiting:
            why = _why_unread(self.draft.normal[start:end])
            if why is not None:
                self.draft.leave(start, end, why)
        if idle and not self.waiting and self.segments:
            start, end = self._bounds(self.segments[-1])
            if start < end and not phrases.is_harmless(self.draft.normal[start:end]):
                self.draft.leave(start, end, NO_SANCTION)

    def _aside(self, aside: Segment) -> None:
        """Words in brackets: a cap, a remark without numbers, or something that was not understood."""
        roles = {token.role for token in aside.tokens}
        if not roles & _TELLING:
            return
        if len(aside.tokens) == 1 and aside.tokens[0].phrase is not None:
            amount = amounts.interpret(aside.tokens[0].phrase)
            lead = self.draft.normal[aside.start : aside.tokens[0].start].strip()
            capped = not isinstance(amount, str) and amounts.is_limit(amount) and phrases.is_cap_lead(lead)
            if capped and not isinstance(amount, str) and self.draft.cap(amount, aside.end + 1):
                return
        self.draft.leave(aside.start, aside.end, UNCERTAIN)


def _why_unread(words: str) -> str | None:
    """Why a stretch that names no sanction matters; None if it says nothing about sanctions."""
    if phrases.is_harmless(words):
        return None
    if phrases.counts_as(words):
        return BASE_FLOOR
    return ELSEWHERE if phrases.refers_elsewhere(words) else UNKNOWN


def _strong(token: Token) -> bool:
    return isinstance(token.value, int) and bool(token.value & STRONG)
