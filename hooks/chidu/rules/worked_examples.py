"""Factor scoring: every 算例 comes out as it says, and the formula stays within 100% and the statutory range."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.benchmark import Benchmark
from chidu.model.tiers import FactorScoring
from chidu.problems import Level, Problem
from chidu.ranges.inputs import TRACK, Evaluation, Worked, result_words, worked_examples
from chidu.ranges.measure import Bounds
from chidu.ranges.scoring import BaseKind, Formula, formulas, per_cent
from chidu.ranges.scoring_words import bounds_words, share_words
from chidu.rules.division import DIVIDE
from chidu.rules.statutory_range import WITHIN
from chidu.rules.strictness import level_of_gap
from chidu.source.nodes import Steps

FORMULA = "《尺度格式》五种形式：（起点 + Σ 权重）× 基数 × 系数，受上限和下限约束"
_WHOLE = Decimal(100)
_FINEST = Decimal("0.0001")
_BASE_INSTEAD = {
    BaseKind.STATUTORY: "把罚则写全；罚则分单位、个人等轨道的，这里也按同样的“轨道”写",
    BaseKind.STATED: "写成规范的数额，例如 2万元",
    BaseKind.CASE: "法定最高额，或者写明是什么的数额，例如 违法所得",
}


def check(corpus: Corpus, entry: Entry[Benchmark]) -> Iterator[Problem]:
    """The formula and the 算例 of a benchmark that scores factors and is not repealed."""
    scoring = entry.record.factors
    if scoring and not entry.record.repeal:
        found = formulas(entry.record)
        yield from _names(entry, scoring)
        yield from _shares(entry, scoring, found)
        for formula in found:
            yield from _unknown(entry, formula)
            yield from _sums(entry, formula)
        for index, worked in enumerate(worked_examples(entry.record)):
            yield from _example(entry, index, worked)


def _example(entry: Entry[Benchmark], index: int, worked: Worked) -> Iterator[Problem]:
    steps: Steps = ("裁量因子", "算例", index)
    amount = worked.evaluation.amount
    computed = None if amount is None else result_words(amount)
    for each in worked.evaluation.unclear:
        at = (*steps, "输入") if each.key is None else (*steps, "输入", each.key)
        yield _input(entry, at, each.reason, each.instead)
    if isinstance(worked.stated, str):
        reason = f"算例的结果“{worked.result}”读不出数额：{worked.stated}"
        yield _input(entry, (*steps, "结果"), reason, f"结果: {computed or '写明数额，例如 10万元'}")
    elif worked.agrees is False and computed:
        yield _wrong(entry, (*steps, "结果"), worked.result, computed, worked.evaluation)


def _input(entry: Entry[Benchmark], steps: Steps, message: str, instead: str) -> Problem:
    return _warning(entry, steps, "worked-example-input", message, instead)


def _wrong(
    entry: Entry[Benchmark], steps: Steps, stated: str, computed: str, evaluation: Evaluation
) -> Problem:
    return Problem(
        "worked-example",
        Level.ERROR,
        f"算例的结果写的是 {stated}，照公式算是 {computed}：{'；'.join(evaluation.steps)}",
        entry.file.place(*steps),
        instead=f"结果: {computed}；公式或者输入写错的，改公式或者输入",
        clause=FORMULA,
    )


def _warning(
    entry: Entry[Benchmark], steps: Steps, code: str, message: str, instead: str, clause: str = FORMULA
) -> Problem:
    return Problem(code, Level.WARNING, message, entry.file.place(*steps), instead=instead, clause=clause)


def _names(entry: Entry[Benchmark], scoring: FactorScoring) -> Iterator[Problem]:
    """Whoever looks up an option or works an example must find one."""
    tracks = [track.name for track in scoring.tracks]
    for index, name in _repeated(tracks):
        yield _twice(entry, ("裁量因子", "轨道", index, "轨道"), f"轨道“{name}”")
    factors = [factor.name for factor in scoring.factors]
    for index, name in _repeated(factors):
        yield _twice(entry, ("裁量因子", "因子", index, "名称"), f"因子“{name}”")
    taken = {TRACK, scoring.base, *(track.base for track in scoring.tracks)}
    for index, factor in enumerate(scoring.factors):
        if factor.name in taken:
            message = f"因子“{factor.name}”和轨道或者基数同名，算例里分不清写的是哪一个"
            at: Steps = ("裁量因子", "因子", index, "名称")
            yield _warning(entry, at, "factor-name-taken", message, "给因子另起一个名称")
        for place, text in _repeated(option.condition for option in factor.options):
            at = ("裁量因子", "因子", index, "选项", place, "情形")
            yield _twice(entry, at, f"“{factor.name}”的情形“{text}”")


def _repeated(names: Iterable[str]) -> Iterator[tuple[int, str]]:
    seen: Counter[str] = Counter()
    for index, name in enumerate(names):
        seen[name] += 1
        if seen[name] == 2:
            yield index, name


def _twice(entry: Entry[Benchmark], steps: Steps, what: str) -> Problem:
    message = f"{what}写了不止一次，不知道按哪一个算"
    return _warning(entry, steps, "factor-twice", message, "去掉重复的，或者改成不同的说法")


def _shares(entry: Entry[Benchmark], scoring: FactorScoring, found: Sequence[Formula]) -> Iterator[Problem]:
    """A stated share above 100% where 100% is all there is; 下限 above 上限."""
    if all(formula.of_a_whole for formula in found):
        for steps, text in _stated(scoring):
            if per_cent(text) > _WHOLE:
                message = f"“{steps[-1]}”是 {text}，超过了 100%"
                yield _warning(entry, steps, "factor-share", message, "0% 到 100% 之间的数，例如 15%")
    if any(_contradicted(formula) for formula in found):
        message = f"下限 {scoring.floor} 比上限 {scoring.ceiling} 还高"
        yield _warning(entry, ("裁量因子", "下限"), "factor-limits", message, "下限不高于上限")


def _contradicted(formula: Formula) -> bool:
    return formula.floor is not None and formula.ceiling is not None and formula.floor > formula.ceiling


def _stated(scoring: FactorScoring) -> Iterator[tuple[Steps, str]]:
    limits = {"起点": scoring.start, "上限": scoring.ceiling, "下限": scoring.floor}
    yield from ((("裁量因子", key), text) for key, text in limits.items() if text)
    for index, track in enumerate(scoring.tracks):
        if track.start:
            yield ("裁量因子", "轨道", index, "起点"), track.start
    for index, factor in enumerate(scoring.factors):
        for place, option in enumerate(factor.options):
            yield ("裁量因子", "因子", index, "选项", place, "权重"), option.weight


def _unknown(entry: Entry[Benchmark], formula: Formula) -> Iterator[Problem]:
    """基数 and 系数 that stand for no number anyone could know."""
    base, coefficient = formula.base, formula.coefficient
    if base.words and base.reason:
        yield _gap(
            entry,
            _of(formula, "基数"),
            "factor-base-unknown",
            f"{_heading(formula)}基数“{base.words}”不知道是多少：{base.reason}",
            _BASE_INSTEAD[base.kind],
        )
    if coefficient.reason:
        yield _gap(
            entry,
            _of(formula, "系数"),
            "factor-coefficient-unread",
            f"{_heading(formula)}系数“{coefficient.words}”读不出来：{coefficient.reason}",
            "写一个数，例如 5%、3倍",
        )


def _gap(entry: Entry[Benchmark], steps: Steps, code: str, message: str, instead: str) -> Problem:
    place = entry.file.place(*steps)
    return Problem(code, level_of_gap(entry.record), message, place, instead=instead, clause=FORMULA)


def _sums(entry: Entry[Benchmark], formula: Formula) -> Iterator[Problem]:
    if formula.ceiling is None and formula.of_a_whole and formula.highest_sum > _WHOLE:
        message = (
            f"{_heading(formula)}各因子都取最重的，合计 {share_words(formula.highest_sum)}，"
            "超过 100%，又没有写“上限”"
        )
        yield _warning(entry, _of(formula), "factor-sum-over", message, "上限: 100%")
    elif entry.record.power_type == "行政处罚" and not formula.share(formula.lowest_sum):
        message = f"{_heading(formula)}各因子都取最轻的，比例是 0%，罚款就是零"
        instead = "起点: 写最轻的情形罚多少，例如 10%；不罚的情形写在“不予处罚”里"
        yield _warning(entry, _of(formula), "factor-nothing", message, instead)
    elif formula.reach and formula.law and not _contradicted(formula):
        yield from _against_law(entry, formula, formula.reach, formula.law)


def _against_law(entry: Entry[Benchmark], formula: Formula, reach: Bounds, law: Bounds) -> Iterator[Problem]:
    """The lightest choice comes to the statutory minimum and the heaviest to the maximum, neither beyond."""
    if reach.low is not None and law.low is not None and reach.low != law.low:
        below = reach.low < law.low
        code = "factor-below-minimum" if below else "factor-short-of-bottom"
        limit = "下限" if below else None
        yield _end(entry, formula, code, "最轻", "最低", reach.low, law.low, limit)
    if reach.high is not None and law.high is not None and reach.high != law.high:
        above = reach.high > law.high
        code = "factor-above-maximum" if above else "factor-short-of-top"
        limit = "上限" if above else None
        yield _end(entry, formula, code, "最重", "最高", reach.high, law.high, limit)


def _end(
    entry: Entry[Benchmark],
    formula: Formula,
    code: str,
    choice: str,
    end: str,
    reached: Decimal,
    lawful: Decimal,
    limit: str | None,
) -> Problem:
    """`limit` is the key that would keep the result within the law; None where it stays short of what is allowed."""
    words = bounds_words(formula, Bounds(lawful, lawful))
    passed = {"下限": "低于", "上限": "高于", None: "到不了"}[limit]
    message = f"{_heading(formula)}各因子都取{choice}的，算出来是 {bounds_words(formula, Bounds(reached, reached))}，"
    return _warning(
        entry,
        _of(formula),
        code,
        f"{message}{passed}法定{end}（{words}）",
        _limited(formula, limit, lawful) or f"调整起点和权重，让{choice}的算出来是 {words}",
        WITHIN if limit else DIVIDE,
    )


def _limited(formula: Formula, limit: str | None, lawful: Decimal) -> str | None:
    """下限: 60% where exactly that share comes to the statutory end."""
    whole = formula.result(_WHOLE)
    if limit is None or not whole:
        return None
    share = (_WHOLE * lawful / whole).quantize(_FINEST)
    return f"{limit}: {share_words(share)}" if formula.result(share) == lawful else None


def _of(formula: Formula, key: str = "起点") -> Steps:
    """The keys that lead to what is stated for a track: its own entry, or the record's."""
    if formula.index is None:
        return ("裁量因子", key)
    return ("裁量因子", "轨道", formula.index, key)


def _heading(formula: Formula) -> str:
    return f"（{formula.track}）" if formula.track else ""
