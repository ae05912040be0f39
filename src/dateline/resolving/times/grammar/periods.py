"""Years, decades, centuries, seasons, quarters and halves, with their year or beside it."""

from __future__ import annotations

from functools import lru_cache

from dateline.resolving.times.anchors import NARRATIVE, PUBLISHED, Anchors
from dateline.resolving.times.arithmetic import step
from dateline.resolving.times.counts import read_ordinal, read_spoken_year
from dateline.resolving.times.found import Found, cues
from dateline.resolving.times.grammar.dates import full_year, part_of, stated_year
from dateline.resolving.times.meanings import Reading, before_christ, counted, duration, explicit, open_date
from dateline.resolving.times.patterns import Pattern
from dateline.resolving.times.tables import read_rows
from dateline.resolving.times.values import SEASON_MONTHS


@lru_cache(maxsize=1)
def counted_nouns() -> frozenset[str]:
    """Return nouns before which four figures are a number and no year ("2000 troops"; counted.tsv)."""
    return frozenset(row["noun"] for row in read_rows("counted.tsv"))


def _year(found: Found, anchors: Anchors) -> Reading:
    """Four figures as a year, unless they count or price something."""
    year = int(found.word("year"))
    before, after = found.before(), found.after()
    if (
        before in ("$", "£", "€", "#", "no", "flight", "room", "route", "section", "resolution")
        or after in counted_nouns()
    ):
        return None
    if before in ("-", "–", ".", ",", "/", ":") and found.before(2).isdecimal() and len(found.before(2)) != 4:
        return None
    if not 1500 <= year <= 2100 and before not in cues()["preposition"] and not found.has("the"):
        return None
    return explicit(f"{year:04d}", part_of(found))


def _short_year(found: Found, anchors: Anchors) -> Reading:
    near = anchors.narrative() or anchors.published
    year = full_year(found.word("year"), near.year if near else None)
    return explicit(f"{year:04d}", part_of(found))


def _spoken(found: Found, anchors: Anchors) -> Reading:
    """A year read aloud; "two thousand" is one only after "the year"."""
    year = read_spoken_year(found.words("spoken"))
    if year is None or (found.word("spoken") == "two" and not found.has("the")) or found.after() in counted_nouns():
        return None
    return explicit(f"{year:04d}", part_of(found))


def _decade(found: Found, anchors: Anchors) -> Reading:
    """A decade: "the 1990s", "the late '80s", "the nineties"."""
    if found.has("spelled"):
        digits = int(found.value("spelled", "DECADEWORD"))
    else:
        digits = int(found.word("decade").strip("'s"))
    if digits < 100:
        near = anchors.published.year if anchors.published else 2020
        digits = max(century * 100 + digits for century in range(15, 21) if century * 100 + digits <= near)
    return explicit(f"{digits // 10:03d}", part_of(found) or part_of(found, "inner"))


def _century(found: Found, anchors: Anchors) -> Reading:
    number = read_ordinal(found.words("ordinal"))
    if number is None or number > 22:
        return None
    return explicit(f"{number - 1:02d}", part_of(found))


def _season(found: Found, anchors: Anchors) -> Reading:
    """A season: with its year, turned from an anchor, or the one that is being told of."""
    code = found.value("season", "SEASON")
    stated = stated_year(found, anchors)
    if stated is not None:
        year, anchor = stated
        value = f"{year:04d}-{code}"
        return counted(value, anchor, part_of(found)) if anchor else explicit(value, part_of(found))
    turn = found.word("turn")
    if (
        not turn
        and found.word("season") == "fall"
        and found.after() in ("of", "in", "from", "to", "for", "by", "below")
    ):
        return None
    if not turn and not found.has("the") and not found.has("part") and found.before() not in cues()["season"]:
        return None
    if anchors.before_christ:
        return before_christ(anchors.before_christ, f"-{code}")
    base = anchors.running() if turn in ("previous", "following", "that") else anchors.base()
    if base is None:
        return open_date(f"XXXX-{code}")
    near, anchor = base
    month = SEASON_MONTHS[code]
    begun = near.month >= month
    inside = month <= near.month < month + 3
    if turn in ("last", "past", "previous"):
        year = near.year - 1 if inside or not begun else near.year
    elif turn in ("next", "coming", "following"):
        year = near.year + 1 if begun else near.year
    elif turn == "this" or anchors.history or begun or found.tense() != "past":
        year = near.year
    else:
        year = near.year - 1
    return counted(f"{year:04d}-{code}", anchor, part_of(found))


