"""JSON lines, a record at a time; also one JSON object or list, and the lists inside API answers."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from itertools import chain, islice

import msgspec

from dateline.errors import InputError
from dateline.reading.columns import check_columns, recognise
from dateline.reading.decoding import utf8_stream
from dateline.reading.limits import MAX_DOCUMENT_BYTES, MAX_RECORD_BYTES
from dateline.reading.problems import BadRecord, DamagedFile, EmptyInput, TooLarge, quarantine
from dateline.reading.records import article_from, kind_of
from dateline.reading.registry import Wishes, reader
from dateline.reading.repair import repair
from dateline.reading.sources import Source
from dateline.records import Article, Skip

# Where NewsAPI, the Guardian, the New York Times and others put the list of articles in an answer.
_LISTS = ("articles", "results", "docs", "documents", "items", "stories", "data", "records", "response")
# The Guardian and the New York Times put it one object deep ("response": {"docs": ...}).
_DEEPEST_ANSWER = 2
# So many records are looked at before a column that was asked for counts as missing.
_FIRST_RECORDS = 50

Numbered = tuple[str, object]


@reader("jsonl", ".jsonl", ".ndjson", ".json")
def read_jsonl(source: Source, wishes: Wishes) -> Iterator[Article | Skip]:
    """Yield an article or a quarantine row for each record; `origin` is FILE:LINE, in a list FILE#NUMBER."""
    with source.open() as stream:
        records = _records(utf8_stream(stream, source.origin), source.origin)
        first = list(islice(records, _FIRST_RECORDS))
        if not first:
            raise EmptyInput("the file holds no record", where=source.origin, next_step="check how it was made")
        keys = dict.fromkeys(str(key) for _, record in first if isinstance(record, Mapping) for key in record)
        if keys:
            check_columns(wishes.columns, keys, source.origin)
        for origin, record in chain(first, records):
            try:
                yield _to_article(record, origin, wishes.columns)
            except InputError as error:
                yield quarantine(error, origin)


def _to_article(record: object, origin: str, columns: Mapping[str, str]) -> Article:
    if isinstance(record, InputError):
        raise record
    if not isinstance(record, Mapping):
        raise BadRecord(f"the record is {kind_of(record)}, not an object with a text", where=origin)
    return article_from(record, recognise(record.keys(), columns), origin=origin, mend=repair)


def _records(stream: io.BufferedReader, origin: str) -> Iterator[Numbered]:
    """Yield the records of a stream, an InputError in the place of each one that is broken."""
    first = stream.readline(MAX_RECORD_BYTES + 1)
    blank = 0
    while first and not first.strip():
        first, blank = stream.readline(MAX_RECORD_BYTES + 1), blank + 1
    if not _is_document(first, stream):
        yield from _lines(first, stream, origin, blank)
        return
    data = first + stream.read(MAX_DOCUMENT_BYTES + 1 - len(first))
    if len(data) > MAX_DOCUMENT_BYTES:
        raise TooLarge(
            f"the JSON document has more than {MAX_DOCUMENT_BYTES // 2**20} MB",
            where=origin,
            next_step="store it as JSON lines, one article a line, which are read piece by piece",
        )
    document = _decode(data, origin)
    if isinstance(document, BadRecord):
        lines = io.BytesIO(data)
        yield from _lines(lines.readline(MAX_RECORD_BYTES + 1), lines, origin, blank)
        return
    listed = _listed(document)
    if listed is None:
        yield origin, document
    else:
        yield from ((f"{origin}#{number}", record) for number, record in enumerate(listed, start=1))


def _is_document(first: bytes, stream: io.BufferedReader) -> bool:
    """Say whether what begins with this line must be understood as a whole, not line by line."""
    start = first.lstrip()
    if start.startswith(b"["):
        return True
    if not start.startswith(b"{") or isinstance(_decode(first, ""), dict):
        return start.startswith(b"{") and not stream.peek(1) and _is_answer(first)
    # A broken first line of JSON lines is followed by the next object, that of a document by something inside it.
    return not stream.peek(1).startswith(b"{") and bool(stream.peek(1))


def _is_answer(line: bytes) -> bool:
    return _listed(_decode(line, "")) is not None


def _listed(document: object, depth: int = 0) -> list[object] | None:
    """Return the records of a list or of an API's answer, or None if the document is itself one record."""
    if isinstance(document, list):
        return document
    if not isinstance(document, Mapping) or depth > _DEEPEST_ANSWER or "text" in recognise(document.keys()):
        return None
    for name in _LISTS:
        inner = document.get(name)
        if isinstance(inner, list) and inner and isinstance(inner[0], Mapping):
            return inner
        if isinstance(inner, Mapping) and (found := _listed(inner, depth + 1)) is not None:
            return found
    return None


def _lines(first: bytes, stream: io.BufferedReader | io.BytesIO, origin: str, blank: int) -> Iterator[Numbered]:
    line, number = first, blank + 1
    try:
        while line:
            where = f"{origin}:{number}"
            if len(line) > MAX_RECORD_BYTES:
                yield where, _overlong(where)
                while line and not line.endswith(b"\n"):
                    line = stream.readline(MAX_RECORD_BYTES)
            elif line.strip():
                yield where, _decode(line, where)
            line, number = stream.readline(MAX_RECORD_BYTES + 1), number + 1
    except OSError as error:
        yield f"{origin}:{number}", DamagedFile(f"the file breaks off: {error}", where=f"{origin}:{number}")


def _overlong(where: str) -> TooLarge:
    return TooLarge(f"the line has more than {MAX_RECORD_BYTES // 2**20} MB, the limit for one record", where=where)


def _decode(data: bytes, where: str) -> object:
    """Return what the JSON says, or a BadRecord if it says nothing.

    The quick decoder goes first; Python's own takes lone surrogates, NaN and raw control characters besides.
    """
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, ValueError):
        pass
    except RecursionError:
        return BadRecord("the JSON is nested too deeply", where=where)
    try:
        return json.loads(data.decode("utf-8", "surrogatepass"), strict=False)
    except json.JSONDecodeError as error:
        return BadRecord(f"this is no valid JSON: {error.msg} at character {error.pos + 1}", where=where)
    except RecursionError:
        return BadRecord("the JSON is nested too deeply", where=where)
    except ValueError as error:
        return BadRecord(f"this is no JSON that can be read: {error}", where=where)
