"""Articles: a list with their events counted, and one with its text cut where the evidence of its events stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from dateline.exploring.events import ROWS_OF_A_PAGE, Cursor
from dateline.exploring.explorer import Explorer, Record
from dateline.exploring.filters import where
from dateline.exploring.parameters import ArticlesQuery
from dateline.exploring.problems import BadParameter

_ORDER = "articles"
_NEVER = date(1, 1, 1)
_COLUMNS = "article_id, title, outlet, url, published, published_basis, language, origin"


def find_articles(explorer: Explorer, query: ArticlesQuery, most: int | None = None) -> dict[str, Any]:
    """Return the articles with events that fit the filters, last published first; without filters all articles.

    `events` is the number of events that fit. `next` goes on, as long as there is more.
    """
    found = where(query)
    counted = f"(SELECT article_id, count(*) AS events FROM seen WHERE {found.sql} GROUP BY article_id) fitting"
    join = f"store.articles {'JOIN' if found else 'LEFT JOIN'} {counted} USING (article_id)"
    total = explorer.ask(f"SELECT count(*) FROM {join}", found.values).rows[0][0]
    limit = most or query.limit or ROWS_OF_A_PAGE
    beyond, values = "true", list(found.values)
    if query.cursor:
        place = Cursor.decoded(query.cursor, _ORDER)
        key = _day(place)
        beyond = "(coalesce(published, ?) < ? OR (coalesce(published, ?) = ? AND articles.rowid > ?))"
        values += [_NEVER, key, _NEVER, key, place.row]
    records = explorer.ask(
        f"SELECT {_COLUMNS}, coalesce(fitting.events, 0) AS events, length(text) AS length, articles.rowid AS number "
        f"FROM {join} WHERE {beyond} ORDER BY published DESC NULLS LAST, articles.rowid LIMIT {limit + 1}",
        values,
    ).records()
    numbers = [record.pop("number") for record in records]
    page, following = records[:limit], None
    if len(records) > limit:
        day = (page[-1]["published"] or _NEVER).isoformat()
        following = Cursor(_ORDER, day, numbers[limit - 1]).encoded()
    return {"total": total, "articles": page, "next": following}


def read_article(explorer: Explorer, article_id: str) -> dict[str, Any]:
    """Return one article, its text in segments with what each shows, and its events in reading order."""
    article = explorer.article(article_id)
    text = article.pop("text")
    numbers = explorer.ask("SELECT row FROM seen WHERE article_id = ? ORDER BY row", [article_id]).rows
    events = explorer.rows([row for (row,) in numbers])
    spans = explorer.spans(event["event_id"] for event in events)
    article["events"] = len(events)
    article["length"] = len(text)
    return {"article": article, "segments": cut(text, spans), "events": events}


def cut(text: str, spans: Sequence[Record]) -> list[dict[str, Any]]:
    """Return the text in pieces, none of which is marked in part: `text` and `marks` (event_id, role)."""
    inside = [span for span in spans if 0 <= span["start"] < span["end"] <= len(text)]
    ends = sorted({0, len(text), *(span["start"] for span in inside), *(span["end"] for span in inside)})
    marks: dict[int, list[dict[str, str]]] = {}
    places = {end: number for number, end in enumerate(ends)}
    for span in inside:
        mark = {"event_id": span["event_id"], "role": str(span["role"])}
        for number in range(places[span["start"]], places[span["end"]]):
            marks.setdefault(number, []).append(mark)
    return [
        {"text": text[start:end], "marks": marks.get(number, [])} for number, (start, end) in enumerate(pairwise(ends))
    ]


def with_words(spans: Sequence[Record], text: str) -> list[Record]:
    """Return the stretches with their words."""
    return [{**span, "text": text[span["start"] : span["end"]]} for span in spans]


def _day(place: Cursor) -> date:
    try:
        return date.fromisoformat(str(place.key))
    except ValueError:
        raise BadParameter("this is no cursor", where="cursor", next_step="take next as given") from None
