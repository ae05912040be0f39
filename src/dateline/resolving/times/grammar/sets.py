"""What recurs: "every Friday", "each month", "daily", "twice a year", "per week"."""

from __future__ import annotations

from dateline.resolving.times.anchors import Anchors
from dateline.resolving.times.counts import read_count
from dateline.resolving.times.found import Found
from dateline.resolving.times.meanings import Reading, repeated
from dateline.resolving.times.patterns import Pattern
from dateline.resolving.times.values import duration_value


def _every_unit(found: Found, anchors: Anchors) -> Reading:
    unit = found.value("unit", "UNIT", "UNITS")
    if unit == "TS":
        return None
    count = read_count(found.words("count")) if found.has("count") else "1"
    return repeated(duration_value(count, unit))


def _every_weekday(found: Found, anchors: Anchors) -> Reading:
    code = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}.get(found.word("daypart"), "")
    return repeated(f"XXXX-WXX-{found.value('weekday', 'WEEKDAY')}{code}")


def _every_month(found: Found, anchors: Anchors) -> Reading:
    return repeated(f"XXXX-{int(found.value('month', 'MONTH', 'MONTHWEAK')):02d}")


def _every_season(found: Found, anchors: Anchors) -> Reading:
    return repeated(f"XXXX-{found.value('season', 'SEASON')}")


def _every_part(found: Found, anchors: Anchors) -> Reading:
    return repeated(f"XXXX-XX-XXT{found.value('daypart', 'PARTOFDAY')}")


def _frequency(found: Found, anchors: Anchors) -> Reading:
    """Daily, weekly; not in names of papers ("Daily Star")."""
    written = found.written(0)
    following = found.written(1)
    if written[0].isupper() and following[:1].isupper():
        return None
    return repeated(found.value("frequency", "FREQUENCY"))


_EACH = "(every | each)"

RULES = (
    Pattern("every-unit", f"{_EACH} (other | single)? (count:<number>)? unit:(UNIT | UNITS)", _every_unit),
    Pattern("every-weekday", f"{_EACH} weekday:WEEKDAY daypart:PARTOFDAY?", _every_weekday),
    Pattern("every-month", f"{_EACH} month:(MONTH | MONTHWEAK)", _every_month),
    Pattern("every-season", f"{_EACH} season:SEASON", _every_season),
    Pattern("every-part", f"{_EACH} daypart:PARTOFDAY", _every_part),
    Pattern("per-unit", "per unit:UNIT", _every_unit),
    Pattern("times-a-unit", "(once | twice) (a | every) unit:UNIT", _every_unit),
    Pattern("frequency", "frequency:FREQUENCY", _frequency),
)
