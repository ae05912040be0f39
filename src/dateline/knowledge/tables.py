"""Reading of tab-separated fact tables, the shipped ones and a user's own."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from dateline.errors import DatelineError


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
            header = cells
            continue
        if len(cells) != len(header):
            raise KnowledgeBroken(
                f"{len(cells)} cells where the header has {len(header)}",
                where=f"{where}, line {number}",
                next_step="write one fact a line with a tab between cells, an empty cell for what is not known",
            )
        yield dict(zip(header, cells, strict=True))


def read_shipped(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of the tables that come with the package."""
    source = files("dateline.knowledge").joinpath("data", name).read_text(encoding="utf-8")
    return read_rows(source, f"knowledge/data/{name}")


def split_list(cell: str) -> tuple[str, ...]:
    """Return the members of a cell that lists them with |."""
    return tuple(part for part in cell.split("|") if part) if cell else ()
