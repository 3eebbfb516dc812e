"""Every kind of penalty the clauses allow is imposed by some tier: otherwise nothing says when it is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from chidu.model.benchmark import Benchmark
from chidu.problems import Problem
from chidu.rules.demands import Demand, NoParameters, PenaltyRule
from chidu.rules.packed.kinds import PENALTIES
from chidu.rules.penalty import Penalty
from chidu.rules.wordings import standards
from chidu.sanction import Item, Kind

# What another organ decides is not the department's to divide: detention by the police, closing down by the government.
_ORGANS = "公安机关|发证(?:机关|部门)|登记机关|颁发[^，。；]{0,20}(?:机关|部门)"
_ELSEWHERE = re.compile(f"{_ORGANS}|人民政府(?:批准|责令|按照|决定)")
# 责令停业、关闭，由县级以上人民政府决定: a sentence of its own about a kind the clause named before.
_DECIDED = re.compile(
    f"[^，。；由]{{0,20}}，?由[^。；]{{0,60}}(?:{_ORGANS}|人民政府)[^，。；]{{0,20}}(?:决定|批准|作出|实施|执行)"
)
_SENTENCE = re.compile("[。；]")
# 情节严重的 says nothing a clerk could go by: refining it is what the tiers are for.
_VAGUE = re.compile("情节|严重后果|后果严重|性质恶劣")


def check(penalty: Penalty, ask: Demand[NoParameters]) -> Iterator[Problem]:
    """Judged where clauses and tiers are read whole; 没收 is left out, it depends on there being something to take.

    What the clause itself conditions (拒不改正的，责令停产整治) says when, so nobody is asked for it.
    """
    record = penalty.record
    tiers = [words for _, words in standards(record)]
    clauses = [words for basis in record.penalty_bases for words in basis.clause or ()]
    if not tiers or not all(words.reading.complete for words in (*clauses, *tiers)):
        return
    imposed = {item.kind for words in tiers for item in words.reading.items}
    missing = [each for kind, each in _allowed(record).items() if kind not in imposed]
    if missing:
        named = "".join(f"“{each.words}”" for each in missing)
        yield ask.finding(
            f"法条规定了{named}，没有一档写到，看不出什么时候用",
            penalty.entry.file.place("处罚依据", min(each.basis for each in missing), "罚则"),
            instead="在用这种处罚的那一档写上，或者写明什么情形用；按规定由别的机关决定的，写进“例外”",
        )


class _Allowed(NamedTuple):
    """A kind as the clause of a basis words it."""

    basis: int
    words: str


def _allowed(record: Benchmark) -> dict[Kind, _Allowed]:
    """The kinds the department itself may impose and the clause leaves open, in the order of the clauses."""
    read = [
        (index, each.reading)
        for index, basis in enumerate(record.penalty_bases)
        for each in basis.clause or ()
    ]
    penal = [(index, each, item) for index, each in read for item in each.items if item.kind in PENALTIES]
    decided = {item.kind for _, each, item in penal if _is_decided_elsewhere(each.text, item)}
    # What a basis begins with is the violation itself, which is no reason to choose one kind rather than another.
    violations = {index: each.items[0].condition for index, each in reversed(read) if each.items}
    found: dict[Kind, _Allowed] = {}
    for index, each, item in penal:
        is_own = item.kind not in decided and not _is_before_an_organ(each.text, item)
        if is_own and not _says_when(item, violations[index]):
            found.setdefault(item.kind, _Allowed(index, each.text[slice(*item.span)]))
    return found


def _says_when(item: Item, violation: str | None) -> bool:
    """Whether the clause has a condition of its own for it, besides the violation all of it is about."""
    condition = item.condition
    return condition is not None and condition != violation and not _VAGUE.search(condition)


def _is_before_an_organ(text: str, item: Item) -> bool:
    """由公安机关处五日以下拘留."""
    sentence = _SENTENCE.split(text[: item.span[1]])[-1]
    return _ELSEWHERE.search(sentence) is not None


def _is_decided_elsewhere(text: str, item: Item) -> bool:
    """责令停业、搬迁、关闭由人民政府决定, said of it at the head of a sentence."""
    is_head = "，" not in _SENTENCE.split(text[: item.span[1]])[-1]
    return is_head and _DECIDED.match(text, item.span[1]) is not None


RULE = PenaltyRule("kinds-covered", NoParameters, check)
