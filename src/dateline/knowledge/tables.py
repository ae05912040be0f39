"""Reading of tab-separated fact tables, the shipped ones and a user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from dateline.errors import DatelineError

_CHECKED = re.compile(r"\b[Cc]hecked(?: until)? (\d{4}-\d{2}-\d{2})")


class KnowledgeBroken(DatelineError):
    """DL-K001: a fact table has a line that cannot be read."""

    code = "DL-K001"


def read_rows(source: str, where: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as mappings from column to cell; lines that begin with # are remarks.

    Raises KnowledgeBroken (DL-K001) if a line has another number of cells than the header.
    """
    header: list[str] = []
    for number, line in enumerate(source.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = [cell.strip() for cell in cells]
            continue
        if len(cells) != len(header):
            raise KnowledgeBroken(
                f"{len(cells)} cells where the header has {len(header)}",
                where=f"{where}, line {number}",
                next_step="write one fact a line with a tab between cells, an empty cell for what is not known",
            )
        yield dict(zip(header, cells, strict=True))


def header_of(source: str) -> tuple[str, ...]:
    """Return the columns that a table names in its first line that is no remark; () for an empty table."""
    for line in source.splitlines():
        if line.strip() and not line.startswith("#"):
            return tuple(cell.strip() for cell in line.split("\t"))
    return ()


def shipped_parts(name: str) -> tuple[str, ...]:
    """Return the tables that make up a shipped one: itself ("offices.tsv"), or those of its folder ("holders")."""
    place = _shipped(name)
    if not place.is_dir():
        return (name,)
    return tuple(sorted(f"{name}/{part.name}" for part in place.iterdir() if part.name.endswith(".tsv")))


@lru_cache(maxsize=64)
def shipped_text(name: str) -> str:
    """Return the text of one of the tables that come with the package."""
    return _shipped(name).read_text(encoding="utf-8")


def read_shipped(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of the tables that come with the package, or of all tables of a folder of them."""
    for part in shipped_parts(name):
        yield from read_rows(shipped_text(part), f"knowledge/data/{part}")


def checked_until(source: str) -> date | None:
    """Return the day up to which the remarks of a table say that it was checked; None if they do not say."""
    remarks = " ".join(line for line in source.splitlines() if line.startswith("#"))
    found = _CHECKED.search(remarks)
    return date.fromisoformat(found.group(1)) if found else None


def _shipped(name: str) -> Traversable:
    return files("dateline.knowledge").joinpath("data", *name.split("/"))


def split_list(cell: str) -> tuple[str, ...]:
    """Return the members of a cell that lists them with |."""
    return tuple(part for part in cell.split("|") if part) if cell else ()
