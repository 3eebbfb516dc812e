"""Which bounds of an amount moved, and whether that is lighter or heavier; numbers are compared, never guessed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from chidu.language import numerals
from chidu.model.changes.change import Direction
from chidu.model.changes.meaning import same_meaning
from chidu.sanction import Amount, Convention, Kind, Step, Unit, ends

# Where a larger number is a heavier burden: not in a reward, whose cut is no penalty.
_BURDENS = frozenset(
    {Kind.FINE, Kind.DETENTION, Kind.SUSPEND_LICENCE, Kind.SUSPEND_BUSINESS}
    | {Kind.RESTRICT_BUSINESS, Kind.RESTRICT_EMPLOYMENT}
)
_CONVENTIONS = tuple(Convention)
_NONE = "没有规定"
_TIMES = frozenset({Unit.DAY, Unit.MONTH, Unit.YEAR})
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
# The fewest and the most days a month and a year can have.
_DAYS = {Unit.DAY: (1, 1), Unit.MONTH: (28, 31), Unit.YEAR: (365, 366)}
_SHARES = {Unit.MULTIPLE: Decimal(1), Unit.PERCENT: Decimal("0.01")}
_BEFORE_NUMBER = frozenset({"超过", "不低于", "不超过", "不足", "不满", "至"})


@dataclass(frozen=True, slots=True)
class Shift:
    """One thing in a sanction sentence that changed; None = was not there, is not there any more."""

    what: str
    before: str | None
    after: str | None
    direction: Direction


def amount_shifts(kind: Kind, old: Amount | None, new: Amount | None) -> Iterator[Shift]:
    """What changed between two amounts of one measure."""
    if old == new:
        return
    if old is None or new is None:
        yield Shift(f"{kind}数额", _whole(old), _whole(new), Direction.UNCLEAR)
    elif not (_same(old.base, new.base) and _same(old.per, new.per) and _one_scale(old.unit, new.unit)):
        yield from _other_measure(kind, old, new)
    else:
        yield from _bounds(kind, old, new)
        yield from _limits(kind, old, new)


def figure(value: Decimal, unit: Unit) -> str:
    """A number with its unit in one word: 3万元, 2倍, 5%, 10日, 3个月."""
    if unit is Unit.YUAN:
        return numerals.amount_in_words(value).replace(" ", "")
    return f"{numerals.plain(value):f}{'个月' if unit is Unit.MONTH else unit.value}"


def _same(old: str | None, new: str | None) -> bool:
    return old == new or (old is not None and new is not None and same_meaning(old, new))


def _one_scale(old: Unit, new: Unit) -> bool:
    return old is new or {old, new} <= _SHARES.keys() or {old, new} <= _TIMES


def _other_measure(kind: Kind, old: Amount, new: Amount) -> Iterator[Shift]:
    """Taken of something else, or counted in something else: the numbers cannot be held against each other."""
    alike = (old.min, old.max, old.unit, old.per) == (new.min, new.max, new.unit, new.per)
    if alike and old.base and new.base:
        yield Shift(f"{kind}基数", old.base, new.base, Direction.UNCLEAR)
    else:
        yield Shift(f"{kind}数额", _whole(old), _whole(new), Direction.UNCLEAR)


def _bounds(kind: Kind, old: Amount, new: Amount) -> Iterator[Shift]:
    timed = new.unit in _TIMES
    if _single(old) and _single(new):
        yield from _bound(kind, "期限" if timed else "数额", old, new, upper=True)
    elif timed and old.min is None and new.min is None:
        yield from _bound(kind, "期限", old, new, upper=True)
    else:
        yield from _bound(kind, "下限", old, new, upper=False)
        yield from _bound(kind, "上限", old, new, upper=True)


def _single(amount: Amount) -> bool:
    return amount.min is not None and amount.min == amount.max


def _bound(kind: Kind, name: str, old: Amount, new: Amount, *, upper: bool) -> Iterator[Shift]:
    low, high = (old.max, new.max) if upper else (old.min, new.min)
    if low is None and high is None:
        return
    order = _order(low, old.unit, high, new.unit, upper=upper)
    if order != 0:
        yield Shift(f"{kind}{name}", _value(old, low), _value(new, high), _way(kind, order))
    elif low is not None and high is not None and not (old.fixed or new.fixed):
        yield from _ends(kind, name, old, new, upper=upper)


def _order(
    old: Decimal | None, old_unit: Unit, new: Decimal | None, new_unit: Unit, *, upper: bool
) -> int | None:
    """1 where the new bound is higher, -1 where it is lower, 0 where it is equal, None where nobody can say.

    Words that fix no minimum allow everything from nothing on; words that fix no maximum, everything.
    """
    if old is None or new is None:
        if upper:
            return -1 if old is None else 1
        return _sign(new or Decimal(0), old or Decimal(0))
    if old_unit is new_unit:
        return _sign(new, old)
    if old_unit in _SHARES:
        return _sign(new * _SHARES[new_unit], old * _SHARES[old_unit])
    if old_unit in _MONTHS and new_unit in _MONTHS:
        return _sign(new * _MONTHS[new_unit], old * _MONTHS[old_unit])
    (least, most), (fewest, longest) = _DAYS[old_unit], _DAYS[new_unit]
    if new * fewest > old * most:
        return 1
    return -1 if new * longest < old * least else None


def _sign(new: Decimal, old: Decimal) -> int:
    return (new > old) - (new < old)


def _way(kind: Kind, order: int | None) -> Direction:
    """What more means; more time to put things right is a relief."""
    if order is None or (kind not in _BURDENS and kind is not Kind.ORDER_CORRECTION):
        return Direction.UNCLEAR
    return Direction.HEAVIER if (order > 0) == (kind in _BURDENS) else Direction.LIGHTER


def _ends(kind: Kind, name: str, old: Amount, new: Amount, *, upper: bool) -> Iterator[Shift]:
    """The same number with another word: 2000元以下, 不足2000元. It may depend on the convention who is hit.

    An upper end proves nothing: where it is the statutory maximum it belongs to the range whatever the words.
    """
    held = [(ends(old, each)[upper], ends(new, each)[upper]) for each in _CONVENTIONS]
    if all(before == after for before, after in held):
        return
    certain = not upper and all(before != after for before, after in held)
    direction = _way(kind, 1 if held[0][0] else -1) if certain else Direction.UNCLEAR
    yield Shift(f"{kind}{name}的用语", _end(old, upper=upper), _end(new, upper=upper), direction)


def _end(amount: Amount, *, upper: bool) -> str:
    value, word = (amount.max, amount.max_word) if upper else (amount.min, amount.min_word)
    assert value is not None, "only bounds that are there have words"
    number = figure(value, amount.unit)
    if word in _BEFORE_NUMBER and (word != "至" or upper):
        return f"{word}{number}"
    return f"{number}{word or ''}"


def _value(amount: Amount, bound: Decimal | None) -> str:
    if bound is None:
        return _NONE
    per, base = f"每{amount.per}" if amount.per else "", f"{amount.base}的" if amount.base else ""
    return f"{per}{base}{figure(bound, amount.unit)}"


def _limits(kind: Kind, old: Amount, new: Amount) -> Iterator[Shift]:
    for name, one, other, upper in (
        ("最高限额", old.cap, new.cap, True),
        ("最低限额", old.floor, new.floor, False),
    ):
        order = 0 if one == other else _order(one, Unit.YUAN, other, Unit.YUAN, upper=upper)
        if order != 0:
            yield Shift(f"{kind}{name}", _yuan(one), _yuan(other), _way(kind, order))
    if old.steps != new.steps:
        yield Shift(f"{kind}递增", _steps(old), _steps(new), _stepping(kind, old.steps, new.steps))
    if old.base_floor != new.base_floor:
        yield Shift(f"{kind}基数的保底", _base_floor(old), _base_floor(new), _founding(kind, old, new))


def _yuan(value: Decimal | None) -> str:
    return _NONE if value is None else figure(value, Unit.YUAN)


def _stepping(kind: Kind, old: tuple[Step, ...], new: tuple[Step, ...]) -> Direction:
    """Comparable only where the same things are counted the same way."""
    if [(s.each, s.scope, s.rounding) for s in old] != [(s.each, s.scope, s.rounding) for s in new]:
        return Direction.UNCLEAR
    orders = {_sign(after.amount, before.amount) for before, after in zip(old, new, strict=True)} - {0}
    return Direction.MIXED if len(orders) > 1 else _way(kind, orders.pop())


def _founding(kind: Kind, old: Amount, new: Amount) -> Direction:
    one, other = old.base_floor, new.base_floor
    if one is None or other is None or one.below != other.below:
        return Direction.UNCLEAR
    return _way(kind, _sign(other.counts_as, one.counts_as))


def _steps(amount: Amount) -> str:
    said = "，".join(
        f"{step.scope or ''}{step.each}增加{figure(step.amount, Unit.YUAN)}{step.rounding or ''}"
        for step in amount.steps
    )
    return said or _NONE


def _base_floor(amount: Amount) -> str:
    floor = amount.base_floor
    return f"不足{_yuan(floor.below)}的按{_yuan(floor.counts_as)}计算" if floor else _NONE


def _whole(amount: Amount | None) -> str:
    """The whole amount in words: 每平方米50元以上100元以下，最高限额3万元."""
    if amount is None:
        return "没有写明"
    said = _value(amount, amount.max) if _single(amount) else _range(amount)
    said += f"，最高限额{_yuan(amount.cap)}" if amount.cap is not None else ""
    said += f"，最低限额{_yuan(amount.floor)}" if amount.floor is not None else ""
    said += f"，{_steps(amount)}" if amount.steps else ""
    return said + (f"，{_base_floor(amount)}" if amount.base_floor else "")


def _range(amount: Amount) -> str:
    low = _end(amount, upper=False) if amount.min is not None else ""
    high = _end(amount, upper=True) if amount.max is not None else ""
    per, base = f"每{amount.per}" if amount.per else "", amount.base or ""
    return f"{per}{base}{low}{high}" if low or high else "没有写明"
