"""References to the past, present and future that give no date (vague.tsv lists the fixed phrases)."""

from __future__ import annotations

from dateline.resolving.times.anchors import Anchors
from dateline.resolving.times.found import Found, cues
from dateline.resolving.times.meanings import Reading, duration, vague
from dateline.resolving.times.patterns import Pattern
from dateline.resolving.times.tables import read_rows
from dateline.resolving.times.values import duration_value


def _past(found: Found, anchors: Anchors) -> Reading:
    return vague("PAST_REF")


def _present(found: Found, anchors: Anchors) -> Reading:
    return vague("PRESENT_REF")


def _future(found: Found, anchors: Anchors) -> Reading:
    return vague("FUTURE_REF")


def _soon(found: Found, anchors: Anchors) -> Reading:
    """Soon, unless it looks ahead from a past that is told ("was soon defeated")."""
    if found.before() in ("as", "so", "too") or found.after() in ("after", "as", "afterwards"):
        return None
    past = cues()["past"]
    if found.before() in past or found.after() in past or found.after().endswith("ed") or anchors.history:
        return None
    return vague("FUTURE_REF")


def _one_day(found: Found, anchors: Anchors) -> Reading:
    """One day as a time to come: only after "will" and its like; otherwise it is a length."""
    return vague("FUTURE_REF") if found.before() in ("will", "would", "may", "might", "could", "to") else None


def _recent_units(found: Found, anchors: Anchors) -> Reading:
    """Recent weeks, the coming months."""
    return duration(duration_value("X", found.value("unit", "UNITS")))


_BUILDERS = {"PAST_REF": _past, "PRESENT_REF": _present, "FUTURE_REF": _future}

RULES = (
    *(
        Pattern(f"vague-{row['phrase'].replace(' ', '-')}", row["phrase"], _BUILDERS[row["value"]])
        for row in read_rows("vague.tsv")
    ),
    Pattern("recent-units", "(the)? (recent | coming) unit:UNITS (and UNITS)?", _recent_units),
    Pattern("soon", "soon", _soon),
    Pattern("one-day", "one day", _one_day),
    Pattern("units-ahead", "the unit:UNITS ahead", _recent_units),
)
