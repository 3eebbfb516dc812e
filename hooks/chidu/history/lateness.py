"""Backdated: a text recorded after the day it is said to apply from, though 公布 comes before 施行."""

from __future__ import annotations

from datetime import date

from chidu.history.timeline import Revision
from chidu.language.china_time import CHINA
from chidu.model.changes import Change, Direction, Topic

_OF_THE_TEXT = frozenset({Topic.TIER, Topic.AMOUNT, Topic.CONDITION, Topic.CONTENT})
_OF_NO_WEIGHT = frozenset({Direction.SAME, Direction.EDITORIAL})


def days_late(revision: Revision, legal: date | None) -> int:
    """How many days after its legal date a revision of a benchmark was recorded; 0 where it was in time.

    A first version is late by the age of the text it takes over. Later ones count only where they bring a new date or
    another ruling: who adds a town or corrects a character changes nothing that people could have relied on meanwhile.
    What was adopted ahead and is only folded in was on record before.
    """
    if legal is None or revision.folded or revision.deleted or not revision.readable:
        return 0
    if not revision.version.id.startswith("benchmark:"):
        return 0
    if not revision.first and not any(map(_counts, revision.changes)):
        return 0
    return max(0, (revision.recorded.astimezone(CHINA).date() - legal).days)


def _counts(change: Change) -> bool:
    if change.topic is Topic.DATE:
        return change.direction is not Direction.EDITORIAL
    return change.topic in _OF_THE_TEXT and change.direction not in _OF_NO_WEIGHT
