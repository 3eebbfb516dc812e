"""较大数额标准: from which fine on a department's decision counts as large, read from the lists that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from chidu.corpus.corpus import Corpus, Entry
from chidu.model.institutions import ListEntry, Listing, ListKind
from chidu.problems import Level, Place, Problem
from chidu.ranges.measure import Who, who
from chidu.sanction import Convention, Kind, Unit, ends, read

LARGE = "行政处罚法第六十三条第一款第（一）项：较大数额罚款，应当告知当事人有要求听证的权利"

_ANYBODY = re.compile("当事人|行为人|经营者|责任者")


class Subject(NamedTuple):
    """Whom words may be about: a person, a unit, or both."""

    person: bool
    unit: bool


EITHER = Subject(person=True, unit=True)


class Threshold(NamedTuple):
    """A fine from `amount` yuan on is large, for the subject it is about; `inclusive` whether the amount itself is."""

    subject: Subject
    amount: Decimal
    inclusive: bool


def subject(words: str | None) -> Subject:
    """公民 and 责任人员 are persons, 法人或者其他组织 is a unit, 当事人 and nobody named may be either."""
    if words is None or _ANYBODY.search(words):
        return EITHER
    hit = who(words)
    return EITHER if hit is Who.OTHER else Subject(hit is Who.PERSON, hit is Who.SUBJECT)


def candidates(acts: Corpus, department: str, id: str) -> tuple[ListEntry, ...]:
    """The entries that may hold for a benchmark: those that name it, else all that name its department."""
    entries = [item for _, _, item in _entries(acts)]
    named = tuple(item for item in entries if id in item.benchmarks)
    return named or tuple(item for item in entries if department in item.departments)


def thresholds(item: ListEntry) -> tuple[Threshold, ...]:
    """What an entry says, as far as it can be read."""
    found = (_threshold(text) for condition in item.conditions or () for text in condition.all_of)
    return tuple(each for each in found if each)


# A few texts are held against every penalty of their department.
@lru_cache(maxsize=1024)
def _threshold(text: str) -> Threshold | None:
    fines = [item for item in read(text).items if item.kind is Kind.FINE]
    amount = fines[0].amount if len(fines) == 1 else None
    if amount is None or amount.unit is not Unit.YUAN or amount.base or amount.per or amount.min is None:
        return None
    return Threshold(
        subject(fines[0].target), amount.min, ends(amount, Convention.CIVIL_CODE).min_inclusive is True
    )


def _entries(acts: Corpus) -> Iterator[tuple[Entry[Listing], int, ListEntry]]:
    for listing in acts.lists.values():
        if listing.record.kind is ListKind.LARGE_AMOUNT:
            for number, item in enumerate(listing.record.entries):
                yield listing, number, item


def check(acts: Corpus) -> Iterator[Problem]:
    """Every entry says from how many yuan on; what is large to take away (没收) is not read."""
    for listing, number, item in _entries(acts):
        if not item.conditions:
            yield _unread(
                f"“{item.matter}”没有写多少罚款算较大数额", listing.file.place("条目", number, "事项")
            )
        for place, condition in enumerate(item.conditions or ()):
            for text in condition.all_of:
                if "没收" not in text and _threshold(text) is None:
                    at = listing.file.place("条目", number, "情形", place)
                    yield _unread(f"“{text}”看不出多少元以上的罚款算较大数额", at)


def _unread(message: str, place: Place) -> Problem:
    instead = "个人和单位分开写，各写一个数：对公民处5000元以上罚款、对法人或者其他组织处5万元以上罚款"
    return Problem("threshold-unread", Level.WARNING, message, place, instead=instead, clause=LARGE)
