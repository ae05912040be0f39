"""Feasts and days of note: fixed days, nth weekdays and days around Easter (feasts.tsv)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateline.resolving.times.anchors import Anchors
from dateline.resolving.times.arithmetic import easter, weekday_in_month
from dateline.resolving.times.found import Found
from dateline.resolving.times.meanings import Reading, counted, explicit, open_date
from dateline.resolving.times.patterns import Pattern
from dateline.resolving.times.tables import read_rows


@lru_cache(maxsize=1)
def feast_rules() -> dict[str, str]:
    """Return when each feast is kept: name in lower case -> "MM-DD", "MM/nth/weekday", or days from Easter ("E-2")."""
    return {row["name"]: row["day"] for row in read_rows("feasts.tsv")}


def feast_in(year: int, rule: str) -> date | None:
    """Return the day of a feast in a year, None if the year has none."""
    try:
        if rule.startswith("E"):
            return easter(year) + timedelta(days=int(rule[1:] or 0))
        if "/" in rule:
            month, nth, weekday = (int(figure) for figure in rule.split("/"))
            return weekday_in_month(year, month, weekday, nth)
        return date(year, int(rule[:2]), int(rule[3:]))
    except (ValueError, OverflowError):
        return None


def _feast(found: Found, anchors: Anchors) -> Reading:
    name = " ".join(found.words("feast")).replace(" 's", "'s")
    rule = feast_rules()[name]
    if not found.tokens.words[found.place("feast")[0]][0].isupper():
        return None
    if found.has("year"):
        day = feast_in(int(found.word("year")), rule)
        return explicit(day.isoformat()) if day else None
    base = anchors.base()
    if base is None:
        return open_date(f"XXXX-{rule}") if rule[2:3] == "-" else open_date("XXXX-XX-XX")
    near, anchor = base
    turn = found.word("turn")
    ahead = turn in ("next", "coming") or (not turn and found.tense() == "future")
    days = [day for year in range(near.year - 1, near.year + 2) if (day := feast_in(year, rule))]
    if turn in ("last", "past") or ahead:
        fitting = [day for day in days if (day >= near if ahead else day < near)]
        day = fitting[0 if ahead else -1]
    elif turn == "this":
        day = days[1]
    else:
        day = min(days, key=lambda day: abs((day - near).days))
    return counted(day.isoformat(), anchor)


def _patterns() -> tuple[Pattern, ...]:
    names = sorted(feast_rules(), key=len, reverse=True)
    phrases = " | ".join(name.replace("'s", " POSSESSIVE") for name in names)
    return (
        Pattern(
            "feast",
            f"turn:(this | last | past | next | coming)? feast:({phrases}) (COMMA? (in | of)? year:YEAR)?",
            _feast,
        ),
    )


RULES = _patterns()
