"""A tier decides what the law leaves open: whether to punish, whether to add a second penalty, which kind to choose."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import groupby, pairwise

from pydantic import Field

from chidu.model.fines import ORDERS, is_waivable
from chidu.model.tiers import is_mitigated
from chidu.problems import Problem
from chidu.rules.demands import Demand, PenaltyRule, RuleParameters
from chidu.rules.packed.kinds import CONFISCATIONS, PENALTIES
from chidu.rules.packed.ladders import rows
from chidu.rules.penalty import Penalty
from chidu.sanction import Combination, Item, Reading


class Choice(StrEnum):
    """What may be left open."""

    WHETHER = "是否处罚"
    """可以处."""
    TOGETHER = "是否并处"
    """可以并处, 单处或者并处, and anything else that may be added."""
    WHICH = "处罚种类"
    """警告或者罚款."""


_OPEN = {
    Choice.WHETHER: ("罚不罚", "写定罚还是不罚；不罚的情形写进“可以不予处罚”"),
    Choice.TOGETHER: ("并处不并处", "写定并处还是不并处"),
    Choice.WHICH: ("用哪一种", "写定用哪一种"),
}


class Parameters(RuleParameters):
    """One entry for each choice, as documents speak of them in different clauses."""

    choice: Choice = Field(
        alias="选择",
        description="哪一种选择要定下来：是否处罚（可以处）、是否并处（可以并处、单处或者并处）、处罚种类（警告或者罚款）",
    )

    @property
    def key(self) -> str:
        """A pack may say it for each choice."""
        return self.choice.value


def check(penalty: Penalty, ask: Demand[Parameters]) -> Iterator[Problem]:
    """Told once for each record, with every tier that leaves the choice open; 减轻 and 不予 are excepted."""
    choice = ask.parameters.choice
    found = [
        (row.rank, words.track, said)
        for row in rows(penalty.record)
        if not is_mitigated(row.rank.grade, row.rank.name)
        for words in row.standard
        if (said := list(_said(words.reading, choice)))
    ]
    if found:
        names = "".join(dict.fromkeys(f"“{rank.name}”" for rank, _, _ in found))
        left = "、".join(dict.fromkeys(each for _, _, said in found for each in said))
        what, instead = _OPEN[choice]
        rank, track, _ = found[0]
        yield ask.finding(
            f"{names}还写着{left}，{what}没有定",
            penalty.entry.file.place(*rank.steps[:-1], "裁量标准", track or ""),
            instead=f"每一档{instead}；同一档里要分的，写明各自的情形",
        )


def _said(reading: Reading, choice: Choice) -> Iterator[str]:
    """可以处罚款, 可以并处罚款, 单处或者并处罚款, 警告或者罚款: what a sentence leaves open, target by target."""
    penal = [item for item in reading.items if item.kind in PENALTIES | CONFISCATIONS]
    if choice is Choice.WHICH:
        yield from _alternatives(reading)
        return
    if choice is Choice.TOGETHER:
        yield from (f"单处或者并处{item.kind}" for item in penal if _is_alone_or_together(reading, item))
    for _, group in groupby(penal, key=lambda item: item.target):
        for place, item in enumerate(group):
            together = place > 0 or item.combination is Combination.MAY_CONCURRENT
            is_one_of_several = item.combination is Combination.OR
            if is_waivable(item) and not is_one_of_several and together is (choice is Choice.TOGETHER):
                yield f"可以{'并处' if together else '处以'}{item.kind}"


def _is_alone_or_together(reading: Reading, item: Item) -> bool:
    """单处或者并处, 并处或者单处: whether the fine stands beside what comes before or in its place."""
    return item.combination is Combination.OR and "单处" in reading.text[slice(*item.span)]


def _alternatives(reading: Reading) -> Iterator[str]:
    """Which of two things to confiscate depends on what there is, which is no choice."""
    for one, other in pairwise(item for item in reading.items if item.kind not in ORDERS):
        kinds = {one.kind, other.kind}
        if any(_is_alone_or_together(reading, item) for item in (one, other)):
            continue
        if other.combination is Combination.OR and len(kinds) == 2 and kinds & PENALTIES:
            yield f"{one.kind}或者{other.kind}"


RULE = PenaltyRule("choice-left-open", Parameters, check)
