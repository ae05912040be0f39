"""Calendar dates as written: days, months, years, and months and days without a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.resolving.times.anchors import NARRATIVE, PUBLISHED, Anchors
from dateline.resolving.times.counts import read_ordinal, read_spoken_year
from dateline.resolving.times.found import Found, cues
from dateline.resolving.times.meanings import Meaning, Reading, before_christ, counted, explicit, open_date
from dateline.resolving.times.patterns import Pattern
from dateline.resolving.times.tokens import classes_of
from dateline.resolving.times.values import days_of

# How many days ahead of publication a month, or a day of one, may lie if no year is written, by the tense around it.
MONTH_AHEAD = {"future": 330, "": 150, "past": 20}
DAY_AHEAD = {"future": 330, "": 150, "past": 60}
# A story that is in December has moved on to the next year when it comes to a month this many months back.
LONG_BEHIND = 8
# How many days a date that the verb puts ahead may all the same lie behind.
FUTURE_BEHIND = 60


def part_of(found: Found, name: str = "part") -> str:
    """Return which part of a period the words before it mean: START, MID, END, EARLIER, LATER or ""."""
    words = found.words(name)
    for word in words:
        if word in ("first", "opening", "beginning", "start", "early", "outset", "onset"):
            return "START"
        if word in ("last", "latter", "second", "end", "close", "late", "conclusion", "rest", "remainder"):
            return "END"
        if word in ("mid", "middle", "midst"):
            return "MID"
        if word in ("earlier", "later"):
            return word.upper()
    return ""


def day_number(words: list[str]) -> int:
    """Return the day of the month that figures or ordinals write, 0 if none."""
    if len(words) == 1 and words[0].isdecimal():
        return int(words[0])
    return read_ordinal(words) or 0


def month_number(found: Found, name: str = "month") -> int:
    """Return the month that a named part writes, 1 to 12."""
    return int(found.value(name, "MONTH", "MONTHABBR", "MONTHWEAK") or 0)


def full_year(written: str, near: int | None) -> int:
    """Return the year of figures; two of them take the century nearest to `near`, or else lie in 1950 to 2049."""
    digits = written.lstrip("'’")
    year = int(digits)
    if len(digits) > 2:
        return year
    if near is None:
        return year + (2000 if year < 50 else 1900)
    return min(
        (century * 100 + year for century in range(10, 22)), key=lambda full: (full > near + 10, abs(full - near))
    )


def stated_year(found: Found, anchors: Anchors) -> tuple[int, str | None] | None:
    """Return the year behind a month or season ("1992", "of that year", "last year") with its anchor, or None."""
    if found.has("year"):
        return int(found.word("year")), None
    if found.has("shortyear"):
        return full_year(found.word("shortyear"), anchors.published.year if anchors.published else None), None
    if found.has("spoken"):
        year = read_spoken_year(found.words("spoken"))
        return (year, None) if year else None
    if found.has("thatyear"):
        told = anchors.running()
        return (told[0].year, told[1]) if told else None
    if found.has("relyear"):
        shift = {"last": -1, "next": 1, "this": 0}[found.word("relyear")]
        return (anchors.published.year + shift, PUBLISHED) if anchors.published else None
    return None


def resolve_month(found: Found, anchors: Anchors, month: int, day: int | None) -> Meaning | None:
    """Return the meaning of a month, or a day of it, whose year is not written."""
    part = part_of(found)
    if anchors.before_christ:
        return before_christ(anchors.before_christ, f"-{month:02d}" + (f"-{day:02d}" if day else ""))
    tail = f"{month:02d}" + (f"-{day:02d}" if day else "")
    base = anchors.base()
    if base is None:
        return open_date(f"XXXX-{tail}")
    near, anchor = base
    years = [year for year in (near.year - 1, near.year, near.year + 1) if days_of(f"{year:04d}-{tail}")]
    if not years:
        # 29 February: the nearest leap year; 31 June: no date at all.
        years = [year for year in range(near.year - 8, near.year + 9) if days_of(f"{year:04d}-{tail}")]
        if not years:
            return None
    if anchor == NARRATIVE:
        year = _year_in_story(anchors, near, month, day, years)
    else:
        year = _year_in_news(found, near, month, day, years)
    others = tuple(f"{other:04d}-{tail}" for other in years if other != year)
    return counted(f"{year:04d}-{tail}", anchor, part, others[:2])


def _year_in_story(anchors: Anchors, near: date, month: int, day: int | None, years: list[int]) -> int:
    """Return the year in which a story reaches a month: its own, or the next if the month lies well behind."""
    whole_year = anchors.mentioned is not None and len(anchors.mentioned) == 4
    if whole_year or near.year not in years:
        return near.year if near.year in years else years[0]
    behind = near.month - month
    return near.year + 1 if behind >= LONG_BEHIND and near.year + 1 in years else near.year


def _year_in_news(found: Found, near: date, month: int, day: int | None, years: list[int]) -> int:
    """Return the year that puts a month or day where its tense has it: past by default, ahead if the verb says so."""
    tense = found.tense()
    if tense == "past" and found.before() in ("by", "until", "till", "through"):
        tense = ""

    def distance(year: int) -> tuple[int, int]:
        days = days_of(f"{year:04d}-{month:02d}-{day:02d}" if day else f"{year:04d}-{month:02d}")
        assert days is not None
        ahead = (days[0] - near).days
        behind = (near - days[1]).days
        if ahead <= 0 <= (days[1] - near).days:
            return 0, 0
        if ahead > 0:
            return (0 if ahead <= (DAY_AHEAD if day else MONTH_AHEAD)[tense] else 1), ahead
        limit = FUTURE_BEHIND if tense == "future" else 366
        return (0 if behind <= limit else 1), behind

    return min(years, key=distance)


def read_day(found: Found, anchors: Anchors) -> Reading:
    """A day with its month: "February 4, 2025", "4 February", "the 4th of February"."""
    month, day = month_number(found), day_number(found.words("day"))
    if not 1 <= day <= 31:
        return None
    # "Sept. 11 attacks" names the day of 2001 in whatever year it is written.
    if (
        (month, day) == (9, 11)
        and found.after() in ("attacks", "attack", "hijackers", "terrorist", "hijackings")
        and not found.has("year")
    ):
        return explicit("2001-09-11")
    stated = stated_year(found, anchors)
    if stated is not None:
        year, anchor = stated
        value = f"{year:04d}-{month:02d}-{day:02d}"
        if days_of(value) is None:
            return None
        return counted(value, anchor, part_of(found)) if anchor else explicit(value, part_of(found))
    return resolve_month(found, anchors, month, day)


def _month_year(found: Found, anchors: Anchors) -> Reading:
    """A month with its year: "July 1994", "July of last year", "the end of March 1917"."""
    stated = stated_year(found, anchors)
    if stated is None:
        return None
    year, anchor = stated
    value = f"{year:04d}-{month_number(found):02d}"
    return counted(value, anchor, part_of(found)) if anchor else explicit(value, part_of(found))


def _month(found: Found, anchors: Anchors) -> Reading:
    """A month alone: "in July", "early September", "last August"."""
    weak = "MONTH" not in classes_of(found.tokens.words[found.place("month")[0]])
    guided = found.before() in cues()["preposition"] or found.has("part") or found.has("turn")
    if weak and not guided:
        return None
    month = month_number(found)
    turn = "".join(found.words("turn")[-1:])
    if turn in ("", "this"):
        if turn == "this" and anchors.published:
            return counted(f"{anchors.published.year:04d}-{month:02d}", PUBLISHED, part_of(found))
        return resolve_month(found, anchors, month, None)
    base = anchors.base() if turn in ("last", "past", "next", "coming") else anchors.running()
    if base is None:
        return open_date(f"XXXX-{month:02d}")
    near, anchor = base
    if turn in ("next", "coming", "following"):
        year = near.year + (month <= near.month)
    else:
        year = near.year - (month >= near.month)
    return counted(f"{year:04d}-{month:02d}", anchor, part_of(found))


def _iso(found: Found, anchors: Anchors) -> Reading:
    value = found.written(0)
    return explicit(value) if days_of(value) else None


def _numeric(found: Found, anchors: Anchors) -> Reading:
    """A date in figures. 3/4/2015 is read as Americans write it; 14/7/2015 can be read one way only."""
    first, second, last = found.written(0).split("/")
    year = full_year(last, anchors.published.year if anchors.published else None)
    month_first, day_first = (
        f"{year:04d}-{int(first):02d}-{int(second):02d}",
        f"{year:04d}-{int(second):02d}-{int(first):02d}",
    )
    fitting = [value for value in (month_first, day_first) if days_of(value)]
    if not fitting:
        return None
    return replace(explicit(fitting[0]), alternatives=tuple(fitting[1:]))


def _nine_eleven(found: Found, anchors: Anchors) -> Reading:
    """9/11 is the day of 2001; other fractions are no dates."""
    return explicit("2001-09-11") if found.written(0) == "9/11" else None


def _day_alone(found: Found, anchors: Anchors) -> Reading:
    """A day of the month alone, in the month last mentioned: "on the 15th"."""
    told = anchors.mentioned_day or anchors.narrative()
    anchor = NARRATIVE
    if told is None and anchors.published is not None:
        told, anchor = anchors.published, PUBLISHED
    day = day_number(found.words("day"))
    if found.before() not in ("on", "by", "until", "since") or found.after() in _COUNTED_THINGS:
        return None
    if told is None or not 1 <= day <= 31:
        return None
    value = f"{told.year:04d}-{told.month:02d}-{day:02d}"
    return counted(value, anchor) if days_of(value) else None


_COUNTED_THINGS = frozenset(
    {"century", "anniversary", "floor", "street", "avenue", "birthday", "time", "grade", "parallel"}
)


RULES = (
    Pattern("iso-date", "ISO", _iso),
    Pattern("numeric-date", "NUMERIC", _numeric),
    Pattern("nine-eleven", "FRACTION", _nine_eleven),
    Pattern(
        "month-day",
        "part:<part>? ((this | last | next)? coming? <weekday> COMMA? the?)? month:<month> COMMA? the? day:<daynumber> "
        "(COMMA? of? year:YEAR | shortyear:SHORTYEAR | COMMA spoken:<spokenyear> | COMMA? relyear:(last"
        " | this | next) year"
        " | of thatyear:(that | the same) year)?",
        read_day,
    ),
    Pattern(
        "day-month",
        "part:<part>? (<weekday> COMMA? the?)? the? day:<daynumber> of? month:<month> "
        "(COMMA? of? year:YEAR | shortyear:SHORTYEAR | COMMA? relyear:(last | this | next) year"
        " | of thatyear:(that | the same) year)?",
        read_day,
    ),
    Pattern(
        "month-year",
        "part:<part>? month:<month> (COMMA? of? year:YEAR | COMMA? shortyear:SHORTYEAR | spoken:<spokenyear>"
        " | COMMA? of? relyear:(last | this | next) year | of thatyear:(that | the same) year)",
        _month_year,
    ),
    Pattern(
        "month",
        "part:<part>? turn:(the (following | previous | preceding) | last | past | this | next | coming)?"
        " (past | coming)? month:<month>",
        _month,
    ),
    Pattern("day-of-month", "the day:DAYTH", _day_alone),
)
