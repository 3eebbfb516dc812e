"""Conditions: alternatives any of which is enough, each asking for one or more things at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum

from chidu.model.changes.change import Change, Direction
from chidu.model.changes.heading import Heading
from chidu.model.changes.meaning import meaning
from chidu.model.fields import Condition


class Effect(IntEnum):
    """What it means for the person concerned to meet the conditions."""

    RELIEF = -1
    UNKNOWN = 0
    BURDEN = 1


Key = frozenset[str]


@dataclass(frozen=True, slots=True)
class Alternative:
    """The texts that must hold together, as written; `key` is what they ask for, however it is written."""

    texts: tuple[str, ...]
    key: Key

    @classmethod
    def of(cls, texts: tuple[str, ...]) -> Alternative:
        """An alternative with its key."""
        return cls(texts, frozenset(map(meaning, texts)))

    @property
    def words(self) -> str:
        """All of them in one text."""
        return self.texts[0] if len(self.texts) == 1 else f"同时满足：{'；'.join(self.texts)}"


def alternatives(conditions: Sequence[Condition] | None) -> list[Alternative]:
    """The alternatives of a key that may be missing."""
    return [Alternative.of(each.all_of) for each in conditions or ()]


@dataclass(frozen=True, slots=True)
class Beside:
    """Cases told elsewhere in the record, then and now, which may be where a case came from or went."""

    before: Sequence[Alternative] = ()
    after: Sequence[Alternative] = ()

    def took(self, gone: Alternative) -> bool:
        """Whether a case that went may have gone there."""
        return _found(gone, self.after, self.before)

    def gave(self, come: Alternative) -> bool:
        """Whether a case that came may have been there."""
        return _found(come, self.before, self.after)


NOWHERE = Beside()


def _found(case: Alternative, there: Sequence[Alternative], unless: Sequence[Alternative]) -> bool:
    """Covered there by what it asks for, or told there in like words that are there at one time only."""
    stayed = {each.key for each in unless}
    return any(
        each.key <= case.key or (each.key not in stayed and _alike(each, case) >= _ALIKE) for each in there
    )


def compare_alternatives(
    heading: Heading,
    old: Sequence[Alternative],
    new: Sequence[Alternative],
    effect: Effect = Effect.UNKNOWN,
    beside: Beside = NOWHERE,
) -> Iterator[Change]:
    """Every change between two lists of alternatives.

    One more alternative makes them easier to meet, one more thing asked for at once harder, unless another alternative
    covers it anyway; what that means is for `effect` to say. What a rewording means nobody can prove: two alternatives
    may have become one, or a case may be told `beside` the list now.
    """
    kept, gone, come = _kept(old, new)
    yield from _respelt(heading, kept)
    if not gone and not come:
        yield from _reordered(heading, old, new)
    pairs = _reworded(gone, come)
    then, now = [each.key for each in old], [each.key for each in new]
    for one, other in pairs:
        yield from _pair(heading, one, other, _Cover(effect, then, now))
    left = [each for each in gone if each not in [one for one, _ in pairs]]
    added = [each for each in come if each not in [other for _, other in pairs]]
    loose = any(not (one.key < other.key or other.key < one.key) for one, other in pairs)
    for each in left:
        known = not (loose or beside.took(each) or _any_uncovered(added, then))
        yield heading.says(each.words, None, _wider(effect, each.key, now, known=known).reverse)
    for each in added:
        known = not (loose or beside.gave(each) or _any_uncovered(left, now))
        yield heading.says(None, each.words, _wider(effect, each.key, then, known=known))


def _any_uncovered(cases: Sequence[Alternative], covering: Sequence[Key]) -> bool:
    return any(not _covered(each.key, covering) for each in cases)


def _covered(key: Key, covering: Sequence[Key]) -> bool:
    """Whether whoever meets `key` meets one of the others by that alone."""
    return any(other <= key for other in covering)


def _wider(effect: Effect, key: Key, covering: Sequence[Key], *, known: bool) -> Direction:
    if _covered(key, covering):
        return Direction.SAME
    return _DIRECTIONS[effect] if known else Direction.UNCLEAR


_DIRECTIONS = {
    Effect.RELIEF: Direction.LIGHTER,
    Effect.UNKNOWN: Direction.UNCLEAR,
    Effect.BURDEN: Direction.HEAVIER,
}


@dataclass(frozen=True, slots=True)
class _Cover:
    """What it means to meet a list, and what was and is enough to meet it."""

    effect: Effect
    then: Sequence[Key]
    now: Sequence[Key]


_Pairs = list[tuple[Alternative, Alternative]]


def _kept(
    old: Sequence[Alternative], new: Sequence[Alternative]
) -> tuple[_Pairs, list[Alternative], list[Alternative]]:
    pairs: _Pairs = []
    gone, come = list(old), list(new)
    for one in old:
        other = next((each for each in come if each.key == one.key), None)
        if other is not None:
            pairs.append((one, other))
            gone.remove(one)
            come.remove(other)
    return pairs, gone, come


def _respelt(heading: Heading, kept: _Pairs) -> Iterator[Change]:
    for one, other in kept:
        if sorted(one.texts) != sorted(other.texts):
            yield heading.says(one.words, other.words, Direction.EDITORIAL)


def _reordered(heading: Heading, old: Sequence[Alternative], new: Sequence[Alternative]) -> Iterator[Change]:
    """Any of them is enough, so that their order says nothing."""
    if [each.key for each in old] != [each.key for each in new]:
        before, after = ("；".join(each.words for each in several) for several in (old, new))
        yield heading.under("顺序").says(before, after, Direction.EDITORIAL)


# Below this two texts have less in common than two that were never the same.
_ALIKE = 0.5


def _reworded(gone: Sequence[Alternative], come: Sequence[Alternative]) -> _Pairs:
    """Alternatives that went on in other words: one out and one in, or the most alike."""
    if len(gone) == len(come) == 1:
        return [(gone[0], come[0])]
    scored = sorted(
        ((_alike(one, other), i, j) for i, one in enumerate(gone) for j, other in enumerate(come)),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    pairs: dict[int, int] = {}
    for score, i, j in scored:
        if score >= _ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gone[i], come[j]) for i, j in sorted(pairs.items())]


def _alike(one: Alternative, other: Alternative) -> float:
    if one.key & other.key:
        return 1.0
    return SequenceMatcher(None, one.words, other.words).ratio()


def _pair(heading: Heading, one: Alternative, other: Alternative, cover: _Cover) -> Iterator[Change]:
    """What is asked for at once: one more is harder, one less easier, some for others nobody knows."""
    if len(one.texts) == len(other.texts) == 1:
        yield heading.says(one.words, other.words, Direction.UNCLEAR)
        return
    gone = [text for text in one.texts if meaning(text) not in other.key]
    come = [text for text in other.texts if meaning(text) not in one.key]
    together = heading.under("同时满足")
    if len(gone) == len(come) == 1:
        yield together.says(gone[0], come[0], Direction.UNCLEAR)
        return
    known = not (gone and come)
    easier = _wider(cover.effect, other.key, cover.then, known=known)
    harder = _wider(cover.effect, one.key, cover.now, known=known).reverse
    yield from (together.says(text, None, easier) for text in gone)
    yield from (together.says(None, text, harder) for text in come)
