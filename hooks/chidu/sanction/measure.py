"""The sanction being put together: its joining words, its amount, and the alternative set aside for its kind."""

from __future__ import annotations

from dataclasses import replace

from chidu.sanction import lexicon
from chidu.sanction.draft import Draft
from chidu.sanction.lexicon import Join
from chidu.sanction.reading import Amount, Kind, Unit

UNCERTAIN = "这里有不认识的字词，可能改变数额"
UNKNOWN = "没有认出是哪种处罚或者措施"
NO_KIND = "有数额，但没有写明是哪种处罚"
STEPWISE = "数额随情形递增，看不出怎样计算"

MAY, OR = Join.MAY.value, Join.OR.value
STRONG = (Join.IMPOSED | Join.WITH | Join.ALONE).value
"""Joining words that promise a sanction: a bare amount after one of them is a fine."""

PAID = frozenset({Kind.FINE, Kind.REWARD, Kind.OTHER})
TIMED = frozenset(
    {Kind.DETENTION, Kind.SUSPEND_BUSINESS, Kind.SUSPEND_LICENCE, Kind.RESTRICT_BUSINESS, Kind.OTHER}
    | {Kind.RESTRICT_EMPLOYMENT, Kind.ORDER_CORRECTION, Kind.ORDER_STOP}
)


class Measure:
    """One sanction in the making. `trouble` is why the numbers of the whole segment are in doubt, if they are."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.trouble: str | None = None
        self.stranded = False
        """Whether a number that cannot be read was left without a kind: 拘留5日|以上15日以下 says something of the 5 too."""
        self.last_join = 0
        self.aside: list[tuple[Amount, int, int, int]] = []
        self.clear()

    def clear(self) -> None:
        """Start on the next sanction."""
        self.join = 0
        self.begun: int | None = None
        self.per: str | None = None
        self.amount: Amount | None = None
        self.amount_end = 0
        self.failed = False
        self.promised = False
        """Whether 处 or 并处 stands here, before the number."""

    @property
    def pending(self) -> bool:
        """Whether a number, read or not, waits for its kind."""
        return self.amount is not None or self.failed

    def begin(self, start: int) -> None:
        """The first of its words fixes where the sanction begins."""
        if self.begun is None:
            self.begun = start

    def doubt(self, why: str = UNCERTAIN) -> None:
        """Note the first reason for not trusting the numbers."""
        self.trouble = self.trouble or why

    def put_aside(self) -> None:
        """A或者B罚款: the first amount waits for the kind of the second."""
        amount, begun = self.amount, self.begun
        if amount is not None and begun is not None:
            self.aside.append((amount, self.join, begun, self.amount_end))
            self.last_join = self.join
            self.clear()

    def take(self, amount: Amount, start: int, end: int) -> None:
        """An amount was read; a second one for the same sanction puts both in doubt."""
        if self.amount is not None or (self.per and amount.per):
            self.doubt()
        self.amount = (
            amount if self.per is None or amount.unit in lexicon.TIMES else replace(amount, per=self.per)
        )
        self.amount_end = end
        self.begin(start)

    def emit(self, kind: Kind, end: int) -> None:
        """The kind is known: write the item down, after the alternative that waited for it."""
        for amount, join, start, stop in self.aside:
            self._emit_aside(kind, amount, join, (start, stop))
        self.aside = []
        amount_now = self.amount
        if amount_now is not None and not fits(kind, amount_now.unit):
            self.doubt()
            amount_now = None
        begun = end if self.begun is None else self.begun
        self.draft.add(kind, self.join, _term(kind, amount_now), begun, max(begun, end))
        self.last_join = self.join
        self.clear()

    def _emit_aside(self, kind: Kind, amount: Amount, join: int, span: tuple[int, int]) -> None:
        """The first of two alternatives: of the kind named after the second, or a fine (处50元或者警告)."""
        if not fits(kind, amount.unit) and join & STRONG and fits(Kind.FINE, amount.unit):
            kind = Kind.FINE
        if fits(kind, amount.unit) and kind is not Kind.OTHER:
            self.draft.add(kind, join, amount, *span)
        else:
            self.doubt(NO_KIND)

    def finish(self, end: int) -> None:
        """The segment ends: 处1000元 is a fine without its noun; any other lone number is unread.

        Also 警告或50元 and 并处所得1倍；无所得1000元, although 行政处罚法第九条 counts nothing but fines in money: a table
        may leave out a deposit or what is confiscated as well as the word 罚款, and a penalty is named, not inferred.
        """
        if self.promised and self.amount is not None and fits(Kind.FINE, self.amount.unit):
            self.emit(Kind.FINE, self.amount_end)
        elif self.promised and self.failed:
            self.emit(Kind.FINE, end)
        elif self.amount is not None or self.aside:
            self.doubt(NO_KIND)
        elif self.failed:
            self.stranded = True


def fits(kind: Kind, unit: Unit) -> bool:
    """Whether a kind is measured in this unit."""
    return (unit in lexicon.PAID and kind in PAID) or (unit in lexicon.TIMES and kind in TIMED)


def _term(kind: Kind, amount: Amount | None) -> Amount | None:
    """五年内不得从事 is a ban of exactly five years, although 内 is a maximum elsewhere."""
    barred = kind is Kind.RESTRICT_EMPLOYMENT or kind is Kind.OTHER
    if amount is None or not barred or amount.min is not None or amount.max_word != "以内":
        return amount
    return replace(amount, min=amount.max, max_word=None)
