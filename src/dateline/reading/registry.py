"""The readers by name and file ending: a new format is one module in `formats/` that registers one function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from dateline.reading.problems import UnknownFormat
from dateline.reading.sources import Source
from dateline.records import Article, Skip


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asked for that a reader must heed: names of columns (role -> column)."""

    columns: Mapping[str, str] = field(default_factory=dict)


Read = Callable[[Source, Wishes], Iterator[Article | Skip]]


@dataclass(frozen=True, slots=True)
class Reader:
    """One format. `read` yields an article or a quarantine row for each record.

    It raises InputError if the file as a whole cannot be read, UsageError if the user asked for what is not there.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Read


_READERS: dict[str, Reader] = {}


def reader(name: str, *suffixes: str) -> Callable[[Read], Read]:
    """Register the decorated function as the reader of format `name` and of files that end in `suffixes`."""

    def register(function: Read) -> Read:
        _READERS[name] = Reader(name, suffixes, function)
        return function

    return register


def readers() -> Mapping[str, Reader]:
    """Return the readers by format name."""
    import dateline.reading.formats  # noqa: F401  (registers them)

    return _READERS


def known_suffixes() -> tuple[str, ...]:
    """Return every file ending that some reader takes."""
    return tuple(sorted(suffix for known in readers().values() for suffix in known.suffixes))


def reader_named(name: str) -> Reader:
    """Return the reader of a format. Raises UnknownFormat (DL-R007)."""
    known = readers()
    if name in known:
        return known[name]
    close = get_close_matches(name, known, n=1, cutoff=0.5)
    raise UnknownFormat(
        f"there is no reader for the format {name!r}",
        where="input format",
        next_step=(f"did you mean {close[0]}? " if close else "") + f"The formats are {', '.join(sorted(known))}",
    )


def reader_for(suffix: str) -> Reader | None:
    """Return the reader of files with this ending, or None if no reader takes it."""
    return next((known for known in readers().values() if suffix in known.suffixes), None)
