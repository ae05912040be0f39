"""Clock times, alone or with their day: "7:15 p.m.", "0800 GMT", "noon Thursday", "10 a.m. on March 3"."""

from __future__ import annotations

import re

from dateline.resolving.times.anchors import NARRATIVE, PUBLISHED, Anchors
from dateline.resolving.times.counts import number_in
from dateline.resolving.times.found import Found
from dateline.resolving.times.grammar import dates, weekdays
from dateline.resolving.times.meanings import Meaning, Reading, counted, explicit, open_date
from dateline.resolving.times.patterns import Pattern

_FIGURES = re.compile(r"(\d{1,2})[:.](\d\d)")


def clock_value(words: list[str]) -> str:
    """Return the TIMEX3 time of a clock time, "T19:15"; "" if the figures are no time of day."""
    hours, minutes = -1, 0
    shift = 0
    for word in words:
        if found := _FIGURES.match(word):
            hours, minutes = int(found[1]), int(found[2])
        elif word.isdecimal() and hours < 0:
            hours, minutes = (int(word[:2]), int(word[2:])) if len(word) == 4 else (int(word), 0)
        elif word[0] in "ap" and word.replace(".", "").replace(" ", "") in ("am", "pm"):
            shift = 12 if word[0] == "p" else -12
        elif (number := number_in(word, "ONES")) is not None and hours < 0:
            hours = number
    if shift == 12 and hours < 12:
        hours += 12
    if shift == -12 and hours == 12:
        hours = 0
    if not 0 <= hours <= 24 or minutes > 59:
        return ""
    return f"T{hours:02d}:{minutes:02d}"


def _clock(found: Found, anchors: Anchors) -> Reading:
    """A clock time on the day that is being told of."""
    time = clock_value(found.words("clock"))
    if not time or _a_ratio(found):
        return None
    if anchors.mentioned_day is not None:
        return counted(anchors.mentioned_day.isoformat() + time, NARRATIVE)
    if anchors.published is not None:
        return counted(anchors.published.isoformat() + time, PUBLISHED)
    return open_date("XXXX-XX-XX" + time)


def _a_ratio(found: Found) -> bool:
    """Return whether bare figures are no time: a score, a verse, a finish in a race."""
    words = found.words("clock")
    return len(words) == 1 and "." in words[0]


def _with(found: Found, day: Meaning | object) -> Reading:
    time = clock_value(found.words("clock"))
    if not time or not isinstance(day, Meaning) or day.value is None:
        return None
    value = day.value.split("T")[0] + time
    if day.anchor:
        return counted(value, day.anchor, "", tuple(other.split("T")[0] + time for other in day.alternatives))
    return open_date(value) if "X" in value else explicit(value)


def _clock_weekday(found: Found, anchors: Anchors) -> Reading:
    return _with(found, weekdays.read_weekday(found, anchors))


def _clock_today(found: Found, anchors: Anchors) -> Reading:
    return _with(found, weekdays.read_today(found, anchors))


def _clock_day(found: Found, anchors: Anchors) -> Reading:
    return _with(found, dates.read_day(found, anchors))


def _part_of_day(found: Found, anchors: Anchors) -> Reading:
    """The night of a day that is named: "the night of 3 March", "the morning of March 3"."""
    day = dates.read_day(found, anchors)
    if not isinstance(day, Meaning) or day.value is None:
        return None
    value = day.value + weekdays.day_part(found)
    return counted(value, day.anchor) if day.anchor else open_date(value) if "X" in value else explicit(value)


_MONTH_FIRST = "(<weekday> COMMA?)? month:<month> day:<daynumber> (COMMA? year:YEAR)?"
_DAY_FIRST = "(<weekday> COMMA?)? day:<daynumber> of? month:<month> (COMMA? year:YEAR)?"

RULES = (
    Pattern("part-of-month-day", f"the? (early)? daypart:PARTOFDAY (of | on) {_MONTH_FIRST}", _part_of_day),
    Pattern("part-of-day-month", f"the? (early)? daypart:PARTOFDAY (of | on) the? {_DAY_FIRST}", _part_of_day),
    Pattern("clock", "(at | around | about)? clock:<clock> <zone>?", _clock),
    Pattern(
        "clock-weekday",
        "(at | around | about)? clock:<clock> <zone>? COMMA? on? (last | this | next)? weekday:<weekday>",
        _clock_weekday,
    ),
    Pattern("weekday-clock", "weekday:<weekday> COMMA? (at | around | about)? clock:<clock> <zone>?", _clock_weekday),
    Pattern("clock-today", "(at | around | about)? clock:<clock> <zone>? today:TODAY", _clock_today),
    Pattern("today-clock", "today:TODAY COMMA? (at | around | about)? clock:<clock> <zone>?", _clock_today),
    Pattern("clock-month-day", f"(at | around | about)? clock:<clock> <zone>? COMMA? on? {_MONTH_FIRST}", _clock_day),
    Pattern("clock-day-month", f"(at | around | about)? clock:<clock> <zone>? COMMA? on? {_DAY_FIRST}", _clock_day),
    Pattern("month-day-clock", f"{_MONTH_FIRST} COMMA? (at | around | about)? clock:<clock> <zone>?", _clock_day),
    Pattern("day-month-clock", f"{_DAY_FIRST} COMMA? (at | around | about)? clock:<clock> <zone>?", _clock_day),
)
