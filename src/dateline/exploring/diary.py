"""The diary: what was announced, by date, and what became of it as far as linked reports tell."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.exploring.explorer import Explorer, Record
from dateline.exploring.filters import where
from dateline.exploring.parameters import DiaryQuery
from dateline.records import Status

MOST_ENTRIES = 1_000
_ENTRIES = """
SELECT row, event_id, incident_id, article_id, date_start, date_end, date_precision AS precision, actor_name AS actor,
  actor_country, recipient_name AS recipient, recipient_country, event_type AS type, act, event_mode AS mode,
  place_name AS place, country, attributed_to AS said_by, published, outlet, review, confidence
FROM seen WHERE {found} ORDER BY date_start NULLS LAST, event_id LIMIT {limit}
"""
_FATES = """
SELECT one.event_id,
  bool_or(other.status IN ('occurred', 'ongoing')) AS held,
  bool_or(other.status = 'denied') AS cancelled,
  bool_or(other.status = 'planned' AND other.published > one.published
    AND (other.date_start > one.date_end OR other.date_end < one.date_start)) AS moved
FROM (SELECT * FROM seen WHERE row IN ({rows})) one
JOIN seen other ON other.incident_id = one.incident_id AND other.row <> one.row
WHERE other.published >= one.published OR other.published IS NULL OR one.published IS NULL
GROUP BY one.event_id
"""


def find_diary(explorer: Explorer, query: DiaryQuery, today: date) -> dict[str, Any]:
    """Return announced events by date, each with its state.

    An entry is held, cancelled or moved if a report of the same incident, published on that day or later, says so;
    else due or past by its last day, or undated. Rejected events are left out.
    """
    found = where(query)
    found.add("status = ?", str(Status.PLANNED))
    if not query.review:
        found.add("review <> 'rejected'")
    total = int(explorer.database.value(f"SELECT count(*) FROM seen WHERE {found.sql}", found.values))
    limit = query.limit or MOST_ENTRIES
    entries = explorer.ask(_ENTRIES.format(found=found.sql, limit=limit), found.values).records()
    numbers = [entry.pop("row") for entry in entries]
    fates: dict[str, Record] = {}
    if numbers:
        rows = ", ".join(map(str, numbers))
        fates = {one["event_id"]: one for one in explorer.ask(_FATES.format(rows=rows)).records()}
    for entry, whole in zip(entries, explorer.rows(numbers), strict=True):
        entry["quote"], entry["text"], entry["url"] = whole["quote"], whole["text"], whole["url"]
        entry["title"] = whole["title"]
        entry["state"] = _state(entry, fates.get(entry["event_id"]), today)
    return {"today": today, "total": total, "entries": entries}


def _state(entry: Record, fate: Record | None, today: date) -> str:
    for name in ("held", "cancelled", "moved"):
        if fate is not None and fate[name]:
            return name
    if entry["date_end"] is None:
        return "undated"
    return "past" if entry["date_end"] < today else "due"
