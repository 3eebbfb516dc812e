"""Whether a bound includes its number: the words under the convention that governs the text, never a constant."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from chidu.sanction.reading import Amount, Convention


class Ends(NamedTuple):
    """Whether each end belongs to the amount; None where the words give no such bound."""

    min_inclusive: bool | None
    max_inclusive: bool | None


_ALWAYS_EXCLUDE = frozenset({"不足", "不满", "超过", "不含本数"})
_EXCLUDE = {
    Convention.CIVIL_CODE: _ALWAYS_EXCLUDE,
    Convention.BELOW_EXCLUDES: _ALWAYS_EXCLUDE | {"以下"},
    Convention.BOTH_INCLUDE: _ALWAYS_EXCLUDE,
}


def ends(amount: Amount, convention: Convention, statutory_maximum: Decimal | None = None) -> Ends:
    """The ends of an amount under a convention (民法典 article 1259 unless the text says otherwise).

    A mark in the text (含本数, 不含本数) and the words 不足 不满 超过 hold under every convention. Where the upper end
    is the statutory maximum itself (same unit and base), it belongs to the amount whatever the words: the highest
    fine of the law can always be imposed.
    """
    excluded = _EXCLUDE[convention]
    low = None if amount.min is None else amount.min_word not in excluded
    high = None if amount.max is None else amount.max_word not in excluded or amount.max == statutory_maximum
    return Ends(low, high)


def for_statute(own: Convention | None) -> Convention:
    """The convention of a statute's text: its own 用语约定, else 民法典 article 1259."""
    return own or Convention.CIVIL_CODE


def for_tiers(document: Convention | None, pack: Convention | None = None) -> Convention:
    """The convention of the tiers: the issuing document's 裁量用语, else the rule pack's, else article 1259."""
    return document or pack or Convention.CIVIL_CODE
