"""The sanctions of two readings held against each other: which moved, which joined another way, which went or came."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from chidu.model.changes.amounts import Shift, amount_shifts
from chidu.model.changes.change import Direction
from chidu.model.changes.meaning import meaning
from chidu.model.changes.remainder import same_beside, wording
from chidu.model.fines import ORDERS, is_waivable
from chidu.sanction import Combination, Item, Kind, Reading

# 行政处罚法第九条; confiscation is one of them whatever is taken.
PENALTIES = frozenset(
    {Kind.WARNING, Kind.CRITICISM, Kind.FINE, Kind.CONFISCATE_GAINS, Kind.CONFISCATE_PROPERTY}
    | {Kind.SUSPEND_LICENCE, Kind.LOWER_QUALIFICATION, Kind.REVOKE_LICENCE, Kind.RESTRICT_BUSINESS}
    | {Kind.SUSPEND_BUSINESS, Kind.CLOSE_BUSINESS, Kind.RESTRICT_EMPLOYMENT, Kind.DETENTION, Kind.BAN}
)
# Kinds of which one contains the other, or which touch nothing but a name; no other two are ranked.
_LADDERS = (
    (Kind.SUSPEND_LICENCE, Kind.REVOKE_LICENCE),
    (Kind.RESTRICT_BUSINESS, Kind.SUSPEND_BUSINESS, Kind.CLOSE_BUSINESS),
)
_REPUTATION = frozenset({Kind.WARNING, Kind.CRITICISM})
_LET_OFF = frozenset({Kind.NO_PENALTY, Kind.NO_FINE})
_CHOICES = frozenset({Combination.OR, Combination.ALONE})
_BARE = frozenset(
    {Kind.FINE, Kind.WARNING, Kind.CRITICISM, Kind.DETENTION, Kind.NO_PENALTY, Kind.NO_FINE, Kind.REWARD}
)
_LEAD = re.compile("^(?:并(?!处)|[，,；;])+")


@dataclass(frozen=True, slots=True)
class _Term:
    """An item with what tells it from the others; `named` is its object (吊销|卫生许可证), "" where it has none."""

    item: Item
    named: str
    words: str

    @property
    def key(self) -> tuple[Kind, str, str, str]:
        item = self.item
        return item.kind, self.named, meaning(item.condition or ""), meaning(item.target or "")

    @property
    def measured(self) -> tuple[object, ...]:
        amount = self.item.amount
        return (*self.key, amount and (amount.unit, amount.base, amount.per))


_LIKENESSES: tuple[Callable[[_Term], object], ...] = (lambda term: term.measured, lambda term: term.key)
_Pairs = list[tuple[_Term, _Term]]


@dataclass(frozen=True, slots=True)
class Compared:
    """What moved between two readings, and whether that is all: False where other words changed too."""

    shifts: tuple[Shift, ...]
    whole: bool


_APART = Compared((), whole=False)
"""Two sentences that cannot be taken apart sanction by sanction."""


def compare_readings(before: Reading, after: Reading) -> Compared:
    """What changed between two readings; nothing, and whole, where both say the same."""
    if before.unread or after.unread:
        return _APART
    old, new = _terms(before), _terms(after)
    pairs, gone, come = _paired(old, new)
    choices = any(term.item.combination in _CHOICES for term in (*old, *new))
    if {term.item.kind for term in gone} & {term.item.kind for term in come}:
        return _APART  # the same kind for another case, another person, another thing
    if choices and [one for one, _ in pairs] != [term for term in old if term not in gone]:
        return _APART  # 或者 chooses between neighbours, which are others now
    found = [shift for one, other in pairs for shift in _pair(one.item, other.item)]
    found += _exchanged(gone, come, choices=choices)
    whole = same_beside(before, after, [term.item for term in gone], [term.item for term in come])
    return Compared(tuple(found), whole)


def _terms(reading: Reading) -> list[_Term]:
    return [_term(item, reading.text[slice(*item.span)]) for item in reading.items]


def _term(item: Item, words: str) -> _Term:
    return _Term(item, "" if item.kind in _BARE else wording(words), _LEAD.sub("", words))


def _paired(old: Sequence[_Term], new: Sequence[_Term]) -> tuple[_Pairs, list[_Term], list[_Term]]:
    """Items alike in everything but their numbers first, then those measured otherwise; and what is left of each."""
    pairs: _Pairs = []
    gone, come = list(old), list(new)
    for alike in _LIKENESSES:
        for one in tuple(gone):
            other = next((each for each in come if alike(each) == alike(one)), None)
            if other is not None:
                pairs.append((one, other))
                gone.remove(one)
                come.remove(other)
    return sorted(pairs, key=lambda pair: new.index(pair[1])), gone, come


def _pair(old: Item, new: Item) -> Iterator[Shift]:
    circumstances = "，".join(each for each in (new.condition, new.target) if each)
    case = f"（{circumstances}）" if circumstances else ""
    for shift in (*_standing(old, new), *amount_shifts(new.kind, old.amount, new.amount)):
        yield Shift(f"{shift.what}{case}", shift.before, shift.after, shift.direction)


def _standing(old: Item, new: Item) -> Iterator[Shift]:
    """Whether the organ must, may, or may choose: 并处, 可以并处, 或者."""
    one, other = _joined(old), _joined(new)
    if one == other:
        return
    direction = Direction.UNCLEAR
    waived = is_waivable(new) - is_waivable(old)
    chosen = (new.combination in _CHOICES) - (old.combination in _CHOICES)
    # 可以并处 or 可以并处或者单处: what may be left out either way is not heavier for being a choice.
    left_out = bool(chosen) and (is_waivable(old) or is_waivable(new))
    if {old.combination, new.combination} & {Combination.ALONE} or left_out:
        pass
    elif new.kind in PENALTIES:
        direction = Direction.LIGHTER if waived + chosen > 0 else Direction.HEAVIER
    elif new.kind in _LET_OFF and waived:
        direction = Direction.HEAVIER if waived > 0 else Direction.LIGHTER
    yield Shift(str(new.kind), _join_words(old), _join_words(new), direction)


def _joined(item: Item) -> tuple[bool, Combination | None]:
    return is_waivable(item), item.combination if item.combination in _CHOICES else None


def _join_words(item: Item) -> str:
    may, joint = item.optional, item.combination
    if joint is None:
        return "可以" if may else "应当"
    return f"可以{joint}" if may and not joint.startswith("可以") else joint.value


def _exchanged(gone: Sequence[_Term], come: Sequence[_Term], *, choices: bool) -> Iterator[Shift]:
    direction = None if choices else _replaced(gone, come)
    if direction is not None:
        yield Shift("处罚种类", _said(gone), _said(come), direction)
        return
    # Where it is left open whether there is a penalty at all, nobody knows what one more of them adds.
    # Nor where an order that nobody ranks (撤销许可) went for a penalty, or came for one.
    known = not choices and not any(term.item.kind in _LET_OFF for term in (*gone, *come))
    known = known and not ((_unranked(gone) and come) or (_unranked(come) and gone))
    if known and _penal(gone) and _penal(come):
        # 拘留 for 罚款: each half goes a way of its own, and what they come to together nobody can say.
        yield Shift("处罚种类", _said(gone), _said(come), Direction.UNCLEAR)
        return
    for term in gone:
        yield Shift(_label(term), _said([term]), None, _added(term.item, known=known).reverse)
    for term in come:
        yield Shift(_label(term), None, _said([term]), _added(term.item, known=known))


def _penal(terms: Sequence[_Term]) -> bool:
    return any(term.item.kind in PENALTIES for term in terms)


def _unranked(terms: Sequence[_Term]) -> bool:
    return any(term.item.kind not in PENALTIES | {*ORDERS} for term in terms)


def _replaced(gone: Sequence[_Term], come: Sequence[_Term]) -> Direction | None:
    """Which way one kind in another's place goes; None where they are better told one by one."""
    if not gone or not come or any(term.item.condition for term in (*gone, *come)):
        return None
    if _exempt(gone) and _punish(come):
        return Direction.HEAVIER
    if _punish(gone) and _exempt(come):
        return Direction.LIGHTER
    return _climbed(gone[0], come[0]) if len(gone) == len(come) == 1 else None


