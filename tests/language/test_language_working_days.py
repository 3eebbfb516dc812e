"""Working days: what the notices of the State Council say, day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chidu.language.working_days import arrangement, is_working_day, working_day_after

YEARS = (2023, 2024, 2025, 2026)
# How many days off each notice counts up itself (共3天, 与周末连休 counts the one day), by holiday.
ANNOUNCED = {
    2023: (2, 7, 1, 5, 3, 8),  # 元旦 is 共3天, the first of them in 2022
    2024: (1, 8, 3, 5, 1, 3, 7),
    2025: (1, 8, 3, 5, 3, 8),
    2026: (3, 9, 3, 5, 3, 3, 7),
}


@pytest.mark.parametrize("year", YEARS)
def test_every_day_off_of_the_notice(year: int) -> None:
    """As many days off as the notice counts, all in its year, and its source named."""
    arranged = arrangement(year)
    assert arranged is not None
    assert len(arranged.off) == sum(ANNOUNCED[year])
    assert {day.year for day in (*arranged.off, *arranged.worked)} == {year}
    assert arranged.source.startswith(f"国务院办公厅关于{year}年部分节假日安排的通知（")


@pytest.mark.parametrize("year", YEARS)
def test_days_worked_in_place_of_holidays(year: int) -> None:
    """They are Saturdays and Sundays that are no holiday: a weekday would be one anyway."""
    arranged = arrangement(year)
    assert arranged is not None
    assert all(day.weekday() >= 5 for day in arranged.worked)
    assert not arranged.worked & arranged.off


def test_days_around_the_spring_festival() -> None:
    """2月15日至23日放假调休，2月14日（周六）、2月28日（周六）上班."""
    assert is_working_day(date(2026, 2, 14))
    assert not is_working_day(date(2026, 2, 16))
    assert is_working_day(date(2026, 2, 24))
    assert not is_working_day(date(2026, 3, 1))


def test_a_term_in_working_days() -> None:
    """The day itself does not count: three working days after Friday, 13 February 2026."""
    assert working_day_after(date(2026, 2, 13), 3) == date(2026, 2, 25)
    assert working_day_after(date(2026, 2, 13), 0) == date(2026, 2, 13)


def test_a_year_nobody_has_entered() -> None:
    """Neither its days nor a term that runs into it are guessed."""
    assert arrangement(2027) is None
    assert is_working_day(date(2027, 1, 4)) is None
    assert working_day_after(date(2026, 12, 28), 20) is None
    assert working_day_after(date(2026, 12, 28), 3) == date(2026, 12, 31)


@given(st.dates(date(2023, 1, 1), date(2026, 11, 30)), st.integers(1, 15))
def test_a_term_has_as_many_working_days_as_it_says(day: date, count: int) -> None:
    """It ends on a working day, and so many lie in it."""
    last = working_day_after(day, count)
    assert last is not None
    following = (day + timedelta(days=number) for number in range(1, 400))
    term = list(takewhile(lambda each: each <= last, following))
    assert sum(bool(is_working_day(each)) for each in term) == count
    assert is_working_day(last)
