"""The kinds of penalty a rule on choices looks at, and whether a sentence leaves one open."""

from __future__ import annotations

from chidu.model.fines import is_waivable
from chidu.sanction import Combination, Item, Kind

# 行政处罚法 9 without 没收, which depends on there being something to take away.
PENALTIES = frozenset(
    {Kind.WARNING, Kind.CRITICISM, Kind.FINE, Kind.SUSPEND_LICENCE, Kind.LOWER_QUALIFICATION}
    | {Kind.REVOKE_LICENCE, Kind.RESTRICT_BUSINESS, Kind.SUSPEND_BUSINESS, Kind.CLOSE_BUSINESS}
    | {Kind.RESTRICT_EMPLOYMENT, Kind.DETENTION}
)


def is_open(item: Item) -> bool:
    """Whether the organ may leave the item out, or choose it in another's place."""
    return is_waivable(item) or item.combination in (Combination.OR, Combination.ALONE)
