"""What became of each text of a benchmark, in words: it governs, will, did until a day, or never did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from chidu.corpus.in_force import State, dated_status
from chidu.history.course import Course, DatedVersion
from chidu.publish.page import day_in_words
from chidu.publish.publication import Publication

Ends: TypeAlias = tuple[date, State]
"""The first day on which a text no longer applies whatever follows it, and how it came to that."""


@dataclass(frozen=True, slots=True)
class Validity:
    """`mark` is the style of its banner, `word` says it in a word, `sentence` with the days; `by` took its place."""

    mark: str
    word: str
    sentence: str
    by: DatedVersion | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a day on (None = from the beginning) a text governs; None, and `why`, where there is none."""

    since: date | None
    version: DatedVersion | None
    why: str = ""


def number_words(version: DatedVersion) -> str:
    """第3版."""
    return f"第{version.number}版"


def text_of(course: Course, version: DatedVersion | None) -> DatedVersion | None:
    """The first of the versions with the text of one; None for what brought none."""
    return next((each for each in course.texts if version and each.name == version.name), None)


def predecessor(course: Course, version: DatedVersion) -> DatedVersion | None:
    """The text that one was compared with when it was recorded: the last readable one of its file before; for the
    first of a file adopted ahead the last of the record's own."""
    earlier = [
        each for each in course.versions if each.number < version.number and each.revision.version.facts
    ]
    line = version.revision.adopted_for
    own = (each for each in reversed(earlier) if each.revision.adopted_for == line)
    stood = (each for each in reversed(earlier) if line and each.revision.adopted_for is None)
    return text_of(course, next(own, None) or next(stood, None))


def ends_of(publication: Publication, version: DatedVersion) -> Ends | None:
    """By its own repeal, or with its document as that stands now; None where neither is known to end."""
    facts = version.revision.version.facts
    if facts is None:
        return None
    entry = publication.corpus.documents.get(facts.document or "")
    status = dated_status(entry.record if entry else None, date.min, facts.repealed, date.max)
    return None if status.until is None else (status.until, status.state)


def stretches(publication: Publication, course: Course) -> Iterator[Stretch]:
    """The texts of a course by the days on which they govern: its spans, with the days after each one's end."""
    spans = course.spans
    nexts = [since for since, _ in spans[1:]]
    began = False
    for (since, version), following in zip(spans, [*nexts, None], strict=True):
        ends = ends_of(publication, version) if version else None
        if version is None:
            yield Stretch(since, None, "记录撤下，没有适用的文本" if began else "还没有施行的文本")
            continue
        began = True
        if ends and since and ends[0] <= since:
            yield Stretch(since, None, _ended(version, ends))
            continue
        yield Stretch(since, text_of(course, version))
        if ends and (following is None or ends[0] < following):
            yield Stretch(ends[0], None, _ended(version, ends))


def _ended(version: DatedVersion, ends: Ends) -> str:
    return f"{number_words(version)}{day_in_words(ends[0])}起{ends[1].value.removeprefix('已')}"


def validity(publication: Publication, course: Course, version: DatedVersion) -> Validity:
    """What became of one text of a course, as far as is known on the day."""
    if not version.revision.readable:
        return Validity("off", "当时读不出来", "这一版的文件有错，读不出来，没有适用过。")
    if version.governs:
        return _governing(publication, course, version)
    return _passed_over(course, version)


def reach(publication: Publication, course: Course, version: DatedVersion) -> str:
    """How far a text reaches, in words that are true on any day; "" where it has no end, and for what was not read."""
    if not version.revision.readable:
        return ""
    if not version.governs:
        return _passed_over(course, version).word
    ends = ends_of(publication, version)
    if ends and (version.until is None or ends[0] < version.until):
        return f"{day_in_words(ends[0])}起{ends[1].value.removeprefix('已')}"
    if version.until is None:
        return ""
    if text_of(course, course.on(version.until)) is None:
        return f"{day_in_words(version.until)}从本站撤下"
    return f"适用到{day_in_words(version.until - timedelta(days=1))}为止"


def _governing(publication: Publication, course: Course, version: DatedVersion) -> Validity:
    since, until, day = version.since, version.until, publication.day
    begins = f"{day_in_words(since)}起施行" if since else "施行日期没有登记"
    if since and since > day:
        return Validity("soon", "尚未施行", f"{begins}，在那以前不适用。")
    ends = ends_of(publication, version)
    if ends and (until is None or ends[0] < until):
        if ends[0] <= day:
            return Validity("off", ends[1].value, f"{begins}，{day_in_words(ends[0])}起不再适用。")
        return Validity("on", "现行", f"{begins}，{day_in_words(ends[0])}起不再适用。")
    if until is None:
        return Validity("on", "现行", f"{begins}。")
    by = text_of(course, course.on(until))
    what = f"由{number_words(by)}接替" if by else "没有适用的文本"
    if until > day:
        return Validity("on", "现行", f"{begins}，{day_in_words(until)}起{what}。", by)
    if by is None:
        return Validity("off", "已撤下", f"{begins}，{day_in_words(until)}从本站撤下。")
    last = day_in_words(until - timedelta(days=1))
    return Validity("off", f"已{what.replace('由', '被', 1)}", f"{begins}，适用到{last}为止。", by)


def _passed_over(course: Course, version: DatedVersion) -> Validity:
    """It governs on no day: what could next be read in its file replaced it, or another text prevailed."""
    line = version.revision.adopted_for
    following = (each for each in course.versions if each.number > version.number and each.revision.readable)
    after = next(
        (each for each in following if each.revision.adopted_for == line and each.name != version.name), None
    )
    if after is None:
        other = text_of(course, course.on(version.effective)) if version.effective else None
        return Validity("off", "没有适用过", _beside(other), other)
    by, when = text_of(course, after), day_in_words(after.day_recorded)
    what = f"被{number_words(by)}取代" if by else "撤回"
    if version.effective and after.day_recorded <= version.effective:
        planned = day_in_words(version.effective)
        return Validity("off", f"从未施行：施行前{what}", f"原定{planned}起施行，{when}{what}。", by)
    return Validity("off", f"已{what}", f"{when}{what}；在那以前公开的是这一版。", by)


def _beside(other: DatedVersion | None) -> str:
    return f"同一天起施行的还有{number_words(other)}，以那一版为准。" if other else "没有一天适用这一版。"
