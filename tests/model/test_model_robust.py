"""No bytes make the reader raise, whatever the kind of record."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from chidu.model.reader import read_record
from chidu.problems import Level

CITY = Path(__file__).parents[1] / "city/content"
FILES = {path.relative_to(CITY).as_posix(): path.read_bytes() for path in sorted(CITY.rglob("*.yml"))}
LINES = sorted({line for data in FILES.values() for line in data.splitlines(keepends=True)})


@settings(max_examples=150)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_mixed_up_lines_of_real_records(path: str, data: st.DataObject) -> None:
    """Bad input gets located findings; a record comes out only where there is no error."""
    lines = FILES[path].splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines)))
        lines[place : place + data.draw(st.integers(0, 2))] = data.draw(
            st.lists(st.sampled_from(LINES), max_size=2)
        )
    read = read_record(b"".join(lines), path)
    assert read is not None
    errors = [problem for problem in read.problems if problem.level is Level.ERROR]
    assert (read.record is None) == (errors != [])


@settings(max_examples=150)
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
def test_any_bytes(path: str, data: bytes) -> None:
    """Not even bytes that are no text."""
    read = read_record(data, path)
    assert read is not None
    assert read.record is None
