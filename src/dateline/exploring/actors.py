"""The parties of events: who they are, and how often they act and are acted upon."""

from __future__ import annotations

from dateline.exploring.explorer import Explorer, Record
from dateline.exploring.filters import where
from dateline.exploring.folding import folded, terms_of
from dateline.exploring.parameters import ActorsQuery

MOST_ACTORS = 1_000


def find_actors(explorer: Explorer, query: ActorsQuery) -> list[Record]:
    """Return the parties of the events that fit the filters, those with the most events first.

    `search` looks for words in the party's name. Sector and role are the most common ones.
    """
    found = where(query, without=["search"])
    conditions, values = ["true"], []
    if found:
        conditions.append(f"row IN (SELECT row FROM seen WHERE {found.sql})")
        values.extend(found.values)
    for term in terms_of(query.search or ""):
        conditions.append(f"contains({folded('name')}, {folded('?')})")
        values.append(term)
    return explorer.ask(
        f"""
        SELECT name, country, mode(sector) AS sector, mode(role) AS role, count(*) FILTER (NOT again) AS events,
          count(*) FILTER (side = 'actor') AS as_actor, count(*) FILTER (side = 'recipient') AS as_recipient
        FROM party WHERE {" AND ".join(conditions)} GROUP BY name, country
        ORDER BY events DESC, name, country LIMIT {query.limit or MOST_ACTORS}
        """,
        values,
    ).records()