def _quarter(found: Found, anchors: Anchors) -> Reading:
    """A quarter or half of a year; without a year the last one that has begun."""
    number = _place_in_year(found)
    letter = "H" if found.has("half") else "Q"
    if not 1 <= number <= (2 if letter == "H" else 4):
        return None
    stated = stated_year(found, anchors)
    if stated is not None:
        year, anchor = stated
        value = f"{year:04d}-{letter}{number}"
        return counted(value, anchor) if anchor else explicit(value)
    if anchors.published is None:
        return open_date(f"XXXX-{letter}{number}")
    near = anchors.published
    if found.has("ago"):
        return counted(f"{near.year - 1:04d}-{letter}{number}", PUBLISHED)
    starts = (number - 1) * (6 if letter == "H" else 3) + 1
    year = near.year if near.month >= starts or found.tense() == "future" else near.year - 1
    return counted(f"{year:04d}-{letter}{number}", PUBLISHED)


def _place_in_year(found: Found) -> int:
    if found.has("code"):
        return int(found.word("code")[1])
    words = found.words("ordinal")
    if words[:1] == ["last"] or words[:1] == ["latter"]:
        return 2 if found.has("half") else 4
    return read_ordinal(words) or 0


def _turned_quarter(found: Found, anchors: Anchors) -> Reading:
    """The latest, current, year-earlier quarter or period: one turned from the quarter that is being told of."""
    if anchors.published is None:
        return open_date("XXXX-QX")
    told = anchors.quarter() or step(anchors.published, -1, "Q")
    if told is None:
        return None
    if found.has("ago"):
        return counted(f"{int(told[:4]) - 1:04d}{told[4:]}", NARRATIVE)
    if found.has("year"):
        return explicit(f"{found.word('year')}{told[4:]}" if anchors.quarter() else found.word("year"))
    if found.word("turn") == "latest":
        return counted(told, NARRATIVE if anchors.quarter() else PUBLISHED)
    return None


def _year_earlier(found: Found, anchors: Anchors) -> Reading:
    """Year-earlier, year-ago: the quarter that is being told of, or else the year, one year back."""
    if quarter := anchors.quarter():
        return counted(f"{int(quarter[:4]) - 1:04d}{quarter[4:]}", NARRATIVE)
    if anchors.published is None:
        return open_date("XXXX")
    return counted(f"{anchors.published.year - 1:04d}", PUBLISHED)


def _fiscal(found: Found, anchors: Anchors) -> Reading:
    """A financial year, under the number its owner gives it."""
    if found.has("code"):
        return explicit(f"{full_year(found.word('code')[2:], 2000):04d}")
    if found.has("year"):
        return explicit(f"{int(found.word('year')):04d}", part_of(found))
    if found.after() in ("ended", "ending"):
        return duration("P1Y")
    if anchors.published is None:
        return open_date("XXXX")
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(found.word("turn"), 0)
    return counted(f"{anchors.published.year + shift:04d}", PUBLISHED, part_of(found))


def _year_end(found: Found, anchors: Anchors) -> Reading:
    """The end of the year: "year-end", "year's end"."""
    if anchors.published is None:
        return open_date("XXXX")
    return counted(f"{anchors.published.year:04d}", PUBLISHED, "END")


