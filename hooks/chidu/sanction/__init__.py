"""The sanction language (罚则语言): reads 罚则 and 裁量标准 into items and amounts, never guessing."""

from __future__ import annotations

from chidu.sanction.as_json import to_json
from chidu.sanction.convention import Ends, ends, for_statute, for_tiers
from chidu.sanction.parser import read
from chidu.sanction.printer import amount_words, item_words, words
from chidu.sanction.reading import (
    Amount,
    BaseFloor,
    Combination,
    Convention,
    Item,
    Kind,
    Reading,
    Step,
    Unit,
    Unread,
)

__all__ = [
    "Amount",
    "BaseFloor",
    "Combination",
    "Convention",
    "Ends",
    "Item",
    "Kind",
    "Reading",
    "Step",
    "Unit",
    "Unread",
    "amount_words",
    "ends",
    "for_statute",
    "for_tiers",
    "item_words",
    "read",
    "to_json",
    "words",
]
