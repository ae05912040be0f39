"""References to the past, present and future that give no date (vague.tsv lists the fixed phrases)."""

from __future__ import annotations

from dateline.resolving.times.anchors import Anchors
from dateline.resolving.times.found import Found
from dateline.resolving.times.meanings import Reading, duration, vague
from dateline.resolving.times.patterns import Pattern
from dateline.resolving.times.tables import read_rows
from dateline.resolving.times.values import duration_value


def _past(found: Found, anchors: Anchors) -> Reading:
    return vague("PAST_REF")


def _present(found: Found, anchors: Anchors) -> Reading:
    return vague("PRESENT_REF")


def _future(found: Found, anchors: Anchors) -> Reading:
    if found.word("soon") and found.after() in ("after", "afterwards", "afterward", "became") or found.before() in ("as", "so", "too"):
        return None
    return vague("FUTURE_REF")


def _recent_units(found: Found, anchors: Anchors) -> Reading:
    """Recent weeks, the coming months."""
    return duration(duration_value("X", found.value("unit", "UNITS")))


_BUILDERS = {"PAST_REF": _past, "PRESENT_REF": _present, "FUTURE_REF": _future}

RULES = (
    *(
        Pattern(f"vague-{row['phrase'].replace(' ', '-')}", row["phrase"].replace("soon", "soon:soon"), _BUILDERS[row["value"]])
        for row in read_rows("vague.tsv")
    ),
    Pattern("recent-units", "(the)? (recent | coming) unit:UNITS (and UNITS)?", _recent_units),
    Pattern("units-ahead", "the unit:UNITS ahead", _recent_units),
)
