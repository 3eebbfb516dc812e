"""A person's words into weighted tokens: what is cited first, then what is named; phrases that only ask are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product

from chidu.search.citing import Span, blanked, cited_in
from chidu.search.normalise import normalise, rewrite, rewritten
from chidu.search.pinyin import beginning, initials_grams, is_sound, segmented, sounds, syllable_token
from chidu.search.references import act_token
from chidu.search.tables import tables
from chidu.search.tokens import has_words, is_han, placed_words, words

LONGEST = 200
WORD = 1.0
_AMOUNT = 3  # figures
_SHORT = 2  # so short a query is a word, not a question: 怎么 may stand in an alias
_REFERENCE, _ACT, _ACT_ARTICLE = 3.0, 2.0, 4.0
_AKIN = 0.7  # for a word of the same meaning or the same sound
ALONE = 0.15
_VAGUE, _ELSEWHERE = 0.2, 2.5
# 网吧 and 酒吧 are places, not questions.
_ENDING = re.compile("(^|[^网酒氧书迪咖茶水清])([吗呢呀啊吧]+)(?=[ ?!。,]|$)")
_LATIN = re.compile("[a-zü]+(?: +[a-zü]+)*")
_PART = re.compile("[^ ]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What the collection itself knows: bare names of its acts, its 文号 as `act_numbers` spells them, common tokens."""

    laws: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    common: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing to look up: its weight, and the characters [start, end) of the question it stands for.

    `ways` are the ways a record can have it, each a row of tokens that must all be there.
    """

    ways: tuple[tuple[str, ...], ...]
    weight: float
    start: int
    end: int

    @property
    def by_sound(self) -> bool:
        """Whether it is looked up by its sound."""
        return is_sound(self.ways[0][0])

    @property
    def is_cited(self) -> bool:
        """Whether it is an article, an amount, an act or a 文号, not just said."""
        return self.weight > WORD


@dataclass(frozen=True, slots=True)
class Query:
    """A question read; characters are those of `written`, the question normalised with short forms in full.

    `named` is what is left of it, the rest blank, without citations and words that only ask.
    `asked` is what tells records apart; the others are tried where that does not suffice: `spoken` reads its Latin
    letters as pinyin, `akin` its words as others that mean much the same, `alike` its words as others of the same sound,
    `alone` its single characters. `size` is what each character counts where a record has it, less where a short form
    was put in full; `worth` what it counts where it has not: little where it goes with anything, much where it is of a
    service that no benchmark offers; both 0 where it only asks. `common`: it names nothing but what nearly every
    benchmark has, or only asks.
    """

    written: str
    named: str = ""
    asked: tuple[Asked, ...] = ()
    spoken: tuple[Asked, ...] = ()
    akin: tuple[Asked, ...] = ()
    alike: tuple[Asked, ...] = ()
    alone: tuple[Asked, ...] = ()
    size: tuple[float, ...] = ()
    worth: tuple[float, ...] = ()
    empty: bool = False
    common: bool = False


def parse(text: str, known: Known) -> Query:
    """Read a question. Twin: `parse` of query.js."""
    typed = normalise(text[:LONGEST])
    written = rewrite(typed)
    if not has_words(written):
        return Query(written, empty=True)
    cited, spans = _cited(written, known)
    rest = blanked(written, spans)
    named = rest if len(written) <= _SHORT else _without_questions(rest)
    said = [Asked(_readings(word), WORD, at, at + len(word)) for word, at in placed_words(named)]
    size = _size(named, typed)
    asked = [one for one in (*said, *cited) if one.ways[0][0] not in known.common]
    return Query(
        written,
        named,
        asked=tuple(asked),
        spoken=tuple(_spoken(named)),
        akin=tuple(_akin(named)),
        alike=tuple(_alike(said)),
        alone=tuple(_alone(named, asked, known)),
        size=tuple(size),
        worth=tuple(_worth(named, size, _common(said, known))),
        common=not asked,
    )


def _readings(word: str) -> tuple[tuple[str, ...], ...]:
    """A word as it is; a row of figures may also be yuan."""
    is_amount = word.isdecimal() and len(word) >= _AMOUNT
    return ((word,), (f"yuan{int(word)}",)) if is_amount else ((word,),)


def _one(token: str, weight: float, place: Span) -> Asked:
    """A single token."""
    return Asked(((token,),), weight, *place)


def _without_questions(text: str) -> str:
    asked = _any_of(tables().questions).sub(_blank, text)
    return _ENDING.sub(lambda found: found[1] + " " * len(found[2]), asked)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@cache
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))


def _size(named: str, typed: str) -> list[float]:
    """What each character counts where a record has it."""
    size = [1.0 if has_words(character) else 0.0 for character in named]
    for start, end, share in rewritten(typed):
        size[start:end] = [each * share for each in size[start:end]]
    return size


def _worth(named: str, size: Sequence[float], common: Iterable[Span]) -> list[float]:
    """What each character counts where a record has it not."""
    worth = list(size)
    vague, elsewhere = (_places(phrases, named) for phrases in (tables().vague, tables().elsewhere))
    for places, value in ((common, _VAGUE), (vague, _VAGUE), (elsewhere, _ELSEWHERE)):
        for start, end in places:
            worth[start:end] = [value * each for each in size[start:end]]
    return worth


def _common(said: Iterable[Asked], known: Known) -> Iterator[Span]:
    """The words that nearly every benchmark has."""
    return ((one.start, one.end) for one in said if one.ways[0][0] in known.common)


def _places(phrases: tuple[str, ...], text: str) -> Iterator[Span]:
    return (found.span() for found in _any_of(phrases).finditer(text))


def _spoken(named: str) -> Iterator[Asked]:
    """Rows of Latin letters as pinyin: as syllables, or else as first letters, which must all be there."""
    for row in _LATIN.finditer(named):
        places = list(_syllables(row))
        if len(places) > 1:
            for (first, start, _), (second, _, end) in pairwise(places):
                yield _one(syllable_token(first, second), WORD, (start, end))
        elif grams := initials_grams(letters := row[0].replace(" ", "")):
            if opening := beginning(letters):
                yield Asked(((*opening, *grams),), WORD, *row.span())
            yield Asked((tuple(grams),), ALONE, *row.span())


def _syllables(row: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The syllables of a row of letters with their places; none if a part of it is no pinyin."""
    parts = [(segmented(part[0]), row.start() + part.start()) for part in _PART.finditer(row[0])]
    if not all(syllables for syllables, _ in parts):
        return
    for syllables, at in parts:
        for syllable in syllables:
            yield syllable, at, at + len(syllable)
            at += len(syllable)


