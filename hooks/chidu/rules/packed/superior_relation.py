"""What a benchmark says of its superior is true: it adopts its amounts, or stays within them (27号（五）, JS 二, BY 24)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chidu.corpus.corpus import Corpus, Entry
from chidu.corpus.in_force import State, Status, document_status
from chidu.model.acts import Document
from chidu.model.basis import Relation, Superior
from chidu.model.benchmark import Benchmark
from chidu.model.fines import amount_text
from chidu.model.institutions import Department
from chidu.problems import Problem
from chidu.ranges.figures import figure, heading
from chidu.ranges.measure import Bounds, comparable
from chidu.ranges.series import Rung, Series, series
from chidu.rules.cards import Card
from chidu.rules.city import City
from chidu.rules.demands import Demand, DepartmentRule, NoParameters
from chidu.rules.packed.grades import called
from chidu.rules.packed.imposed import Imposing, imposing

_AS_ABOVE = "照上级基准的阶次、种类和数额写；在它的范围里细分的，关系写细化"
_OVER = (State.REPEALED, State.EXPIRED)


def check(city: City, entry: Entry[Department], ask: Demand[NoParameters]) -> Iterator[Problem]:
    """补充 and 被替代 are not held against amounts; words that were not read whole are not compared."""
    for card in city.by_department.get(entry.id, ()):
        own = city.entry(card) if card.relation else None
        superior = own.record.superior if own else None
        if own is None or superior is None:
            continue
        yield from _over(city, own, superior, ask)
        card_above = city.recorded.get(superior.id or "")
        above = city.entry(card_above) if card_above else None
        if above is None:
            continue
        pairs = list(_pairs(own.record, above.record))
        if superior.relation is Relation.REFINES:
            for one, other in pairs:
                yield from _beyond(own, one, above, other, ask)
        elif superior.relation is Relation.ADOPTS:
            yield from _not_the_same(own, above, pairs, ask)


def _over(
    city: City, own: Entry[Benchmark], superior: Superior, ask: Demand[NoParameters]
) -> Iterator[Problem]:
    status = _status_of(city, superior)
    if status and status.state in _OVER:
        key, name = ("编号", superior.id) if superior.id else ("文号", superior.document_number)
        yield ask.finding(
            f"上级基准 {name} {status.until} 起{status.state.value.removeprefix('已')}",
            own.file.place("上级基准", key),
            instead="改写现行的上级基准；上级没有新的，删去“上级基准”",
        )


def _status_of(city: City, superior: Superior) -> Status | None:
    if city.day is None:
        return None
    if superior.id:
        card: Card | None = city.recorded.get(superior.id)
        return city.status(card, city.day) if card else None
    numbered = _numbered(city.acts, superior.document_number)
    return document_status(numbered, city.day) if numbered else None


def _numbered(acts: Corpus, number: str | None) -> Document | None:
    return next((each.record for each in acts.documents.values() if each.record.number == number), None)


def _pairs(own: Benchmark, above: Benchmark) -> Iterator[tuple[Series, Series]]:
    """What both divide: one series of each with the same measure, person and circumstance, read whole."""
    superior = series(above)
    for one in series(own):
        found = [
            other
            for other in superior
            if comparable(one.measure, other.measure)
            and (one.who, one.condition) == (other.who, other.condition)
            and (one.track == other.track or None in (one.track, other.track))
        ]
        if len(found) == 1 and one.whole and found[0].whole:
            yield one, found[0]


def _beyond(
    own: Entry[Benchmark], one: Series, above: Entry[Benchmark], other: Series, ask: Demand[NoParameters]
) -> Iterator[Problem]:
    """A tier stays within the superior's tier of its name or grade, and where there is none, within the whole."""
    for rung in one.graded:
        names = called(rung.name, rung.grade)
        same = [each for each in other.graded if called(each.name, each.grade) & names]
        within = same or list(other.graded)
        limits = _spanned(within)
        if within and not _holds(limits, rung.bounds):
            tier = f"“{same[0].name}”的" if same else "的"
            allowed = _words(limits, within[0])
            yield ask.finding(
                f"“{rung.name}”{heading(one)} {amount_text(rung.amount)}，超出上级基准 {above.id} {tier} {allowed}",
                own.file.place(*rung.steps),
                instead=f"在 {allowed}以内细化；确实不能适用的，报上级基准的制定机关",
            )


