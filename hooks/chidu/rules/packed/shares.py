"""Shares of a span in the words of a pack: 30%以下, 超过30%不足70%, 70%以上, 10%至30%."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from chidu.model.fields import refuse

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,2})?%"
_LOWER = rf"(?:(?P<from>{_NUMBER})以上|不低于(?P<least>{_NUMBER})|(?:超过|高于)(?P<above>{_NUMBER}))"
_UPPER = (
    rf"(?:(?P<to>{_NUMBER})以下|(?:不超过|不高于)(?P<most>{_NUMBER})|(?:不足|低于|不满)(?P<below>{_NUMBER}))"
)
_BETWEEN = rf"(?P<first>{_NUMBER})至(?P<last>{_NUMBER})"
_SHARE = re.compile(f"(?:{_LOWER})?(?:{_UPPER})?|{_BETWEEN}|(?P<exactly>{_NUMBER})")
EXAMPLES = "30%以下、超过30%不足70%、70%以上、10%至30%、50%"


@dataclass(frozen=True, slots=True)
class Share:
    """From `low` to `high` in per cent, each end with whether it belongs; `words` as the pack has them."""

    words: str
    low: Decimal
    high: Decimal
    with_low: bool = True
    with_high: bool = True


def _share(value: object) -> object:
    if isinstance(value, Share):
        return value
    if not isinstance(value, str):
        raise refuse("share_form", f"份额写成一句话，例如 {EXAMPLES}")
    match = _SHARE.fullmatch(value)
    if not value or match is None:
        raise refuse("share_form", f"“{value}”不是份额，可以写：{EXAMPLES}")
    share = _read(value, {name: _per_cent(text) for name, text in match.groupdict().items() if text})
    if share.high > _HUNDRED:
        raise refuse("share_over", f"“{value}”超过了 100%")
    if share.low > share.high or (share.low == share.high and not (share.with_low and share.with_high)):
        raise refuse("share_empty", f"“{value}”里没有数：小数写在前面，大数写在后面")
    return share


def _read(words: str, ends: dict[str, Decimal]) -> Share:
    if "exactly" in ends:
        return Share(words, ends["exactly"], ends["exactly"])
    if "first" in ends:
        return Share(words, ends["first"], ends["last"])
    low = next((ends[name] for name in ("from", "least", "above") if name in ends), _ZERO)
    high = next((ends[name] for name in ("to", "most", "below") if name in ends), max(low, _HUNDRED))
    return Share(words, low, high, "above" not in ends, "below" not in ends)


def _per_cent(text: str) -> Decimal:
    return Decimal(text.removesuffix("%"))


ShareWords = Annotated[Share, BeforeValidator(_share), WithJsonSchema({"type": "string"})]


@dataclass(frozen=True, slots=True)
class Seam:
    """A single point two neighbouring shares both claim, or that lies between them and neither claims."""

    lower: str
    upper: str
    at: Decimal
    both: bool


def seams(shares: Iterable[tuple[str, Share]]) -> Iterator[Seam]:
    """The points at which shares by grade meet and do not divide; a range nobody speaks of is no point."""
    rising = sorted(shares, key=lambda each: (each[1].low, each[1].high))
    for (lower, one), (upper, other) in pairwise(rising):
        if one.high == other.low and one.with_high is other.with_low:
            yield Seam(lower, upper, one.high, both=one.with_high)
