"""What a sanction text says beside the sanctions that were read in it, so that nothing passes for a mere rewording."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from chidu.model.changes.meaning import meaning
from chidu.sanction import Item, Kind, Reading
from chidu.sanction.lexicon import Role
from chidu.sanction.phrases import is_filler
from chidu.sanction.scanner import Token, normal, scan

# Kinds one word of which says as much as another: 不予处罚, 免予行政处罚.
_SPELT = frozenset(
    {Kind.FINE, Kind.WARNING, Kind.CRITICISM, Kind.DETENTION, Kind.NO_PENALTY, Kind.NO_FINE, Kind.REWARD}
)
# What the items tell better: how they are joined, and how much.
_SAID = frozenset({Role.JOIN, Role.AMOUNT, Role.PER, Role.STOP, Role.OPENING, Role.CLOSING, Role.FINE_VERB})
_MARKS = re.compile(r"[\s，,；;。、：:（）()]+")
_CHOOSING = re.compile("^或者?|或者?$")
_BETWEEN = "，"


def same_beside(
    before: Reading, after: Reading, gone: Collection[Item] = (), come: Collection[Item] = ()
) -> bool:
    """Whether two texts say the same outside their items; `gone` and `come` are told with their circumstances."""
    old, new = _beside(before, gone), _beside(after, come)
    return old == new or wording(old) == wording(new)


def _beside(reading: Reading, told: Collection[Item]) -> str:
    words = _BETWEEN.join(_outside(reading))
    for item in told:
        for said in (item.condition, item.target and f"对{item.target}", item.target):
            words = words.replace(said, "", 1) if said else words
    return words


def _outside(reading: Reading) -> Iterator[str]:
    end = 0
    for start, stop in sorted(item.span for item in reading.items):
        if start > end:
            yield reading.text[end:start]
        end = max(end, stop)
    yield reading.text[end:]


@lru_cache(maxsize=4096)
def wording(text: str) -> str:
    """The words of a text without numbers, joining words and words that say nothing, in one writing."""
    parts, end = [], 0
    for token in scan(normal(text)):
        parts += [_words(text[end : token.start]), _token(token, text)]
        end = token.end
    return "".join([*parts, _words(text[end:])])


def _words(gap: str) -> str:
    words = _CHOOSING.sub("", _MARKS.sub("", gap))
    return "" if is_filler(words) else meaning(words)


def _token(token: Token, text: str) -> str:
    words = text[token.start : token.end]
    if token.role is Role.ORDER:
        return "限期" if "限期" in words else ""
    return "" if token.role in _SAID or token.value in _SPELT else words
