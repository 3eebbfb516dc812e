"""How a text sounds: syllable pairs and first letters, for people who type pinyin or pick a homophone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, product
from pathlib import Path

_FILE = Path(__file__).with_name("pinyin.json")
_INITIALS, _BEGINNING = 3, 4
_LONGEST_SYLLABLE = 6


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """Character -> its syllables without tones, ü as v, the most usual first; the characters of GB 2312 only."""
    parts: dict[str, dict[str, str]] = json.loads(table())
    found: dict[str, tuple[str, ...]] = {}
    for syllables in (parts["first"], parts["also"]):
        for syllable, characters in syllables.items():
            for character in characters:
                found[character] = (*found.get(character, ()), syllable)
    return found


@cache
def _syllables() -> frozenset[str]:
    return frozenset(syllable for readings in _readings().values() for syllable in readings)


def is_sound(token: str) -> bool:
    """Whether a token is of syllables or first letters: no word holds a ' or begins with ^."""
    return "'" in token or token[:1] == "^"


def syllable_token(first: str, second: str) -> str:
    """The token of two syllables in a row."""
    return f"{first}'{second}"


def syllable_tokens(text: str) -> list[str]:
    """Every pair of neighbouring syllables of a normalised text: 占道经营 -> zhan'dao dao'jing jing'ying."""
    return [
        syllable_token(first, second)
        for run in _spoken(text)
        for one, two in pairwise(run)
        for first, second in product(one, two)
    ]


def initials_tokens(text: str) -> list[str]:
    """Every three neighbouring first letters of a normalised text, those at a beginning also as such: 占道经营 -> zdj djy."""
    found = []
    for run in _spoken(text):
        letters = [tuple(dict.fromkeys(reading[0] for reading in readings)) for readings in run]
        windows = [letters[at : at + _INITIALS] for at in range(len(letters) - _INITIALS + 1)]
        found += [
            token for window in windows for row in product(*window) for token in initials_grams("".join(row))
        ]
        found += [token for row in product(*letters[:_BEGINNING]) for token in beginning("".join(row))]
    return found


def beginning(letters: str) -> list[str]:
    """The token of four first letters with which a name or a clause begins, none for fewer: three are found by chance."""
    return [f"^|{letters[:_BEGINNING]}"] if len(letters) >= _BEGINNING else []


def initials_grams(letters: str) -> list[str]:
    """The tokens of a row of first letters, none of fewer than three."""
    return [f"^{letters[at : at + _INITIALS]}" for at in range(len(letters) - _INITIALS + 1)]


def initial(text: str) -> str:
    """The first letter of a normalised text, upper case: of its sound, or its own; "" where it has none."""
    for character in text[:1]:
        readings = _readings().get(character)
        letter = readings[0][0] if readings else character
        return letter.upper() if letter.isascii() and letter.isalpha() else ""
    return ""


def segmented(letters: str) -> list[str]:
    """A row of letters as the fewest syllables, [] where it is no pinyin: zhandaojingying -> zhan dao jing ying.

    Of two cuts with as many syllables the one whose first syllable is longer. Twin: `segmented` of pinyin.js.
    """
    best: list[list[str] | None] = [None] * len(letters) + [[]]
    for start in range(len(letters) - 1, -1, -1):
        for end in range(min(len(letters), start + _LONGEST_SYLLABLE), start, -1):
            rest, syllable = best[end], _written(letters[start:end])
            if rest is None or syllable not in _syllables():
                continue
            shortest = best[start]
            if shortest is None or len(rest) + 1 < len(shortest):
                best[start] = [syllable, *rest]
    return best[0] or []


def sounds(text: str) -> Sequence[tuple[str, ...]]:
    """The readings of every character of a normalised text; () for what has none."""
    return [_readings().get(character, ()) for character in text]


def _written(syllable: str) -> str:
    """lü, lue as the table has them: lv, lve."""
    return re.sub("^([ln])ue$", r"\1ve", syllable.replace("ü", "v"))


def _spoken(text: str) -> Iterator[list[tuple[str, ...]]]:
    """The runs of characters whose sound is known."""
    run: list[tuple[str, ...]] = []
    for readings in (*sounds(text), ()):
        if readings:
            run.append(readings)
        elif run:
            yield run
            run = []


def table() -> bytes:
    """The table of readings; a test holds the browser's copy, `readings.json`, to it."""
    return _FILE.read_bytes()
