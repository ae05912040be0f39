"""Calendar arithmetic: days moved by units, values moved by units, weekdays found near a day, feasts of a year."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from dateline.resolving.times.values import (
    SEASON_MONTHS,
    day_value,
    days_of,
    month_value,
    quarter_value,
    week_value,
)

_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DAYS_IN = {"D": 1, "W": 7, "2W": 14, "WE": 7}


def move(day: date, count: float, unit: str) -> date | None:
    """Return the day `count` units (a code of words.tsv) later; None outside years 1 to 9999.

    Months, quarters and years keep the day of the month where they can and else take the last day of the month.
    """
    try:
        if unit in _DAYS_IN:
            return day + timedelta(days=round(count * _DAYS_IN[unit]))
        if unit in _MONTHS_IN:
            months = day.year * 12 + day.month - 1 + round(count * _MONTHS_IN[unit])
            year, month = months // 12, months % 12 + 1
            return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit] * count
        return day + timedelta(days=int(hours / 24))
    except (ValueError, OverflowError):
        return None


def value_at(day: date, unit: str) -> str:
    """Return the value of the day, week, month, quarter, year, decade or century that holds a day."""
    if unit in ("W", "2W"):
        return week_value(day)
    if unit == "WE":
        return week_value(day) + "-WE"
    if unit == "M":
        return month_value(day.year, day.month)
    if unit == "Q":
        return quarter_value(day)
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "E":
        return f"{day.year // 10:03d}"
    if unit == "C":
        return f"{day.year // 100:02d}"
    return day_value(day)


def step(day: date, count: int, unit: str) -> str | None:
    """Return the value of the unit that lies `count` units after the one that holds `day`."""
    start = day.replace(day=1) if unit in _MONTHS_IN else day
    moved = move(start, count, unit)
    return value_at(moved, unit) if moved else None


def unit_of(value: str) -> str:
    """Return the unit code of a calendar value: D, W, M, Q, Y, E or C; "" for anything else."""
    if days_of(value) is None:
        return ""
    if "W" in value[4:] and "WI" not in value:
        return "W"
    if "Q" in value:
        return "Q"
    if "H" in value or any(season in value for season in SEASON_MONTHS):
        return "S"
    return {2: "C", 3: "E", 4: "Y", 7: "M"}.get(len(value), "D")


def weekday_before(day: date, weekday: int, *, inclusive: bool = True) -> date:
    """Return the last such weekday (1 Monday to 7 Sunday) up to a day."""
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(days=back if back or inclusive else 7)


def weekday_after(day: date, weekday: int, *, inclusive: bool = False) -> date:
    """Return the first such weekday from a day on."""
    ahead = (weekday - day.isoweekday()) % 7
    return day + timedelta(days=ahead if ahead or inclusive else 7)


def weekday_in_month(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the nth such weekday of a month, counted from the end if `nth` is negative."""
    if nth > 0:
        first = weekday_after(date(year, month, 1), weekday, inclusive=True)
        return first + timedelta(weeks=nth - 1)
    last = weekday_before(date(year, month, calendar.monthrange(year, month)[1]), weekday)
    return last + timedelta(weeks=nth + 1)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, cycle = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    quarter, left = divmod(rest, 4)
    weekday = (32 + 2 * cycle + 2 * quarter - epact - left) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
