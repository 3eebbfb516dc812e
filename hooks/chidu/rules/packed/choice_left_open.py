"""A tier decides what the law leaves open: whether to punish, whether to add a second penalty, which kind to choose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from chidu.model.fines import ORDERS, is_waivable
from chidu.model.tiers import is_mitigated
from chidu.problems import Problem
from chidu.rules.demands import Demand, NoParameters, PenaltyRule
from chidu.rules.packed.kinds import PENALTIES
from chidu.rules.packed.ladders import rows
from chidu.rules.penalty import Penalty
from chidu.sanction import Combination, Item, Kind

# Taking away what there is may be left open as well.
_DECIDED = PENALTIES | {Kind.CONFISCATE_GAINS, Kind.CONFISCATE_PROPERTY}


def check(penalty: Penalty, ask: Demand[NoParameters]) -> Iterator[Problem]:
    """Told once for each record, with every tier that keeps 可以并处, 可以处 or 或者; 减轻 and 不予 are excepted."""
    found = [
        (row.rank, choices)
        for row in rows(penalty.record)
        if not is_mitigated(row.rank.grade, row.rank.name)
        and (choices := [choice for words in row.standard for choice in _open(words.reading.items)])
    ]
    if found:
        names = "".join(dict.fromkeys(f"“{rank.name}”" for rank, _ in found))
        left = "、".join(dict.fromkeys(choice for _, choices in found for choice in choices))
        yield ask.finding(
            f"{names}还写着{left}，办案时用不用、用哪一种没有定",
            penalty.entry.file.place(*found[0][0].steps[:-1], "裁量标准"),
            instead="每一档写定用哪一种、并处不并处；同一档里要分的，写明各自的情形",
        )


def _open(items: tuple[Item, ...]) -> Iterator[str]:
    """可以并处罚款, 警告或者罚款, in words."""
    for item in items:
        if item.kind in _DECIDED and is_waivable(item):
            together = item.combination is Combination.MAY_CONCURRENT
            yield f"可以{'并处' if together and item.kind is Kind.FINE else ''}{item.kind}"
    penal = [item for item in items if item.kind not in ORDERS]
    for one, other in pairwise(penal):
        chosen = other.combination is Combination.OR and one.kind is not other.kind
        if chosen and {one.kind, other.kind} <= _DECIDED:
            yield f"{one.kind}或者{other.kind}"


RULE = PenaltyRule("choice-left-open", NoParameters, check)
