"""Events on standard output as they come: JSON lines, CSV, or a table for people."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from dateline.cli.table import EventTable
from dateline.errors import UsageError
from dateline.records import Article, Event, Skip
from dateline.storing.writers import EventWriter, csv_lines, json_lines


class BadFormat(UsageError):
    """DL-U005: `--format` names no format, or does not go with the other options."""

    code = "DL-U005"


class OutputFormat(StrEnum):
    """What `--format` takes."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


class StandardOutput:
    """Writes the events of each article at once; there is nothing to publish or to take back."""

    def __init__(self, write_events: Callable[[Article, Sequence[Event]], None]) -> None:
        self._write_events = write_events

    def add(self, article: Article, events: Sequence[Event], found: int) -> None:
        """Write the events of one article."""
        self._write_events(article, events)
        sys.stdout.flush()

    def skip(self, skip: Skip) -> None:
        """Write nothing: the summary on stderr names what was left out."""

    def commit(self, metadata: Mapping[str, str]) -> None:
        """Everything is out already."""

    def abandon(self) -> None:
        """What is out stays out."""


def chosen_format(name: str | None, output: str | None) -> OutputFormat | None:
    """Return the format that `--format` asks for, None if it was not given.

    Raises BadFormat (DL-U005) if there is no such format, or if an output file has its own.
    """
    if name is None:
        return None
    if output is not None:
        raise BadFormat(
            "--format is for standard output; the ending of the output names its format",
            where=f"--format {name} -o {output}",
            next_step="leave out one of the two",
        )
    try:
        return OutputFormat(name.lower())
    except ValueError:
        raise no_such_format(name, list(OutputFormat)) from None


def no_such_format(name: str, formats: Sequence[str]) -> BadFormat:
    """Return the error for a `--format` that is none of `formats`."""
    close = difflib.get_close_matches(name.lower(), formats, n=1, cutoff=0.4)
    hint = f"did you mean {close[0]}?" if close else f"the formats are {', '.join(formats)}"
    return BadFormat(f"there is no format {name!r}", where="--format", next_step=hint)


def shows_table(output_format: OutputFormat | None) -> bool:
    """Say whether events go to a terminal as a table: they are the progress then, and no bar may run beside them."""
    return output_format is OutputFormat.TABLE or (output_format is None and sys.stdout.isatty())


def standard_output(output_format: OutputFormat | None) -> EventWriter:
    """Return the writer to stdout: by default a table on a terminal and JSON lines for a pipe or file."""
    if shows_table(output_format):
        return StandardOutput(EventTable().show)
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    return StandardOutput((csv_lines if output_format is OutputFormat.CSV else json_lines)(sys.stdout.write))


class BothWriters:
    """Hands everything to two writers."""

    def __init__(self, first: EventWriter, second: EventWriter) -> None:
        self._writers = (first, second)

    def add(self, article: Article, events: Sequence[Event], found: int) -> None:
        """Hand one article to both."""
        for writer in self._writers:
            writer.add(article, events, found)

    def skip(self, skip: Skip) -> None:
        """Hand one article that was not coded to both."""
        for writer in self._writers:
            writer.skip(skip)

    def commit(self, metadata: Mapping[str, str]) -> None:
        """Publish both."""
        for writer in self._writers:
            writer.commit(metadata)

    def abandon(self) -> None:
        """Take back both."""
        for writer in self._writers:
            writer.abandon()
