"""Records to rows: an event and its article become one row with the columns of `schema.EVENTS`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.records import Actor, Article, AttributionKind, Event, GeoPrecision, Skip

# What the cells of a row can be. Lists only where the column is `many`.
Cell = str | int | float | date | list[str | None] | None
Row = dict[str, Cell]

JOINER = ";"
_PARTY_FIELDS = ("name", "text", "country", "sector", "role", "actor_id", "wikidata")


def row_of(event: Event, article: Article) -> Row:
    """Return the row of one event, all columns in order; `many` columns are lists, empty where nobody is named."""
    place, attribution = event.place, event.attribution
    row: Row = {
        "event_id": event.event_id,
        "incident_id": event.incident_id,
        "article_id": event.article_id,
        "sentence": event.sentence,
        "coder_version": event.coder_version,
        "model_id": event.model_id,
        "codebook": event.codebook,
        "event_type": str(event.event_type),
        "event_mode": event.event_mode,
        "contexts": JOINER.join(event.contexts) or None,
        "act": str(event.act),
        "quad_class": event.quad_class,
        "score": event.score,
        "cameo_code": event.cameo_code,
        **_party_cells("actor", event.actors),
        **_party_cells("recipient", event.recipients),
        "date_start": event.date_start,
        "date_end": event.date_end,
        "date_precision": event.date_precision.value,
        "date_basis": event.date_basis.value,
        "date_text": event.date_text,
        "place_name": place.name if place else None,
        "place_text": place.text if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "geo_precision": (place.precision if place else GeoPrecision.NONE).value,
        "geonames_id": place.geonames_id if place else None,
        "status": event.status.value,
        "status_cue": event.status_cue,
        "attributed_to": (attribution.name or attribution.speaker_text) if attribution else None,
        "attributed_country": attribution.country if attribution else None,
        "attribution_kind": (attribution.kind if attribution else AttributionKind.OUTLET).value,
        "quote": attribution.quote if attribution else None,
        "confidence": event.confidence,
        "review": event.review.value,
        "text": event.text,
        "published": article.published,
        "published_basis": article.published_basis.value,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "language": article.language,
    }
    return {name: _storable(cell) for name, cell in row.items()}


def flat(row: Row) -> Row:
    """Return the same row with its lists `;`-joined, None where no part is known."""
    return {name: _joined(cell) if isinstance(cell, list) else cell for name, cell in row.items()}


def span_rows(event: Event) -> list[Row]:
    """Return the rows of `event_spans` for one event, in reading order."""
    spans = sorted(event.spans, key=lambda span: (span.start, span.end, span.role))
    event_id = event.event_id
    return [{"event_id": event_id, "role": span.role.value, "start": span.start, "end": span.end} for span in spans]


def figure_rows(event: Event) -> list[Row]:
    """Return the rows of `event_figures` for one event, in reading order."""
    return [
        {
            "event_id": event.event_id,
            "kind": figure.kind.value,
            "low": figure.low,
            "high": figure.high,
            "text": _writable(figure.text),
            "start": figure.start,
            "end": figure.end,
        }
        for figure in sorted(event.figures, key=lambda figure: (figure.start, figure.end, figure.kind))
    ]


def article_row(article: Article, events: int) -> Row:
    """Return the row of `articles` for one article in which `events` events were found."""
    row: Row = {
        "article_id": article.article_id,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": article.published,
        "published_basis": article.published_basis.value,
        "language": article.language,
        "origin": article.origin,
        "events": events,
        "text": article.text,
    }
    return {name: _storable(cell) for name, cell in row.items()}


def skip_row(skip: Skip) -> Row:
    """Return the row of `skips` for one article that was not coded."""
    row: Row = {
        "kind": skip.kind.value,
        "stage": skip.stage,
        "code": skip.code,
        "reason": skip.reason,
        "article_id": skip.article_id,
        "origin": skip.origin,
    }
    return {name: _storable(cell) for name, cell in row.items()}


def _party_cells(side: str, members: Sequence[Actor]) -> Row:
    return {
        f"{side}_{field.removeprefix('actor_')}": [_part(getattr(member, field)) for member in members]
        for field in _PARTY_FIELDS
    }


def _part(value: str | None) -> str | None:
    """Keep the joiner out of a part, so that the parts of all columns stay in step."""
    return value.replace(JOINER, ",") if value else None


def _joined(parts: list[str | None]) -> str | None:
    return JOINER.join(part or "" for part in parts) if any(parts) else None


def _storable(cell: Cell) -> Cell:
    """Replace lone surrogates (file names in another encoding have them): no format can hold them."""
    if isinstance(cell, list):
        return [_writable(part) if part is not None else None for part in cell]
    return _writable(cell) if isinstance(cell, str) else cell


def _writable(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
