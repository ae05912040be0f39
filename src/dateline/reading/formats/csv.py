"""Tables with a header line: comma, semicolon, tab or bar; one row, one article."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator

from dateline.errors import InputError
from dateline.reading.columns import check_columns, check_text_column, recognise
from dateline.reading.decoding import utf8_stream
from dateline.reading.limits import MAX_RECORD_BYTES
from dateline.reading.problems import BadRow, DamagedFile, EmptyInput, TooLarge, quarantine
from dateline.reading.records import article_from
from dateline.reading.registry import Wishes, reader
from dateline.reading.repair import repair
from dateline.reading.sniffing import find_delimiter
from dateline.reading.sources import Source
from dateline.records import Article, Skip

Row = list[str]


@reader("csv", ".csv", ".tsv", ".tab")
def read_csv(source: Source, wishes: Wishes) -> Iterator[Article | Skip]:
    """Yield an article or a quarantine row for each row of a table, `origin` being FILE:LINE.

    Raises UnknownColumn (DL-R008), NoTextColumn (DL-R009) or EmptyInput (DL-R005).
    """
    # The default of 128 kB is below the longest articles; it is set for the process, as the csv module has it.
    csv.field_size_limit(MAX_RECORD_BYTES)
    with source.open() as stream:
        lines = _Lines(io.TextIOWrapper(utf8_stream(stream, source.origin), "utf-8", "surrogatepass", newline=None))
        header = lines.next_filled()
        if not header:
            raise EmptyInput("the table holds nothing", where=source.origin, next_step="check how it was made")
        delimiter = "\t" if source.suffix in (".tsv", ".tab") else find_delimiter(header) or ","
        names = [name.strip() for name in _rows(header, lines, delimiter)]
        check_columns(wishes.columns, names, source.origin)
        chosen = recognise(names, wishes.columns)
        check_text_column(chosen, names, source.origin)
        count = 0
        for number, row in _table(lines, delimiter, len(names), source.origin):
            count += 1
            origin = f"{source.origin}:{number}"
            try:
                if isinstance(row, InputError):
                    raise row
                yield article_from(dict(zip(names, row, strict=True)), chosen, origin=origin, mend=repair)
            except InputError as error:
                yield quarantine(error, origin)
        if not count:
            raise EmptyInput("the table has a header but no row", where=source.origin)


class _Lines:
    """Numbered lines that can be put back, so that reading resumes behind a row that never closes."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._returned: deque[str] = deque()
        self.number = 0

    def next(self) -> str:
        """Return the next line with its end, at most the record limit of it, or "" at the end."""
        self.number += 1
        return self._returned.popleft() if self._returned else self._stream.readline(MAX_RECORD_BYTES)

    def next_filled(self) -> str:
        """Return the next line that is not blank, or "" at the end."""
        line = self.next()
        while line and not line.strip():
            line = self.next()
        return line

    def put_back(self, lines: list[str]) -> None:
        self._returned.extendleft(reversed(lines))
        self.number -= len(lines)


def _rows(line: str, lines: _Lines, delimiter: str) -> Row:
    """Return the fields of the header, which may itself hold line breaks inside quotation marks."""
    gathered = [line]
    while sum(part.count('"') for part in gathered) % 2 and len(gathered) < 20 and (more := lines.next()):
        gathered.append(more)
    return next(csv.reader(gathered, delimiter=delimiter), [])


def _table(lines: _Lines, delimiter: str, width: int, origin: str) -> Iterator[tuple[int, Row | InputError]]:
    try:
        while line := lines.next_filled():
            number = lines.number
            yield number, _row(line, lines, delimiter, width, f"{origin}:{number}")
    except OSError as error:
        yield lines.number, DamagedFile(f"the file breaks off: {error}", where=f"{origin}:{lines.number}")


def _row(line: str, lines: _Lines, delimiter: str, width: int, where: str) -> Row | InputError:
    alone = _parse([line], delimiter)
    if alone is not None and len(alone) == width:
        return alone
    if line.count('"') % 2 == 0:
        loose = next(csv.reader([line], delimiter=delimiter), [])
        return loose if len(loose) == width else _misfit(len(loose), width, where)
    # An odd number of quotation marks: the row goes on until they are even, or never ends and is given up alone.
    gathered, size, closed = [line], len(line), False
    while not closed and size <= MAX_RECORD_BYTES and (more := lines.next()):
        gathered.append(more)
        size += len(more)
        closed = more.count('"') % 2 == 1
    if closed:
        row = _parse(gathered, delimiter)
        if row is not None and len(row) == width:
            return row
    lines.put_back(gathered[1:])
    if size > MAX_RECORD_BYTES:
        return TooLarge(f"the row has more than {MAX_RECORD_BYTES // 2**20} MB, the limit for one record", where=where)
    return BadRow("a quotation mark opens a field and never closes it", where=where)


def _parse(lines: list[str], delimiter: str) -> Row | None:
    """Return the one row that the lines make by the rules, or None if they make none or several."""
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _misfit(found: int, width: int, where: str) -> BadRow:
    return BadRow(f"the row has {found} fields where the header has {width}", where=where)
