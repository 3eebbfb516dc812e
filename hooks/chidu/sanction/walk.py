"""One segment of tokens -> items: a walk from word to word that weighs the gap before each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chidu.sanction import amounts, gaps, lexicon, objects, orders, phrases
from chidu.sanction.draft import Draft
from chidu.sanction.gaps import Gap
from chidu.sanction.lexicon import Role
from chidu.sanction.measure import MAY, OR, PAID, STEPWISE, STRONG, UNCERTAIN, UNKNOWN, Measure, fits
from chidu.sanction.reading import Amount, Item, Kind, Unit
from chidu.sanction.scanner import Token
from chidu.sanction.segments import Segment

DENIED = "处罚前面有否定的字词，不能确定是否处罚"
NO_OBJECT = "没有写明没收什么"

_NEAR = 8
"""How many words ahead a kind may stand."""
_STARTERS = frozenset({Role.KIND, Role.OPEN, Role.ORDER, Role.JOIN, Role.AGENT, Role.PER, Role.FINE_VERB})
_GIVEN = ("予以", "给予")
"""What may stand between an object and its verb: 违法物品予以没收; 并处没收 names none."""
_LISTED = ("、", "和", "或者", "或", "以及", "及", "并")
_WANTED = frozenset({Role.KIND, Role.ORDERED, Role.OPEN, Role.ORDER})
_CLOSERS = frozenset({Role.JOIN, Role.ORDER, Role.AGENT, Role.PER})
"""Words that no object stands before, so that what precedes them belongs to the measure before."""
_AFTER_FINE = frozenset({"", "为", "人民币", "金额为", "数额为", "金额", "数额"})


class Walk:
    """Reads one segment into a draft.

    Any number that finds no place, and any word that could change one, makes the whole segment unread and takes the
    amounts from its items.
    """

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

    def run(self) -> None:
        """Read the segment to its end."""
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            self.index += 1
            if self._ends_circumstance(token):
                self._end_circumstance(token.start)
            self._follow(token.start, closed=token.role in _CLOSERS)
            gap = self.text[self.at : token.start]
            if token.role is Role.AMOUNT:
                self._take_amount(token, gap)
            else:
                self._take_word(token, gap)
            self.at, self.previous = max(self.at, token.end), token.role
        self._finish()

    def _ahead(self, count: int) -> Iterator[Token]:
        """The next words, at most so many."""
        return (self.tokens[index] for index in range(self.index, min(self.index + count, len(self.tokens))))

    def _next_start(self) -> int:
        return self.tokens[self.index].start if self.index < len(self.tokens) else self.end

    # Circumstances and gaps

    def _ends_circumstance(self, token: Token) -> bool:
        """Whether a circumstance ends right before this word: 拒不改正的|处…, but not 5000元的|罚款."""
        if token.role not in _STARTERS or token.start <= self.done or self.text[token.start - 1] != "的":
            return False
        return token.role is not Role.KIND or not (self.measure.pending or self.measure.join & ~MAY)

    def _end_circumstance(self, position: int) -> None:
        self.draft.set_condition(self.done, position)
        self.measure.clear()
        self.previous, self.at, self.done = None, position, position

    def _weigh(self, gap: Gap, token: Token | None) -> None:
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

    def _follow(self, stop: int, *, closed: bool) -> None:
        """Up to `stop` stand the object of the last measure and further ones: 责令停止施工|、排除阻碍.

        Under an order a list may also start the segment: 责令停止违法行为，|修复湿地或者|采取补救措施.
        """
        begin = self.at
        if begin >= stop or self.done != begin or self.measure.begun is not None:
            return
        first = self.previous is None and begin == self.start and self.ordered and not closed
        after = self.previous in (Role.ORDERED, Role.KIND) and len(self.draft.items) > self.first_item
        words = self.text[begin:stop]
        if not (first or after) or phrases.is_dangerous(words):
            return
        for piece in orders.pieces(words, closed=closed):
            member = words[piece.start : piece.end]
            if phrases.is_filler(member):
                continue
            if orders.is_foreign(member):
                break
            self._member(piece.joint, member, begin + piece.start, begin + piece.end)

    def _member(self, joint: str, words: str, start: int, end: int) -> None:
        """One member of the list after a measure: part of its object, one more order, or not understood."""
        last = self.draft.items[-1] if len(self.draft.items) > self.first_item else None
        takes = last is not None and last.kind in orders.TAKES_OBJECT
        if last and takes and (not joint or orders.continues_object(last.kind, self._said(last), words)):
            self.draft.reach(-1, end)
            self.done = self.at = end
        elif phrases.is_harmless(words) or (last and not joint):
            return
        elif self.ordered:
            self._weigh(Gap(alternative=joint[:1] == "或", conjoined=joint[:1] not in ("", "或")), None)
            self.measure.begin(start)
            self._emit(Kind.OTHER, end)
        else:
            self.draft.leave(start, end, UNKNOWN)

    def _said(self, item: Item) -> str:
        return self.text[slice(*item.span)]

    # Words

    def _take_word(self, token: Token, gap: str) -> None:
        if gap and not self._is_object(token):
            self._weigh(gaps.before_word(gap, self.previous, token.role, self.measure.pending), token)
        if token.role is Role.JOIN:
            self._join(token)
        elif token.role is Role.PER:
            self._per(token)
        elif token.role is Role.BLOCK:
            self._block(token)
        elif token.role is Role.ORDER:
            self._order(token)
        elif token.role is Role.OPEN:
            self._open(token, gap)
        elif token.role in (Role.KIND, Role.ORDERED, Role.FINE_VERB):
            self._kind(token)

    def _join(self, token: Token) -> None:
        assert isinstance(token.value, int)
        if token.value & STRONG:
            self.ordered = self.draft.ordering = False
        if token.value & OR:
            self.measure.put_aside()
        self.measure.join |= token.value
        self.measure.begin(token.start)

    def _per(self, token: Token) -> None:
        if self.measure.per is not None:
            self.measure.doubt()
        self.measure.per = token.measure
        self.measure.begin(token.start)

    def _block(self, token: Token) -> None:
        """每超过1000千克: the amount after it is only a step, so its words belong to the sanction and its number not."""
        stepwise = phrases.is_stepwise(self.text[token.start : token.end])
        if stepwise:
            self.measure.begin(token.start)
        self.measure.doubt(STEPWISE if stepwise else UNCERTAIN)

    def _order(self, token: Token) -> None:
        """责令: of something we know, or another measure that runs to the next joining word."""
        self.ordered = self.draft.ordering = True
        self.measure.begin(token.start)
        rest = self._ahead(len(self.tokens))
        after = next((t for t in rest if t.role in _WANTED or t.role is Role.JOIN), None)
        end = self.end if after is None else after.start
        words = self.text[token.end : end].strip()
        if after is not None and after.role is not Role.JOIN and not words.endswith(_LISTED):
            return
        end = self._trimmed(token.end, end)
        while self.index < len(self.tokens) and self.tokens[self.index].start < end:
            self.index += 1
        self._emit(Kind.OTHER, end)

    def _kind(self, token: Token) -> None:
        assert isinstance(token.value, Kind)
        kind = token.value
        if token.role is Role.ORDERED and not self.ordered:
            return
        if token.role is Role.FINE_VERB and not self._amount_follows(kind, token):
            return
        self.measure.begin(token.start)
        self.at, self.previous = token.end, token.role
        end = token.end
        if not self.measure.pending and self._amount_follows(kind, token):
            end = self._take_following()
        self._emit(kind, end)

    def _amount_follows(self, kind: Kind, token: Token) -> bool:
        """Whether the next word is the amount of this kind: 罚款1000元, 罚款违法所得的1倍, 停业整顿3日."""
        after = self.tokens[self.index] if self.index < len(self.tokens) else None
        if after is None or after.phrase is None:
            return False
        amount, words = amounts.interpret(after.phrase), self.text[token.end : after.start].strip()
        if isinstance(amount, str):
            return kind in PAID and words in _AFTER_FINE and amount != amounts.NOT_MONEY_OR_TIME
        if not fits(kind, amount.unit):
            return False
        if amount.unit in (Unit.MULTIPLE, Unit.PERCENT) and words:
            return not (words[0] in "、和及与或并对" or phrases.is_dangerous(words))
        return words in _AFTER_FINE and not (amounts.is_limit(amount) and self.draft.growing)

    def _take_following(self) -> int:
        after = self.tokens[self.index]
        self.index += 1
        self._take_amount(after, self.text[self.at : after.start])
        return after.end

    # Open verbs

    def _is_object(self, token: Token) -> bool:
        """Whether the words before 予以 are what is confiscated: 违法物品予以没收."""
        if token.role is not Role.JOIN or token.value or self.index == len(self.tokens):
            return False
        verb = self.tokens[self.index]
        after = self.tokens[self.index + 1].start if self.index + 1 < len(self.tokens) else self.end
        return verb.role is Role.OPEN and objects.is_empty(self.text[verb.end : after])

    def _open(self, token: Token, gap: str) -> None:
        """A verb with its object: everything up to the next word, with a term of time in between."""
        assert isinstance(token.value, Kind)
        self.measure.begin(token.start)
        before = "" if gap or self.previous is not Role.JOIN else self.text[self.done : token.start]
        before = before if before.endswith(_GIVEN) else ""
        waiting, first = self.bare if gap.strip() in _LISTED else [], len(self.draft.items)
        while self.index < len(self.tokens) and self._belongs(self.tokens[self.index]):
            self.index += 1
        end = self._trimmed(token.end, self._next_start())
        if token.value is Kind.CONFISCATE_PROPERTY:
            self._confiscate(token, before.removesuffix("予以").removesuffix("依法").strip(), end)
        else:
            self._emit(token.value, end)
        emitted = range(first, len(self.draft.items))
        self.bare = [*waiting, *emitted] if objects.is_empty(self.text[token.end : end]) else []
        for index in [] if self.bare else waiting:
            self.draft.reach(index, end)
        self.at = max(self.at, end)

    def _belongs(self, token: Token) -> bool:
        """Whether a token is part of an object: a term (暂扣…6个月), or a word that orders nothing here."""
        if token.role is Role.ORDERED:
            return not self.ordered
        if token.phrase is None or self.measure.amount is not None:
            return False
        amount = amounts.interpret(token.phrase)
        if isinstance(amount, str) or amount.unit not in lexicon.TIMES:
            return False
        self.measure.amount = amount
        return True

    def _confiscate(self, token: Token, before: str, end: int) -> None:
        """One item for gains and one for property, as far as the object names them."""
        words, inside = self.text[token.end : end], True
        if objects.is_empty(words):
            words, inside = before or self._shared_object(), False
            self.measure.begun = (
                self.done + len(before) - len(before.lstrip(" 对")) if before else self.measure.begun
            )
        found = objects.confiscated(words)
        if not found:
            self.draft.leave(token.start, max(end, token.end), NO_OBJECT)
            self.measure.clear()
            self.done = max(end, token.end)
        join, begun = self.measure.join, self.measure.begun
        for each in found:
            self.measure.join = join | OR if each.alternative else join
            self.measure.begun = begun
            self._emit(each.kind, token.end + each.end if inside else token.end)

    def _shared_object(self) -> str:
        """The object of a verb right after: 没收、销毁违法物品."""
        if self.index == len(self.tokens) or self.tokens[self.index].role is not Role.OPEN:
            return ""
        after = self.tokens[self.index + 1].start if self.index + 1 < len(self.tokens) else self.end
        return self.text[self.tokens[self.index].end : after]

    def _trimmed(self, start: int, stop: int) -> int:
        """The end of an object without the 或者 or 、 that leads on to the next measure."""
        words = self.text[start:stop].rstrip(" 、")
        for ending in ("或者", "或", "以及", "和", "及", "的"):
            words = words.removesuffix(ending)
        return start + len(words.rstrip(" 、"))

    # Amounts

    def _take_amount(self, token: Token, gap: str) -> None:
        assert token.phrase is not None
        amount = amounts.interpret(token.phrase)
        if isinstance(amount, str):
            self._unreadable(token, amount, gap)
        elif not self._capped(amount, gap.strip(), token.end):
            self._number(token, amount, gap)

    def _unreadable(self, token: Token, reason: str, gap: str) -> None:
        """A number that is none: its kind is still named, its amount never."""
        if reason == amounts.NOT_MONEY_OR_TIME or self.measure.amount is not None:
            self.measure.doubt()
            return
        if gap:
            self._weigh(gaps.before_number(gap, self.previous, Unit.MULTIPLE), token)
        self.draft.leave(token.start, token.end, reason)
        self.measure.begin(token.start)
        self.measure.failed = True

    def _capped(self, amount: Amount, lead: str, end: int) -> bool:
        """最高不超过3万元: the highest total of the amount before it."""
        measure = self.measure
        if not amounts.is_limit(amount) or not phrases.is_cap_lead(lead):
            return False
        if measure.amount is not None and measure.amount.cap is None:
            measure.amount = replace(measure.amount, cap=amount.max)
            return True
        if measure.join & STRONG or any(token.role is Role.KIND for token in self._ahead(_NEAR)):
            return False
        self.done = max(self.done, self.at)
        return self.draft.cap(amount, end)

    def _number(self, token: Token, amount: Amount, gap: str) -> None:
        start = token.start
        if gap:
            timed = amount.unit in lexicon.TIMES
            found = gaps.before_number(gap, self.previous, None if timed else amount.unit)
            self._weigh(found, token)
            if found.base is not None:
                amount = replace(amount, base=found.base)
                start = token.start - len(gap.lstrip(" 、或者和及"))
        elif self.previous is Role.KIND and self.done == self.at and not self.measure.join:
            self.measure.doubt()
        self.measure.take(amount, start, token.end)

    # The end

    def _emit(self, kind: Kind, end: int) -> None:
        self.measure.emit(kind, end)
        self.done, self.at = end, max(self.at, end)

    def _finish(self) -> None:
        self._follow(self.end, closed=True)
        self.measure.finish(self.at)
        rest = phrases.without_brackets(self.text[self.at : self.end]).strip()
        if rest and rest != "的" and not phrases.is_filler(rest) and phrases.is_dangerous(rest):
            self.measure.doubt()
        if self.draft.stepwise and any(item.amount for item in self.draft.items[self.first_item :]):
            self.measure.trouble = STEPWISE
        if self.measure.trouble:
            self.draft.forget_amounts(self.first_item)
            self.draft.leave(self.start, self.end, self.measure.trouble)
