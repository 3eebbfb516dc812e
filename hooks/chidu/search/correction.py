"""What was probably meant: words of the best result that sound like what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from chidu.search.normalise import normalise
from chidu.search.pinyin import segmented, sounds
from chidu.search.query import Query
from chidu.search.ranking import Term, heard
from chidu.search.tokens import is_han


class Named(Protocol):
    """What a result is called, and what it is about."""

    @property
    def title(self) -> str: ...

    @property
    def aliases(self) -> Sequence[str]: ...

    @property
    def conduct(self) -> str: ...


def corrected(query: Query, terms: Sequence[Term], record: int, card: Named) -> str:
    """The question with what only sounds like the record written as the record has it, "" where nothing is to correct.

    Twin: `corrected` of correction.js.
    """
    texts = [normalise(each) for each in (*card.aliases, card.title, card.conduct)]
    text = query.written
    for start, end in reversed(heard(terms, record)):
        typed = text[start:end]
        meant = next((found for each in texts for found in _alike(typed, each)), typed)
        text = text[:start] + meant + text[end:]
    return text if text != query.written else ""


def _alike(typed: str, text: str) -> Iterator[str]:
    """Every part of a text that sounds like what was typed: characters, syllables or first letters."""
    wanted = _readings(typed)
    spoken = sounds(text)
    for at in range(len(text) - len(wanted) + 1):
        window = spoken[at : at + len(wanted)]
        if all(_same(one, other) for one, other in zip(window, wanted, strict=True)):
            yield text[at : at + len(wanted)]


def _same(readings: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """A reading is what is wanted, or begins with the one letter that is."""
    return any(one == other or one[0] == other for one in readings for other in wanted)


def _readings(typed: str) -> Sequence[tuple[str, ...]]:
    if is_han(typed):
        return sounds(typed)
    letters = typed.replace(" ", "")
    return [(syllable,) for syllable in segmented(letters) or letters]
