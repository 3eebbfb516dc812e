"""From what `git log --raw -z` printed to commits; pure, so that it can be tried without git."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone

from chidu.history.record import Commit, FileChange

FORMAT = "%H%x00%an%x00%cd%x00%s%x00%b"
"""What to ask git for, with `--date=raw`: oid, author, committer time, subject, body."""

_FIELDS = 5
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ZONE = re.compile(r"([+-])(\d\d)(\d\d)")


def parse(output: bytes, folder: str) -> Iterator[Commit]:
    """The commits in `output`, in its order, with the changes under `folder` (`content/`, or empty for all).

    After the five fields come the raw entries: pairs of `:modes oids status` and a path, all ended by NUL.
    """
    fields = output.split(b"\0")
    at = 0
    while at + _FIELDS <= len(fields):
        start = at + _FIELDS
        end = start
        while end < len(fields) and fields[end].lstrip(b"\n").startswith(b":"):
            end += 2
        oid, author, time, subject, body = (field.decode("utf-8", "replace") for field in fields[at:start])
        changes = _changes(zip(fields[start:end:2], fields[start + 1 : end : 2], strict=True), folder)
        in_order = tuple(sorted(changes, key=lambda change: change.path))
        yield Commit(oid, author, moment(time), subject, body.strip("\n"), in_order)
        at = end


def moment(raw: str) -> datetime:
    """`1700000000 +0800` as an aware datetime; a time past the year 9999 is the last one there is."""
    seconds, _, zone = raw.partition(" ")
    try:
        return (_EPOCH + timedelta(seconds=int(seconds or 0))).astimezone(_zone(zone))
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


def _zone(text: str) -> timezone:
    """git records any four digits; those that are no time zone count as UTC."""
    match = _ZONE.fullmatch(text)
    if match is None:
        return UTC
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
    if offset >= timedelta(days=1):
        return UTC
    return timezone(-offset if match[1] == "-" else offset)


def _changes(entries: Iterable[tuple[bytes, bytes]], folder: str) -> Iterator[FileChange]:
    """Regular files only: one that turns into a link or a submodule is gone, one that was a link is new."""
    for entry, name in entries:
        path = name.decode("utf-8", "backslashreplace")
        old_mode, new_mode, _, oid, _ = entry.lstrip(b"\n:").split(b" ")
        was, is_now = old_mode.startswith(b"100"), new_mode.startswith(b"100")
        if not path.startswith(folder):
            continue
        if is_now:
            yield FileChange(path.removeprefix(folder), oid.decode("ascii"), "M" if was else "A")
        elif was:
            yield FileChange(path.removeprefix(folder), None, "D")
