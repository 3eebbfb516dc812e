"""The course of one benchmark made of a few words: what stood in its files, commit by commit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from chidu.history import Commit, Facts, FileChange, Reading, revisions
from chidu.history.course import Course, courses
from chidu.history.record import Version
from chidu.history.timeline import timelines
from chidu.model.changes import Change

Edit = Mapping[str, str | None]
"""Name of a file -> `<施行日期> <words>`, `? <words>` for one nobody can read, None for a deletion; `CG-1` is the
record's own file, `CG-1@2027-01-01` one adopted ahead."""


def course_of(*edits: Edit, start: date = date(2026, 1, 1)) -> Course:
    """One commit a day from `start` on; the text itself serves as blob name."""
    commits: list[Commit] = []
    readings: dict[tuple[str, str], Reading[Facts]] = {}
    present: set[str] = set()
    for number, edit in enumerate(edits):
        files = {_path(name): text for name, text in sorted(edit.items())}
        changes = tuple(
            FileChange(path, text, "D" if text is None else "M" if path in present else "A")
            for path, text in files.items()
        )
        present |= files.keys()
        moment = datetime(start.year, start.month, start.day, 4, tzinfo=UTC) + timedelta(days=number)
        commits.append(Commit(f"c{number + 1}", "甲", moment, "", "", changes))
        readings |= {(text, path): _reading(text, path) for path, text in files.items() if text}
    found = timelines(revisions(commits, readings), commits, _compared)
    return courses(found).get("CG-0001", Course("CG-0001", ()))


def _path(name: str) -> str:
    folder = "" if "/" in name else "departments/chengguan/"
    return f"{folder}{name.replace('CG-1', 'CG-0001').removesuffix('.yml')}.yml"


def _reading(text: str, path: str) -> Reading[Facts]:
    ahead = path.removesuffix(".yml").partition("@")[2]
    key = f"benchmark:CG-0001@{ahead}" if ahead else "benchmark:CG-0001"
    day, _, words = text.partition(" ")
    return Reading(key, None if day == "?" else Facts(words, effective=_date(day)))


def _date(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


def _compared(before: Version[Facts], after: Version[Facts]) -> tuple[Change, ...]:
    assert before.facts and after.facts
    if before.facts.title == after.facts.title:
        return ()
    return (Change.from_json(["其他", "事项", before.facts.title, after.facts.title, "不变", None]),)


names = st.sampled_from(["CG-1", "CG-1@2026-01-03", "CG-1@2026-01-05"])
texts = st.one_of(
    st.none(),
    st.builds(
        "{} {}".format,
        st.sampled_from(["2026-01-01", "2026-01-03", "2026-01-05", "-", "?"]),
        st.sampled_from("甲乙"),
    ),
)
