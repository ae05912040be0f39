"""Rows in, rows out: what a task may see of a record, and how a record that cannot be coded still gets its row."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dateline.errors import DatelineError

Row = dict[str, Any]

# The fields of the design's table of benchmarks: nothing else of a record reaches a task.
FIELDS = {
    "gold": ("id", "text", "published", "title"),
    "records": ("id", "uid", "text", "date"),
    "petr": ("id", "uid", "text", "date"),
    "case": ("id", "uid", "text", "date"),
    "plv": ("uid", "sentence", "marked_sentence", "source", "target"),
    "actors": ("id", "mention", "text", "start", "end", "date"),
    "timex": ("id", "text", "dct"),
    "quotes": ("id", "text"),
    "status": ("id", "tokens", "targets", "text", "events"),
    "geo": ("id", "text"),
    "geo-spans": ("id", "text", "toponyms"),
    "articles": ("id", "text", "title", "published", "outlet"),
    "mentions": ("id", "article_id", "start", "end", "text", "sentence_start", "sentence_end"),
}


def allowed(record: Row, task: str) -> Row:
    """Return the fields of a record that the task may read."""
    return {field: record[field] for field in FIELDS[task] if field in record}


def key_of(row: Row) -> str:
    """Return a record's id; some sets call it uid."""
    key: str = row["id"] if "id" in row else row["uid"]
    return key


def span_of(given: list[int] | Row) -> tuple[int, int]:
    """Return a given span, written as [start, end] or as an object with these names."""
    return (given[0], given[1]) if isinstance(given, list) else (given["start"], given["end"])


def one_by_one(rows: Iterable[Row], answer: Callable[[Row], Row], nothing: Row) -> Iterator[Row]:
    """Yield each record's id with its answer; where Dateline refuses the record say why on stderr, answer nothing."""
    for row in rows:
        name = "id" if "id" in row else "uid"
        try:
            yield {name: row[name], **answer(row)}
        except DatelineError as error:
            tell_refusal(key_of(row), f"{error.code} {error.what}")
            yield {name: row[name], **nothing}


def tell_refusal(key: str, reason: str) -> None:
    """Say on stderr which record was not coded, and why."""
    print(f"not coded: {key}: {reason}", file=sys.stderr)
