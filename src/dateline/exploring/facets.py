"""How many events have each value of each filter, to choose from."""

from __future__ import annotations

from typing import Any

from dateline.exploring.countries import name_of
from dateline.exploring.explorer import Explorer
from dateline.exploring.filters import where
from dateline.exploring.parameters import Filters

# Facet to its column; most common first.
_FACETS = {
    "type": "event_type",
    "mode": "event_mode",
    "status": "status",
    "country": "country",
    "outlet": "outlet",
    "attribution": "attribution_kind",
    "review": "review",
    "quad": "quad_class",
}
_MOST = 300
_PARTIES = 50
_KEPT = f"row, date_start, {', '.join(_FACETS.values())}"

Facets = dict[str, Any]


def find_facets(explorer: Explorer, filters: Filters) -> Facets:
    """Return counts by value for each filter.

    A filter that is set does not narrow its own counts, so that further values can be chosen; parties are the 50 with
    the most events. `total` is the number of events that fit all filters, `undated` those of them without a day.
    """
    found = where(filters)
    result: Facets = {}
    with explorer.database.limited() as cursor:
        cursor.execute(f"CREATE TEMP TABLE chosen AS SELECT {_KEPT} FROM seen WHERE {found.sql}", found.values)
        for name, column in _FACETS.items():
            table, values = "chosen", []
            if getattr(filters, name):
                others = where(filters, without=[name])
                table, values = f"(SELECT * FROM seen WHERE {others.sql})", others.values
            query = (
                f"SELECT {column} AS value, count(*) AS count FROM {table} WHERE {column} IS NOT NULL "
                f"GROUP BY ALL ORDER BY count DESC, value LIMIT {_MOST}"
            )
            result[name] = _listed(cursor.execute(query, values).fetchall())
        for value in result["country"]:
            value["name"] = name_of(value["value"])
        within = "row IN (SELECT row FROM chosen)" if found else "true"
        for side in ("actor", "recipient"):
            rows = cursor.execute(
                f"SELECT name, count(*) AS count FROM party WHERE side = '{side}' AND {within} "
                f"GROUP BY name ORDER BY count DESC, name LIMIT {_PARTIES}"
            ).fetchall()
            result[side] = _listed(rows)
        years = "SELECT min(date_start), max(date_start), count(*), count(*) - count(date_start) FROM chosen"
        first, last, total, undated = cursor.execute(years).fetchall()[0]
    result["years"] = {"first": first.year if first else None, "last": last.year if last else None}
    result["first"], result["last"] = first, last
    result["total"], result["undated"] = total, undated
    return result


def _listed(rows: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    return [{"value": value, "count": count} for value, count in rows]
