"""Factor scoring (裁量因子): the formula of each track, the scores and amounts it can give, and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import Enum, auto

from chidu.language import numerals
from chidu.model.benchmark import Benchmark
from chidu.model.tiers import Factor, FactorScoring, FactorTrack
from chidu.ranges.measure import Bounds, Measure, measure
from chidu.ranges.statutory import answering, statutory
from chidu.sanction import Amount, Item, Kind, Unit
from chidu.sanction.amounts import NOT_WELL_FORMED

NO_UNIT = "没有写单位“元”"
NOTHING = "不能是零"
BELOW_NOTHING = "不能是负数"
UNNAMED = "没有写明是什么的数额"
TIMES_IN_BASE = "乘的数要写在“系数”里"
NO_STATUTE = "罚则里读不出唯一的最高数"
MANY = 1000
"""The most shares `shares` tells apart: whole per cents below a ceiling are a hundred."""

_ZERO, HUNDRED = Decimal(0), Decimal(100)
_BLANKS = re.compile(r"\s+")
_MOST = "(?:法定最高|最高法定|法定罚款最高|罚款法定最高|法定上限)的?(?:罚款)?"
_STATUTORY = re.compile(f"{_MOST}(?:限额|数额|金额|额度|额)?")
STATUTORY_MULTIPLE = re.compile(f"{_MOST}(?:倍数|倍率|比例|百分比)")
_FIGURE = re.compile("[-+－−]?[0-9０-９零〇一二三四五六七八九十百千万亿两.．,]+元?")
_NAMELESS = re.compile("基数|(?:罚款)?(?:数额|金额|总额|额)|罚款|法定.*|[^\u4e00-\u9fff]*倍?")
_TIMES = re.compile("[×✕*＊]|乘以")
_OF_MONEY = re.compile("[元倍%％]|分之|罚款")


class BaseKind(Enum):
    """Where the amount comes from that the score is a share of."""

    STATUTORY = auto()
    """The statutory maximum of the fine."""
    STATED = auto()
    """An amount the record states: 2万元."""
    CASE = auto()
    """An amount each case brings: 违法所得, 项目总投资额."""


@dataclass(frozen=True, slots=True)
class Base:
    """基数: `amount` in yuan, None where the case brings it or where `reason` says why nobody knows."""

    words: str
    kind: BaseKind
    amount: Decimal | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Coefficient:
    """系数: 5% is 0.05, 3倍 is 3, none is 1; `value` is None where `reason` says why it could not be read."""

    words: str | None
    value: Decimal | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Formula:
    """(起点 + Σ 权重) × 基数 × 系数 of one track; 起点, 上限, 下限 in per cent.

    `index` counts the record's 轨道 (None without). `law` is the one range the clauses give for it: in yuan, or in
    multiples of the base where the case brings that; None where they give none or more than one.
    """

    index: int | None
    track: str | None
    start: Decimal | None
    ceiling: Decimal | None
    floor: Decimal | None
    factors: tuple[Factor, ...]
    base: Base
    coefficient: Coefficient
    law: Bounds | None

    @property
    def lowest_sum(self) -> Decimal:
        """起点 and the lightest option of every factor, before 上限 and 下限."""
        return (self.start or _ZERO) + sum((min(weights(each)) for each in self.factors), _ZERO)

    @property
    def highest_sum(self) -> Decimal:
        """起点 and the heaviest option of every factor, before 上限 and 下限."""
        return (self.start or _ZERO) + sum((max(weights(each)) for each in self.factors), _ZERO)

    @property
    def may_pass_ceiling(self) -> bool:
        """Whether 上限 cuts some choice (超过100%的按100%计算)."""
        return self.ceiling is not None and self.highest_sum > self.ceiling

    @property
    def of_a_whole(self) -> bool:
        """Whether 100% is all there is: the statutory maximum, or a base times its coefficient."""
        return self.base.kind is BaseKind.STATUTORY or self.coefficient.words is not None

    def share(self, total: Decimal) -> Decimal:
        """A sum after 上限 and 下限, in per cent."""
        capped = total if self.ceiling is None else min(total, self.ceiling)
        return capped if self.floor is None else max(capped, self.floor)

    def of_base(self, share: Decimal) -> Decimal | None:
        """How many times the base a share comes to, 系数 included; None where that could not be read."""
        value = self.coefficient.value
        return None if value is None else product(share / HUNDRED, value)

    def amount(self, share: Decimal, base: Decimal | None) -> Decimal | None:
        """The yuan a share of a base comes to, exact; None where a number is missing or no fine is that large."""
        times = self.of_base(share)
        if times is None or base is None:
            return None
        found = product(times, base)
        return found if found < numerals.LIMIT else None

    def result(self, share: Decimal) -> Decimal | None:
        """What `reach` and `law` are measured in: yuan, or multiples of the base where the case brings that."""
        if self.base.reason is not None:
            return None
        in_case = self.base.kind is BaseKind.CASE
        return self.of_base(share) if in_case else self.amount(share, self.base.amount)

    @property
    def reach(self) -> Bounds | None:
        """The lowest and the highest result of all choices; None where a number of the formula is not known."""
        low = self.result(self.share(self.lowest_sum))
        high = self.result(self.share(self.highest_sum))
        return None if low is None or high is None else Bounds(low, high)


def formulas(record: Benchmark) -> tuple[Formula, ...]:
    """The formula of every track, or the one of a record without tracks; () where it does not score factors."""
    scoring = record.factors
    if scoring is None:
        return ()
    if scoring.tracks:
        return tuple(_formula(record, scoring, track, index) for index, track in enumerate(scoring.tracks))
    return (_formula(record, scoring, None, None),)


def _formula(
    record: Benchmark, scoring: FactorScoring, track: FactorTrack | None, index: int | None
) -> Formula:
    """A track's own 起点 and 系数 go before the common ones."""
    name = track.name if track else None
    base = read_base((track.base if track else scoring.base) or "")
    law = lawful_range(record, name, base.words if base.kind is BaseKind.CASE else None)
    coefficient = (track.coefficient if track else None) or scoring.coefficient
    return Formula(
        index=index,
        track=name,
        start=_stated((track.start if track else None) or scoring.start),
        ceiling=_stated(scoring.ceiling),
        floor=_stated(scoring.floor),
        factors=scoring.factors,
        base=_of_law(base, law) if base.kind is BaseKind.STATUTORY else base,
        coefficient=read_coefficient(coefficient, law if base.kind is BaseKind.CASE else None),
        law=law,
    )


