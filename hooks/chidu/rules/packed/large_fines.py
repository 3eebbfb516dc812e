"""Large fines (较大数额罚款): whether a record may impose one, by what its department's list says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from chidu.model.fines import amount_text, is_fine
from chidu.model.institutions import ListEntry
from chidu.ranges.figures import figure
from chidu.ranges.scoring import BaseKind, formulas
from chidu.rules.packed.ladders import rows
from chidu.rules.penalty import Penalty
from chidu.rules.thresholds import EITHER, Subject, Threshold, candidates, subject, thresholds
from chidu.sanction import Amount, Unit, ends


class Reach(IntEnum):
    """Whether a fine is a large one; MAYBE where it is for a person but not for a unit, or by one entry of two."""

    NO = 0
    MAYBE = 1
    YES = 2


class Fine(NamedTuple):
    """The highest a tier or a formula may come to, in yuan, and whether that very amount can be imposed."""

    words: str
    subject: Subject
    high: Decimal
    inclusive: bool


class Large(NamedTuple):
    """What the highest fine of a record comes to; `words` say which it is, and which threshold it is held against."""

    reach: Reach
    high: Decimal = Decimal(0)
    words: str = ""


def large(penalty: Penalty) -> Large:
    """Fines of so many times something, or for each of something, depend on the case: they are no guess of ours."""
    entries = candidates(penalty.acts, penalty.entry.department, penalty.entry.id)
    if not entries:
        return Large(Reach.NO)
    found = [_by_entry(penalty, item) for item in entries]
    most = max(found)
    return most if min(found).reach is most.reach else most._replace(reach=Reach.MAYBE)


def _by_entry(penalty: Penalty, item: ListEntry) -> Large:
    limits = thresholds(item)
    return max((_judged(fine, limits) for fine in _fines(penalty)), default=Large(Reach.NO))


def _judged(fine: Fine, limits: tuple[Threshold, ...]) -> Large:
    told: list[str] = []
    verdicts: list[bool] = []
    for concerned in (Subject(person=True, unit=False), Subject(person=False, unit=True)):
        if not _meets(fine.subject, concerned):
            continue
        reached = [each for each in limits if _meets(each.subject, concerned) and _reaches(fine, each)]
        verdicts.append(bool(reached))
        told += [_told(each) for each in reached]
    reach = Reach.YES if all(verdicts) else Reach.MAYBE if any(verdicts) else Reach.NO
    return Large(reach, fine.high, f"{fine.words}（{'，'.join(dict.fromkeys(told))}算较大数额）")


def _meets(one: Subject, other: Subject) -> bool:
    return (one.person and other.person) or (one.unit and other.unit)


def _reaches(fine: Fine, limit: Threshold) -> bool:
    return fine.high > limit.amount or (fine.high == limit.amount and fine.inclusive and limit.inclusive)


def _told(limit: Threshold) -> str:
    about = "" if limit.subject == EITHER else "对个人" if limit.subject.person else "对单位"
    yuan = figure(limit.amount, Amount(limit.amount, None, None, None, Unit.YUAN))
    return f"{about} {yuan}以上".strip() if limit.inclusive else f"{about}超过 {yuan}"


def _fines(penalty: Penalty) -> Iterator[Fine]:
    """The fines of every tier, or of every formula, that come to an amount of yuan the record itself knows."""
    highest = _highest(penalty)
    whom = _whom(penalty)
    for row in rows(penalty.record):
        for words in row.standard:
            for item in filter(is_fine, words.reading.items):
                amount = item.amount
                high = _high(amount) if amount else None
                if amount is not None and high is not None:
                    inclusive = ends(amount, penalty.convention, highest).max_inclusive is not False
                    hit = subject(item.target or words.track or whom)
                    yield Fine(f"“{row.rank.name}”罚款 {amount_text(amount)}", hit, high, inclusive)
    for formula in formulas(penalty.record):
        reach = formula.reach if formula.base.kind is not BaseKind.CASE else None
        if reach is not None and reach.high is not None:
            yuan = figure(reach.high, Amount(reach.high, reach.high, None, None, Unit.YUAN))
            hit = subject(formula.track or whom)
            yield Fine(f"算出来最高 {yuan}", hit, reach.high, True)


def _high(amount: Amount) -> Decimal | None:
    if amount.cap is not None:
        return amount.cap
    in_yuan = amount.unit is Unit.YUAN and not amount.per and not amount.base
    return amount.max if in_yuan else None


def _highest(penalty: Penalty) -> Decimal | None:
    """The statutory maximum in yuan: it can always be imposed."""
    allowed = [each.amount for each in penalty.statutory.ranges if each.amount.unit is Unit.YUAN]
    return max((each.max for each in allowed if each.max is not None), default=None)


def _whom(penalty: Penalty) -> str | None:
    """Whom the clauses are about, where all of them name the same."""
    targets = {each.target for each in penalty.statutory.ranges}
    return next(iter(targets)) if len(targets) == 1 else None
