"""One sentence -> items: which stretches are circumstances, labels or asides, and which name sanctions."""

from __future__ import annotations

from chidu.sanction import amounts, gaps, phrases
from chidu.sanction.draft import Draft
from chidu.sanction.lexicon import PAID, Join, Role
from chidu.sanction.limits import limits, limits_in_brackets
from chidu.sanction.lists import is_member
from chidu.sanction.measure import STRONG, UNCERTAIN, UNKNOWN
from chidu.sanction.rates import joined
from chidu.sanction.reading import Kind, Unit
from chidu.sanction.scanner import Token
from chidu.sanction.segments import Segment
from chidu.sanction.walk import walk

ELSEWHERE = "依照别的规定处罚，这里没有写种类和幅度"
BASE_FLOOR = "计算基数的保底说明，看不出是哪个基数"
NO_SANCTION = "只写了情形，没有写处罚"

_VERBS = frozenset({Role.KIND, Role.OPEN, Role.FINE_VERB})
_TELLING = frozenset({Role.AMOUNT, Role.KIND, Role.OPEN, Role.BLOCK, Role.PER})


class Sentence:
    """The segments up to one ；or 。; stretches without a sanction wait until their meaning is clear."""

    def __init__(self, draft: Draft, segments: list[Segment]) -> None:
        segments = joined(segments, draft.normal)
        self.draft, self.segments = draft, segments
        self.waiting: list[tuple[int, int]] = []
        self.first_item = len(draft.items)
        self.conditions = [self._is_condition(segment) for segment in segments]
        self.first_condition = self.conditions.index(True) if True in self.conditions else -1

    def read(self) -> None:
        """Read every segment in turn."""
        last = next((each for each in reversed(self.segments) if each.end > each.start), None)
        listed = self.draft.listing and last is not None and self._is_condition(last)
        if not (listed and is_member(self.segments, self.draft.normal)):
            self._read()

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
            if self._swallows(segment, start):
                self.draft.leave(start, end, UNCERTAIN)
            self._condition(start, end)
        elif limits(self.draft, segment, start, end):
            return
        elif self._names_sanction(segment, start, strict=index < self.first_condition):
            walk(self.draft, segment, start, self._resolve_waiting())
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

    def _swallows(self, segment: Segment, start: int) -> bool:
        """Whether a circumstance begins with a fine of its own, parted by no comma: 处五万元罚款 逾期不改正的."""
        roles = [token.role for token in segment.tokens]
        if roles[:1] != [Role.JOIN] or not _strong(segment.tokens[0]):
            return False
        fines = [token.end for token in segment.tokens if token.value is Kind.FINE]
        lead = self.draft.normal[start : segment.tokens[0].start]
        if not fines or (lead.strip() and not gaps.addressed(lead)):
            return False
        rest, said = self.draft.normal[fines[-1] : segment.end], self.draft.normal[start : segment.end]
        numbered = Role.AMOUNT in roles or phrases.hides_number(said)
        return numbered and not phrases.is_about_penalties(rest.strip())

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
        if isinstance(amount, str) or amount.unit not in PAID:
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
            elif phrases.counts_as(words):
                self.draft.leave(start, end, BASE_FLOOR)
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
        idle = idle and len(self.draft.unread) == self.draft.sentence_unread and not self.waiting
        for (start, end), follower in zip(self.waiting, [*self.waiting, None][1:], strict=True):
            words, after = self.draft.normal[start:end], self.draft.normal[slice(*follower or (0, 0))]
            why = _why_unread(words)
            if why is not None and not (gaps.addressed(words) and phrases.is_harmless(after)):
                self.draft.leave(start, end, why)
        if idle:
            self._drop_condition()

    def _drop_condition(self) -> None:
        """A circumstance is followed by nothing."""
        bounds = map(self._bounds, reversed(self.segments))
        start, end = next(((start, end) for start, end in bounds if start < end), (0, 0))
        words = self.draft.normal[start:end]
        if words and not phrases.is_harmless(words):
            why = NO_SANCTION if words.endswith("的") else _why_unread(words) or UNKNOWN
            self.draft.leave(start, end, why)

    def _aside(self, aside: Segment) -> None:
        """Words in brackets: a cap, a remark without numbers, or something that was not understood."""
        roles = {token.role for token in aside.tokens}
        if not roles & _TELLING:
            if phrases.hides_number(self.draft.normal[aside.start : aside.end]):
                self.draft.leave(aside.start, aside.end, UNCERTAIN)
            return
        if not limits_in_brackets(self.draft, aside):
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
