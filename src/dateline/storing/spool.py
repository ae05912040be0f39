"""Rows on their way into DuckDB: JSON lines on disk, which it reads far faster than single inserts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dateline.records import Article, Event
from dateline.storing.describe import create_statement, sql_type
from dateline.storing.rows import Row, article_row, figure_rows, flat, row_of, span_rows
from dateline.storing.schema import ARTICLES, EVENT_FIGURES, EVENT_SPANS, EVENTS, TABLES, Table

if TYPE_CHECKING:
    import duckdb

# Readers from DuckDB 1.0 on open files of this version.
STORAGE_VERSION = "v1.0.0"
# One article's text at the largest size that the settings allow, every character escaped, stays below this.
_LONGEST_LINE = 64 * 1024 * 1024


class Spool:
    """The rows of every table of one draft, each table a file of JSON lines in `folder`."""

    def __init__(self, folder: Path, tables: Iterable[Table] = TABLES) -> None:
        """Open one file for each table; raises OSError."""
        self._encoder = msgspec.json.Encoder()
        self._paths = {table.name: folder / f"{table.name}.rows" for table in tables}
        self._files = {name: path.open("wb") for name, path in self._paths.items()}

    def add(self, table: Table, rows: Iterable[Row]) -> None:
        """Append flat rows to one table."""
        file = self._files[table.name]
        for row in rows:
            file.write(self._encoder.encode(row) + b"\n")

    def close(self) -> None:
        """Close all files; what was added can then be read."""
        for file in self._files.values():
            file.close()

    def relation(self, table: Table) -> str:
        """Return the SQL that reads one table back, every column with its type."""
        columns = ", ".join(f"'{column.name}': '{sql_type(column)}'" for column in table.columns)
        return (
            f"read_json({quoted(str(self._paths[table.name]))}, format = 'newline_delimited', "
            f"columns = {{{columns}}}, maximum_object_size = {_LONGEST_LINE})"
        )


def connect() -> duckdb.DuckDBPyConnection:
    """Return a DuckDB connection in memory that never goes to the network and gives the same bytes every time."""
    import duckdb

    return duckdb.connect(
        ":memory:",
        config={
            "threads": 1,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "preserve_insertion_order": True,
        },
    )


def write_parquet(
    connection: duckdb.DuckDBPyConnection, spool: Spool, table: Table, path: Path, metadata: Mapping[str, str]
) -> None:
    """Write one table as a Parquet file; `metadata` goes into the file's own key-value pairs."""
    pairs = ", ".join(f"{name}: {quoted(value)}" for name, value in metadata.items())
    options = f", KV_METADATA {{{pairs}}}" if pairs else ""
    connection.execute(
        f"COPY (SELECT * FROM {spool.relation(table)}) TO {quoted(str(path))} "
        f"(FORMAT parquet, COMPRESSION zstd{options})"
    )


def write_store(connection: duckdb.DuckDBPyConnection, spool: Spool, path: Path, metadata: Mapping[str, str]) -> None:
    """Write all tables and the metadata of the run as a DuckDB file."""
    # What DuckDB compresses strings with leaves bytes of chance between them; plain columns are the same on every run
    # and take about a kilobyte an event.
    connection.execute("PRAGMA force_compression = 'uncompressed'")
    connection.execute(f"ATTACH {quoted(str(path))} AS store (STORAGE_VERSION '{STORAGE_VERSION}')")
    for table in TABLES:
        connection.execute(create_statement(table, schema="store"))
        connection.execute(f'INSERT INTO store."{table.name}" SELECT * FROM {spool.relation(table)}')
    connection.execute("CREATE TABLE store.run (key VARCHAR NOT NULL, value VARCHAR NOT NULL)")
    if metadata:
        connection.executemany("INSERT INTO store.run VALUES (?, ?)", [list(pair) for pair in metadata.items()])
    connection.execute("DETACH store")


def add_outcome(spool: Spool, article: Article, events: Sequence[Event], found: int) -> None:
    """Add one article and its events to the tables of a spool."""
    spool.add(ARTICLES, [article_row(article, found)])
    spool.add(EVENTS, (flat(row_of(event, article)) for event in events))
    for event in events:
        spool.add(EVENT_SPANS, span_rows(event))
        spool.add(EVENT_FIGURES, figure_rows(event))


def quoted(text: str) -> str:
    """Return `text` as an SQL string."""
    return "'" + text.replace("'", "''") + "'"
