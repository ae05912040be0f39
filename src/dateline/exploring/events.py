"""Pages of events: filtered, sorted, and continued from a cursor that stays where it is."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from dateline.exploring.explorer import Explorer, Record
from dateline.exploring.filters import where
from dateline.exploring.parameters import Filters, Sort
from dateline.exploring.problems import BadParameter, TooManyRows

if TYPE_CHECKING:
    import duckdb

ROWS_OF_A_PAGE = 50
# What one answer may hold: a CSV is streamed, other tables are made whole.
ROWS_OF_A_TABLE = 100_000
ROWS_OF_A_STREAM = 1_000_000
_STEP = 1_000

_LAST_TEXT = "chr(1114111)"
_DAY, _TEXT = ("'0001-01-01'::DATE", "'9999-12-31'::DATE"), ("''", _LAST_TEXT)
_NUMBER = ("-1e300::DOUBLE", "1e300::DOUBLE")
# Order to its column and to what stands for an unknown value when that comes last: from the last, from the first.
_KEYS: dict[Sort, tuple[str, tuple[str, str]]] = {
    Sort.DATE: ("date_start", _DAY),
    Sort.PUBLISHED: ("published", _DAY),
    Sort.CONFIDENCE: ("confidence", _NUMBER),
    Sort.SCORE: ("score", _NUMBER),
    Sort.TYPE: ("event_type", _TEXT),
    Sort.MODE: ("event_mode", _TEXT),
    Sort.STATUS: ("status", _TEXT),
    Sort.ACTOR: ("actor_name", _TEXT),
    Sort.RECIPIENT: ("recipient_name", _TEXT),
    Sort.COUNTRY: ("country", _TEXT),
    Sort.PLACE: ("place_name", _TEXT),
    Sort.ATTRIBUTION: ("attribution_kind", _TEXT),
    Sort.ATTRIBUTED_TO: ("attributed_to", _TEXT),
    Sort.OUTLET: ("outlet", _TEXT),
    Sort.ARTICLE: ("article_id", _TEXT),
    Sort.REVIEW: ("review", _TEXT),
    Sort.STORED: ("row", _NUMBER),
}


@dataclass(frozen=True, slots=True)
class Order:
    """A sort order: the SQL of its key, never NULL, and whether it goes from the last to the first."""

    key: str
    down: bool

    @classmethod
    def of(cls, sort: str) -> Order:
        """Return the order that a query names; unknown values come last either way."""
        down = sort.startswith("-")
        column, (lowest, highest) = _KEYS[Sort(sort.removeprefix("-"))]
        return cls(f"coalesce({column}, {lowest if down else highest})", down)

    def sql(self, *, backwards: bool = False) -> str:
        """Return what stands behind ORDER BY, over the columns `key` and `row`."""
        word = "DESC" if self.down != backwards else "ASC"
        return f"key {word}, row {'DESC' if backwards else 'ASC'}"

    def beyond(self, *, backwards: bool) -> str:
        """Return the condition for what comes behind (or before) a place; it binds key, key, row."""
        further, tie = "<" if self.down != backwards else ">", "<" if backwards else ">"
        return f"(key {further} ? OR (key = ? AND row {tie} ?))"


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """A place in an order: key and number of the row that a page ended with, and the way to go on."""

    sort: str
    key: str | float
    row: int
    backwards: bool = False

    def encoded(self) -> str:
        """Return the cursor as it stands in an address."""
        return base64.urlsafe_b64encode(msgspec.json.encode(self)).rstrip(b"=").decode()

    @classmethod
    def decoded(cls, text: str, sort: str) -> Cursor:
        """Return the cursor of an address. Raises BadParameter (DL-E002)."""
        try:
            data = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
            cursor = msgspec.json.decode(data, type=cls)
        except (ValueError, binascii.Error, msgspec.DecodeError) as error:
            raise _no_cursor() from error
        if cursor.sort != sort:
            raise BadParameter(
                f"the cursor is of the order {cursor.sort}, not {sort}",
                where="cursor",
                next_step="keep sort as it was, or begin without a cursor",
            )
        return cursor

    def values(self) -> list[object]:
        """Return what `Order.beyond` binds."""
        key = _as_key(self.sort, self.key)
        return [key, key, self.row]


@dataclass(frozen=True, slots=True)
class Page:
    """Some events, how many there are in all, and the cursors of the pages around them."""

    total: int
    numbers: list[int]
    next: str | None
    previous: str | None


def find_page(explorer: Explorer, filters: Filters, *, sort: str, limit: int, cursor: str | None) -> Page:
    """Return one page of the events that fit the filters."""
    place = Cursor.decoded(cursor, sort) if cursor else None
    with explorer.database.limited() as connection:
        table = _fitting(connection, filters, Order.of(sort))
        total = int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
        numbers, after, before = _page(connection, table, sort, limit, place)
    return Page(total, numbers, after, before)


def _fitting(connection: duckdb.DuckDBPyConnection, filters: Filters, order: Order) -> str:
    """Return a table of `key` and `row` of the events that fit; the filters are looked through once."""
    found = where(filters)
    if not found:
        return f"(SELECT {order.key} AS key, row FROM seen)"
    hits = f"CREATE TEMP TABLE hit AS SELECT {order.key} AS key, row FROM seen WHERE {found.sql}"
    connection.execute(hits, found.values)
    return "hit"


def _page(
    connection: duckdb.DuckDBPyConnection, table: str, sort: str, limit: int, place: Cursor | None
) -> tuple[list[int], str | None, str | None]:
    order, backwards = Order.of(sort), place is not None and place.backwards
    beyond = order.beyond(backwards=backwards) if place is not None else "true"
    rows = connection.execute(
        f"SELECT key, row FROM {table} WHERE {beyond} ORDER BY {order.sql(backwards=backwards)} LIMIT {limit + 1}",
        place.values() if place is not None else [],
    ).fetchall()
    more, rows = len(rows) > limit, rows[:limit]
    if backwards:
        rows.reverse()
    if not rows:
        return [], None, None
    ends_here, begins_here = (backwards or more), (place is not None and (more or not backwards))
    after = _cursor(sort, rows[-1], backwards=False) if ends_here else None
    before = _cursor(sort, rows[0], backwards=True) if begins_here else None
    return [row for _, row in rows], after, before


def all_pages(explorer: Explorer, filters: Filters, sort: str, most: int) -> Iterator[list[Record]]:
    """Yield all events that fit the filters, some at a time. Raises TooManyRows (DL-E005) before the first."""
    found = where(filters)
    total = int(explorer.database.value(f"SELECT count(*) FROM seen WHERE {found.sql}", found.values))
    check_rows(total, most)
    return _pages(explorer, filters, sort)


def _pages(explorer: Explorer, filters: Filters, sort: str) -> Iterator[list[Record]]:
    place = None
    while True:
        with explorer.database.limited() as cursor:
            table = _fitting(cursor, filters, Order.of(sort))
            numbers, after, _ = _page(cursor, table, sort, _STEP, place)
        yield explorer.rows(numbers)
        if after is None:
            return
        place = Cursor.decoded(after, sort)


def check_rows(count: int, most: int) -> None:
    """Raise TooManyRows (DL-E005) if an answer would have too many rows."""
    if count > most:
        raise TooManyRows(
            f"the answer would have {count:,} rows; one answer has at most {most:,}",
            next_step="narrow it with filters, take pages of JSON, or read the store itself with DuckDB",
        )


def _cursor(sort: str, row: tuple[Any, ...], *, backwards: bool) -> str:
    key, number = row
    plain = key.isoformat() if isinstance(key, date) else key
    return Cursor(sort, plain, number, backwards).encoded()


def _as_key(sort: str, key: str | float) -> object:
    """Return the key of a cursor as SQL compares it. Raises BadParameter (DL-E002) if it is of another type."""
    _, kind = _KEYS[Sort(sort.removeprefix("-"))]
    try:
        if kind is _DAY:
            return date.fromisoformat(str(key))
        return float(key) if kind is _NUMBER else str(key)
    except ValueError:
        raise _no_cursor() from None


def _no_cursor() -> BadParameter:
    return BadParameter("this is no cursor", where="cursor", next_step="take next or previous as given")
