"""Tasks that give the parties: plv (what does this pair do) and actors (who is this mention)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from dateline.running.coder import Coder

Row = dict[str, Any]
_MARKS = re.compile(r"</?[st]>")


def _spans(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return a marked sentence without its marks, and where the source (s) and the target (t) stand in it."""
    pieces: list[str] = []
    begins: dict[str, int] = {}
    spans: dict[str, tuple[int, int]] = {}
    done = length = 0
    for mark in _MARKS.finditer(marked):
        pieces.append(marked[done : mark.start()])
        length += mark.start() - done
        done = mark.end()
        name = mark.group()[-2]
        if mark.group().startswith("</"):
            spans[name] = (begins[name], length)
        else:
            begins[name] = length
    pieces.append(marked[done:])
    return "".join(pieces), spans


def plv(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the type of the act that links each marked pair."""
    for row in rows:
        text, spans = _spans(row["marked_sentence"])
        relation = coder.relation(text, actor=spans["s"], recipient=spans["t"])
        yield {"uid": row["uid"], "root": str(relation.event_type) if relation.event_type else None}


def actors(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield country, sector and name of each mention."""
    for row in rows:
        published = date.fromisoformat(row["date"]) if row.get("date") else None
        text = row.get("text")
        start, end = (row["start"], row["end"]) if text else (0, len(row["mention"]))
        found = coder.actor(text or row["mention"], start, end, published)
        yield {
            "id": row["id"],
            "country": found.country if found else None,
            "sector": found.sector if found else None,
            "actor": found.name if found else None,
        }
