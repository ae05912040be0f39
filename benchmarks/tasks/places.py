"""Tasks on places: geo (find and resolve) and geo-spans (resolve given ones)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.records import GeoPrecision, Place
from dateline.running.coder import Coder

Row = dict[str, Any]
_LEVELS = {GeoPrecision.COUNTRY: "country", GeoPrecision.ADMIN1: "admin1"}


def _row(place: Place) -> Row:
    return {
        "start": place.start,
        "end": place.end,
        "text": place.text,
        "lat": place.latitude,
        "lon": place.longitude,
        "country": place.country,
        "level": _LEVELS.get(place.precision, "place"),
    }


def geo(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield every place that a text names."""
    for row in rows:
        yield {"id": row["id"], "places": [_row(place) for place in coder.places(row["text"])]}


def geo_spans(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the place at each given span."""
    for row in rows:
        spans = [(t[0], t[1]) if isinstance(t, list) else (t["start"], t["end"]) for t in row["toponyms"]]
        yield {"id": row["id"], "places": [_row(place) for place in coder.places(row["text"], spans=spans)]}
