"""A reading as the JSON object that `chidu sanction` prints."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from chidu.language import numerals
from chidu.sanction.convention import ends
from chidu.sanction.reading import Amount, BaseFloor, Convention, Item, Reading, Step, Unread


def to_json(reading: Reading, convention: Convention | None = None) -> dict[str, Any]:
    """The object of `chidu sanction`; a missing value is null, never absent.

    {"text": str,
     "items": [{"kind": str, "combination": str|null, "optional": bool,
                "amount": null | {"min", "max": str|null, "min_word", "max_word": str|null, "unit": str,
                                  "base", "per", "cap", "floor": str|null,
                                  "steps": [{"each", "amount": str, "scope", "rounding": str|null}],
                                  "base_floor": null | {"below", "counts_as": str},
                                  with a convention also "min_inclusive", "max_inclusive": bool|null},
                "target": str|null, "condition": str|null, "span": [start, end]}],
     "unread": [{"text": str, "reason": str, "span": [start, end]}]}

    Amounts are decimal strings: yuan, 倍, per cent ("20" = 20 %), 日 月 年; `cap`, `floor`,
    `steps` and `base_floor` are in yuan. Offsets count characters
    of `text` from 0, the end exclusive.
    """
    return {
        "text": reading.text,
        "items": [_item(item, convention) for item in reading.items],
        "unread": [_unread(passage) for passage in reading.unread],
    }


def _item(item: Item, convention: Convention | None) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "combination": item.combination.value if item.combination else None,
        "optional": item.optional,
        "amount": _amount(item.amount, convention) if item.amount else None,
        "target": item.target,
        "condition": item.condition,
        "span": list(item.span),
    }


def _amount(amount: Amount, convention: Convention | None) -> dict[str, Any]:
    stated = {
        "min": _number(amount.min),
        "max": _number(amount.max),
        "min_word": amount.min_word,
        "max_word": amount.max_word,
        "unit": amount.unit.value,
        "base": amount.base,
        "per": amount.per,
        "cap": _number(amount.cap),
        "floor": _number(amount.floor),
        "steps": [_step(step) for step in amount.steps],
        "base_floor": _base_floor(amount.base_floor),
    }
    return stated if convention is None else stated | ends(amount, convention)._asdict()


def _step(step: Step) -> dict[str, Any]:
    return {
        "each": step.each,
        "amount": _number(step.amount),
        "scope": step.scope,
        "rounding": step.rounding,
    }


def _base_floor(floor: BaseFloor | None) -> dict[str, Any] | None:
    if floor is None:
        return None
    return {"below": _number(floor.below), "counts_as": _number(floor.counts_as)}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else f"{numerals.plain(value):f}"


def _unread(passage: Unread) -> dict[str, Any]:
    return {"text": passage.text, "reason": passage.reason, "span": list(passage.span)}
