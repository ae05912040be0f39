"""Parties and what passes between them: cooperation and conflict apart."""

from __future__ import annotations

from typing import Any

from dateline.exploring.explorer import Explorer
from dateline.exploring.filters import where
from dateline.exploring.parameters import NetworkQuery
from dateline.storing.grids import MUTUAL

# A party is its name and country; where nobody is the recipient of a meeting, its actors meet each other.
_LINKS = f"""
SELECT "from", "to", count(*) FILTER (quad_class <= 2) AS cooperation, count(*) FILTER (quad_class >= 3) AS conflict,
  round(sum(score), 1) AS net
FROM (
  SELECT one.id AS "from", other.id AS "to", chosen.quad_class, chosen.score
  FROM member one JOIN member other USING (row) JOIN chosen USING (row)
  WHERE one.side = 'actor' AND (other.side = 'recipient'
    OR (chosen.recipient_name IS NULL AND chosen.event_type IN {MUTUAL} AND one.id < other.id))
)
WHERE "from" <> "to" GROUP BY ALL ORDER BY count(*) DESC, "from", "to"
"""


def find_network(explorer: Explorer, query: NetworkQuery) -> dict[str, Any]:
    """Return the parties with the most events, the links between them, and months with counts for a slider.

    `net` is the sum of the PLOVER scores of a link; the links of one pair go both ways.
    """
    found = where(query)
    with explorer.database.limited() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE chosen AS SELECT row, event_type, quad_class, score, recipient_name, date_start "
            f"FROM seen WHERE {found.sql}",
            found.values,
        )
        within = "row IN (SELECT row FROM chosen)" if found else "true"
        cursor.execute(
            "CREATE TEMP TABLE node AS SELECT row_number() OVER (ORDER BY events DESC, name, country) AS id, * FROM ("
            "SELECT name, country, count(*) FILTER (NOT again) AS events FROM party "
            f"WHERE {within} GROUP BY ALL ORDER BY events DESC, name, country LIMIT {query.limit})"
        )
        cursor.execute(
            "CREATE TEMP TABLE member AS SELECT row, side, node.id FROM party JOIN node ON party.name = node.name "
            f"AND party.country IS NOT DISTINCT FROM node.country WHERE {within}"
        )
        nodes = cursor.execute("SELECT id, name, country, events FROM node ORDER BY id").fetchall()
        links = cursor.execute(_LINKS).fetchall()
        months = cursor.execute(
            "SELECT strftime(month, '%Y-%m'), count FROM (SELECT date_trunc('month', date_start) AS month, count(*) AS "
            "count FROM chosen WHERE date_start IS NOT NULL GROUP BY ALL) ORDER BY month"
        ).fetchall()
    ids = {number: f"{name}|{country or ''}" for number, name, country, _ in nodes}
    return {
        "nodes": [
            {"id": ids[number], "label": name, "country": country, "events": events}
            for number, name, country, events in nodes
        ],
        "links": [
            {"from": ids[one], "to": ids[other], "cooperation": cooperation, "conflict": conflict, "net": net}
            for one, other, cooperation, conflict, net in links
        ],
        "months": [{"month": month, "count": count} for month, count in months],
    }
