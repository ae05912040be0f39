"""Reviews as gold: the reviewed articles in the form that `dateline evaluate` reads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from dateline.exploring.explorer import Explorer, Record, spans_with, with_verdict
from dateline.exploring.reviews import Entry, judge, standing_decisions
from dateline.records import Review, SpanRole
from dateline.storing.rows import JOINER

# What a reader judges and `dateline evaluate` compares, in its words.
_JUDGED = {
    "type": "event_type",
    "mode": "event_mode",
    "status": "status",
    "date_start": "date_start",
    "country": "country",
    "attributed_to": "attributed_to",
    "actor_country": "actor_country",
    "recipient_country": "recipient_country",
}


def gold_articles(explorer: Explorer, reviewer: str | None = None) -> Iterator[dict[str, Any]]:
    """Yield every article with a reviewed event, as `running.golden` reads it, in the order of the store.

    Accepted and corrected events must be found; rejected ones are left out, so that a coder that still finds them is
    wrong; events that nobody reviewed are unjudged. `judgements` tell what each reader made of each event. With a
    `reviewer` only that reader's decisions count.
    """
    for article_id in _reviewed_articles(explorer, reviewer):
        article = explorer.article(article_id)
        numbers = explorer.ask("SELECT row FROM seen WHERE article_id = ? ORDER BY row", [article_id]).rows
        stored = explorer.stored_rows([row for (row,) in numbers])
        events: list[dict[str, Any]] = []
        judgements: list[dict[str, Any]] = []
        first_of: dict[str, str] = {}
        for record in stored:
            entries = [one for one in explorer.reviews.history(record["event_id"]) if reviewer in (None, one.reviewer)]
            event = _event(explorer, record, entries, article["text"])
            judgements += _judgements(record, entries)
            if event is not None:
                incident = record["incident_id"]
                if incident and not event.get("unjudged"):
                    known = first_of.setdefault(incident, event["id"])
                    event |= {"same_as": known} if known != event["id"] else {}
                events.append(event)
        yield {
            "id": article_id,
            "published": article["published"],
            "text": article["text"],
            "events": events,
            "judgements": judgements,
        }


def _reviewed_articles(explorer: Explorer, reviewer: str | None) -> list[str]:
    standing = [
        event_id
        for event_id in explorer.reviews.events
        if any(reviewer in (None, name) for name in standing_decisions(explorer.reviews.history(event_id)))
    ]
    if not standing:
        return []
    marks = ", ".join("?" * len(standing))
    query = f"SELECT article_id FROM seen WHERE event_id IN ({marks}) GROUP BY article_id ORDER BY min(row)"
    return [article_id for (article_id,) in explorer.ask(query, standing).rows]


def _event(explorer: Explorer, record: Record, entries: list[Entry], text: str) -> dict[str, Any] | None:
    verdict = judge(entries)
    if verdict.review is Review.REJECTED:
        return None
    row = with_verdict(record, verdict)
    spans = spans_with(record["event_id"], explorer.stored_spans(record["event_id"]), verdict)
    trigger = next((span for span in spans if span["role"] == SpanRole.TRIGGER), None)
    if trigger is None:
        return None
    start, end = trigger["start"], trigger["end"]
    event = {
        "id": row["event_id"],
        "start": start,
        "end": end,
        "trigger": text[start:end],
        "type": row["event_type"],
        "mode": row["event_mode"],
        "act": row["act"],
        "status": row["status"],
        "actors": _parties(row, "actor"),
        "recipients": _parties(row, "recipient"),
        "date_start": row["date_start"],
        "date_end": (row["date_end"] or row["date_start"]) if row["date_start"] else None,
        "country": row["country"],
        "attributed_to": row["attributed_to"],
        "unjudged": verdict.review is Review.UNREVIEWED,
    }
    return {key: value for key, value in event.items() if value not in (None, [], False)}


def _parties(row: Record, side: str) -> list[dict[str, str]]:
    parts = {part: (row[f"{side}_{part}"] or "").split(JOINER) for part in ("text", "name", "country", "sector")}
    members = [dict(zip(parts, values, strict=True)) for values in zip_longest(*parts.values(), fillvalue="")]
    kept = [{part: value for part, value in member.items() if value} for member in members]
    return [member for member in kept if member]


def _judgements(record: Record, entries: list[Entry]) -> list[dict[str, Any]]:
    found = []
    for name, stack in standing_decisions(entries).items():
        row: Record = dict(record)
        for entry in stack:
            row.update(entry.changes)
        judged = {field: row[column] for field, column in _JUDGED.items() if row[column] is not None}
        kept = stack[-1].decision != "reject"
        found.append({"event_id": record["event_id"], "reviewer": name, "kept": kept, **(judged if kept else {})})
    return found
