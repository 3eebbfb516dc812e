"""Sentences -> a reading: which stretches are circumstances, labels or asides, and which name sanctions."""

from __future__ import annotations

from functools import lru_cache

from chidu.sanction import amounts, gaps, phrases
from chidu.sanction.draft import Draft
from chidu.sanction.lexicon import Role
from chidu.sanction.measure import STEPWISE, STRONG, UNCERTAIN, UNKNOWN
from chidu.sanction.reading import Reading, Unit
from chidu.sanction.scanner import Token, normal, scan
from chidu.sanction.segments import Segment, sentences
from chidu.sanction.walk import Walk

ELSEWHERE = "依照别的规定处罚，这里没有写种类和幅度"
BASE_FLOOR = "计算基数的保底说明，暂不能读成数"
FLOOR = "最低总额的说明，暂不能读成数"
NO_SANCTION = "只写了情形，没有写处罚"

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
    draft = Draft(text, normal(text))
    for sentence in sentences(draft.normal, scan(draft.normal)):
        draft.begin_sentence()
        _Sentence(draft, sentence).read()
    return draft.finish()


class _Sentence:
    """The segments up to one ；or 。; stretches without a sanction wait until their meaning is clear."""

    def __init__(self, draft: Draft, segments: list[Segment]) -> None:
        self.draft, self.segments = draft, segments
        self.waiting: list[tuple[int, int]] = []
        self.first_item = len(draft.items)
        self.conditions = [self._is_condition(segment) for segment in segments]
        self.first_condition = self.conditions.index(True) if True in self.conditions else -1

    def read(self) -> None:
        """Read every segment in turn."""
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
        return words.endswith(("的", "的情形", "的行为之一"))

    def _limits_last_fine(self, segment: Segment, start: int, end: int) -> bool:
        """但最高不得超过三万元(的罚款): a total for the fine before; a least total cannot be kept yet."""
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
            self.draft.leave(start, end, FLOOR)
            return True
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
        elif not phrases.is_grade(words) and not phrases.is_harmless(words):
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
            self.draft.leave(start, end, NO_SANCTION) if start < end else None

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
