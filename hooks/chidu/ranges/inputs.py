"""What a case brings to factor scoring: its options and amounts, the sum step by step, and the worked examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from chidu.language import numerals
from chidu.model.benchmark import Benchmark
from chidu.model.fines import quantity
from chidu.model.tiers import Factor
from chidu.ranges.scoring import NOTHING, BaseKind, Formula, formulas, per_cent, yuan
from chidu.ranges.scoring_words import share_words, times_words
from chidu.sanction import Unit

TRACK = "轨道"
_FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Choice:
    """The option a case has of one factor, and its weight in per cent."""

    factor: str
    option: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Unclear:
    """An input that cannot be used: why, and what to type. `key` is None where the input is missing."""

    key: str | None
    reason: str
    instead: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One case worked out: sums in per cent, amounts in yuan; `amount` is None where something is not known.

    Without `unclear` an unknown amount is the formula's own fault: its base or coefficient could not be read.
    """

    formula: Formula | None
    choices: tuple[Choice, ...]
    total: Decimal | None
    """起点 and the weights, None where a factor has no choice."""
    share: Decimal | None
    """The total after 上限 and 下限."""
    base: Decimal | None
    amount: Decimal | None
    unclear: tuple[Unclear, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """The calculation in words, a step each; () where the sum is not known."""
        if self.formula is None or self.total is None or self.share is None:
            return ()
        return tuple(_steps(self.formula, self.choices, self.total, self.share, self.base, self.amount))


@dataclass(frozen=True, slots=True)
class Worked:
    """One 算例 with what it states: `stated` in yuan, or why its 结果 cannot be read."""

    result: str
    stated: Decimal | str
    evaluation: Evaluation

    @property
    def agrees(self) -> bool | None:
        """Whether the stated result is the computed one; None where either is not known."""
        amount = self.evaluation.amount
        if isinstance(self.stated, str) or amount is None:
            return None
        return self.stated in (amount, payable(amount))


def worked_examples(record: Benchmark) -> tuple[Worked, ...]:
    """Every 算例 of a record, worked out, in order."""
    found = formulas(record)
    examples = record.factors.examples if record.factors else ()
    return tuple(Worked(each.result, yuan(each.result), evaluate(found, each.inputs)) for each in examples)


def evaluate(found: Sequence[Formula], inputs: Mapping[str, str]) -> Evaluation:
    """Work out one case: the option of each factor by the factor's name, 轨道, and the base the case brings."""
    formula = _formula(found, inputs)
    if isinstance(formula, Unclear):
        return Evaluation(None, (), None, None, None, None, (formula,))
    picked = [_choice(factor, inputs) for factor in formula.factors]
    base = _base(formula, inputs)
    unclear = [each for each in (*picked, base) if isinstance(each, Unclear)]
    unclear += _unknown(formula, inputs)
    choices = tuple(each for each in picked if isinstance(each, Choice))
    return _worked(formula, choices, None if isinstance(base, Unclear) else base, tuple(unclear))


def _worked(
    formula: Formula, choices: tuple[Choice, ...], base: Decimal | None, unclear: tuple[Unclear, ...]
) -> Evaluation:
    if len(choices) < len(formula.factors):
        return Evaluation(formula, choices, None, None, base, None, unclear)
    total = sum((each.weight for each in choices), formula.start or Decimal(0))
    share = formula.share(total)
    amount = formula.amount(share, base)
    if amount is None and base is not None and formula.coefficient.value is not None:
        unclear = (*unclear, Unclear(None, "算出来的数额大得不合情理", "核对数额和系数"))
    return Evaluation(formula, choices, total, share, base, amount, unclear)


def _formula(found: Sequence[Formula], inputs: Mapping[str, str]) -> Formula | Unclear:
    """The formula of the track a case names; the only one needs no name."""
    named = inputs.get(TRACK)
    if len(found) == 1 and named is None:
        return found[0]
    tracks = [each.track for each in found if each.track is not None]
    instead = f"{TRACK}: {_one_of(tracks)}" if tracks else "去掉这一行"
    if named is None:
        return Unclear(None, "没有写是哪一个轨道", instead)
    matching = [each for each in found if each.track == named]
    if not matching:
        reason = f"这一项没有“{named}”这个轨道" if tracks else "这一项不分轨道"
        return Unclear(TRACK, reason, instead)
    return matching[0]


def _choice(factor: Factor, inputs: Mapping[str, str]) -> Choice | Unclear:
    typed = inputs.get(factor.name)
    instead = f"{factor.name}: {_one_of([option.condition for option in factor.options])}"
    if typed is None:
        return Unclear(None, f"没有写“{factor.name}”是哪一种情形", instead)
    found = {per_cent(option.weight) for option in factor.options if option.condition == typed}
    if len(found) == 1:
        return Choice(factor.name, typed, found.pop())
    if found:
        return Unclear(factor.name, f"“{factor.name}”有两个“{typed}”，权重不同", "给两种情形不同的说法")
    return Unclear(factor.name, f"“{factor.name}”没有“{typed}”这种情形", instead)


def _base(formula: Formula, inputs: Mapping[str, str]) -> Decimal | Unclear | None:
    """The amount of the base in yuan; None where the formula is at fault."""
    base = formula.base
    if base.kind is not BaseKind.CASE or base.reason is not None:
        return base.amount
    typed, instead = inputs.get(base.words), f"{base.words}: 写明数额，例如 1000万元"
    if typed is None:
        return Unclear(None, f"没有写“{base.words}”是多少", instead)
    amount = yuan(typed)
    if isinstance(amount, str) or not amount:
        reason = NOTHING if isinstance(amount, Decimal) else amount
        return Unclear(base.words, f"“{typed}”读不出数额：{reason}", instead)
    return amount


def _unknown(formula: Formula, inputs: Mapping[str, str]) -> list[Unclear]:
    """Inputs nothing asks for: a slip in a factor's name, or the base of another track."""
    known = {factor.name for factor in formula.factors}
    known |= {formula.base.words} if formula.base.kind is BaseKind.CASE else set()
    known |= {TRACK} if formula.track is not None else set()
    wanted = _one_of(sorted(known - inputs.keys())) or "去掉这一行"
    return [
        Unclear(key, f"“{key}”不是这里的因子，也不是用到的基数", wanted) for key in inputs if key not in known
    ]


def _one_of(words: Sequence[str]) -> str:
    """The choices there are, as many as can be taken in at once."""
    shown = "、".join(words[:8])
    return f"{shown} 等" if len(words) > 8 else shown


def _steps(
    formula: Formula,
    choices: tuple[Choice, ...],
    total: Decimal,
    share: Decimal,
    base: Decimal | None,
    amount: Decimal | None,
) -> Iterator[str]:
    parts = [] if formula.start is None else [f"起点 {share_words(formula.start)}"]
    parts += [f"{each.factor} {share_words(each.weight)}" for each in choices]
    yield f"{' + '.join(parts)} = {share_words(total)}" if len(parts) > 1 else parts[0]
    if share != total:
        passed = "超过上限" if share < total else "不足下限"
        yield f"{passed} {share_words(share)}，按 {share_words(share)} 计算"
    if amount is not None:
        yield f"{share_words(share)} {times_words(formula, base)} = {quantity(amount, Unit.YUAN)}"


def payable(amount: Decimal) -> Decimal:
    """An exact result to the 分, half of one upwards: there is no smaller money."""
    return numerals.plain(amount.quantize(_FEN, ROUND_HALF_UP))


def result_words(amount: Decimal) -> str:
    """What a record states of a result: 62万元, 6.5万元, 5000元."""
    return numerals.amount_in_words(payable(amount)).replace(" ", "")
