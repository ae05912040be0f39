"""Events over time: months, and in a window points or, where there are too many, bins."""

from __future__ import annotations

from datetime import date
from typing import Any

from dateline.exploring.explorer import Explorer, Record
from dateline.exploring.filters import Where, where
from dateline.exploring.parameters import TimelineQuery

# More points than a browser draws and a reader tells apart.
MOST_POINTS = 20_000
_MOST_BINS = 400
_DAYS_OF = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_POINTS = """
SELECT point.* EXCLUDE (row), left(stored.text, 160) AS summary
FROM (
  SELECT row, event_id, article_id, event_type AS type, act, status, date_start AS "start", date_end AS "end",
    date_precision AS precision, actor_name AS actor, recipient_name AS recipient, place_name AS place
  FROM seen WHERE {found}
) point JOIN whole.events stored USING (row)
ORDER BY point."start", point.event_id
"""


def find_timeline(explorer: Explorer, query: TimelineQuery, today: date) -> dict[str, Any]:
    """Return months with counts by status, and the events of the window as points or bins.

    Only events with a day are in it. A bin counts by the first day, type and status; `bin` names its length.
    """
    found = where(query)
    found.add("date_start IS NOT NULL")
    with explorer.database.limited() as cursor:
        first, last = cursor.execute(
            f"SELECT min(published), max(published) FROM seen WHERE {found.sql}", found.values
        ).fetchall()[0]
        months = cursor.execute(
            "SELECT strftime(month, '%Y-%m') AS month, status, count FROM (SELECT date_trunc('month', date_start) AS "
            f"month, status, count(*) AS count FROM seen WHERE {found.sql} GROUP BY ALL) ORDER BY ALL",
            found.values,
        ).fetchall()
    result: dict[str, Any] = {
        "today": today,
        "published_first": first,
        "published_last": last,
        "months": [{"month": month, "status": status, "count": count} for month, status, count in months],
    }
    _window(found, query)
    total, start, end = explorer.ask(
        f"SELECT count(*), min(date_start), max(date_start) FROM seen WHERE {found.sql}", found.values
    ).rows[0]
    result["total"] = total
    if total > MOST_POINTS:
        period = _period(max(start, query.window_from or start), min(end, query.window_to or end))
        result["bin"], result["bins"] = period, _bins(explorer, found, period)
    else:
        result["points"] = explorer.ask(_POINTS.format(found=found.sql), found.values).records()
    return result


def _window(found: Where, query: TimelineQuery) -> None:
    if query.window_from is not None:
        found.add("date_end >= ?", query.window_from)
    if query.window_to is not None:
        found.add("date_start <= ?", query.window_to)


def _period(first: date, last: date) -> str:
    """Return the finest period of which the days from first to last have few enough."""
    days = (last - first).days + 1
    return next((name for name, length in _DAYS_OF.items() if days / length <= _MOST_BINS), "year")


def _bins(explorer: Explorer, found: Where, period: str) -> list[Record]:
    return explorer.ask(
        f"""
        SELECT bin::DATE AS "from", (bin + INTERVAL 1 {period} - INTERVAL 1 DAY)::DATE AS "to",
          type, status, count
        FROM (
          SELECT date_trunc('{period}', date_start) AS bin, event_type AS type, status, count(*) AS count
          FROM seen WHERE {found.sql} GROUP BY ALL
        ) ORDER BY ALL
        """,
        found.values,
    ).records()
