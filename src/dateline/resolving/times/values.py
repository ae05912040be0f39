"""TIMEX3 values: written from days and counts, and read back as intervals of days.

The forms are those of TIMEX3 as in ISO-TimeML (ISO 24617-1) and TimeBank 1.2: "2025-02-04", "2025-W06", "2025-Q1",
"2025-SP", "202" for a decade, "20" for a century, "BC0490", "P15M", "PT2H", "PAST_REF", X for what is not known.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from dateline.records import DatePrecision

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
Days = tuple[date, date]

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", re.DOTALL)
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-XX(?:T.*)?)?", re.DOTALL)
_YEAR = re.compile(r"\d{4}")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_SPAN = re.compile(r"\d{2,3}")


def day_value(day: date) -> str:
    """Return the value of a day."""
    return day.isoformat()


def week_value(day: date) -> str:
    """Return the value of the ISO week (Monday to Sunday) that holds a day."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def month_value(year: int, month: int) -> str:
    """Return the value of a month."""
    return f"{year:04d}-{month:02d}"


def quarter_value(day: date) -> str:
    """Return the value of the calendar quarter that holds a day."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def duration_value(count: str, unit: str) -> str:
    """Return the value of a length of time; `count` is a number or "X", `unit` a code of words.tsv.

    Decades and centuries with a count are given in years, as TimeBank does.
    """
    if unit.startswith("T"):
        return f"PT{count}{unit[1]}"
    if unit == "2W":
        return f"P{_times(count, 2)}W"
    if unit == "E":
        return f"P{_times(count, 10)}Y" if count != "X" else "PXDE"
    if unit == "C":
        return f"P{_times(count, 100)}Y" if count != "X" else "PXCE"
    return f"P{count}{'D' if unit == 'WE' else unit}"


def _times(count: str, factor: int) -> str:
    return count if count == "X" else f"{float(count) * factor:g}"


@lru_cache(maxsize=8192)
def days_of(value: str) -> Days | None:
    """Return the first and last day of a calendar value, or None if it is open, a duration, or before year 1."""
    try:
        if found := _DAY.fullmatch(value):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day, day
        if found := _MONTH.fullmatch(value):
            return month_days(int(found[1]), int(found[2]))
        if _YEAR.fullmatch(value):
            return date(int(value), 1, 1), date(int(value), 12, 31)
        if found := _WEEK.fullmatch(value):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday + timedelta(5 if found[3] else 0), monday + timedelta(6)
        if found := _PART.fullmatch(value):
            return _part_days(int(found[1]), found[2])
        if _SPAN.fullmatch(value):
            size = 10 ** (4 - len(value))
            return date(max(1, int(value) * size), 1, 1), date(int(value) * size + size - 1, 12, 31)
    except (ValueError, OverflowError):
        return None
    return None


def month_days(year: int, month: int) -> Days:
    """Return the first and last day of a month; raises ValueError for an impossible one."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _part_days(year: int, part: str) -> Days:
    if part[0] == "Q":
        first = int(part[1]) * 3 - 2
        return date(year, first, 1), month_days(year, first + 2)[1]
    if part[0] == "H":
        return (date(year, 1, 1), date(year, 6, 30)) if part == "H1" else (date(year, 7, 1), date(year, 12, 31))
    first = SEASON_MONTHS[part]
    last = first + 2
    return date(year, first, 1), month_days(year + (last > 12), (last - 1) % 12 + 1)[1]


def precision_of(value: str) -> DatePrecision:
    """Return how finely a calendar value dates: decades, centuries and open values count as unknown."""
    if _DAY.fullmatch(value):
        return DatePrecision.DAY
    if _MONTH.fullmatch(value):
        return DatePrecision.MONTH
    if _YEAR.fullmatch(value):
        return DatePrecision.YEAR
    if _WEEK.fullmatch(value):
        return DatePrecision.WEEK
    if _PART.fullmatch(value):
        return DatePrecision.QUARTER if value[5] in "QSFW" else DatePrecision.YEAR
    return DatePrecision.UNKNOWN


def narrow(days: Days, part: str) -> Days:
    """Return the days that "early", "mid" or "late" leave of an interval: about its first, middle or last third.

    A week is cut at Tuesday and Thursday, a month at the 10th and 20th, a year at the end of April and of August.
    """
    first, last = days
    length = (last - first).days + 1
    if length < 2:
        return days
    third = round(length / 3)
    if part == "START":
        return first, first + timedelta(third - 1) if length > 7 else first + timedelta(2)
    if part == "END":
        return last - timedelta(third - 1 if length > 7 else 3), last
    return first + timedelta(third), last - timedelta(third)
