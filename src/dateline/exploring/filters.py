"""Filters to SQL over the table `seen`: columns from the code, every value bound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.exploring.folding import folded, terms_of
from dateline.exploring.parameters import Filters
from dateline.storing.rows import JOINER

# Filter to the column that must be one of its values.
_ONE_OF = {
    "type": "event_type",
    "mode": "event_mode",
    "country": "country",
    "status": "status",
    "attribution": "attribution_kind",
    "outlet": "outlet",
    "article": "article_id",
    "incident": "incident_id",
    "review": "review",
    "quad": "quad_class",
}
# Filter to the folded column that must hold one of its values.
_HOLDS = {"actor": "actor_words", "recipient": "recipient_words", "attributed_to": "attributed_words"}
_CODES = {"actor_country": "actor_codes", "recipient_country": "recipient_codes"}


@dataclass(slots=True)
class Where:
    """Conditions joined by AND, and the values that they bind, in order."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """Add one condition with the values of its question marks."""
        self.conditions.append(condition)
        self.values.extend(values)

    @property
    def sql(self) -> str:
        """The condition; true if there is none."""
        return " AND ".join(self.conditions) or "true"

    def __bool__(self) -> bool:
        return bool(self.conditions)


def where(filters: Filters, *, without: Sequence[str] = ()) -> Where:
    """Return the condition for events that fit all filters but those named in `without`."""
    found = Where()
    for name, column in _ONE_OF.items():
        if name not in without and (values := getattr(filters, name)):
            marks = ", ".join("?" * len(values))
            found.add(f"{column} IN ({marks})", *(value if isinstance(value, int) else str(value) for value in values))
    for name, column in _HOLDS.items():
        if name not in without:
            _any(found, f"contains({column}, {folded('?')})", getattr(filters, name))
    for name, column in _CODES.items():
        if name not in without:
            codes = [f"{JOINER}{code}{JOINER}" for code in getattr(filters, name)]
            _any(found, f"contains({column}, ?)", codes)
    if "search" not in without:
        for term in terms_of(filters.search or ""):
            found.add(f"contains(words, {folded('?')})", term)
    _limits(found, filters)
    return found


def _any(found: Where, one: str, values: Sequence[str]) -> None:
    if values:
        found.add("(" + " OR ".join(one for _ in values) + ")", *values)


def _limits(found: Where, filters: Filters) -> None:
    limits = (
        ("date_end >= ?", filters.first),
        ("date_start <= ?", filters.last),
        ("confidence >= ?", filters.min_confidence),
        ("confidence <= ?", filters.max_confidence),
    )
    for condition, value in limits:
        if value is not None:
            found.add(condition, value)