def _spanned(rungs: list[Rung]) -> Bounds:
    """From the lowest to the highest of several tiers; open where any of them is."""
    lows, highs = [each.bounds.low for each in rungs], [each.bounds.high for each in rungs]
    low = None if None in lows else min((each for each in lows if each is not None), default=None)
    high = None if None in highs else max((each for each in highs if each is not None), default=None)
    return Bounds(low, high)


def _holds(limits: Bounds, own: Bounds) -> bool:
    """Whether nothing a tier says lies outside; an end it does not say is taken to be the superior's."""
    above = limits.low is None or own.low is None or own.low >= limits.low
    return above and (limits.high is None or own.high is None or own.high <= limits.high)


def _words(limits: Bounds, like: Rung) -> str:
    low, high = limits.low, limits.high
    if low is None or high is None:
        end = low if high is None else high
        return f"{figure(end, like.amount)}{'以上' if high is None else '以下'}" if end is not None else ""
    first, last = figure(low, like.amount), figure(high, like.amount)
    unit = f" {last.split(' ')[-1]}"
    return last if low == high else f"{first.removesuffix(unit)} – {last}"


def _not_the_same(
    own: Entry[Benchmark],
    above: Entry[Benchmark],
    pairs: list[tuple[Series, Series]],
    ask: Demand[NoParameters],
) -> Iterator[Problem]:
    """Kinds first: amounts of a kind that only one of them imposes cannot be compared."""
    tiers, upper = imposing(own.record), imposing(above.record)
    if len(tiers) == len(upper):
        kinds = list(_other_kinds(own, above, zip(tiers, upper, strict=True), ask))
        yield from kinds or _other_amounts(own, above, pairs, ask)
        return
    amounts = list(_other_amounts(own, above, pairs, ask))
    yield from amounts
    if tiers and upper and not amounts:
        message = f"写的是适用，却分 {len(tiers)} 档，上级基准 {above.id} 分 {len(upper)} 档"
        yield ask.finding(message, own.file.place("上级基准", "关系"), instead=_AS_ABOVE)


def _other_kinds(
    own: Entry[Benchmark],
    above: Entry[Benchmark],
    tiers: Iterable[tuple[Imposing, Imposing]],
    ask: Demand[NoParameters],
) -> Iterator[Problem]:
    """The first tier that imposes other kinds of penalty than the superior's: a fine for a warning, a licence revoked."""
    for one, other in tiers:
        more, less = one.beside(other), other.beside(one)
        if one.whole and other.whole and (more or less):
            parts = [f"多了{'、'.join(more)}"] if more else []
            parts += [f"少了{'、'.join(less)}"] if less else []
            yield ask.finding(
                f"写的是适用，“{one.name}”比上级基准 {above.id} 的“{other.name}”{'，'.join(parts)}",
                own.file.place(*one.steps),
                instead=_AS_ABOVE,
            )
            return


def _other_amounts(
    own: Entry[Benchmark],
    above: Entry[Benchmark],
    pairs: list[tuple[Series, Series]],
    ask: Demand[NoParameters],
) -> Iterator[Problem]:
    for one, other in pairs:
        yield from _different(own, one, above, other, ask)


def _different(
    own: Entry[Benchmark], one: Series, above: Entry[Benchmark], other: Series, ask: Demand[NoParameters]
) -> Iterator[Problem]:
    """The first tier that is not the superior's, or that one of them has too many of."""
    if len(one.rungs) != len(other.rungs):
        message = f"写的是适用，{heading(one)}却分 {len(one.rungs)} 档，上级基准 {above.id} 分 {len(other.rungs)} 档"
        yield ask.finding(message, own.file.place("上级基准", "关系"), instead=_AS_ABOVE)
        return
    for rung, upper in zip(one.rungs, other.rungs, strict=True):
        if rung.bounds != upper.bounds:
            message = (
                f"写的是适用，“{rung.name}”{heading(one)} {amount_text(rung.amount)}，"
                f"上级基准 {above.id} 的“{upper.name}”是 {amount_text(upper.amount)}"
            )
            yield ask.finding(message, own.file.place(*rung.steps), instead=_AS_ABOVE)
            return


RULE = DepartmentRule("superior-relation", NoParameters, check)
