"""Reading of the tab-separated word lists of the time grammar."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from dateline.errors import DatelineError


class TimeTableBroken(DatelineError):
    """DL-C101: a word list of the time grammar has a line that cannot be read."""

    code = "DL-C101"


def read_rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a word list as mappings from column to cell; lines that begin with # are remarks.

    Raises TimeTableBroken (DL-C101) if a line has another number of cells than the header.
    """
    source = files("dateline.resolving.times").joinpath("data", name).read_text(encoding="utf-8")
    header: list[str] = []
    for number, line in enumerate(source.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            header = cells
            continue
        if len(cells) != len(header):
            raise TimeTableBroken(
                f"{len(cells)} cells where the header has {len(header)}",
                where=f"resolving/times/data/{name}, line {number}",
            )
        yield dict(zip(header, cells, strict=True))
