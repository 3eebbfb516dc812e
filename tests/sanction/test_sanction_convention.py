"""Whether a bound includes its number, under each convention."""

from __future__ import annotations

from decimal import Decimal

import pytest

from chidu.sanction import Convention, Ends, ends, for_statute, for_tiers, read

CIVIL, BELOW, BOTH = Convention.CIVIL_CODE, Convention.BELOW_EXCLUDES, Convention.BOTH_INCLUDE

ENDS = {
    "处1000元以上2000元以下罚款": {CIVIL: (True, True), BELOW: (True, False), BOTH: (True, True)},
    "处1000元以上不足2000元罚款": {CIVIL: (True, False), BELOW: (True, False), BOTH: (True, False)},
    "处超过1000元2000元以内罚款": {CIVIL: (False, True), BELOW: (False, True), BOTH: (False, True)},
    "处1000元至2000元罚款": {CIVIL: (True, True), BELOW: (True, True), BOTH: (True, True)},
    "处1000元以上（不含本数）2000元以下（含本数）罚款": {
        CIVIL: (False, True), BELOW: (False, True), BOTH: (False, True)
    },
    "处2000元以下罚款": {CIVIL: (None, True), BELOW: (None, False), BOTH: (None, True)},
    "处1000元以上罚款": {CIVIL: (True, None), BELOW: (True, None), BOTH: (True, None)},
    "处1000元罚款": {CIVIL: (True, True), BELOW: (True, True), BOTH: (True, True)},
}  # fmt: skip


@pytest.mark.parametrize("text", ENDS)
def test_ends(text: str) -> None:
    """民法典第一千二百五十九条：所称的“以上”、“以下”、“以内”、“届满”，包括本数；所称的“不满”、“超过”、“以外”，不包括本数。"""
    amount = read(text).items[0].amount
    assert amount is not None
    assert {convention: tuple(ends(amount, convention)) for convention in Convention} == ENDS[text]


def test_the_statutory_maximum_belongs_to_the_top_tier() -> None:
    """format.md: "The statutory maximum itself always belongs to the top tier"."""
    amount = read("处1万元以上3万元以下罚款").items[0].amount
    assert amount is not None
    assert ends(amount, BELOW, statutory_maximum=Decimal(30_000)) == Ends(True, True)
    assert ends(amount, BELOW, statutory_maximum=Decimal(50_000)) == Ends(True, False)


def test_which_convention_governs() -> None:
    """format.md: a statute's own, else 1259; tiers: the document's, else the rule pack's, else 1259."""
    assert [for_statute(None), for_statute(BELOW)] == [CIVIL, BELOW]
    assert [for_tiers(None), for_tiers(None, BELOW), for_tiers(BOTH, BELOW)] == [CIVIL, BELOW, BOTH]
