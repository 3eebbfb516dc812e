"""Citations: which provision a record rests on, and what its words (罚则) allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from chidu.model.basis import Citation, PenaltyBasis
from chidu.model.changes.change import Change, Direction
from chidu.model.changes.heading import Heading
from chidu.model.changes.meaning import meaning
from chidu.model.changes.standards import compare_words, in_words


def compare_bases(
    heading: Heading, before: Sequence[Citation], after: Sequence[Citation]
) -> Iterator[Change]:
    """A citation is the same by law and article, else by its 罚则, else by its law; one out and one in was replaced.

    Where a provision stands has no bearing on how heavy a decision is; what it says may.
    """
    if before == after:
        return
    pairs, gone, come = _paired(before, after)
    for one, other in pairs:
        yield from _pair(heading, one, other)
    yield from (heading.says(_whole(each), None, _bearing(each)) for each in gone)
    yield from (heading.says(None, _whole(each), _bearing(each)) for each in come)
    if not gone and not come:
        yield from _order(heading, before, after, [one for one, _ in pairs])


_Pairs = list[tuple[Citation, Citation]]


def _paired(
    before: Sequence[Citation], after: Sequence[Citation]
) -> tuple[_Pairs, list[Citation], list[Citation]]:
    pairs: _Pairs = []
    gone, come = list(before), list(after)
    for alike in _LIKENESSES:
        old, new = _by(gone, alike), _by(come, alike)
        for likeness, one in old.items():
            if likeness in new:
                pairs.append((one, new[likeness]))
                gone = [each for each in gone if each is not one]
                come = [each for each in come if each is not new[likeness]]
    if len(gone) == len(come) == 1:
        pairs.append((gone.pop(), come.pop()))
    return sorted(pairs, key=lambda pair: _place(after, pair[1])), gone, come


def _place(citations: Sequence[Citation], wanted: Citation) -> int:
    return next(index for index, each in enumerate(citations) if each is wanted)


def _by(citations: Sequence[Citation], alike: Callable[[Citation], object]) -> dict[object, Citation]:
    """By a likeness, those that share it with no other."""
    times = Counter(map(alike, citations))
    return {alike(each): each for each in citations if times[alike(each)] == 1 and alike(each) is not None}


def _clause(citation: Citation) -> object:
    words = citation.clause if isinstance(citation, PenaltyBasis) else None
    return tuple((each.track, meaning(each.words)) for each in words) if words else None


_LIKENESSES: tuple[Callable[[Citation], object], ...] = (
    lambda each: (meaning(each.law), meaning(each.article or ""), each.version, _clause(each)),
    lambda each: (meaning(each.law), meaning(each.article or "")),
    _clause,
    lambda each: meaning(each.law),
)


def _pair(heading: Heading, one: Citation, other: Citation) -> Iterator[Change]:
    if one == other:
        return
    if (one.law, one.article) != (other.law, other.article):
        yield heading.says(cited(one), cited(other), Direction.SAME)
    said = heading.under(cited(other))
    if one.version != other.version:
        current = "没有写明"
        yield said.under("版本").says(one.version or current, other.version or current, Direction.SAME)
    if isinstance(one, PenaltyBasis) and isinstance(other, PenaltyBasis) and one.clause != other.clause:
        if one.clause and other.clause:
            yield from compare_words(said, "罚则", one.clause, other.clause)
        else:
            before, after = (in_words(each.clause) if each.clause else None for each in (one, other))
            yield said.under("罚则").says(before, after, Direction.UNCLEAR)


def cited(citation: Citation) -> str:
    """《示范市市容和环境卫生管理条例》第三十四条第（一）项."""
    return f"《{citation.law}》{citation.article or ''}"


def _whole(citation: Citation) -> str:
    version = f"（{citation.version}）" if citation.version else ""
    words = citation.clause if isinstance(citation, PenaltyBasis) else None
    return f"{cited(citation)}{version}" + (f"：{in_words(words)}" if words else "")


def _bearing(citation: Citation) -> Direction:
    """A provision that empowers penalties may allow others."""
    return Direction.UNCLEAR if isinstance(citation, PenaltyBasis) else Direction.SAME


def _order(
    heading: Heading, before: Sequence[Citation], after: Sequence[Citation], paired: Sequence[Citation]
) -> Iterator[Change]:
    if [id(each) for each in before] != [id(each) for each in paired]:
        one, other = ("；".join(map(cited, citations)) for citations in (before, after))
        yield heading.under("顺序").says(one, other, Direction.EDITORIAL)
