"""Factor scoring as a page shows it: the formula of each track with its span, and worked examples step by step."""

from __future__ import annotations

from dataclasses import dataclass

from chidu.model.benchmark import Benchmark
from chidu.ranges.inputs import TRACK, worked_examples
from chidu.ranges.scoring import formulas
from chidu.ranges.scoring_words import bounds_words, formula_words, reach_words


@dataclass(frozen=True, slots=True)
class FormulaView:
    """One track ("" where there is one): its formula, what it can come to, the statutory range; "" where not known."""

    track: str
    words: str
    reach: str
    law: str
    capped: bool
    """Whether some choices add up to more than the ceiling."""


@dataclass(frozen=True, slots=True)
class ExampleView:
    """A worked example: what the case brings, by name ("" for its track), the calculation, the result it states."""

    inputs: tuple[tuple[str, str], ...]
    steps: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class ScoringView:
    """All of it."""

    formulas: tuple[FormulaView, ...]
    examples: tuple[ExampleView, ...]


def scoring_view(record: Benchmark) -> ScoringView | None:
    """None where the record does not score factors."""
    if record.factors is None:
        return None
    views = tuple(
        FormulaView(
            each.track or "",
            formula_words(each),
            reach_words(each) or "",
            bounds_words(each, each.law) if each.law else "",
            each.may_pass_ceiling,
        )
        for each in formulas(record)
    )
    examples = tuple(
        ExampleView(
            tuple(("" if name == TRACK else name, value) for name, value in written.inputs.items()),
            worked.evaluation.steps if worked.agrees else (),
            written.result,
        )
        for written, worked in zip(record.factors.examples, worked_examples(record), strict=True)
    )
    return ScoringView(views, examples)


def scored_answer(record: Benchmark) -> tuple[str, ...]:
    """What the formulas can come to, in a sentence for each track; without numbers where any is not known."""
    found = [(each.track, reach_words(each)) for each in formulas(record)]
    if not all(reach for _, reach in found):
        return ("罚款按裁量因子计算，算法和例子见下文。",)
    if len(found) == 1:
        return (f"罚款按裁量因子计算：{found[0][1]}。",)
    return tuple(f"{track}：按裁量因子计算，{reach}。" for track, reach in found)
