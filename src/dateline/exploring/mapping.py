"""Events on the map: totals by country, and places with a point, planned apart from occurred."""

from __future__ import annotations

from typing import Any

from dateline.exploring.countries import name_of
from dateline.exploring.explorer import Explorer
from dateline.exploring.filters import where
from dateline.exploring.parameters import MapQuery

# More places than this are put together in cells.
MOST_PLACES = 5_000
_CELLS_A_DEGREE = (4, 2, 1)
_COUNTS = """
  count(*) FILTER (status = 'planned') AS planned, count(*) FILTER (status IN ('occurred', 'ongoing')) AS occurred,
  count(*) FILTER (status NOT IN ('planned', 'occurred', 'ongoing')) AS other"""
_POINTED = "latitude IS NOT NULL AND longitude IS NOT NULL AND geo_precision <> 'country'"


def find_map(explorer: Explorer, query: MapQuery) -> dict[str, Any]:
    """Return counts by country and by place, and how many events have no country.

    `binned` says that places stand for all within a cell of that many degrees; `place` is then the most common one.
    """
    found = where(query)
    with explorer.database.limited() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE placed AS SELECT country, place_name, latitude, longitude, geo_precision, status "
            f"FROM seen WHERE {found.sql}",
            found.values,
        )
        countries = cursor.execute(
            f"SELECT country, {_COUNTS} FROM placed WHERE country IS NOT NULL GROUP BY country ORDER BY country"
        ).fetchall()
        unplaced = cursor.execute("SELECT count(*) FROM placed WHERE country IS NULL").fetchall()[0][0]
        degrees = None
        cursor.execute(
            "CREATE TEMP TABLE places AS SELECT place_name AS place, country, latitude, longitude, geo_precision AS "
            f"precision, {_COUNTS} FROM placed WHERE {_POINTED} GROUP BY ALL"
        )
        table = "places"
        for cells in _CELLS_A_DEGREE:
            if cursor.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] <= MOST_PLACES:
                break
            degrees, table = 1 / cells, _celled(cells)
        answer = cursor.execute(
            f"SELECT * FROM {table} ORDER BY planned + occurred + other DESC, place, country LIMIT {MOST_PLACES}"
        )
        names = [one[0] for one in answer.description or ()]
        places = [dict(zip(names, row, strict=True)) for row in answer.fetchall()]
    return {
        "countries": [
            {"country": code, "name": name_of(code), "planned": planned, "occurred": occurred, "other": other}
            for code, planned, occurred, other in countries
        ],
        "places": places,
        "binned": degrees,
        "unplaced": unplaced,
    }


def _celled(cells: int) -> str:
    """Return the SQL that puts places together in cells, each at its middle by events."""
    weight = "(planned + occurred + other)"
    return f"""(
      SELECT arg_max(place, {weight}) AS place, arg_max(country, {weight}) AS country,
        sum(latitude * {weight}) / sum{weight} AS latitude, sum(longitude * {weight}) / sum{weight} AS longitude,
        'cell' AS precision, sum(planned)::BIGINT AS planned, sum(occurred)::BIGINT AS occurred,
        sum(other)::BIGINT AS other
      FROM places GROUP BY floor(latitude * {cells}), floor(longitude * {cells})
    )"""
