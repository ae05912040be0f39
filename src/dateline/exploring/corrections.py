"""What a reader may change in an event, and in which form: the columns that say what happened, never the evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from dateline.codebook.plover import load_codebook
from dateline.exploring.countries import country_names
from dateline.exploring.problems import BadReview, nearest
from dateline.records import EventType, SpanRole
from dateline.storing.rows import JOINER
from dateline.storing.schema import EVENTS, Column, Kind

# What the event is taken from, how sure the coder was, and what follows from type and mode is not the reader's to set.
_FIXED = frozenset(
    {"sentence", "quad_class", "score", "cameo_code", "confidence", "review", "text", "coder_version", "model_id"}
)
CORRECTABLE: dict[str, Column] = {
    column.name: column
    for column in EVENTS.columns
    if column.group not in ("ids", "article") and column.name not in _FIXED
}
_FIXED_COLUMNS = frozenset(column.name for column in EVENTS.columns) - CORRECTABLE.keys()
_LONGEST = 2_000
_CODED = ("country", "attributed_country", "actor_country", "recipient_country")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def checked(changes: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changes as they go into the log: plain JSON values, what follows from the type with it.

    `row` is the event as it is. Raises BadReview (DL-E006) for a column that cannot be changed or a value that it
    cannot have.
    """
    found: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in CORRECTABLE:
            raise BadReview(
                f"{name!r} cannot be corrected",
                next_step=f"what can be: {', '.join(CORRECTABLE)}",
                did_you_mean=None if name in _FIXED_COLUMNS else nearest(name, CORRECTABLE),
            )
        found[name] = _value(CORRECTABLE[name], value)
    _check_days({**row, **found})
    if "event_type" in found or "event_mode" in found:
        found.update(_implied({**row, **found}, named="event_mode" in found))
    return found


def checked_spans(spans: Mapping[str, Any], text: str) -> dict[str, list[tuple[int, int]]]:
    """Return the stretches by role, each role with all of its stretches. Raises BadReview (DL-E006)."""
    found: dict[str, list[tuple[int, int]]] = {}
    for role, stretches in spans.items():
        if role not in list(SpanRole):
            raise BadReview(f"there is no role {role!r}", did_you_mean=nearest(role, list(SpanRole)))
        pairs = [stretches] if _is_pair(stretches) else stretches
        if not isinstance(pairs, list) or not all(_is_pair(pair) for pair in pairs):
            raise BadReview(f"the stretches of {role} must be [start, end] or a list of such pairs")
        for start, end in pairs:
            if not 0 <= start < end <= len(text):
                raise BadReview(f"{role}: {start} to {end} is no stretch of a text of {len(text)} characters")
        if role == SpanRole.TRIGGER and not pairs:
            raise BadReview("an event must keep its trigger")
        found[role] = [(start, end) for start, end in pairs]
    return found


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(part) is int for part in value)


def _value(column: Column, value: object) -> object:
    if value is None or value == "":
        if not column.nullable:
            raise BadReview(f"{column.name} cannot be empty")
        return None
    if column.kind is Kind.FLOAT:
        return _number(column, value)
    if column.kind is Kind.INTEGER:
        if type(value) is not int or not 0 <= value < 2**31:
            raise BadReview(f"{column.name} must be a whole number, not {value!r}")
        return value
    if not isinstance(value, str) or len(value) > _LONGEST or _CONTROL.search(value):
        raise BadReview(f"{column.name} must be text of at most {_LONGEST:,} characters on one line")
    if column.kind is Kind.DATE:
        return _day(column, value)
    return _text(column, value.strip())


def _number(column: Column, value: object) -> float:
    limit = 90 if column.name == "latitude" else 180
    if isinstance(value, bool) or not isinstance(value, int | float) or not -limit <= value <= limit:
        raise BadReview(f"{column.name} must be a number from -{limit} to {limit}, not {value!r}")
    return float(value)


def _day(column: Column, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise BadReview(f"{column.name} must be a day such as 2025-01-29, not {value!r}") from None


def _text(column: Column, value: str) -> str:
    if column.name in _CODED:
        for part in value.split(JOINER) if column.many else [value]:
            if part and part not in country_names():
                raise BadReview(f"there is no country code {part!r}", did_you_mean=nearest(part, country_names()))
    if column.allowed and value not in column.allowed:
        raise BadReview(f"{column.name} cannot be {value!r}", did_you_mean=nearest(value, column.allowed))
    return value


def _check_days(row: Mapping[str, Any]) -> None:
    first, last = (str(row.get(name) or "") for name in ("date_start", "date_end"))
    if last and not first:
        raise BadReview("an event with a last day must have a first day")
    if last and last < first:
        raise BadReview(f"the last day {last} lies before the first day {first}")


def _implied(row: Mapping[str, Any], *, named: bool) -> dict[str, Any]:
    """Return what the codebook says about a type and mode.

    A mode that the reader `named` and that is of another type is refused; one that was there before gives way.
    """
    if row["event_type"] not in list(EventType):
        # A type of the user's own codebook has no modes, and brings what it has with the row.
        return {}
    codebook, event_type, mode = load_codebook(), EventType(row["event_type"]), row["event_mode"]
    fitting = [name for kind, name in codebook.modes if kind is event_type]
    if mode not in fitting and not named:
        mode = None
    if mode and mode not in fitting:
        raise BadReview(
            f"{event_type} has no mode {mode!r}",
            next_step=f"its modes: {', '.join(fitting) or 'none'}",
            did_you_mean=nearest(mode, fitting),
        )
    return {
        "event_mode": mode,
        "quad_class": codebook.quad_class(event_type),
        "score": codebook.score(event_type, mode),
        "cameo_code": codebook.cameo_code(event_type, mode),
    }
