"""Lengths of time: "15-month", "two to three weeks", "nearly forty years", "a year and a half", "decades"."""

from __future__ import annotations

from dateline.resolving.times.anchors import PUBLISHED, Anchors
from dateline.resolving.times.arithmetic import move
from dateline.resolving.times.counts import number_in, read_count
from dateline.resolving.times.found import Found
from dateline.resolving.times.meanings import Meaning, Reading, duration, repeated
from dateline.resolving.times.patterns import Pattern
from dateline.resolving.times.values import duration_value

_HALVES = {"TH": "PT{}H30M", "TM": "PT{}M30S", "Y": "P{}Y6M"}
# Words after which "a year" is a length of time and no rate.
_LENGTH_BEFORE = frozenset(
    [
        "for",
        "in",
        "within",
        "after",
        "before",
        "about",
        "nearly",
        "almost",
        "over",
        "than",
        "last",
        "lasted",
        "took",
        "spent",
        "barely",
        "only",
        "just",
        "until",
        "half",
        "exactly",
        "least",
    ]
)
_RATE_BEFORE = frozenset(
    {"once", "twice", "times", "per", "%", "percent", "million", "billion", "dollars", "days", "hours", "thousand"}
)


def _length(found: Found, anchors: Anchors) -> Reading:
    """A count of units."""
    words = found.words("count")
    unit = found.value("unit", "UNIT", "UNITS")
    if words in (["a"], ["an"]):
        if found.before() in _RATE_BEFORE or _counts_things(found):
            return repeated(duration_value("1", unit))
        if unit == "TS" or (unit == "Q" and found.before() not in _LENGTH_BEFORE):
            return None
    if unit == "TS" and found.value("unit", "UNIT") and (len(words) != 1 or words[0] in ("one", "a", "an", "another")):
        return None
    if unit == "Q" and found.value("unit", "UNIT") and words in (["one"], ["another"]):
        return None
    if (unit == "Q" and found.after() == "of") or unit == "WE":
        return None
    if unit == "Y" and (found.after() == "old" or found.words("age")[-1:] == ["old"]):
        return None
    return _measured(found, anchors, read_count(words), unit)


def _counts_things(found: Found) -> bool:
    """Return whether the words before "a week" count things, as in "four flights a week"."""
    return found.before().endswith("s") and any(
        found.before(steps)[:1].isdecimal() or number_in(found.before(steps), "ONES", "TENS") for steps in (2, 3)
    )


def _measured(found: Found, anchors: Anchors, count: str, unit: str) -> Meaning:
    """Return a length, laid against publication ("in two weeks") or an event ("days before the vote") if so told."""
    value = duration_value(count, unit)
    if found.after() in ("before", "after") and found.after(2).isalpha():
        return duration(value, anchor="event")
    if found.before() == "within" and count != "X" and anchors.published and not anchors.history:
        day = move(anchors.published, float(count), unit)
        return duration(value, (anchors.published, day) if day else None, PUBLISHED)
    if found.before() == "in" and count != "X" and anchors.published and found.tense() == "future":
        day = move(anchors.published, float(count), unit)
        return duration(value, (day, day) if day else None, PUBLISHED)
    return duration(value)


def _length_and_half(found: Found, anchors: Anchors) -> Reading:
    """A year and a half, two years and six months."""
    unit = found.value("unit", "UNIT", "UNITS")
    count = read_count(found.words("count"))
    if found.has("half"):
        return duration(_HALVES.get(unit, "P{}.5" + unit).format(count))
    return None


def _spread(found: Found, anchors: Anchors) -> Reading:
    """Two to three weeks: the smaller count, as TimeBank gives it."""
    return duration(duration_value(read_count(found.words("count")), found.value("unit", "UNIT", "UNITS")))


def _bare(found: Found, anchors: Anchors) -> Reading:
    """Weeks, months, years, decades without a count."""
    unit = found.value("unit", "UNITS")
    if unit.startswith("TS") or found.before() in ("-", "business", "those", "early", "teen"):
        return None
    if found.after() in ("of", "'s") and found.after(2) == "the":
        return None
    if unit == "Q" or found.after() == "old" or found.before().isdecimal():
        return None
    return _measured(found, anchors, "X", unit)


def _while(found: Found, anchors: Anchors) -> Reading:
    return duration("PXX")


def _long(found: Found, anchors: Anchors) -> Reading:
    """Month-long, week-old, yearlong: one of the unit."""
    return duration(duration_value("1", found.value("unit", "UNIT") or found.value("long", "LONG")))


_UNIT = "unit:(UNIT | UNITS)"
_KIND = (
    "(full | straight | consecutive | more | long | whole | business | trading | calendar | short | additional"
    " | successive | brutal | solid | entire)?"
)

RULES = (
    Pattern(
        "length",
        f"<extent>? (the)? (first | final)? count:<number> (or more)? DASH? {_KIND} {_UNIT} age:(DASH (old | long))?",
        _length,
    ),
    Pattern("some-length", f"<extent>? (the)? count:<vaguenumber> {_KIND} DASH? {_UNIT} (DASH (old | long))?", _spread),
    Pattern("length-and-half", f"<extent>? count:<number> {_UNIT} half:(and a half)", _length_and_half),
    Pattern(
        "spread",
        f"<extent>? count:<number> (to | or | DASH) (<number> | <vaguenumber>) DASH? {_KIND} {_UNIT} (DASH"
        f" (old | long))?",
        _spread,
    ),
    Pattern("units", "unit:UNITS", _bare),
    Pattern("units-or-units", "unit:UNITS (or | and) UNITS", _bare),
    Pattern("unit-long", "(unit:UNIT DASH (long | old) | long:LONG)", _long),
    Pattern("while", "(a (long | short | little)? while | (some | a long | a short) time)", _while),
)
