"""Parquet tables, read through DuckDB a thousand rows at a time."""

from __future__ import annotations

import glob
from collections.abc import Iterator

from dateline.errors import InputError
from dateline.reading.columns import check_columns, check_text_column, recognise
from dateline.reading.problems import DamagedFile, NotAFile, quarantine
from dateline.reading.records import article_from
from dateline.reading.registry import Wishes, reader
from dateline.reading.repair import repair
from dateline.reading.sources import Source
from dateline.records import Article, Skip

_ROWS_AT_ONCE = 1000


@reader("parquet", ".parquet", ".pq")
def read_parquet(source: Source, wishes: Wishes) -> Iterator[Article | Skip]:
    """Yield an article or a quarantine row for each row of a Parquet file, `origin` being FILE#ROW.

    Raises UnknownColumn (DL-R008), NoTextColumn (DL-R009), DamagedFile (DL-R019) or NotAFile (DL-R016).
    """
    import duckdb

    if source.path is None:
        raise NotAFile(
            "Parquet cannot be read from standard input", where=source.origin, next_step="name the file instead"
        )
    source.open().close()
    settings: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    with duckdb.connect(config=settings) as database:
        try:
            table = database.execute("SELECT * FROM read_parquet(?)", [glob.escape(str(source.path))])
        except duckdb.Error as error:
            raise DamagedFile(
                f"this is no Parquet file that can be read: {str(error).splitlines()[0]}", where=source.origin
            ) from error
        names = [str(column[0]) for column in table.description or []]
        check_columns(wishes.columns, names, source.origin)
        chosen = recognise(names, wishes.columns)
        check_text_column(chosen, names, source.origin)
        number = 0
        while rows := table.fetchmany(_ROWS_AT_ONCE):
            for row in rows:
                number += 1
                origin = f"{source.origin}#{number}"
                try:
                    yield article_from(dict(zip(names, row, strict=True)), chosen, origin=origin, mend=repair)
                except InputError as error:
                    yield quarantine(error, origin)