_ORDINAL = "(last | latter | DAYTH | ORDINAL)"
_OF_YEAR = (
    "(COMMA? (of | in)? year:YEAR | shortyear:SHORTYEAR | of? spoken:<spokenyear> | COMMA? (of | in)?"
    " (fiscal)? relyear:(last | this | next) year | (of | in) thatyear:(that | the same) year)"
)

RULES = (
    Pattern("half-year", f"the? ordinal:{_ORDINAL} DASH? half:half {_OF_YEAR}", _quarter),
    Pattern(
        "year",
        "part:<part>? the:(the (year | years) | (the)? calendar year | (the)? year)? (ca PERIOD? | circa)? year:YEAR",
        _year,
    ),
    Pattern("short-year", "part:<part>? year:SHORTYEAR", _short_year),
    Pattern("spoken-year", "part:<part>? the:(the year)? spoken:<spokenyear>", _spoken),
    Pattern("decade", "part:<part>? the? inner:(PART DASH?)? (decade:DECADE | spelled:DECADEWORD)", _decade),
    Pattern("century", "part:<part>? the? (PART DASH?)? ordinal:(TENS? DASH? ORDINAL) DASH? century", _century),
    Pattern(
        "season-year",
        f"part:<part>? the? (PART)? season:SEASON {_OF_YEAR} ((DASH | SLASH) (TWODIGIT | YEAR))?",
        _season,
    ),
    Pattern("year-season", "part:<part>? the? year:YEAR season:SEASON", _season),
    Pattern(
        "season",
        "part:<part>? the:the? turn:(this | last | past | next | coming | previous | following | that)?"
        " (past | coming)? (PART)? season:SEASON",
        _season,
    ),
    Pattern(
        "quarter-year", f"(the | its | their)? (fiscal DASH?)? ordinal:{_ORDINAL} DASH? quarter {_OF_YEAR}", _quarter
    ),
    Pattern("quarter-code", "code:QUARTERCODE (of? year:YEAR)?", _quarter),
    Pattern(
        "year-quarter",
        "the? (fiscal)? year:YEAR POSSESSIVE? (fiscal)? ordinal:(DAYTH | ORDINAL) DASH? quarter",
        _quarter,
    ),
    Pattern(
        "relative-year-quarter",
        "relyear:(last | this | next) year POSSESSIVE? ordinal:(DAYTH | ORDINAL) DASH? quarter",
        _quarter,
    ),
    Pattern(
        "quarter",
        "(the | its | their | a)? (fiscal DASH?)? ago:(year DASH? (earlier | ago))?"
        " (fiscal DASH?)? ordinal:(DAYTH | ORDINAL) (fiscal)? DASH? quarter",
        _quarter,
    ),
    Pattern(
        "turned-quarter",
        "the (turn:latest | ago:((comparable | corresponding)? year DASH (ago | earlier)) | year:YEAR)"
        " (quarter | period)",
        _turned_quarter,
    ),
    Pattern("year-earlier", "(the | a)? ago:(year DASH (earlier | ago)) (period | results)?", _year_earlier),
    Pattern(
        "quarter-year-ago",
        "the (quarter | period | corresponding period) ago:(a year (ago | earlier) | last year)",
        _turned_quarter,
    ),
    Pattern("half", "the? ordinal:(first | second) half:half", _quarter),
    Pattern("fiscal-code", "code:FISCALCODE", _fiscal),
    Pattern(
        "fiscal-year",
        "part:<part>? the? turn:(last | this | next | current | coming | past | latest)? (fiscal | financial)"
        " (year)? year:YEAR",
        _fiscal,
    ),
    Pattern(
        "fiscal",
        "part:<part>? the? turn:(last | this | next | current | coming | past | previous | latest)? (fiscal"
        " | financial) year",
        _fiscal,
    ),
    Pattern("year-end", "(the)? (year DASH? end | year POSSESSIVE end)", _year_end),
)
