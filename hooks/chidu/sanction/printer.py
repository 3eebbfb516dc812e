"""A reading -> canonical words, which read back to the same values."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from chidu.language import numerals
from chidu.sanction import lexicon, phrases
from chidu.sanction.reading import Amount, BaseFloor, Combination, Item, Kind, Reading, Step, Unit

_JOINS = {
    (None, False): "",
    (None, True): "可以",
    (Combination.IMPOSED, False): "处",
    (Combination.IMPOSED, True): "可以处",
    (Combination.CONCURRENT, False): "并处",
    (Combination.MAY_CONCURRENT, True): "可以并处",
    (Combination.ALONE, False): "单处",
    (Combination.ALONE, True): "可以单处",
    (Combination.OR, False): "或者",
    (Combination.OR, True): "或者可以",
}
_BEFORE_NUMBER = frozenset({"超过", "不低于", "不超过", "不足", "不满"})
_MARKS = (lexicon.INCLUDES, lexicon.EXCLUDES)
_AMOUNT_FIRST = frozenset({Kind.FINE, Kind.REWARD, Kind.DETENTION})


def words(reading: Reading) -> str:
    """Every item in one plain wording, parted by ；. What was left unread is left out."""
    return "；".join(item_words(item) for item in reading.items)


def item_words(item: Item) -> str:
    """One item: 情节严重的，对单位可以并处1000元以上5000元以下罚款."""
    condition = item.condition or ""
    if condition:
        condition += (
            "，" if condition.endswith("的") or phrases.is_grade(condition.rpartition("，")[2]) else "："
        )
    target = f"对{item.target}" if item.target else ""
    return f"{condition}{target}{_join(item)}{_core(item.kind, item.amount)}"


def amount_words(amount: Amount) -> str:
    """The bounds without base, 每 and cap: 1000元以上5000元以下, 5%至10%, 3个月."""
    if amount.min_word is None and amount.max_word is None:
        number = amount.min if amount.min is not None else amount.max
        return "" if number is None else _number(number, amount.unit)
    if lexicon.RANGE in (amount.min_word, amount.max_word):
        return _range(amount)
    return _bound(amount.min, amount.min_word, amount.unit, "以上") + _bound(
        amount.max, amount.max_word, amount.unit, "以下"
    )


def _join(item: Item) -> str:
    """The joining words; 给予 keeps a target and a base apart (对单位给予违法所得1倍罚款)."""
    joined = _JOINS[item.combination, item.optional]
    founded = item.target and item.amount and item.amount.base and item.kind in _AMOUNT_FIRST
    return f"{joined}给予" if founded and joined in ("", "或者") else joined


def _core(kind: Kind, amount: Amount | None) -> str:
    if amount is None:
        return kind.value
    stated = f"{amount.base or ''}{amount_words(amount)}"
    per = f"每{amount.per}" if amount.per else ""
    limits = _steps(amount.steps) if amount.steps else ""
    limits += f"，最高不超过{_number(amount.cap, Unit.YUAN)}" if amount.cap is not None else ""
    limits += f"，最低不少于{_number(amount.floor, Unit.YUAN)}" if amount.floor is not None else ""
    limits += _base_floor(amount.base, amount.base_floor) if amount.base_floor else ""
    return (f"{per}{stated}{kind.value}" if kind in _AMOUNT_FIRST else f"{per}{kind.value}{stated}") + limits


def _steps(steps: Iterable[Step]) -> str:
    """（每增加1个超标因子增加1万元，不足的向高取整）; numbered where they hold for different things."""
    groups = [
        _group(*key, list(group))
        for key, group in groupby(steps, key=lambda step: (step.scope, step.rounding))
    ]
    if len(groups) == 1:
        return f"（{groups[0]}）"
    return "：" + "；".join(f"（{number}）{words}" for number, words in enumerate(groups, start=1))


def _group(scope: str | None, rounding: str | None, steps: list[Step]) -> str:
    said = [f"{step.each}增加{_number(step.amount, Unit.YUAN)}" for step in steps]
    return (scope or "") + "，".join([*said, *([rounding] if rounding else [])])


def _base_floor(base: str | None, floor: BaseFloor) -> str:
    below, counts_as = (_number(each, Unit.YUAN) for each in (floor.below, floor.counts_as))
    return f"，{base or ''}不足{below}的，按{counts_as}计算"


def _range(amount: Amount) -> str:
    """Bounds joined by 至, at least one of which has no word of its own."""
    assert amount.min is not None and amount.max is not None
    low = _number(amount.min, amount.unit)
    if amount.min_word in _MARKS:
        low += f"（{amount.min_word}）"
    elif amount.min_word != lexicon.RANGE:
        low = _bound(amount.min, amount.min_word, amount.unit, "以上")
    high = _number(amount.max, amount.unit)
    if amount.max_word in _MARKS:
        high += f"（{amount.max_word}）"
    elif amount.max_word != lexicon.RANGE:
        high = _bound(amount.max, amount.max_word, amount.unit, "以下")
    return f"{low}至{high}"


def _bound(number: Decimal | None, word: str | None, unit: Unit, marked: str) -> str:
    if number is None:
        return ""
    if word in _BEFORE_NUMBER:
        return f"{word}{_number(number, unit)}"
    return f"{_number(number, unit)}{f'{marked}（{word}）' if word in _MARKS else word or ''}"


def _number(number: Decimal, unit: Unit) -> str:
    if unit is Unit.YUAN:
        return numerals.amount_in_words(number).replace(" ", "")
    return f"{numerals.plain(number):f}{'个月' if unit is Unit.MONTH else unit.value}"
