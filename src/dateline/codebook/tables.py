"""Reading of the codebook's tab-separated tables."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from dateline.errors import DatelineError


class CodebookBroken(DatelineError):
    """DL-B001: a codebook table has a line that cannot be read."""

    code = "DL-B001"


def read_table(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table as mappings from column to cell; lines that begin with # are remarks.

    Raises CodebookBroken (DL-B001) if a line has another number of cells than the header.
    """
    source = files("dateline.codebook").joinpath("data", name).read_text(encoding="utf-8")
    header: list[str] = []
    for number, line in enumerate(source.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            continue
        if len(cells) != len(header):
            raise CodebookBroken(
                f"{len(cells)} cells where the header has {len(header)}", where=f"codebook/data/{name}, line {number}"
            )
        yield dict(zip(header, cells, strict=True))
