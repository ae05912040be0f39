"""What already stands where output is to go: whether it may be replaced, and whether somebody has it open."""

from __future__ import annotations

from pathlib import Path

from dateline.errors import DatelineError


class StoreLocked(DatelineError):
    """DL-S002: another process has the store open (exit code 4)."""

    code = "DL-S002"


class NotAStore(DatelineError):
    """DL-S004: the output exists and holds something that is not Dateline's to replace."""

    code = "DL-S004"


def check_replaceable(target: Path) -> None:
    """Make sure that a new store may take the place of `target`, which need not exist.

    Raises StoreLocked (DL-S002) if a process has it open, NotAStore (DL-S004) if it is not Dateline's.
    """
    if not target.exists():
        return
    import duckdb

    try:
        # Opening it for writing also folds in a left-over write-ahead log, else taken for the new file's later.
        with duckdb.connect(str(target), config={"threads": 1}) as connection:
            found = {name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
    except duckdb.IOException as error:
        if "lock" in str(error).lower():
            raise StoreLocked(
                "another process has the store open",
                where=str(target),
                next_step="close the program that reads it (the message of DuckDB names its process: "
                f"{str(error).splitlines()[0]}), or name another -o",
            ) from error
        raise NotAStore(
            "the output exists and is no DuckDB file", where=str(target), next_step="remove it, or name another -o"
        ) from error
    if found and not {"events", "event_spans", "articles"} <= found:
        raise NotAStore(
            f"the output holds tables that are not Dateline's: {', '.join(sorted(found))}",
            where=str(target),
            next_step="name another -o; your tables are left as they are",
        )
