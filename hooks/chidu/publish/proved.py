"""What the check proved of a benchmark's tiers, in a sentence under their table; or why it could not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chidu.model.benchmark import Benchmark
from chidu.ranges.figures import figure, heading, lawful
from chidu.ranges.partition import Step, neighbours, shortfalls
from chidu.ranges.places import outside, without_minimum
from chidu.ranges.series import Series
from chidu.rules.proof import Proof

# So many faults are named; the rest is on the department's page.
_NAMED = 3
_FLAWS = {Step.GAP: "之间有空档", Step.OVERLAPS: "有重叠", Step.DESCENDS: "前重后轻"}


def proved(record: Benchmark, series: Sequence[Series], proof: Proof | None) -> str:
    """The sentence for a record with tiers, a matrix or factors; "" where there is nothing one could prove."""
    if record.power_type != "行政处罚":
        return "这一项不是行政处罚，各档可以重叠，程序不核对是否首尾相接。" if record.tiers else ""
    if record.repeal:
        return "这一项已经废止，程序不再核对。"
    if record.list_conditions:
        return ""
    if record.factors:
        return "这一项按因子计算，没有阶次可以划分，程序不核对首尾相接。"
    judged = [each for each in series if each.allowed and each.graded]
    if proof is None or not proof.judged:
        return _unjudged(series)
    if not proof.proved:
        return f"没有证明各档不重不漏：{'；'.join(_faults(judged))}。"
    aside = [each for each in series if each not in judged and each.graded]
    others = "".join(f"{heading(each)}没有可以对照的法定幅度，没有核对。" for each in aside)
    below = any(rung.mitigated for each in series for rung in each.rungs)
    return f"已由程序核对：{_told(judged, below=below)}。{others}"


def _unjudged(series: Sequence[Series]) -> str:
    if not series:
        return "各档都没有罚款数额或者期限，没有幅度可以划分。"
    if not all(each.whole for each in series):
        return "没有证明各档不重不漏：有的裁量标准程序没有读完整，以原文为准。"
    return "没有证明各档不重不漏：所引的罚则没有写出可以对照的法定幅度。"


def _told(judged: Sequence[Series], *, below: bool) -> str:
    """`below` where some tiers lie under the law's minimum by right."""
    parts = [*_order(judged), _within(judged) + ("（减轻处罚的档除外）" if below else ""), *_ends(judged)]
    whole = "，".join(parts)
    if len(judged) == 1:
        return whole
    ranges = dict.fromkeys(f"{lawful(each.divided)}（{_label(each)}）" for each in judged)
    return f"{whole}。法定幅度：{'；'.join(ranges)}"


def _label(series: Series) -> str:
    """What tells a range from the others of the record: 单位, 逾期不改正, or the kind of penalty."""
    parts = [series.track, series.condition, None if series.who.is_subject else series.who.value]
    named = "，".join(dict.fromkeys(part.removesuffix("的") for part in parts if part))
    return named or series.measure.kind.value


def _order(judged: Sequence[Series]) -> Iterator[str]:
    """How the tiers follow each other; no more is claimed than was looked at."""
    steps = {pair.step for each in judged for pair in neighbours(each)}
    if all(each.fixed for each in judged):
        yield "各档是固定数额，由轻到重"
    elif not all(each.ordered for each in judged):
        yield "各种情形的数额合起来没有空档"
    elif Step.UNKNOWN in steps:
        yield "各档由轻到重，没有空档（有的档没有写最低）"
    elif Step.RISES in steps:
        yield "各档由轻到重，没有空档，也不重叠"
    elif Step.TOUCHES in steps:
        yield "各档首尾相接、不重不漏"
    if Step.OTHERWISE in steps:
        yield "有的档罚款不加重，但另有更重的处罚"
    elif Step.SAME in steps:
        yield "有的档数额相同，按情形区分"


def _within(judged: Sequence[Series]) -> str:
    bare = f"法定幅度（{lawful(judged[0].divided)}）" if len(judged) == 1 else "各自的法定幅度"
    if any(without_minimum(each) for each in judged):
        return f"最高都没有超出{bare}，但是有的档没有写最低"
    return f"都在{bare}以内"


def _ends(judged: Sequence[Series]) -> Iterator[str]:
    """Which ends of the law's range the tiers reach; nothing of fixed amounts, which need not."""
    ranged = [each for each in judged if not each.fixed]
    lowest = [each.lowest is not None and _bounded(each, "low") for each in ranged]
    highest = [each.highest is not None and _bounded(each, "high") for each in ranged]
    if ranged and all(lowest) and all(highest):
        yield "从法定最低到法定最高"
    elif ranged and all(highest):
        yield "最重的一档到法定最高"
        if not any(each.lowest for each in ranged):
            yield "法条没有规定最低"
    elif ranged and all(lowest):
        yield "最轻的一档从法定最低起"


def _bounded(series: Series, end: str) -> bool:
    return all(getattr(rung.bounds, end) is not None for rung in series.graded)


def _faults(judged: Sequence[Series]) -> list[str]:
    found = [fault for each in judged for fault in _faults_of(each)]
    left = len(found) - _NAMED
    return [*found[:_NAMED], *([f"另有 {left} 处"] if left > 0 else [])]


def _faults_of(series: Series) -> Iterator[str]:
    for rung in outside(series):
        yield f"“{rung.name}”超出法定幅度（{lawful(series.allowed)}）"
    for pair in neighbours(series):
        if pair.step in _FLAWS and not (pair.step is Step.OVERLAPS and series.fixed):
            yield f"“{pair.lower.name}”和“{pair.upper.name}”{_FLAWS[pair.step]}"
    for end in shortfalls(series):
        where = "最高" if end.at_top else "最低"
        reached, law = figure(end.reached, end.rung.amount), figure(end.lawful, end.rung.amount)
        yield f"各档{where}只到 {reached}，法定{where}是 {law}"
