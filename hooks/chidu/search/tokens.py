"""Text into search tokens: bigrams at every character position, Latin words, unigrams, canonical tokens."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from chidu.search.normalise import normalise, rewrite
from chidu.search.references import references

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_WORD = "0-9a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u052f\u3041-\u3096\u30a1-\u30fa\uac00-\ud7a3"
_RUN = re.compile(f"([{_HAN}]+)|([{_WORD}]+)")
_HAN_CHARACTER = re.compile(f"[{_HAN}]")


def words(text: str) -> list[str]:
    """The words of a normalised text, in order: 占道经营KTV -> 占道 道经 经营 ktv.

    A Chinese character that stands alone is its own word. Twin: `words` of tokens.js.
    """
    return [word for word, _ in placed_words(text)]


def placed_words(text: str) -> Iterator[tuple[str, int]]:
    """The words of a normalised text, each with the place where it begins. Twin: `placedWords` of tokens.js."""
    for run in _RUN.finditer(text):
        han, word = run.groups()
        if word or len(han) == 1:
            yield run[0], run.start()
        else:
            yield from ((han[at : at + 2], run.start() + at) for at in range(len(han) - 1))


def unigrams(text: str) -> list[str]:
    """Every Chinese character of a normalised text, in order."""
    return _HAN_CHARACTER.findall(text)


def has_words(text: str) -> bool:
    """Whether a normalised text has anything to look up. The ranges are closed, so no edition of Unicode changes it."""
    return bool(_RUN.search(text))


def is_han(word: str) -> bool:
    """Whether a word begins with a Chinese character."""
    return bool(_HAN_CHARACTER.match(word))


def index_tokens(text: str) -> list[str]:
    """All tokens under which a text may be looked up: as written, with short forms in full, and what it cites."""
    written = normalise(text)
    plain = words(written)
    in_full = Counter(words(rewrite(written))) - Counter(plain)
    return [*plain, *in_full.elements(), *(reference.token for reference in references(written))]
