"""Writers: one for each kind of output file, all with the same four steps."""

from __future__ import annotations

import csv
import difflib
import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from dateline.errors import UsageError
from dateline.records import Article, Event, Skip
from dateline.storing.drafts import DraftFolder, unwritable
from dateline.storing.existing import NotAStore, check_replaceable
from dateline.storing.rows import flat, row_of, skip_row
from dateline.storing.schema import EVENTS, SKIPS
from dateline.storing.spool import Spool, add_outcome, connect, write_parquet, write_store


class UnknownOutput(UsageError):
    """DL-S005: the suffix of the output names no format that Dateline writes."""

    code = "DL-S005"


Write = Callable[[str], object]
WriteEvents = Callable[[Article, Sequence[Event]], None]


class EventWriter(Protocol):
    """What takes the outcome of each article, in order, and publishes all of it at once.

    Nothing is seen at the target before `commit`; after `abandon` nothing ever is.
    """

    def add(self, article: Article, events: Sequence[Event], found: int) -> None:
        """Take one article and the events kept of the `found` ones."""

    def skip(self, skip: Skip) -> None:
        """Take one article that was not coded."""

    def commit(self, metadata: Mapping[str, str]) -> None:
        """Publish everything taken so far. Raises StoreUnwritable (DL-S001)."""

    def abandon(self) -> None:
        """Leave the target as it was."""


class TextWriter:
    """Events as lines of text, UTF-8: JSON lines or CSV. A line is an event; neither has room for anything else.

    The metadata of the run lie beside the file, named as "CSV on the Web" has it: events.csv-metadata.json.

    The text of the news goes out as it is. A spreadsheet may take a cell of a CSV file that begins with "=" for
    a formula: open untrusted files with an import dialogue that reads all columns as text.
    """

    def __init__(self, target: Path, lines: Callable[[Write], WriteEvents]) -> None:
        """Open a draft beside `target`. Raises StoreUnwritable (DL-S001)."""
        self._draft = DraftFolder(target)
        self._path = self._draft.path / "events"
        self._file = self._path.open("w", encoding="utf-8", newline="")
        self._write_events = lines(self._file.write)

    def add(self, article: Article, events: Sequence[Event], found: int) -> None:
        """Write one line for each event."""
        self._write_events(article, events)

    def skip(self, skip: Skip) -> None:
        """Write nothing: the summary of the run names what was left out."""

    def commit(self, metadata: Mapping[str, str]) -> None:
        """Publish the file, and beside it the metadata."""
        self._file.close()
        described = self._draft.path / "metadata"
        described.write_text(json.dumps(metadata, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        self._draft.publish(self._path, described)

    def abandon(self) -> None:
        """Leave the target as it was."""
        self._file.close()
        self._draft.discard()


class ParquetWriter:
    """Events as one Parquet file, the metadata of the run in its key-value pairs."""

    def __init__(self, target: Path) -> None:
        """Open a draft beside `target`. Raises StoreUnwritable (DL-S001)."""
        self._draft = DraftFolder(target)
        self._spool = Spool(self._draft.path, [EVENTS])

    def add(self, article: Article, events: Sequence[Event], found: int) -> None:
        """Take the events of one article."""
        self._spool.add(EVENTS, (flat(row_of(event, article)) for event in events))

    def skip(self, skip: Skip) -> None:
        """Take nothing: a row is an event; the summary of the run names what was left out."""

    def commit(self, metadata: Mapping[str, str]) -> None:
        """Write and publish the file."""
        self._spool.close()
        path = self._draft.path / "events"
        with connect() as connection:
            write_parquet(connection, self._spool, EVENTS, path, metadata)
        self._draft.publish(path)

    def abandon(self) -> None:
        """Leave the target as it was."""
        self._spool.close()
        self._draft.discard()


class DuckDBWriter:
    """All tables of the schema, and the table `run` with the run's metadata, in one DuckDB file."""

    def __init__(self, target: Path) -> None:
        """Open a draft beside `target`.

        Raises StoreLocked (DL-S002), NotAStore (DL-S004) or StoreUnwritable (DL-S001).
        """
        check_replaceable(target)
        self._draft = DraftFolder(target)
        self._spool = Spool(self._draft.path)

    def add(self, article: Article, events: Sequence[Event], found: int) -> None:
        """Take one article and its events."""
        add_outcome(self._spool, article, events, found)

    def skip(self, skip: Skip) -> None:
        """Take one article that was not coded."""
        self._spool.add(SKIPS, [skip_row(skip)])

    def commit(self, metadata: Mapping[str, str]) -> None:
        """Write and publish the file."""
        self._spool.close()
        path = self._draft.path / "store"
        with connect() as connection:
            write_store(connection, self._spool, path, metadata)
        self._draft.publish(path)

    def abandon(self) -> None:
        """Leave the target as it was."""
        self._spool.close()
        self._draft.discard()


def json_lines(write: Write) -> WriteEvents:
    """Return the function that writes one article's events as JSON lines; actors and recipients are lists."""
    encoder = msgspec.json.Encoder()

    def write_events(article: Article, events: Sequence[Event]) -> None:
        for event in events:
            write(encoder.encode(row_of(event, article)).decode() + "\n")

    return write_events


def csv_lines(write: Write) -> WriteEvents:
    """Write the header and return the function that writes one article's events as CSV.

    RFC 4180 but for line ends of one character; days as ISO dates, unknown cells empty.
    """

    class _Sink:
        def write(self, line: str) -> object:
            return write(line)

    lines = csv.DictWriter(_Sink(), [column.name for column in EVENTS.columns], lineterminator="\n")
    lines.writeheader()
    return lambda article, events: lines.writerows(flat(row_of(event, article)) for event in events)


_WRITERS: dict[str, Callable[[Path], EventWriter]] = {
    ".jsonl": lambda target: TextWriter(target, json_lines),
    ".csv": lambda target: TextWriter(target, csv_lines),
    ".parquet": ParquetWriter,
    ".duckdb": DuckDBWriter,
}


def is_folder(target: str) -> bool:
    """Say whether an output is a run folder: one that exists, or a name without ending."""
    return target.endswith(("/", os.sep)) or not Path(target).suffix or Path(target).is_dir()


def open_writer(target: Path) -> EventWriter:
    """Return the writer that the suffix of `target` asks for.

    Raises UnknownOutput (DL-S005), and what the writer's own start raises.
    """
    suffix = target.suffix.lower()
    if suffix not in _WRITERS:
        close = difflib.get_close_matches(suffix, _WRITERS, n=1, cutoff=0.5)
        hint = f"did you mean {target.with_suffix(close[0]).name}? " if close else ""
        raise UnknownOutput(
            f"no format has the suffix {suffix!r}",
            where=f"-o {target}",
            next_step=f"{hint}name a file ending in {', '.join(_WRITERS)}, or a folder for a run that can be resumed",
        )
    if target.is_dir():
        raise NotAStore("the output is a folder", where=str(target), next_step="name a file, or remove the folder")
    try:
        return _WRITERS[suffix](target)
    except OSError as error:
        raise unwritable(target, error) from error
