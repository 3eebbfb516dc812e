"""What git printed, read without git: above all the moments git can record and no calendar can hold."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from chidu.history.rawlog import moment, parse
from chidu.history.record import Commit, FileChange

CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("0 +0000", datetime(1970, 1, 1, tzinfo=UTC)),
        ("1700000000 +0800", datetime(2023, 11, 15, 6, 13, 20, tzinfo=CHINA)),
        ("4070908800 -0330", datetime(2098, 12, 31, 20, 30, tzinfo=timezone(-timedelta(hours=3.5)))),
        ("0 +9999", datetime(1970, 1, 1, tzinfo=UTC)),
        ("", datetime(1970, 1, 1, tzinfo=UTC)),
        ("18446744073709551614 +0800", datetime.max.replace(tzinfo=UTC)),
        ("253402300799 +0800", datetime.max.replace(tzinfo=UTC)),
    ],
)
def test_a_moment_survives(raw: str, expected: datetime) -> None:
    found = moment(raw)
    assert (found, found.utcoffset()) == (expected, expected.utcoffset())


def test_a_message_may_look_like_an_entry() -> None:
    body = b":100644 100644 0 1 M\n\n:x"
    first = [b"c1", b"A", b"0 +0000", b":s", body, b"\n:000000 100644 0 1 A", b"content/:a"]
    second = [b"c2", b"A", b"0 +0000", b"", b"", b"\n:100644 000000 1 0 D", b"content/:a"]
    output = b"".join(field + b"\0" for field in first + second)
    start = datetime(1970, 1, 1, tzinfo=UTC)
    assert list(parse(output, "content/")) == [
        Commit("c1", "A", start, ":s", body.decode(), (FileChange(":a", "1", "A"),)),
        Commit("c2", "A", start, "", "", (FileChange(":a", None, "D"),)),
    ]