def _akin(named: str) -> Iterator[Asked]:
    """Everyday words as the words of the same meaning that a benchmark may use."""
    for found in _any_of(tuple(_meanings())).finditer(named):
        ways = tuple(tuple(words(word)) for word in _meanings()[found[0]])
        yield Asked(ways, _AKIN, *found.span())


@cache
def _meanings() -> dict[str, tuple[str, ...]]:
    """Word -> the other words of its group; of one character none, which stands in too many other words."""
    found = {}
    for group in tables().synonyms:
        for word in group:
            others = tuple(rewrite(other) for other in group if other != word and len(other) > 1)
            if others:
                found[word] = others
    return found


def _alike(said: Iterable[Asked]) -> Iterator[Asked]:
    """The sound of every two characters."""
    for one in said:
        word = one.ways[0][0]
        if len(word) == 2 and is_han(word):
            ways = tuple((syllable_token(*pair),) for pair in product(*sounds(word)))
            if ways:
                yield Asked(ways, _AKIN, one.start, one.end)


def _alone(named: str, asked: Sequence[Asked], known: Known) -> Iterator[Asked]:
    taken = {one.ways[0][0] for one in asked}
    for at, character in enumerate(named):
        if is_han(character) and character not in taken and character not in known.common:
            yield _one(character, ALONE, (at, at + 1))


def _cited(text: str, known: Known) -> tuple[list[Asked], list[Span]]:
    """What a question cites, by weight, and where it stands."""
    cited = cited_in(text, known.laws, known.numbers)
    asked = [_one(one.token, _REFERENCE, (one.start, one.end)) for one in cited.references]
    for act, article in cited.acts:
        asked.append(_one(act_token(act.token), _ACT, (act.start, act.end)))
        if article:
            place = (act.start, article.end)
            asked.append(_one(act_token(act.token, article.token), _ACT_ARTICLE, place))
    return asked, cited.places
