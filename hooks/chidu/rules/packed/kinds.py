"""The kinds of penalty a rule on choices looks at."""

from __future__ import annotations

from chidu.sanction import Kind

# 行政处罚法 9 without 没收, which depends on there being something to take away.
PENALTIES = frozenset(
    {Kind.WARNING, Kind.CRITICISM, Kind.FINE, Kind.SUSPEND_LICENCE, Kind.LOWER_QUALIFICATION}
    | {Kind.REVOKE_LICENCE, Kind.RESTRICT_BUSINESS, Kind.SUSPEND_BUSINESS, Kind.CLOSE_BUSINESS}
    | {Kind.RESTRICT_EMPLOYMENT, Kind.DETENTION}
)
CONFISCATIONS = frozenset({Kind.CONFISCATE_GAINS, Kind.CONFISCATE_PROPERTY})
