"""Tasks on places: geo (find and resolve) and geo-spans (resolve given ones)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.records import GeoPrecision, Place
from dateline.running.coder import Coder
from tasks.rows import Row, one_by_one, span_of

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

    def answer(row: Row) -> Row:
        return {"places": [_row(place) for place in coder.places(row["text"])]}

    return one_by_one(rows, answer, {"places": []})


def geo_spans(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the place at each given span."""

    def answer(row: Row) -> Row:
        spans = [span_of(given) for given in row["toponyms"]]
        return {"places": [_row(place) for place in coder.places(row["text"], spans=spans)]}

    return one_by_one(rows, answer, {"places": []})
