"""Opening a store to be read: attached read-only, no other file within reach, the configuration locked.

A run folder is read once into a store in a temporary folder, so that both kinds answer in the same way. There, too,
lies a copy of the events with an index on their row numbers, attached as `whole`: DuckDB finds a row of a table without
an index only by reading all of it. Queries run on cursors of one connection and are interrupted after the time limit.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.exploring.problems import TooSlow
from dateline.storing.existing import StoreLocked
from dateline.storing.grids import UnreadableStore
from dateline.storing.runs import RunFolder
from dateline.storing.schema import ARTICLES, EVENT_SPANS, EVENTS, SKIPS, Table
from dateline.storing.spool import quoted

if TYPE_CHECKING:
    import duckdb

# Long enough for every query over a million events on a laptop, short enough that a page never hangs.
SECONDS_PER_QUERY = 1.0
_NEXT = "name a .duckdb file or a run folder that dateline code wrote"


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and rows that a query gave."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def records(self) -> list[dict[str, Any]]:
        """Return the rows by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Database:
    """One store, open read-only as `store` and `whole`, and the tables in memory that the explorer keeps beside it."""

    def __init__(self, path: Path, seconds: float = SECONDS_PER_QUERY) -> None:
        """Open the store. Raises UnreadableStore (DL-S010) or StoreLocked (DL-S002)."""
        self.path = path
        self.seconds = seconds
        self._folder = Path(tempfile.mkdtemp(prefix="dateline-serve-"))
        try:
            self._connection = _connected(path, self._folder)
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def close(self) -> None:
        """Let go of the store and remove what was kept in a temporary folder."""
        self._connection.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def prepare(self, *statements: str) -> None:
        """Run statements on the tables in memory, without a time limit."""
        with self._connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def together(self, statements: Sequence[tuple[str, Sequence[object]]]) -> None:
        """Run statements on the tables in memory, each with its values, so that readers see all of it or nothing."""
        with self._connection.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                for statement, values in statements:
                    cursor.execute(statement, values)
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")

    def ask(self, query: str, parameters: Sequence[object] = ()) -> Answer:
        """Return the answer of a query. Raises TooSlow (DL-E004) after the time limit."""
        with self.limited() as cursor:
            cursor.execute(query, parameters)
            return Answer(tuple(one[0] for one in cursor.description or ()), cursor.fetchall())

    def value(self, query: str, parameters: Sequence[object] = ()) -> Any:  # noqa: ANN401 - whatever SQL says
        """Return the only value that a query gives."""
        return self.ask(query, parameters).rows[0][0]

    @contextmanager
    def limited(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Give a cursor whose queries, all together, end after the time limit with TooSlow (DL-E004).

        Its temporary tables are its own, and go when it does.
        """
        import duckdb

        with self._connection.cursor() as cursor:
            timer = threading.Timer(self.seconds, _stop, [cursor])
            timer.daemon = True
            timer.start()
            try:
                yield cursor
            except duckdb.InterruptException as error:
                raise TooSlow(
                    f"the query took longer than {self.seconds:g} s and was stopped",
                    next_step="narrow it with filters, or read the store itself with DuckDB",
                ) from error
            finally:
                timer.cancel()


def _stop(cursor: duckdb.DuckDBPyConnection) -> None:
    import duckdb

    with suppress(duckdb.Error):  # closed in the meantime
        cursor.interrupt()


def _connected(path: Path, folder: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": str(folder / "spill"),
        },
    )
    try:
        file = path if path.suffix.lower() == ".duckdb" and path.is_file() else _gathered(path, folder)
        connection.execute(f"ATTACH {quoted(str(file))} AS store (READ_ONLY)")
        for table in (EVENTS, EVENT_SPANS, ARTICLES, SKIPS):
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            connection.execute(f'SELECT {names} FROM store."{table.name}" LIMIT 0')
        connection.execute(f"ATTACH {quoted(str(_indexed(file, folder)))} AS whole (READ_ONLY)")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        connection.close()
        reason = str(error).splitlines()[0]
        if "lock" in reason.lower():
            raise StoreLocked(
                "another process writes to the store", where=str(path), next_step=f"wait for it to end ({reason})"
            ) from error
        raise UnreadableStore(f"the store cannot be read: {reason}", where=str(path), next_step=_NEXT) from error
    return connection


def _gathered(path: Path, folder: Path) -> Path:
    """Return a store in `folder` with what a run folder holds. Raises UnreadableStore (DL-S010)."""
    import duckdb

    if not (path / "shards").is_dir():
        what = "there is no store here" if not path.exists() else "this is no store with articles"
        raise UnreadableStore(what, where=str(path), next_step=_NEXT)
    file = folder / "store.duckdb"
    with duckdb.connect(str(file)) as connection:
        for table in (EVENTS, EVENT_SPANS, ARTICLES, SKIPS):
            connection.execute(f'CREATE TABLE "{table.name}" AS {_all_shards(path, table)}')
        connection.execute("CREATE TABLE run (key VARCHAR NOT NULL, value VARCHAR NOT NULL)")
        described = RunFolder(path).description() or {}
        rows = [[key, value if isinstance(value, str) else json.dumps(value)] for key, value in described.items()]
        if rows:
            connection.executemany("INSERT INTO run VALUES (?, ?)", rows)
    return file


def _indexed(store: Path, folder: Path) -> Path:
    """Return a file with the events of a store, `row` numbers in front, and an index on these."""
    import duckdb

    file = folder / "whole.duckdb"
    columns = ", ".join(f'"{column.name}"' for column in EVENTS.columns)
    with duckdb.connect(str(file)) as connection:
        connection.execute(f"ATTACH {quoted(str(store))} AS store (READ_ONLY)")
        connection.execute(f"CREATE TABLE events AS SELECT rowid AS row, {columns} FROM store.events")
        connection.execute("CREATE UNIQUE INDEX by_row ON events (row)")
    return file


def _all_shards(path: Path, table: Table) -> str:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    files = quoted(str(path / "shards" / "[0-9]*" / f"{table.name}.parquet"))
    return f"SELECT {columns} FROM read_parquet({files})"
