"""The types a sanction sentence is read into: items with their amounts, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What is imposed or ordered: the kinds of 行政处罚法 article 9 and the measures beside them."""

    WARNING = "警告"
    CRITICISM = "通报批评"
    FINE = "罚款"
    CONFISCATE_GAINS = "没收违法所得"
    CONFISCATE_PROPERTY = "没收非法财物"
    SUSPEND_LICENCE = "暂扣许可证件"
    LOWER_QUALIFICATION = "降低资质等级"
    REVOKE_LICENCE = "吊销许可证件"
    RESTRICT_BUSINESS = "限制开展生产经营活动"
    SUSPEND_BUSINESS = "责令停产停业"
    CLOSE_BUSINESS = "责令关闭"
    RESTRICT_EMPLOYMENT = "限制从业"
    DETENTION = "行政拘留"
    ORDER_CORRECTION = "责令改正"
    ORDER_STOP = "责令停止违法行为"
    BAN = "取缔"
    SUBSTITUTE = "代履行"
    NO_PENALTY = "不予处罚"
    NO_FINE = "不予罚款"
    REWARD = "奖励"
    OTHER = "其他措施"


class Combination(StrEnum):
    """How an item joins the ones before it; whether the organ may leave it out is `Item.optional`.

    OR covers 或者, 直至 and 并处或者单处: the organ chooses between this item and the one before.
    """

    IMPOSED = "处"
    CONCURRENT = "并处"
    MAY_CONCURRENT = "可以并处"
    ALONE = "单处"
    OR = "或者"


class Unit(StrEnum):
    """What an amount is counted in; 20 with PERCENT is twenty per cent."""

    YUAN = "元"
    MULTIPLE = "倍"
    PERCENT = "%"
    DAY = "日"
    MONTH = "月"
    YEAR = "年"

    @property
    def of_a_base(self) -> bool:
        """Whether an amount in it is a multiple or a share of something the sentence names."""
        return self in (Unit.MULTIPLE, Unit.PERCENT)


class Convention(StrEnum):
    """Whether 以上 and 以下 include their number: 民法典 article 1259, 以下 excluded, or both included."""

    CIVIL_CODE = "民法典"
    BELOW_EXCLUDES = "以下不含"
    BOTH_INCLUDE = "两端含"


@dataclass(frozen=True, slots=True)
class Step:
    """An increment inside a range: 每增加1个超标因子增加一万元.

    `each` is what is counted, in the words of the text, `amount` what each adds, in yuan; `scope` for what the step
    holds (一般水污染物), `rounding` how a part of a step counts (不足的向高取整), both words of the text.
    """

    each: str
    amount: Decimal
    scope: str | None = None
    rounding: str | None = None


@dataclass(frozen=True, slots=True)
class BaseFloor:
    """What a small base counts as, both in yuan: 违法所得不足1万元的，按1万元计算."""

    below: Decimal
    counts_as: Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: `min` and `max` in `unit` (None = the words give no such bound; equal = a fixed amount).

    `min_word`/`max_word` is the word the bound came from: 以上 不低于 超过 至 含本数 不含本数 and
    以下 以内 不超过 不足 不满 至 含本数 不含本数; None for a fixed amount or a missing bound.
    `base` is what 倍 and % are taken of (None = the sentence does not say), `per` the unit each amount is
    imposed for (平方米, 处, 日), `cap` and `floor` the highest and the least total in yuan whatever the unit.
    `steps` say how an amount is found inside the range, `base_floor` what a small base counts as.
    """

    min: Decimal | None
    max: Decimal | None
    min_word: str | None
    max_word: str | None
    unit: Unit
    base: str | None = None
    per: str | None = None
    cap: Decimal | None = None
    floor: Decimal | None = None
    steps: tuple[Step, ...] = ()
    base_floor: BaseFloor | None = None

    @property
    def fixed(self) -> bool:
        """Whether the words name one amount instead of a range, or of one from which increments start."""
        return self.min is not None and self.min == self.max and not self.steps


@dataclass(frozen=True, slots=True)
class Item:
    """One sanction or measure; `span` are the offsets of its words in `Reading.text`, fit to be quoted.

    The words are the joining word, the kind with its object, the amount and its cap; 责令停止|发布广告 is one span.
    Spans overlap where two items share a verb or an object: 没收违法所得 and 没收违法所得和工具, 暂扣或者吊销许可证 and
    吊销许可证.
    `target` is whom it hits without 对 (单位, 直接负责的主管人员), `condition` when it applies (情节严重的);
    both are words of the text. `optional`: the organ may leave it out (可以处, 可以并处).
    """

    kind: Kind
    combination: Combination | None
    optional: bool
    amount: Amount | None
    target: str | None
    condition: str | None
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Unread:
    """Words that were not understood, with the reason in Chinese and their offsets in `Reading.text`."""

    text: str
    reason: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sanction text says: items in the order of the text, and every passage left unread."""

    text: str
    items: tuple[Item, ...]
    unread: tuple[Unread, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing was left unread."""
        return not self.unread
