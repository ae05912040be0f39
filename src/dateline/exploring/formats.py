"""Answers in other forms than JSON: CSV, Parquet, GeoJSON; calendars are in `calendars`."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from dateline.storing.schema import Column, Kind, Table
from dateline.storing.spool import Spool, connect, write_parquet

JSON, CSV, PARQUET = "application/json", "text/csv; charset=utf-8", "application/vnd.apache.parquet"
GEOJSON, ICS = "application/geo+json", "text/calendar; charset=utf-8"
LINES = "application/x-ndjson"

Record = Mapping[str, Any]


def as_json(value: object) -> bytes:
    """Return plain values, dates among them, as JSON."""
    return msgspec.json.encode(value)


def as_csv(columns: Sequence[str], pages: Iterable[Iterable[Record]]) -> Iterator[bytes]:
    """Yield a table as CSV, a page at a time: RFC 4180 but for line ends of one character, unknown cells empty."""
    sink = io.StringIO()
    lines = csv.DictWriter(sink, columns, lineterminator="\n", extrasaction="ignore")
    lines.writeheader()
    for page in pages:
        lines.writerows(page)
        yield sink.getvalue().encode("utf-8")
        sink.seek(0)
        sink.truncate()
    rest = sink.getvalue()
    if rest:
        yield rest.encode("utf-8")


def as_parquet(columns: Sequence[Column], records: Iterable[Record]) -> bytes:
    """Return a table as a Parquet file."""
    table = Table("answer", "one row of the answer", tuple(columns))
    names = [column.name for column in columns]
    with tempfile.TemporaryDirectory(prefix="dateline-answer-") as place:
        folder = Path(place)
        spool = Spool(folder, [table])
        spool.add(table, ({name: record[name] for name in names} for record in records))
        spool.close()
        with connect() as connection:
            write_parquet(connection, spool, table, folder / "answer.parquet", {})
        return (folder / "answer.parquet").read_bytes()


def columns_of(records: Sequence[Record], names: Sequence[str]) -> list[Column]:
    """Return columns with the types of the values that records have; text where there is none."""
    return [Column(name, _kind(record.get(name) for record in records), "", "") for name in names]


def as_geojson(records: Iterable[Record]) -> bytes:
    """Return rows with `latitude` and `longitude` as features (RFC 7946); without a point the geometry is null."""
    features = []
    for record in records:
        longitude, latitude = record["longitude"], record["latitude"]
        geometry = None
        if longitude is not None and latitude is not None:
            geometry = {"type": "Point", "coordinates": [longitude, latitude]}
        features.append({"type": "Feature", "geometry": geometry, "properties": dict(record)})
    return as_json({"type": "FeatureCollection", "features": features})


def _kind(values: Iterable[object]) -> Kind:
    found = {type(value) for value in values if value is not None}
    if found == {date}:
        return Kind.DATE
    if found and found <= {int, bool}:
        return Kind.INTEGER
    return Kind.FLOAT if found and found <= {int, float} else Kind.TEXT
