"""Factor scoring: formulas, possible results and worked examples of whole records, and what holds for any record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from chidu.corpus.corpus import read_corpus
from chidu.corpus.folder import read_folder
from chidu.model.benchmark import Benchmark
from chidu.model.tiers import Factor, FactorOption
from chidu.ranges.inputs import evaluate, payable, result_words, worked_examples
from chidu.ranges.scoring import (
    Base,
    BaseKind,
    Coefficient,
    Formula,
    formulas,
    per_cent,
    read_base,
    read_coefficient,
    shares,
    weights,
    yuan,
)
from chidu.ranges.scoring_words import bounds_words, formula_words, reach_words, share_words

RECORDS = Path(__file__).parents[1] / "rules/scoring"


def test_what_follows_from_the_records(golden: Callable[[str, str], None]) -> None:
    """The formula people read, the lowest and highest result, every share, and each example step by step."""
    corpus = read_corpus(read_folder(RECORDS), "")
    told = ("\n".join(_told(entry.record)) for entry in corpus.benchmarks.values())
    golden("scoring.txt", "\n\n".join(told) + "\n")


def _told(record: Benchmark) -> Iterator[str]:
    yield f"= {record.id} {record.matter}"
    for formula in formulas(record):
        name = f"{formula.track}：" if formula.track else ""
        passing = "，超过上限的按上限计算" if formula.may_pass_ceiling else ""
        yield f"  {name}{formula_words(formula)}{passing}"
        law = bounds_words(formula, formula.law) if formula.law else "没有唯一的幅度"
        yield f"    最低到最高：{reach_words(formula) or '不知道'}；法定：{law}"
        yield f"    比例：{' '.join(share_words(share) for share in shares(formula) or ())}"
    for worked in worked_examples(record):
        verdict = {True: "相符", False: "不符", None: "无法核对"}[worked.agrees]
        yield f"  结果 {worked.result}，{verdict}：{'；'.join(worked.evaluation.steps)}"
        yield from (f"    {each.key or '输入'}：{each.reason}" for each in worked.evaluation.unclear)


def _factor(name: str, typed: list[Decimal]) -> Factor:
    options = [{"情形": f"情形{place}", "权重": f"{weight:f}%"} for place, weight in enumerate(typed)]
    return Factor.model_validate({"名称": name, "性质": "法定", "选项": options})


PERCENTS = st.decimals(min_value=0, max_value=150, places=1)
LIMITS = st.none() | PERCENTS
FACTORS = st.lists(st.lists(PERCENTS, min_size=1, max_size=4), min_size=1, max_size=4).map(
    lambda lists: tuple(_factor(f"因子{place}", typed) for place, typed in enumerate(lists))
)
AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=10**9, places=2)
FORMULAS = st.builds(
    Formula,
    index=st.none(),
    track=st.none(),
    start=LIMITS,
    ceiling=LIMITS,
    floor=LIMITS,
    factors=FACTORS,
    base=AMOUNTS.map(lambda amount: Base("法定最高额", BaseKind.STATUTORY, amount)),
    coefficient=st.decimals(min_value=Decimal("0.0001"), max_value=10, places=4).map(
        lambda value: Coefficient("系数", value)
    ),
    law=st.none(),
)


def _any_choice(formula: Formula, data: st.DataObject) -> dict[str, str]:
    return {
        factor.name: data.draw(st.sampled_from([option.condition for option in factor.options]))
        for factor in formula.factors
    }


@given(FORMULAS, st.data())
def test_any_choice_lies_between_lowest_and_highest(formula: Formula, data: st.DataObject) -> None:
    """(起点 + Σ 权重) × 基数 × 系数, capped and floored (format.md, the five forms)."""
    found = evaluate([formula], _any_choice(formula, data))
    reach = formula.reach
    assert reach is not None and reach.low is not None and reach.high is not None
    assert found.amount is not None and reach.low <= found.amount <= reach.high
    assert found.share in (shares(formula) or ())
    assert found.unclear == ()


@given(FORMULAS)
def test_the_lowest_and_the_highest_are_reached(formula: Formula) -> None:
    """The range that is told is no wider than what some choice comes to."""
    lightest = {each.name: min(each.options, key=_weight).condition for each in formula.factors}
    heaviest = {each.name: max(each.options, key=_weight).condition for each in formula.factors}
    reach = formula.reach
    assert reach is not None
    assert evaluate([formula], lightest).amount == reach.low
    assert evaluate([formula], heaviest).amount == reach.high


def _weight(option: FactorOption) -> Decimal:
    return per_cent(option.weight)


@given(FORMULAS)
def test_shares_are_those_of_every_combination(formula: Formula) -> None:
    """Built up factor by factor, they are what trying every combination gives."""
    start = formula.start or Decimal(0)
    sums = (start + sum(choice) for choice in product(*(weights(each) for each in formula.factors)))
    assert shares(formula) == tuple(sorted({formula.share(total) for total in sums}))


def test_shares_stay_few_where_combinations_are_many() -> None:
    """Forty factors of four options are 4**40 combinations, and at most a hundred shares below 100%."""
    factors = tuple(
        _factor(f"因子{place}", [Decimal(0), Decimal(1), Decimal(3), Decimal(7)]) for place in range(40)
    )
    base = Base("法定最高额", BaseKind.STATUTORY, Decimal(10_000))
    few = Formula(None, None, None, Decimal(100), None, factors, base, Coefficient(None, Decimal(1)), None)
    assert shares(few) == tuple(Decimal(share) for share in range(101))
    odd = tuple(_factor(f"因子{place}", [Decimal(0), Decimal(2) ** -4 * place]) for place in range(60))
    fine = tuple(_factor(f"细{place}", [Decimal(0), Decimal("0.0001") * 2**place]) for place in range(14))
    assert shares(replace(few, ceiling=None, factors=odd)) is None
    assert shares(replace(few, factors=fine)) is None


@given(FORMULAS, st.data(), st.decimals(min_value=0, max_value=50, places=1))
def test_a_heavier_weight_never_lowers_the_result(
    formula: Formula, data: st.DataObject, more: Decimal
) -> None:
    """国办发〔2022〕27号第（六）项: 过罚相当; no weight is negative, so adding to one never makes a fine lighter."""
    inputs = _any_choice(formula, data)
    heavier = [
        _factor(each.name, [weight + more for weight in weights(each)]) if place == 0 else each
        for place, each in enumerate(formula.factors)
    ]
    before = evaluate([formula], inputs).amount
    after = evaluate([replace(formula, factors=tuple(heavier))], inputs).amount
    assert before is not None and after is not None and before <= after


@given(FORMULAS, st.data())
def test_a_factor_more_never_lowers_the_result(formula: Formula, data: st.DataObject) -> None:
    """The same for a factor that is added."""
    inputs = _any_choice(formula, data)
    added = replace(formula, factors=(*formula.factors, _factor("新", [data.draw(PERCENTS)])))
    before = evaluate([formula], inputs).amount
    after = evaluate([added], {**inputs, "新": "情形0"}).amount
    assert before is not None and after is not None and before <= after


@given(FORMULAS, st.data())
def test_the_order_of_inputs_does_not_matter(formula: Formula, data: st.DataObject) -> None:
    """输入 names its factors; their order is the clerk's own."""
    inputs = _any_choice(formula, data)
    shuffled = dict(data.draw(st.permutations(list(inputs.items()))))
    assert evaluate([formula], inputs) == evaluate([formula], shuffled)


@given(FORMULAS, st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=6))
def test_nonsense_is_told_and_never_guessed(formula: Formula, inputs: dict[str, str]) -> None:
    """An amount comes only of inputs that name a factor and its option, each of them."""
    found = evaluate([formula], inputs)
    assert found.amount is None
    assert found.unclear


TYPED = st.text(alphabet="0123456789.,-+%％×元万亿倍百分之一二十零负法定最高额数所得 ", max_size=24)


@given(TYPED)
def test_a_number_is_read_or_the_reason_is_told(text: str) -> None:
    """What cannot be read is reported, never guessed (design section 1)."""
    base, coefficient, amount = read_base(text), read_coefficient(text), yuan(text)
    assert (coefficient.value is None) == (coefficient.reason is not None)
    assert coefficient.value is None or coefficient.value > 0
    assert isinstance(amount, str) or amount >= 0
    assert base.kind is not BaseKind.STATED or (base.amount is None) == (base.reason is not None)


@given(AMOUNTS)
def test_results_read_as_they_are_written(amount: Decimal) -> None:
    """What a finding tells a clerk to type is what the finding computed."""
    assert yuan(result_words(amount)) == payable(amount) == amount
