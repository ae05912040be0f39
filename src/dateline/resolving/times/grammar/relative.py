"""Periods counted from an anchor: "next week", "two years ago", "a day later", "the same month", "the weekend"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dateline.records import TimeKind
from dateline.resolving.times.anchors import NARRATIVE, PUBLISHED, Anchors
from dateline.resolving.times.arithmetic import move, step, value_at, weekday_after, weekday_before
from dateline.resolving.times.counts import read_count
from dateline.resolving.times.found import Found
from dateline.resolving.times.grammar.dates import part_of
from dateline.resolving.times.meanings import Meaning, Reading, before_christ, counted, duration, open_date, vague
from dateline.resolving.times.patterns import Pattern
from dateline.resolving.times.values import days_of, duration_value

_OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "2W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
}
_SATURDAY, _SUNDAY = 6, 7
# What "recent days" and "the past few years" reach back, in their units.
_FEW = {"D": 7, "W": 4, "M": 3}
# Up to this many weeks "ago" are counted to the day, more to the week.
_WEEKS_BY_DAY = 3
_BACK = frozenset({"last", "past", "previous", "preceding", "prior"})
_AHEAD = frozenset({"next", "coming", "following", "subsequent", "upcoming", "ensuing"})
# "The previous month" and "the following day" are counted from the story, "last month" from the day of publication.
_OF_STORY = frozenset({"previous", "preceding", "prior", "following", "subsequent", "ensuing", "that", "same"})


def _turned(found: Found, anchors: Anchors) -> Reading:
    """This, last, next and the same day, week, month, quarter, year, decade or century."""
    unit = found.value("unit", "UNIT")
    if unit.startswith("T"):
        return None
    turn = found.words("turn")[-1]
    shift = -1 if turn in _BACK else 1 if turn in _AHEAD else 0
    told = turn in _OF_STORY or (unit == "D" and turn == "next")
    if anchors.before_christ and told and unit == "Y":
        # Years before Christ are counted down.
        return before_christ(anchors.before_christ - shift)
    base = anchors.running() if told else anchors.base()
    if turn in ("same", "that") and unit == "D" and anchors.mentioned_day is not None:
        base = anchors.mentioned_day, NARRATIVE
    if base is None:
        return open_date(_OPEN.get(unit, "XXX"))
    if unit == "WE":
        return _weekend(found, base[0], base[1], shift)
    if unit == "W" and shift < 0 and base == (anchors.published, PUBLISHED) and base[0].isoweekday() == _SUNDAY:
        # On a Sunday "last week" is the seven days before, whether weeks begin on Sunday or on Monday.
        value = step(base[0], shift, unit)
        return (
            replace(counted(value, PUBLISHED), days=(base[0] - timedelta(7), base[0] - timedelta(1))) if value else None
        )
    if unit == "D" and told and anchors.mentioned_day is None and anchors.published is not None:
        base = anchors.published, PUBLISHED
    value = step(base[0], shift, unit)
    if value is None:
        return None
    meaning = _with_part(counted(value, base[1], part_of(found)), found, anchors)
    if turn == "past" and base[1] == PUBLISHED:
        # "The past year" has the value of last year in TimeBank, but its days run up to publication.
        since = move(base[0], -1, unit)
        return replace(meaning, days=(since, base[0]) if since else None, alternatives=(duration_value("1", unit),))
    return meaning


def _with_part(meaning: Meaning, found: Found, anchors: Anchors) -> Meaning:
    """Cut "earlier this month" and "later this year" at the day of publication."""
    part = part_of(found)
    if part not in ("EARLIER", "LATER") or meaning.days is None or anchors.published is None:
        return meaning
    first, last = meaning.days
    if not first <= anchors.published <= last:
        return meaning
    days = (first, anchors.published) if part == "EARLIER" else (anchors.published, last)
    return replace(meaning, days=days)


def _weekend(found: Found, near: date, anchor: str, shift: int) -> Meaning:
    """The weekend nearest in the sense of the words: the one that is on, the last, or the coming one."""
    inside = near.isoweekday() >= _SATURDAY
    if shift:
        saturday = (
            weekday_after(near, _SATURDAY) if shift > 0 else weekday_before(near, _SATURDAY, inclusive=not inside)
        )
        if shift < 0 and inside:
            saturday = weekday_before(near - timedelta(days=2), _SATURDAY)
    elif (
        (found.word("turn") == "this" and found.tense() != "past")
        or found.tense() == "future"
        or (found.before(1) == "of" and found.before(2) == "ahead")
        or found.before() in ("before", "until", "by")
    ):
        saturday = weekday_before(near, _SATURDAY) if inside else weekday_after(near, _SATURDAY)
    else:
        saturday = weekday_before(near, _SATURDAY)
    other = saturday - timedelta(7) if saturday > near else saturday + timedelta(7)
    return counted(value_at(saturday, "WE"), anchor, part_of(found), (value_at(other, "WE"),))


def _the_weekend(found: Found, anchors: Anchors) -> Reading:
    base = anchors.base()
    return _weekend(found, base[0], base[1], 0) if base else open_date(_OPEN["WE"])


def _the_period(found: Found, anchors: Anchors) -> Reading:
    """The day, week, month or year that is being told of; "for the year", "the end of the month"."""
    unit = found.value("unit", "UNIT")
    part = part_of(found)
    before = found.before()
    if found.after() in ("ended", "ending") and unit == "Y":
        return duration("P1Y")
    if found.after() in ("of", "when", "before", "after", "that", "-") and not part:
        return None
    if unit == "D" and not part and before not in ("in", "during", "of", "for"):
        return None
    base = anchors.running() if anchors.history else anchors.base()
    if base is None:
        return open_date(_OPEN.get(unit, "XXX"))
    if unit == "Q" and not anchors.history:
        value = anchors.quarter() or step(base[0], -1, "Q")
        return counted(value, base[1], part) if value else None
    if unit.startswith("T"):
        return None
    return counted(value_at(base[0], unit), base[1], part)


def _ago(found: Found, anchors: Anchors) -> Reading:
    """So many units before publication."""
    return _moved(found, anchors, -1, (anchors.published, PUBLISHED) if anchors.published else None)


def _from_now(found: Found, anchors: Anchors) -> Reading:
    return _moved(found, anchors, 1, (anchors.published, PUBLISHED) if anchors.published else None)


def _earlier(found: Found, anchors: Anchors) -> Reading:
    """So many units before the last date mentioned."""
    return _moved(found, anchors, -1, _story(found, anchors))


def _later(found: Found, anchors: Anchors) -> Reading:
    return _moved(found, anchors, 1, _story(found, anchors))


def _story(found: Found, anchors: Anchors) -> tuple[date, str] | None:
    unit = found.value("unit", "UNIT", "UNITS")
    if unit in ("D", "W") and anchors.mentioned_day is not None:
        return anchors.mentioned_day, NARRATIVE
    return anchors.running()


def _moved(found: Found, anchors: Anchors, sign: int, base: tuple[date, str] | None) -> Reading:
    unit = found.value("unit", "UNIT", "UNITS")
    count = read_count(found.words("count")) if found.has("count") else "X"
    if unit.startswith("T"):
        return _hours(count, unit, sign, base)
    if count == "X":
        return vague("PAST_REF" if sign < 0 else "FUTURE_REF")
    if base is None:
        return open_date(_OPEN.get(unit, "XXX"))
    day, anchor = base
    moved = move(day, sign * float(count), unit)
    if moved is None:
        return None
    if unit == "Y" and count == "1" and sign < 0 and (quarter := anchors.quarter()):
        # Companies compare a quarter with the same one "a year ago".
        return counted(f"{int(quarter[:4]) - 1:04d}{quarter[4:]}", NARRATIVE)
    if unit == "W" and (count == "1" or float(count) > _WEEKS_BY_DAY):
        return replace(counted(value_at(moved, "W"), anchor), days=(moved, moved))
    return counted(value_at(moved, {"W": "D", "2W": "D", "E": "Y", "C": "Y"}.get(unit, unit)), anchor)


def _hours(count: str, unit: str, sign: int, base: tuple[date, str] | None) -> Meaning:
    if base is None or count == "X":
        return vague("PAST_REF" if sign < 0 else "FUTURE_REF")
    moved = move(base[0], sign * float(count), unit)
    value = moved.isoformat() if moved else "PAST_REF"
    return replace(counted(value, base[1]), kind=TimeKind.TIME)


def _past_stretch(found: Found, anchors: Anchors) -> Reading:
    """The past 15 months, the next two weeks: a length laid against its anchor."""
    unit = found.value("unit", "UNIT", "UNITS")
    if not found.has("count"):
        count = "1" if found.value("unit", "UNIT") else "X"
    else:
        count = read_count(found.words("count"))
    turn = found.word("turn")
    ahead = turn in _AHEAD
    base = anchors.running() if turn in _OF_STORY or anchors.history else anchors.base()
    value = duration_value(count, unit)
    if base is None or turn in ("first", "final"):
        return duration(value)
    day, anchor = base
    reach = move(day, (1 if ahead else -1) * (float(count) if count != "X" else _FEW.get(unit, 5)), unit)
    if reach is None:
        return duration(value)
    return duration(value, (day, reach) if ahead else (reach, day), anchor)


def _same_time(found: Found, anchors: Anchors) -> Reading:
    """That time, this period in a history: the last date mentioned."""
    if not anchors.history:
        return None
    if anchors.mentioned and days_of(anchors.mentioned):
        return counted(anchors.mentioned, NARRATIVE)
    return vague("PAST_REF")


def _next_day(found: Found, anchors: Anchors) -> Reading:
    """The day before or after: beside the last day mentioned; open if an event follows ("the day after the vote")."""
    if found.after().isalpha() and found.word("turn") in ("before", "after"):
        return replace(open_date("XXXX-XX-XX"), anchor="event")
    base = (anchors.mentioned_day, NARRATIVE) if anchors.mentioned_day else anchors.running()
    if base is None:
        return open_date("XXXX-XX-XX")
    moved = move(base[0], -1 if found.word("turn") in ("before", "previous", "earlier") else 1, "D")
    return counted(moved.isoformat(), base[1]) if moved else None


_UNITS = "unit:(UNIT | UNITS)"
_COUNT = "count:(<number> | <vaguenumber>)"
_KIND = (
    "(full | straight | consecutive | more | long | whole | business | trading | calendar | short | additional"
    " | or so)?"
)

RULES = (
    Pattern(
        "turned-period",
        "part:<part>? the? PART? turn:(this | last | past | next | coming | current | previous | preceding"
        " | following | same | that | that same"
        " | prior | subsequent | upcoming | ensuing) (coming | past | calendar)? unit:UNIT",
        _turned,
    ),
    Pattern("weekend", "part:<part>? (the | a) weekend", _the_weekend),
    Pattern("the-period", "part:<part>? the (full | whole | entire)? unit:UNIT", _the_period),
    Pattern("ago", f"<extent>? {_COUNT} {_KIND} {_UNITS} (or so)? ago", _ago),
    Pattern("units-ago", "(just)? unit:UNITS ago", _ago),
    Pattern("from-now", f"<extent>? {_COUNT} {_KIND} {_UNITS} (from now | hence | from today)", _from_now),
    Pattern("earlier", f"<extent>? {_COUNT} {_KIND} {_UNITS} (earlier | previously)", _earlier),
    Pattern("units-earlier", "unit:UNITS earlier", _earlier),
    Pattern("later", f"<extent>? {_COUNT} {_KIND} {_UNITS} (later | afterwards | afterward)", _later),
    Pattern("units-later", "unit:UNITS later", _later),
    Pattern(
        "stretch",
        "<extent>? (each of)? (the | its | his | her | their | these | this)? turn:(last | past | next"
        " | coming | previous | preceding | following | first | final"
        f" | recent | ensuing | subsequent | prior) (count:(<number> | <vaguenumber>) | few)? {_KIND} unit:UNITS",
        _past_stretch,
    ),
    Pattern("day-after", "the day turn:(before | after | earlier | following)", _next_day),
    Pattern("same-time", "(the same | that | this) (time | period)", _same_time),
)