def lawful_range(record: Benchmark, track: str | None, base: str | None = None) -> Bounds | None:
    """The one range of a fine the clauses give for a track: in yuan, or in multiples of `base`.

    None where they give several, where none speaks of this track or base, or where words about money were not read.
    """
    clauses = [words.reading for basis in record.penalty_bases for words in basis.clause or ()]
    if any(_OF_MONEY.search(gap.text) for reading in clauses for gap in reading.unread):
        return None
    measured = _measured(base)
    found = answering(statutory(record).ranges, measured._replace(base=None), track=track)
    ranges = {each.bounds for each in found if _same_base(each.measure.base, measured.base)}
    return ranges.pop() if len(ranges) == 1 else None


def _measured(base: str | None) -> Measure:
    """What a fine of this base is measured in; in yuan without one."""
    amount = Amount(None, None, None, None, Unit.MULTIPLE if base else Unit.YUAN, base=base)
    measured = measure(Item(Kind.FINE, None, False, amount, None, None, (0, 0)))
    assert measured is not None, "the item has an amount"
    return measured


def _same_base(one: str | None, other: str | None) -> bool:
    """项目总投资额 is 建设项目总投资额; a clause that names no base speaks of any."""
    if one is None or other is None:
        return True
    return one.endswith(other) or other.endswith(one)


def _of_law(base: Base, law: Bounds | None) -> Base:
    most = law.high if law else None
    return Base(base.words, base.kind, most, None if most is not None else NO_STATUTE)


def read_base(words: str) -> Base:
    """法定最高额, an amount (2万元), or the name of what the case brings; the amount of the first is for the law."""
    text = _BLANKS.sub("", words)
    if _STATUTORY.fullmatch(text):
        return Base(text, BaseKind.STATUTORY)
    if _FIGURE.fullmatch(text):
        amount = yuan(text)
        if isinstance(amount, str) or not amount:
            return Base(text, BaseKind.STATED, None, amount if isinstance(amount, str) else NOTHING)
        return Base(text, BaseKind.STATED, amount)
    reason = TIMES_IN_BASE if _TIMES.search(text) else UNNAMED if _NAMELESS.fullmatch(text) else None
    return Base(words, BaseKind.CASE, None, reason)


def read_coefficient(words: str | None, law: Bounds | None = None) -> Coefficient:
    """One number (5%, 百分之五, 3倍, 3), or 法定最高倍数 where `law` is the range in multiples."""
    if words is None:
        return Coefficient(None, Decimal(1))
    text = _BLANKS.sub("", words)
    if STATUTORY_MULTIPLE.fullmatch(text):
        most = law.high if law else None
        return Coefficient(words, most, None if most is not None else NO_STATUTE)
    if "分之" in text or text.endswith(("%", "％")):
        share = numerals.percentage(text)
        value = None if share is None else share / HUNDRED
    else:
        value = numerals.parse(text.removesuffix("倍"))
    if not value:
        return Coefficient(words, None, NOT_WELL_FORMED if value is None else NOTHING)
    return Coefficient(words, value)


def yuan(text: str) -> Decimal | str:
    """An amount as a case or an example states it (1000万元, 6.5万元, 零元), or why it cannot be read."""
    figure = _BLANKS.sub("", text).removeprefix("人民币").removesuffix("整")
    if figure.startswith(("-", "－", "−", "负")):
        return BELOW_NOTHING
    if not figure.endswith("元"):
        return NO_UNIT if numerals.parse(figure) is not None else NOT_WELL_FORMED
    value = numerals.parse(figure.removesuffix("元"))
    return NOT_WELL_FORMED if value is None else value


def per_cent(text: str) -> Decimal:
    """15% -> 15; the model lets nothing else through."""
    return Decimal(text.removesuffix("%"))


def _stated(text: str | None) -> Decimal | None:
    return None if text is None else per_cent(text)


def weights(factor: Factor) -> tuple[Decimal, ...]:
    """The weight of every option, in per cent."""
    return tuple(per_cent(option.weight) for option in factor.options)


def product(one: Decimal, other: Decimal) -> Decimal:
    """Exact: a share, a coefficient and an amount may have more digits together than Decimal keeps by itself."""
    return numerals.plain(Context(prec=100).multiply(one, other))


def shares(formula: Formula) -> tuple[Decimal, ...] | None:
    """Every share some choice of options comes to, upwards, in per cent; None where there are more than `MANY`.

    Sums are built up factor by factor; no weight is negative, so one that has passed 上限 stays there.
    """
    found = {_cut(formula.start or _ZERO, formula.ceiling)}
    for factor in formula.factors:
        grown: set[Decimal] = set()
        for weight in dict.fromkeys(weights(factor)):
            grown |= {_cut(total + weight, formula.ceiling) for total in found}
            if len(grown) > MANY:
                return None
        found = grown
    return tuple(sorted({formula.share(total) for total in found}))


def _cut(total: Decimal, ceiling: Decimal | None) -> Decimal:
    return total if ceiling is None else min(total, ceiling)
