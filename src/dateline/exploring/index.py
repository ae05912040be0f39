"""The tables in memory that make filters fast: `seen`, the narrow columns of every event, and `party`, its parties.

They are made from the store when it is opened, and a reviewed event is read into them again with its corrections. The
store itself is never written to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.exploring.folding import folded
from dateline.exploring.opening import Database
from dateline.storing.rows import JOINER
from dateline.storing.schema import EVENTS

# Columns that filters, sorting and counting need; the rest of a row comes from the store when the row is shown.
NARROW = (
    *("event_id", "incident_id", "article_id", "event_type", "event_mode", "act", "quad_class", "score"),
    *("actor_name", "actor_country", "recipient_name", "recipient_country", "date_start", "date_precision"),
    *("place_name", "country", "latitude", "longitude", "geo_precision", "status", "attributed_to"),
    *("attribution_kind", "confidence", "review", "published", "outlet"),
)
_SEARCHED = ("text", "title", "actor_name", "recipient_name", "place_name", "attributed_to")
_SEEN = f"""
SELECT row, {", ".join(NARROW)},
  coalesce(date_end, date_start) AS date_end,
  '{JOINER}' || actor_country || '{JOINER}' AS actor_codes,
  '{JOINER}' || recipient_country || '{JOINER}' AS recipient_codes,
  {folded("concat_ws(' ', actor_name, actor_text)")} AS actor_words,
  {folded("concat_ws(' ', recipient_name, recipient_text)")} AS recipient_words,
  {folded("attributed_to")} AS attributed_words,
  {folded(f"concat_ws(' ', {', '.join(_SEARCHED)})")} AS words
FROM"""
_PARTS = ("name", "country", "sector", "role")


def _parties(side: str, rows: str) -> str:
    """Return the SQL that gives one row for each member of one side; `again` if it is on the other side, too."""
    lists = ", ".join(
        f"unnest(string_split(coalesce({side}_{part}, '{JOINER}'), '{JOINER}')) AS {part}" for part in _PARTS
    )
    kept = ", ".join(f"nullif({part}, '') AS {part}" for part in _PARTS)
    again = f"contains('{JOINER}' || acting || '{JOINER}', '{JOINER}' || name || '{JOINER}')"
    return (
        f"SELECT DISTINCT ON (row, name, country) row, '{side}' AS side, {kept}, "
        f"{'false' if side == 'actor' else f'coalesce({again}, false)'} AS again FROM "
        f"(SELECT row, actor_name AS acting, {lists} FROM {rows} WHERE {side}_name IS NOT NULL) WHERE name <> ''"
    )


_STORE = "whole.events"


def build(database: Database) -> None:
    """Make the tables in memory from the store, without reviews."""
    database.prepare(
        f"CREATE TABLE seen AS {_SEEN} {_STORE} ORDER BY row",
        f"CREATE TABLE party AS {_parties('actor', _STORE)} UNION ALL {_parties('recipient', _STORE)}",
    )


def rebuild(database: Database, row: int, changes: Mapping[str, object]) -> None:
    """Read one event into the tables in memory again, with `changes` in place of its columns.

    The names of the columns come from the schema; anything else is left out. Values are bound.
    """
    names = [column.name for column in EVENTS.columns if column.name in changes]
    replaced = ", ".join(f'? AS "{name}"' for name in names)
    stars = f"* REPLACE ({replaced})" if names else "*"
    changed = f"(SELECT {stars} FROM whole.events WHERE row = ?)"
    values = [*(changes[name] for name in names), row]
    statements: list[tuple[str, Sequence[object]]] = [
        ("DELETE FROM seen WHERE row = ?", [row]),
        ("DELETE FROM party WHERE row = ?", [row]),
        (f"INSERT INTO seen BY NAME {_SEEN} {changed}", values),
        (f"INSERT INTO party BY NAME {_parties('actor', changed)}", values),
        (f"INSERT INTO party BY NAME {_parties('recipient', changed)}", values),
    ]
    database.together(statements)
