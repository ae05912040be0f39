"""Counts of events as complete grids: every combination of what was asked for, with zeros where nothing happened.

A grid is what a panel regression needs: the dyads that occur, times every month from the first to the last, say.
An event counts once in a cell, however many members of a side are of one country. It counts only where it is known
to belong: an event of "last year" is in no month, one without a recipient's country in no dyad. What is left out is
counted, too. PLOVER writes all sides of a meeting as actors: in dyads each of them meets each other one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import UsageError
from dateline.storing.describe import sql_type
from dateline.storing.existing import StoreLocked
from dateline.storing.rows import JOINER
from dateline.storing.schema import EVENTS
from dateline.storing.spool import quoted

if TYPE_CHECKING:
    import duckdb

# Name of a dimension to its columns in the grid.
_DIMENSIONS: dict[str, tuple[str, ...]] = {
    "dyad": ("actor_country", "recipient_country"),
    "actor": ("actor_country",),
    "recipient": ("recipient_country",),
    "country": ("country",),
    "type": ("event_type",),
    "quad": ("quad_class",),
    "status": ("status",),
}
# Columns with several values an event; each of them counts, and for dyads each with each of the other side.
_JOINED = frozenset({"actor_country", "recipient_country"})
# Types whose several actors, where nobody is the recipient, act upon each other; others act side by side.
MUTUAL = ("CONSULT", "COOPERATE", "AGREE")
# Name of a period to its label. Both days of an event must fall into the same one.
_PERIODS = {
    "day": "strftime(period, '%Y-%m-%d')",
    "week": "strftime(period, '%G-W%V')",
    "month": "strftime(period, '%Y-%m')",
    "quarter": "strftime(period, '%Y') || '-Q' || quarter(period)",
    "year": "strftime(period, '%Y')",
}
_ROWS_AT_ONCE = 10_000
_MEETINGS = f"""
ALTER TABLE chosen ADD COLUMN mutual BOOLEAN DEFAULT false;
UPDATE chosen SET mutual = true, recipient_country = actor_country
WHERE recipient_name IS NULL AND event_type IN {MUTUAL} AND contains(actor_country, '{JOINER}')
"""


class BadGrid(UsageError):
    """DL-S009: a grid was asked for by something that events are not counted by."""

    code = "DL-S009"


class UnreadableStore(UsageError):
    """DL-S010: the store is missing or is nothing that Dateline wrote."""

    code = "DL-S010"


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a grid, each a row of labels and a count, sorted by the labels, and what is not in them.

    `events` are in some cell; `other_status` were left out by status, `undated` because their days do not fall into
    one period, `unplaced` because a dimension has no value for them.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    events: int
    other_status: int
    undated: int
    unplaced: int


def count_events(store: Path, by: Sequence[str], statuses: Sequence[str]) -> Grid:
    """Return the grid of a DuckDB store, a run folder, a Parquet or a CSV file.

    `by` names dimensions (dyad actor recipient country type quad status) and at most one period (day week month
    quarter year). Raises BadGrid (DL-S009), UnreadableStore (DL-S010) or StoreLocked (DL-S002).
    """
    _checked(by)
    with _open(store) as connection:
        return grid_of(connection, by, statuses)


def grid_of(
    connection: duckdb.DuckDBPyConnection, by: Sequence[str], statuses: Sequence[str], most: int | None = None
) -> Grid:
    """Return the grid of the events in the table `reported` of a connection, with at most `most` cells.

    Raises BadGrid (DL-S009).
    """
    dimensions, period = _checked(by)
    total = _number(connection, "SELECT count(*) FROM reported")
    wanted = ", ".join(quoted(status) for status in statuses)
    connection.execute(f"CREATE TEMP TABLE chosen AS SELECT * FROM reported WHERE status IN ({wanted})")
    chosen = _number(connection, "SELECT count(*) FROM chosen")
    if period is not None:
        connection.execute(
            f"DELETE FROM chosen WHERE date_start IS NULL OR date_trunc('{period}', date_start) "
            f"<> date_trunc('{period}', coalesce(date_end, date_start))"
        )
    dated = _number(connection, "SELECT count(*) FROM chosen")
    names = [name for dimension in dimensions for name in _DIMENSIONS[dimension]]
    values = ["event_id", *(f"{name}_part AS {name}" if name in _JOINED else name for name in names)]
    if period is not None:
        values.append(f"date_trunc('{period}', date_start)::DATE AS period")
    if "dyad" in dimensions:
        connection.execute(_MEETINGS)
    parts = "".join(
        f", unnest(string_split({name}, '{JOINER}')) AS _{name}({name}_part)" for name in names if name in _JOINED
    )
    each_other = " WHERE NOT mutual OR actor_country_part <> recipient_country_part" if "dyad" in dimensions else ""
    connection.execute(
        f"CREATE TEMP TABLE places AS SELECT {'DISTINCT ' if parts else ''}{', '.join(values)} "
        f"FROM chosen{parts}{each_other}"
    )
    if names:
        missing = " OR ".join(f"{name} IS NULL OR {name}::VARCHAR = ''" for name in names)
        connection.execute(f"DELETE FROM places WHERE {missing}")
    placed = _number(connection, f"SELECT count({'DISTINCT event_id' if parts else '*'}) FROM places")
    limit = "" if most is None else f" LIMIT {most}"
    rows = connection.execute(_grid_query(dimensions, names, period) + limit).fetchall()
    columns = (*names, *((period,) if period else ()), "events")
    return Grid(columns, tuple(rows), placed, total - chosen, chosen - dated, dated - placed)


def read_events(store: Path) -> Iterator[dict[str, object]]:
    """Yield the event rows of a DuckDB store, a run folder, a Parquet or a CSV file, flat, in the order of the store.

    Raises UnreadableStore (DL-S010) or StoreLocked (DL-S002).
    """
    columns = [column.name for column in EVENTS.columns]
    with _open(store) as connection:
        answer = connection.execute("SELECT " + ", ".join(f'"{name}"' for name in columns) + " FROM reported")
        while rows := answer.fetchmany(_ROWS_AT_ONCE):
            for row in rows:
                yield dict(zip(columns, row, strict=True))


def _grid_query(dimensions: Sequence[str], names: Sequence[str], period: str | None) -> str:
    """Return the SQL that crosses the values of all dimensions and counts the events of each cell."""
    axes = [f"(SELECT DISTINCT {', '.join(_DIMENSIONS[dimension])} FROM places)" for dimension in dimensions]
    keys, labels = list(names), list(names)
    if period is not None:
        axes.append(
            "(SELECT unnest(generate_series(min(period)::TIMESTAMP, max(period)::TIMESTAMP, "
            f"INTERVAL 1 {period}))::DATE AS period FROM places)"
        )
        keys.append("period")
        labels.append(f"{_PERIODS[period]} AS label")
    cells = " CROSS JOIN ".join(axes)
    return (
        f"SELECT {', '.join(labels)}, coalesce(found, 0) FROM {cells} "
        f"LEFT JOIN (SELECT {', '.join(keys)}, count(*) AS found FROM places GROUP BY ALL) "
        f"USING ({', '.join(keys)}) ORDER BY {', '.join(keys)}"
    )


def _checked(by: Sequence[str]) -> tuple[list[str], str | None]:
    known = [*_DIMENSIONS, *_PERIODS]
    for name in by:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"did you mean {close[0]}?" if close else f"events are counted by {', '.join(known)}"
            raise BadGrid(f"events are not counted by {name!r}", where="--by", next_step=hint)
    dimensions, periods = [name for name in by if name in _DIMENSIONS], [name for name in by if name in _PERIODS]
    columns = [column for dimension in dimensions for column in _DIMENSIONS[dimension]]
    if len(periods) > 1 or len(set(columns)) < len(columns) or not by:
        raise BadGrid(
            f"events cannot be counted by {', '.join(by) or 'nothing'}",
            where="--by",
            next_step="name each thing once and at most one period, such as --by dyad,month",
        )
    return dimensions, periods[0] if periods else None


def _open(store: Path) -> duckdb.DuckDBPyConnection:
    """Return a connection whose table `reported` holds the events of the store."""
    import duckdb

    from dateline.storing.spool import connect

    connection = connect()
    try:
        connection.execute(f"CREATE TEMP VIEW reported AS SELECT * FROM {_relation(connection, store)}")
        connection.execute("SELECT event_id, date_start, recipient_country FROM reported LIMIT 0")
    except duckdb.Error as error:
        connection.close()
        reason = str(error).splitlines()[0]
        if "lock" in reason.lower():
            raise StoreLocked(
                "another process writes to the store", where=str(store), next_step=f"wait for it to end ({reason})"
            ) from error
        raise UnreadableStore(
            f"the events cannot be read: {reason}",
            where=str(store),
            next_step="name a .duckdb, .parquet or .csv file, or a run folder, that dateline code wrote",
        ) from error
    return connection


def _relation(connection: duckdb.DuckDBPyConnection, store: Path) -> str:
    if store.is_dir():
        return f"read_parquet({quoted(str(store / 'shards' / '*' / 'events.parquet'))})"
    match store.suffix.lower():
        case ".duckdb":
            connection.execute(f"ATTACH {quoted(str(store))} AS store (READ_ONLY)")
            return "store.events"
        case ".csv":
            columns = ", ".join(f"'{column.name}': '{sql_type(column)}'" for column in EVENTS.columns)
            return f"read_csv({quoted(str(store))}, header = true, columns = {{{columns}}})"
        case _:
            return f"read_parquet({quoted(str(store))})"


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return int(row[0]) if row else 0
