"""Dates before Christ: "264 BC", "499-493 BC", "autumn of 481 BC", and bare years in the story that follows."""

from __future__ import annotations

from dateline.records import TimeKind
from dateline.resolving.times.anchors import Anchors
from dateline.resolving.times.counts import read_ordinal
from dateline.resolving.times.found import Found, cues
from dateline.resolving.times.grammar.dates import month_number
from dateline.resolving.times.meanings import Meaning, Piece, Reading, before_christ
from dateline.resolving.times.patterns import Pattern


def _years(found: Found, anchors: Anchors) -> Reading:
    """One year, or the two ends of a range."""
    last = before_christ(_number(found, "two"))
    if not found.has("one"):
        return last
    one = found.place("one")
    return [
        Piece(one[0], one[1], before_christ(_number(found, "one"))),
        Piece(found.place("two")[0], found.last, last),
    ]


def _decade(found: Found, anchors: Anchors) -> Reading:
    return Meaning(TimeKind.DATE, f"BC{_number(found, 'decade'):04d}"[:-1])


def _century(found: Found, anchors: Anchors) -> Reading:
    number = read_ordinal(found.words("ordinal"))
    return Meaning(TimeKind.DATE, f"BC{number - 1:02d}") if number else None


def _month(found: Found, anchors: Anchors) -> Reading:
    return before_christ(_number(found, "year"), f"-{month_number(found):02d}")


def _season(found: Found, anchors: Anchors) -> Reading:
    return before_christ(_number(found, "year"), f"-{found.value('season', 'SEASON')}")


def _year_in_story(found: Found, anchors: Anchors) -> Reading:
    """Three figures after a preposition, where the text is telling of years before Christ."""
    year = found.word("year")
    if not anchors.before_christ or not year.isdecimal() or len(year) != 3:
        return None
    if found.before() not in cues()["preposition"] or found.after() in ("-", "–") or _counts(found):
        return None
    return before_christ(int(year))


def _counts(found: Found) -> bool:
    """Return whether a noun follows that the figures count ("for 100 ships")."""
    following = found.after()
    return (
        following.isalpha()
        and following not in cues()["preposition"]
        and following not in ("the", "and", "a", "he", "they")
    )


def _number(found: Found, name: str) -> int:
    return int(found.word(name).strip("'s").replace(",", ""))


_PART = "part:<part>?"

RULES = (
    Pattern(
        "before-christ", f"{_PART} (ca PERIOD? | circa)? (one:(INTEGER | YEAR) DASH)? two:(INTEGER | YEAR) ERA", _years
    ),
    Pattern("decade-before-christ", f"{_PART} the? decade:(DECADE | HUNDREDS) ERA", _decade),
    Pattern(
        "century-before-christ", f"{_PART} the? (PART DASH?)? ordinal:(TENS? DASH? ORDINAL) DASH? century ERA", _century
    ),
    Pattern("month-before-christ", f"{_PART} month:<month> year:(INTEGER | YEAR) ERA", _month),
    Pattern("season-before-christ", f"{_PART} the? PART? season:SEASON of? year:(INTEGER | YEAR) ERA", _season),
    Pattern("year-before-christ", "(the rest of)? year:INTEGER", _year_in_story),
)
