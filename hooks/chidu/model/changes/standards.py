"""Legal words (裁量标准, 罚则) track by track, compared by what the sanction language reads in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chidu.model.changes.change import Change, Direction, Topic
from chidu.model.changes.heading import Heading
from chidu.model.changes.items import Compared, compare_readings
from chidu.model.changes.meaning import meaning, same_meaning
from chidu.model.changes.verdict import overall
from chidu.model.fields import TrackWords


def compare_words(
    heading: Heading, key: str, before: Sequence[TrackWords], after: Sequence[TrackWords]
) -> Iterator[Change]:
    """Every change of the words under a key; `heading` is what they belong to."""
    if before == after:
        return
    old, new = _by_track(before), _by_track(after)
    gone, come = [old[t] for t in old if t not in new], [new[t] for t in new if t not in old]
    if len(gone) == len(come) == 1:
        yield heading.under("轨道").says(gone[0].track or _ALL, come[0].track or _ALL, Direction.UNCLEAR)
        # What one track imposes and what another does: nobody is hit by both.
        yield from map(unproved, _sentence(heading, key, gone[0], come[0]))
    else:
        yield from (_of_track(heading, key, each).says(each.words, None) for each in gone)
        yield from (_of_track(heading, key, each).says(None, each.words) for each in come)
    for track in new:
        if track in old:
            yield from _sentence(heading, key, old[track], new[track])


def unproved(change: Change) -> Change:
    """The change where it is not known whom it hits; what was only respelt stays so."""
    known = change.direction in (Direction.LIGHTER, Direction.HEAVIER, Direction.MIXED)
    return replace(change, direction=Direction.UNCLEAR) if known else change


def weigh(before: Sequence[TrackWords], after: Sequence[TrackWords]) -> Direction:
    """Which way a case goes that falls under `after` instead of `before`."""
    found = overall(compare_words(Heading(Topic.AMOUNT), "", before, after))
    return Direction.SAME if found is Direction.EDITORIAL else found


def in_words(words: Sequence[TrackWords]) -> str:
    """All tracks in one text."""
    return "；".join(f"{each.track}：{each.words}" if each.track else each.words for each in words)


_ALL = "不分轨道"


def _by_track(words: Sequence[TrackWords]) -> dict[str, TrackWords]:
    return {meaning(each.track or ""): each for each in words}


def _of_track(heading: Heading, key: str, each: TrackWords) -> Heading:
    return replace(
        heading.under(f"{key}（{each.track}）" if each.track else key), direction=Direction.UNCLEAR
    )


def _sentence(heading: Heading, key: str, before: TrackWords, after: TrackWords) -> Iterator[Change]:
    if before.words == after.words:
        return
    whole = _of_track(heading, key, after)
    if same_meaning(before.words, after.words):
        yield whole.says(before.words, after.words)
        return
    found = compare_readings(before.reading, after.reading)
    yield from _shifts(heading, found, after.track)
    if not found.shifts or not found.whole:
        direction = Direction.EDITORIAL if found.whole else Direction.UNCLEAR
        yield whole.says(before.words, after.words, direction)


def _shifts(heading: Heading, found: Compared, track: str | None) -> Iterator[Change]:
    for shift in found.shifts:
        subject = f"{shift.what}（{track}）" if track else shift.what
        yield heading.under(subject).says(shift.before, shift.after, shift.direction)
