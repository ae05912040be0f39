"""The grids of `dateline counts`, over the events that fit the filters."""

from __future__ import annotations

from typing import Any

from dateline.exploring.events import ROWS_OF_A_TABLE, check_rows
from dateline.exploring.explorer import Explorer
from dateline.exploring.filters import where
from dateline.exploring.parameters import CountsQuery
from dateline.records import Status
from dateline.storing.grids import grid_of

_FACTS = (Status.OCCURRED, Status.ONGOING)
# Row numbers stand for the ids: they are as different and far quicker to tell apart.
_REPORTED = (
    "CREATE TEMP TABLE reported AS SELECT row AS event_id, event_type, quad_class, status, actor_country, "
    "recipient_country, recipient_name, country, date_start, date_end FROM seen WHERE "
)


def find_counts(explorer: Explorer, query: CountsQuery) -> dict[str, Any]:
    """Return a complete grid: columns, rows, and how many events are left out and why.

    Without a filter on status only what occurred or goes on is counted, as on the command line.
    Raises BadGrid (DL-S009) or TooManyRows (DL-E005).
    """
    found = where(query, without=["status"])
    statuses = [str(status) for status in query.status or _FACTS]
    by = [name.strip() for name in query.by.split(",") if name.strip()]
    with explorer.database.limited() as cursor:
        cursor.execute(_REPORTED + found.sql, found.values)
        grid = grid_of(cursor, by, statuses, ROWS_OF_A_TABLE + 1)
    check_rows(len(grid.rows), ROWS_OF_A_TABLE)
    return {
        "columns": grid.columns,
        "rows": grid.rows,
        "complete": True,
        "statuses": statuses,
        "events": grid.events,
        "other_status": grid.other_status,
        "undated": grid.undated,
        "unplaced": grid.unplaced,
    }
