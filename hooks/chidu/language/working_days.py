"""Working days (工作日): Monday to Friday without the public holidays, and the weekends worked in their place.

The State Council arranges each year in the autumn before it (国务院办公厅关于…年部分节假日安排的通知); `holidays/` holds
what it said, one file a year. A year without a file is not known: a term that runs into it is nobody's guess.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_HOLIDAYS = Path(__file__).parent / "holidays"
_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One year as arranged: `source` names the notice, `off` its holidays, `worked` the weekend days of work."""

    source: str
    off: frozenset[date]
    worked: frozenset[date]


@cache
def arrangement(year: int) -> Arrangement | None:
    """The arrangement of a year; None where nobody has entered it."""
    path = _HOLIDAYS / f"{year}.toml"
    if not path.is_file():
        return None
    typed = tomllib.loads(path.read_text("utf-8"))
    off = (
        first + _DAY * number for first, last in typed["放假"] for number in range((last - first).days + 1)
    )
    return Arrangement(typed["来源"], frozenset(off), frozenset(typed["上班"]))


def is_working_day(day: date) -> bool | None:
    """Whether a day is one; None where its year is not on file."""
    year = arrangement(day.year)
    if year is None:
        return None
    return day in year.worked or (day.weekday() < _SATURDAY and day not in year.off)


def working_day_after(day: date, count: int) -> date | None:
    """The last day of a term of `count` working days, the first of which is the one after `day`.

    None where the term runs into a year that is not on file.
    """
    while count:
        day += _DAY
        worked = is_working_day(day)
        if worked is None:
            return None
        count -= worked
    return day
