"""assets/chidu/course.js decides which text governs as history/course.py does, and history as the corpus in force does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from chromium import served
from courses import Edit, course_of, names, texts
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from small_city import penalty, real_pack, small_city

from chidu.corpus.corpus import Corpus, read_corpus
from chidu.corpus.folder import Folder
from chidu.corpus.in_force import effective_date, version_on
from chidu.history.course import Course, DatedVersion
from chidu.language.china_time import CHINA
from chidu.publish.as_of_page import version_data

ASSETS = Path(__file__).parents[2] / "overrides/assets/chidu"
START = date(2026, 1, 1)
DAYS = [START + timedelta(days=offset) for offset in range(-1, 10)]
histories = st.lists(st.dictionaries(names, texts, min_size=1), max_size=8)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that can load the script."""
    with served(ASSETS) as origin:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{origin}icon.svg")
        yield page
        context.close()


GOVERNING = """async ([versions, days]) => {
  const { governing, recorded } = await import("/course.js");
  const place = (day, known) => versions.indexOf(governing(recorded(versions, known), day));
  return days.map((known) => days.map((day) => place(day, known)));
}"""


@given(edits=histories)
def test_the_script_decides_as_python_does(edits: list[Edit], page: Page) -> None:
    """Course.on(day, known): both times together, by the day."""
    course = course_of(*edits)
    told = [dict(version_data(each)) for each in course.versions]
    found = page.evaluate(GOVERNING, [told, [day.isoformat() for day in DAYS]])
    assert found == [[_place(course, day, known) for day in DAYS] for known in DAYS]


def _place(course: Course, day: date, known: date) -> int:
    found = course.on(day, datetime.combine(known, time(23, 59), CHINA))
    return found.number - 1 if found else -1


CLAUSE = "处1000元以上3000元以下罚款"
TIERS = [("一般", "处1000元以上2000元以下罚款"), ("严重", "处2000元以上3000元以下罚款")]
# One file after another is written, the record's own first; what is adopted ahead is dated as its file says.
writings = st.lists(st.tuples(names, st.sampled_from([1, 2, 4, 6])), max_size=6).map(
    lambda several: [("CG-1", 1), *((n, d if n == "CG-1" else int(n[-2:])) for n, d in several)]
)


@given(writings)
def test_what_is_in_force_is_what_governs(written: list[tuple[str, int]]) -> None:
    """From the day of what stands in its own file on the corpus finds the text that history finds.

    A file rewritten before its day came took the text before it out of the tree: until then history alone knows what
    governs, and the corpus has the file as 尚未施行, or what is adopted for an earlier day.
    """
    edits: list[Edit] = [{name: f"2026-01-{day:02} 第{place}次"} for place, (name, day) in enumerate(written)]
    on_file = {name: text for edit in edits for name, text in edit.items()}
    course, corpus = course_of(*edits), _corpus(on_file)
    own = corpus.benchmarks["CG-0001"].record
    since = effective_date(own, corpus) or date.max
    if any(entry.adopted_for == since for entry in corpus.adopted_ahead.get("CG-0001", ())):
        return  # two texts of one day: a check refuses that
    for day in DAYS:
        found, known = version_on("CG-0001", corpus, day), course.on(day)
        if since <= day:
            assert found is not None
            assert _words(known) == found.record.matter
        else:
            assert _words(known) != own.matter


def _words(version: DatedVersion | None) -> str | None:
    return version.revision.version.facts.title if version and version.revision.version.facts else None


def _corpus(on_file: Edit) -> Corpus:
    """The small city with the record as it is on file."""
    files = {file.path: file.data for file in small_city(penalty(CLAUSE, TIERS), real_pack("GZ-0001")).files}
    for name, text in on_file.items():
        day, _, words = str(text).partition(" ")
        record = penalty(CLAUSE, TIERS, f"施行日期: {day}\n").replace("未经批准占用城市道路摆摊经营", words)
        files[f"departments/chengguan/{name.replace('CG-1', 'CG-0001')}.yml"] = record.encode()
    return read_corpus(Folder(dict(sorted(files.items())), ()))
