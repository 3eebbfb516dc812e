"""The rules that only packs switch on, each a module with its parameters."""

from __future__ import annotations

from collections.abc import Mapping

from chidu.rules.demands import AnyRule
from chidu.rules.packed import (
    application_rules,
    choice_left_open,
    circumstances_range,
    circumstances_stated,
    entrustment_filing,
    evaluation,
    filing,
    grade_share,
    issuer_competence,
    kinds_covered,
    law_amended,
    links_both_ways,
    matter_without_benchmark,
    middle_tier,
    procedure_flags,
    ratio_count,
    sections_stated,
    stages,
    summary_procedure,
    superior_relation,
    systems_complete,
    threshold_missing,
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
    stages.RULE,
    filing.RULE,
    application_rules.RULE,
    issuer_competence.RULE,
    evaluation.RULE,
    law_amended.RULE,
    systems_complete.RULE,
    matter_without_benchmark.RULE,
    links_both_ways.RULE,
    superior_relation.RULE,
    procedure_flags.RULE,
    summary_procedure.RULE,
    threshold_missing.RULE,
    circumstances_stated.RULE,
    sections_stated.RULE,
    entrustment_filing.RULE,
)
PACKED: Mapping[str, AnyRule] = {rule.code: rule for rule in RULES}
