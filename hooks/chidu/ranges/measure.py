"""What two amounts must share before one may be held against the other: kind, unit, base, per, and whom they hit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from chidu.sanction import Amount, Item, Kind, Unit

_HUNDRED, _TWELVE = Decimal(100), Decimal(12)
_PERSON = re.compile("人员|责任人|责任者|负责人|法定代表人|个人|自然人|公民|驾驶人|从业者")
_UNIT = re.compile("单位|企业|机构|组织|公司|法人|经营者|当事人|行为人|责任者")
# 直接经济损失 and 水污染事故造成的直接损失 are one base, as 所得 and 违法所得 are.
_BASE_FILLING = re.compile("^.*造成|其|的|经济|本|违法(?=所得)")


class Who(StrEnum):
    """Whom an amount hits, as far as ranges differ by it; the value is what a finding calls them."""

    SUBJECT = "当事人"
    """Nobody named, or the unit: 单位, 企业."""
    PERSON = "责任人员"
    OTHER = "其他对象"

    @property
    def is_subject(self) -> bool:
        """Whether nobody needs to be named."""
        return self is Who.SUBJECT


class Measure(NamedTuple):
    """Kind, what it is counted in (per cent of a base counts as 倍, years as 月), its base, and per what."""

    kind: Kind
    unit: Unit
    base: str | None
    per: str | None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Lowest and highest in the measure's unit; None where the words fix none."""

    low: Decimal | None
    high: Decimal | None

    @property
    def fixed(self) -> bool:
        """Whether there is one amount instead of a range."""
        return self.low is not None and self.low == self.high

    @property
    def width(self) -> Decimal | None:
        """Highest less lowest; None where either is missing."""
        return None if self.low is None or self.high is None else self.high - self.low

    @property
    def ratio(self) -> Decimal | None:
        """Highest divided by lowest, to two decimals; None without a lowest above 0."""
        if self.low is None or self.high is None or self.low <= 0:
            return None
        return (self.high / self.low).quantize(Decimal("0.01"))


# A city names the same few targets and bases thousands of times.
@lru_cache(maxsize=1024)
def who(target: str | None) -> Who:
    """The class of a target's words: 直接负责的主管人员 is a person, 建设单位 the subject, as is nobody named."""
    if target is None:
        return Who.SUBJECT
    if _PERSON.search(target):
        return Who.PERSON
    return Who.SUBJECT if _UNIT.search(target) else Who.OTHER


def measure(item: Item) -> Measure | None:
    """What the item's amount is measured in; None without an amount."""
    amount = item.amount
    if amount is None:
        return None
    return Measure(item.kind, _counted_in(amount), _bare(amount.base) if amount.base else None, amount.per)


@lru_cache(maxsize=1024)
def _bare(base: str) -> str:
    return _BASE_FILLING.sub("", base)


def bounds(amount: Amount) -> Bounds:
    """The numbers of an amount in the unit of its measure."""
    factor = _factor(amount)
    starts = amount.steps and amount.min == amount.max  # 处2000元罚款，每增加一日加500元
    high = amount.cap if starts else amount.max
    return Bounds(
        None if amount.min is None else amount.min * factor, None if high is None else high * factor
    )


def comparable(one: Measure, other: Measure) -> bool:
    """Whether amounts of both may be held against each other; 倍 without a base is of the other's base."""
    same_base = one.base == other.base or one.base is None or other.base is None
    return one._replace(base=None) == other._replace(base=None) and same_base


def _counted_in(amount: Amount) -> Unit:
    if amount.unit is Unit.PERCENT:
        return Unit.MULTIPLE
    return Unit.MONTH if amount.unit is Unit.YEAR else amount.unit


def _factor(amount: Amount) -> Decimal:
    if amount.unit is Unit.PERCENT:
        return 1 / _HUNDRED
    return _TWELVE if amount.unit is Unit.YEAR else Decimal(1)
