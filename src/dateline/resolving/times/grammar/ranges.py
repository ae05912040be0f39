"""Ranges that share a part: "May 4-6", "from 3 to 5 May", "1914-1918". Each end becomes an expression of its own."""

from __future__ import annotations

from dateline.resolving.times.anchors import Anchors
from dateline.resolving.times.found import Found
from dateline.resolving.times.grammar.dates import day_number, month_number, resolve_month, stated_year
from dateline.resolving.times.meanings import Meaning, Piece, Reading, counted, explicit
from dateline.resolving.times.patterns import Pattern
from dateline.resolving.times.values import days_of

TO = "(DASH | to | and | through | until | till | or)"


def _on_day(found: Found, anchors: Anchors, day: int) -> Meaning | None:
    month = month_number(found)
    stated = stated_year(found, anchors)
    if stated is None:
        return resolve_month(found, anchors, month, day)
    value = f"{stated[0]:04d}-{month:02d}-{day:02d}"
    if days_of(value) is None:
        return None
    return counted(value, stated[1]) if stated[1] else explicit(value)


def _days(found: Found, anchors: Anchors) -> Reading:
    """Two or three days of one month."""
    pieces: list[Piece] = []
    names = [name for name in ("one", "two", "three") if found.has(name)]
    places = [found.place(name) for name in names]
    month_first = found.place("month")[0] < places[0][0]
    for name, (first, last) in zip(names, places, strict=True):
        meaning = _on_day(found, anchors, day_number(found.words(name)))
        if meaning is None:
            return None
        if month_first and name == "one":
            first = found.place("month")[0]
        if name == names[-1]:
            last = found.last
        pieces.append(Piece(first, last, meaning))
    return pieces if len(pieces) > 1 and pieces[0].meaning.value != pieces[1].meaning.value else None


def _years(found: Found, anchors: Anchors) -> Reading:
    """Two years with a dash: "1914-1918", "1980-88", "2003/04"."""
    first = int(found.word("one"))
    last_words = found.word("two")
    last = int(last_words) if len(last_words) == 4 else first // 100 * 100 + int(last_words)
    if not first < last <= 2199 or last - first > 400:
        return None
    one, two = found.place("one"), found.place("two")
    return [Piece(one[0], one[1], explicit(f"{first:04d}")), Piece(two[0], two[1], explicit(f"{last:04d}"))]


def _months(found: Found, anchors: Anchors) -> Reading:
    """Two months of one year: "between March and May 1997"."""
    stated = stated_year(found, anchors)
    if stated is None:
        return None
    first, last = month_number(found, "one"), month_number(found)
    pieces: list[Piece] = []
    for name, month in (("one", first), ("month", last)):
        year = stated[0] - (name == "one" and first > last)
        value = f"{year:04d}-{month:02d}"
        meaning = counted(value, stated[1]) if stated[1] else explicit(value)
        place = found.place(name)
        pieces.append(Piece(place[0], found.last if name == "month" else place[1], meaning))
    return pieces


_TAIL = (
    "(COMMA? of? year:YEAR | shortyear:SHORTYEAR | COMMA? relyear:(last | this | next) year"
    " | of thatyear:(that | the same) year)?"
)

RULES = (
    Pattern(
        "month-days",
        f"<weekday>? COMMA? month:<month> one:<daynumber>"
        f" (COMMA two:<daynumber>)? COMMA? {TO} three:<daynumber> {_TAIL}",
        _days,
    ),
    Pattern(
        "days-month",
        f"the? one:<daynumber> (COMMA two:<daynumber>)? COMMA? {TO} the? three:<daynumber> of? month:<month> {_TAIL}",
        _days,
    ),
    Pattern("year-range", "one:YEAR (DASH | SLASH) two:(YEAR | TWODIGIT)", _years),
    Pattern("month-range", f"one:<month> {TO} month:<month> (COMMA? of? year:YEAR)", _months),
)
