"""Tasks that code whole articles or snippets: gold, records, petr, case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from dateline.records import Actor, Event, Skip
from dateline.running.coder import Coder
from tasks.rows import Row, key_of, tell_refusal


def _events(coder: Coder, rows: Iterable[Row]) -> Iterator[tuple[str, tuple[Event, ...]]]:
    """Yield each record's id with its events; a record that cannot be coded has none."""
    rows = list(rows)
    articles = (
        {
            "id": key_of(row),
            "text": row["text"],
            "published": row.get("published") or row.get("date"),
            "title": row.get("title"),
        }
        for row in rows
    )
    for row, result in zip(rows, coder.code_many(articles), strict=True):
        if isinstance(result, Skip):
            tell_refusal(key_of(row), f"{result.code} {result.reason}")
            yield key_of(row), ()
        else:
            yield key_of(row), result.events


def _party(party: Actor) -> Row:
    return {"text": party.text, "canonical": party.name, "country": party.country, "sector": party.sector}


def gold(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield one row an event, with its span, for whole articles."""
    for key, events in _events(coder, rows):
        for event in events:
            speaker, span = event.attribution, event.spans[0]
            yield {
                "doc_id": key,
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
        return [
            {"actorText": party.text, "code": party.country or "", "sector": party.sector or ""} for party in parties
        ]

    for key, events in _events(coder, rows):
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
    """Yield dyads as PETRARCH writes them: every member of one side with every member of the other, each once.

    Mutual acts go both ways; an act without a second side is no dyad.
    """
    for key, events in _events(coder, rows):
        dyads = {
            (_petrarch_code(one), _petrarch_code(other), event.cameo_code, str(event.event_type)): None
            for event in events
            for one, other in _dyads(event)
        }
        yield {
            "id": key,
            "events": [dict(zip(("source", "target", "code", "root"), dyad, strict=True)) for dyad in dyads],
        }


def _dyads(event: Event) -> list[tuple[Actor, Actor]]:
    if event.recipients:
        return list(product(event.actors, event.recipients))
    return [(one, other) for one, other in product(event.actors, repeat=2) if one is not other]


def _petrarch_code(party: Actor) -> str:
    return (party.country or "---") + (party.sector or "")


def case(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield types and modes of modern news snippets."""
    for key, events in _events(coder, rows):
        yield {"uid": key, "events": [{"root": str(event.event_type), "mode": event.event_mode} for event in events]}
