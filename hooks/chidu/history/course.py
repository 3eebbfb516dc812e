"""The course of one benchmark through two times: which text governed on a day, and which was on record by then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from chidu.history.record import Kind
from chidu.history.timeline import Revision
from chidu.language.china_time import CHINA

UNDATED = "undated"
"""Names a version whose document was not on record, so that nothing says when it took effect."""


@dataclass(frozen=True, slots=True)
class DatedVersion:
    """A revision of a benchmark with its place in both times.

    `number` counts from 1 over the file and those adopted ahead, in the order they were recorded, and never changes.
    `name` is the last part of its address: 施行日期, from the second of one date on with a number (`2026-07-01-2`);
    "" for what brought no text of its own (a deletion, a move). From `since` (None = before any date known) until the
    day before `until` (None = no end) this text governs as far as is known now; where `governs` is False it never did:
    it was corrected or withdrawn before its day came, or could not be read. `aside` is a second file with the id of
    another that stayed when it went away, and its going: neither says anything about what governs.
    """

    number: int
    name: str
    revision: Revision
    governs: bool = False
    since: date | None = None
    until: date | None = None
    aside: bool = False

    @property
    def effective(self) -> date | None:
        """施行日期, that of the file's name for a version adopted ahead."""
        return self.revision.adopted_for or self.revision.effective

    @property
    def recorded(self) -> datetime:
        """入库时间."""
        return self.revision.recorded

    @property
    def day_recorded(self) -> date:
        """The day of 入库 in China."""
        return self.recorded.astimezone(CHINA).date()


@dataclass(frozen=True, slots=True)
class Course:
    """All versions of one benchmark, in the order they were recorded."""

    id: str
    versions: tuple[DatedVersion, ...]

    def on(self, day: date, known: datetime | None = None) -> DatedVersion | None:
        """The version that governs on a day, as far as was `known` (recorded) by a moment; None where there is none."""
        on_record = [each for each in self.versions if known is None or each.recorded <= known]
        return governing(on_record, day)

    @property
    def texts(self) -> tuple[DatedVersion, ...]:
        """Those that brought a text, each text once, as it first came."""
        first: dict[str, DatedVersion] = {}
        for each in self.versions:
            if each.name:
                first.setdefault(each.name, each)
        return tuple(first.values())

    @property
    def spans(self) -> tuple[tuple[date | None, DatedVersion | None], ...]:
        """From which day on (None = from the beginning) which text governs, as far as is known now; `on` says the same."""
        starts = sorted({date.min, *map(_start, self.versions)})
        found = [(start, governing(self.versions, start)) for start in starts]
        spans: list[tuple[date | None, DatedVersion | None]] = []
        for start, version in found:
            if not spans or _name(spans[-1][1]) != _name(version):
                spans.append((None if start == date.min else start, version))
        return tuple(spans)

    @property
    def withdrawn(self) -> bool:
        """Whether no file carries the id any more."""
        return all(_gone(line) for line in _lines(self.versions).values())


def governing(versions: Sequence[DatedVersion], day: date) -> DatedVersion | None:
    """Of versions in the order they were recorded, the one that governs on a day.

    What stands in the record's own file replaces what stood there, for the days from its 施行日期 on; a version
    adopted ahead prevails from its day on while its file is there. None before the first, and after a deletion.
    """
    lines = _lines(versions)
    own = _newest(lines.pop(None, []), day)
    ahead = (_newest(line, day) for line in lines.values() if not _gone(line))
    due = [each for each in (own, *ahead) if each is not None]
    latest = max(due, key=lambda each: (_start(each), each.number), default=None)
    return None if latest is None or latest.revision.deleted else latest


def courses(timelines: Mapping[str, tuple[Revision, ...]]) -> dict[str, Course]:
    """The course of every benchmark by its id."""
    lines: dict[str, list[Revision]] = {}
    for key, line in timelines.items():
        kind, _, id = key.partition(":")
        if kind == "benchmark":
            lines.setdefault(id.partition("@")[0], []).extend(line)
    return {id: _course(id, revisions) for id, revisions in lines.items()}


def _course(id: str, revisions: Iterable[Revision]) -> Course:
    ordered = sorted(revisions, key=lambda each: (each.place, each.version.path))
    aside = _aside(ordered)
    named = _named(
        DatedVersion(number, "", each, aside=number in aside) for number, each in enumerate(ordered, start=1)
    )
    return Course(id, tuple(_dated(named)))


def _aside(revisions: Sequence[Revision]) -> set[int]:
    """The numbers, from 1, of copies that went while another file kept the id, and of their going."""
    found: set[int] = set()
    copies: dict[str, list[int]] = {}
    for number, each in enumerate(revisions, start=1):
        version = each.version
        if each.deleted:
            copy = copies.pop(version.path, [])
            found |= {number, *copy} if version.beside else set()
        elif version.beside:
            copies.setdefault(version.path, []).append(number)
    return found


def _lines(versions: Iterable[DatedVersion]) -> dict[date | None, list[DatedVersion]]:
    """The record's own file (None), and each that was adopted ahead, by its date."""
    lines: dict[date | None, list[DatedVersion]] = {}
    for each in versions:
        lines.setdefault(each.revision.adopted_for, []).append(each)
    return lines


def _name(version: DatedVersion | None) -> str:
    return version.name if version else ""


def _gone(line: Sequence[DatedVersion]) -> bool:
    return line[-1].revision.version.withdrawn


def _newest(line: Sequence[DatedVersion], day: date) -> DatedVersion | None:
    """The newest of one file that a day can fall under; a broken file leaves the one before it in force."""
    told = (each for each in reversed(line) if each.revision.readable and not each.aside)
    due = (each for each in told if _start(each) <= day)
    return next(due, None)


def _start(version: DatedVersion) -> date:
    """The first day a version has a say on: that of its withdrawal, where it is one."""
    if version.revision.deleted:
        return version.day_recorded
    return version.effective or date.min


def _named(versions: Iterable[DatedVersion]) -> list[DatedVersion]:
    """With their names; what repeats a text (moved, folded in) has the name of the one it repeats."""
    times: Counter[str] = Counter()
    standing: dict[date | None, str] = {}
    named: list[DatedVersion] = []
    for each in versions:
        revision = each.revision
        if revision.deleted:
            name = ""
        elif revision.version.kind is Kind.MOVED and revision.adopted_for in standing:
            name = standing[revision.adopted_for]
        elif revision.folded and revision.effective in standing:
            name = standing[revision.effective]
        else:
            day = each.effective.isoformat() if each.effective else UNDATED
            times[day] += 1
            name = day if times[day] == 1 else f"{day}-{times[day]}"
        if name:
            standing[revision.adopted_for] = name
        named.append(replace(each, name=name))
    return named


def _dated(versions: list[DatedVersion]) -> list[DatedVersion]:
    """With the days on which each text governs, as far as is known now."""
    starts = sorted({_start(each) for each in versions})
    spans: dict[str, tuple[date | None, date | None]] = {}
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        if found := governing(versions, start):
            since = None if start == date.min else start
            spans[found.name] = (spans.get(found.name, (since, None))[0], end)
    return [
        replace(each, governs=True, since=spans[each.name][0], until=spans[each.name][1])
        if each.name in spans
        else each
        for each in versions
    ]
