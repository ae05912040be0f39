"""Tasks that code whole articles or snippets: gold, records, petr, case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from dateline.reading import from_mapping
from dateline.records import Actor, Event
from dateline.running.coder import Coder
from dateline.running.report import Report

Row = dict[str, Any]


def _events(coder: Coder, rows: Iterable[Row], key: str) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Yield each record's id with its events; a record that cannot be coded has none."""
    rows = list(rows)
    articles = [
        from_mapping(
            {
                "id": row[key],
                "text": row["text"],
                "published": row.get("published") or row.get("date"),
                "title": row.get("title"),
            }
        )
        for row in rows
    ]
    for row, result in zip(rows, coder.code_many(articles), strict=True):
        yield row[key], result.events if isinstance(result, Report) else ()


def _party(party: Actor) -> Row:
    return {"text": party.text, "canonical": party.name, "country": party.country, "sector": party.sector}


def gold(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield one row an event, with its span, for whole articles."""
    for doc_id, events in _events(coder, rows, "id"):
        for event in events:
            speaker, span = event.attribution, event.spans[0]
            yield {
                "doc_id": doc_id,
                "type": str(event.event_type),
                "sources": [_party(party) for party in event.actors],
                "targets": [_party(party) for party in event.recipients],
                "start": event.date_start.isoformat() if event.date_start else None,
                "end": event.date_end.isoformat() if event.date_end else None,
                "country_where": event.place.country if event.place else None,
                "status": str(event.status),
                "attributed_to": speaker.speaker_text if speaker else None,
                "attributed_canonical": speaker.name if speaker else None,
                "sentence": event.sentence,
                "span": [span.start, span.end],
                "trigger": event.trigger,
            }


def records(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield PLOVER records: event, mode, contexts, parties with code and sector."""

    def side(parties: tuple[Actor, ...]) -> list[Row]:
        return [{"actorText": party.text, "code": party.country or "", "sector": party.sector or ""} for party in parties]

    for key, events in _events(coder, rows, "id"):
        yield {
            "id": key,
            "events": [
                {
                    "event": str(event.event_type),
                    "mode": event.event_mode or "",
                    "context": ";".join(event.contexts),
                    "eventText": event.trigger,
                    "source": side(event.actors),
                    "target": side(event.recipients),
                }
                for event in events
            ],
        }


def petr(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield dyads: every member of one side with every member of the other, mutual acts both ways."""

    def code(party: Actor | None) -> str:
        return (party.country or "---") + (party.sector or "") if party else "---"

    for key, events in _events(coder, rows, "id"):
        dyads = []
        for event in events:
            pairs = list(product(event.actors or (None,), event.recipients or (None,)))
            if not event.recipients and len(event.actors) > 1:
                pairs = [(a, b) for a, b in product(event.actors, repeat=2) if a is not b]
            dyads += [
                {"source": code(a), "target": code(b), "code": event.cameo_code, "root": str(event.event_type)}
                for a, b in pairs
            ]
        yield {"id": key, "events": dyads}


def case(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield types and modes of modern news snippets."""
    for uid, events in _events(coder, rows, "uid"):
        yield {"uid": uid, "events": [{"root": str(event.event_type), "mode": event.event_mode} for event in events]}