def _exempt(terms: Sequence[_Term]) -> bool:
    return all(term.item.kind is Kind.NO_PENALTY and not term.item.optional for term in terms)


def _punish(terms: Sequence[_Term]) -> bool:
    kinds = {term.item.kind for term in terms}
    return bool(kinds & PENALTIES) and kinds <= PENALTIES | {*ORDERS}


def _climbed(old: _Term, new: _Term) -> Direction | None:
    """The same person, as surely as before, and the same licence: then only the kind says what is heavier."""
    one, other = old.item, new.item
    if (one.target, is_waivable(one)) != (other.target, is_waivable(other)) or not _one_object(old, new):
        return None
    for ladder in _LADDERS:
        if one.kind in ladder and other.kind in ladder and _outweighs(one, other):
            higher = ladder.index(other.kind) > ladder.index(one.kind)
            return Direction.HEAVIER if higher else Direction.LIGHTER
    if one.kind in _REPUTATION and other.kind in PENALTIES - _REPUTATION:
        return Direction.HEAVIER
    return Direction.LIGHTER if other.kind in _REPUTATION and one.kind in PENALTIES - _REPUTATION else None


def _outweighs(one: Item, other: Item) -> bool:
    """A year of restricted business may weigh more than three days without any: not if both last as long, or to the end."""
    passing = {one.kind, other.kind} == {Kind.RESTRICT_BUSINESS, Kind.SUSPEND_BUSINESS}
    return not passing or one.amount == other.amount


_VERB = re.compile("^(?:暂扣|吊销)")


def _one_object(old: _Term, new: _Term) -> bool:
    one, other = _VERB.sub("", old.named), _VERB.sub("", new.named)
    licences = {old.item.kind, new.item.kind} == {*_LADDERS[0]}
    return not licences or one.startswith(other) or other.startswith(one)


def _added(item: Item, *, known: bool) -> Direction:
    """What one more item means: a penalty on top is heavier; 责令改正 comes with every penalty anyway (行政处罚法 28)."""
    if item.kind is Kind.ORDER_CORRECTION:
        return Direction.SAME
    on_top = not item.condition or item.combination in (Combination.CONCURRENT, Combination.MAY_CONCURRENT)
    return Direction.HEAVIER if item.kind in PENALTIES and on_top and known else Direction.UNCLEAR


def _label(term: _Term) -> str:
    return "处罚" if term.item.kind in PENALTIES else "措施"


def _said(terms: Iterable[_Term]) -> str:
    return "，".join(_item_said(term) for term in terms)


def _item_said(term: _Term) -> str:
    item = term.item
    condition = f"{item.condition}，" if item.condition else ""
    return f"{condition}{f'对{item.target}' if item.target else ''}{term.words}"
