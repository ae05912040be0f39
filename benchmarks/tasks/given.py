"""Tasks that give the parties: plv (what does this pair do) and actors (who is this mention)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dateline.reading.dates import parse_date
from dateline.running.coder import Coder
from tasks.rows import Row, one_by_one

_MARKS = re.compile(r"</?[st]>")


def unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return a marked sentence without its marks, and where the source (s) and the target (t) stand in it.

    A party that is marked twice stands where it is marked first; one that is not marked has no entry.
    """
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
            spans.setdefault(name, (begins[name], length))
        else:
            begins[name] = length
    pieces.append(marked[done:])
    return "".join(pieces), spans


def plv(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the type of the act that links each marked pair."""

    def answer(row: Row) -> Row:
        text, spans = unmark(row["marked_sentence"])
        nowhere = (len(text), len(text))
        relation = coder.relation(text, actor=spans.get("s", nowhere), recipient=spans.get("t", nowhere))
        return {"root": str(relation.event_type) if relation.event_type else None}

    return one_by_one(rows, answer, {"root": None})


def actors(coder: Coder, rows: Iterable[Row]) -> Iterator[Row]:
    """Yield country, sector and name of each mention; without a text the mention stands alone."""

    def answer(row: Row) -> Row:
        text, start, end = row.get("text"), row.get("start"), row.get("end")
        if not text or start is None or end is None:
            text, start, end = row["mention"], 0, len(row["mention"])
        found = coder.actor(text, start, end, parse_date(row.get("date")))
        if found is None:
            return {"country": None, "sector": None, "actor": None}
        return {"country": found.country, "sector": found.sector, "actor": found.name}

    return one_by_one(rows, answer, {"country": None, "sector": None, "actor": None})
