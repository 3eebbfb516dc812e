"""The rules that only packs switch on, each a module with its parameters."""

from __future__ import annotations

from collections.abc import Mapping

from chidu.rules.demands import AnyRule
from chidu.rules.packed import (
    choice_left_open,
    circumstances_range,
    grade_share,
    kinds_covered,
    middle_tier,
    ratio_count,
    tier_count,
    tier_names,
)

RULES: tuple[AnyRule, ...] = (
    tier_count.RULE,
    tier_names.RULE,
    ratio_count.RULE,
    middle_tier.RULE,
    grade_share.RULE,
    kinds_covered.RULE,
    choice_left_open.RULE,
    circumstances_range.RULE,
)
PACKED: Mapping[str, AnyRule] = {rule.code: rule for rule in RULES}
