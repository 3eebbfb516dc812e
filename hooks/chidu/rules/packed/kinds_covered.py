"""Every kind of penalty the clauses allow is imposed by some tier: otherwise nothing says when it is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chidu.model.fields import TrackWords
from chidu.problems import Problem
from chidu.rules.demands import Demand, NoParameters, PenaltyRule
from chidu.rules.packed.kinds import PENALTIES
from chidu.rules.penalty import Penalty
from chidu.rules.wordings import standards
from chidu.sanction import Item, Kind

# What another organ decides is not the department's to divide: detention by the police, closing down by the government.
_ELSEWHERE = re.compile(
    "公安机关|人民政府(?:批准|责令|按照|决定)|发证(?:机关|部门)|登记机关|颁发[^，。；]{0,20}(?:机关|部门)"
)
_SENTENCE = re.compile("[。；]")


def check(penalty: Penalty, ask: Demand[NoParameters]) -> Iterator[Problem]:
    """Judged where clauses and tiers are read whole; 没收 is left out, it depends on there being something to take."""
    record = penalty.record
    clauses = [
        (index, words) for index, basis in enumerate(record.penalty_bases) for words in basis.clause or ()
    ]
    tiers = [words for _, words in standards(record)]
    if not tiers or not all(words.reading.complete for words in (*(words for _, words in clauses), *tiers)):
        return
    imposed = {item.kind for words in tiers for item in words.reading.items}
    missing = {
        kind: found for kind, found in _allowed(words for _, words in clauses).items() if kind not in imposed
    }
    if missing:
        first = next(index for index, words in clauses if set(_allowed([words])) & missing.keys())
        yield ask.finding(
            f"法条规定了{''.join(f'“{words}”' for words in missing.values())}，没有一档写到，看不出什么时候用",
            penalty.entry.file.place("处罚依据", first, "罚则"),
            instead="写明什么情形用；不由本部门决定的，罚则里不引",
        )


def _allowed(clauses: Iterable[TrackWords]) -> dict[Kind, str]:
    """The kinds the department itself may impose, in the order of the clauses, each in the clause's words."""
    found: dict[Kind, str] = {}
    for words in clauses:
        text = words.reading.text
        for item in words.reading.items:
            if item.kind in PENALTIES and not _elsewhere(text, item):
                found.setdefault(item.kind, text[slice(*item.span)])
    return found


def _elsewhere(text: str, item: Item) -> bool:
    sentence = _SENTENCE.split(text[: item.span[1]])[-1]
    return _ELSEWHERE.search(sentence) is not None


RULE = PenaltyRule("kinds-covered", NoParameters, check)
