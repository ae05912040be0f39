"""Coding on demand: a text that a reader pastes in, and the reasons of events that are in the store."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from dateline.exploring.articles import cut
from dateline.exploring.bodies import CodeBody
from dateline.exploring.explorer import Record
from dateline.records import Article, PublishedBasis, Skip
from dateline.storing.rows import flat, row_of, span_rows

if TYPE_CHECKING:
    from dateline.running.coder import Coder
    from dateline.running.report import Report


class Coding:
    """The coder, loaded when it is first wanted; one text at a time."""

    def __init__(self) -> None:
        self._coder: Coder | None = None
        self._lock = threading.Lock()

    def code(self, body: CodeBody) -> dict[str, Any]:
        """Return the events of a text with the reasons of each, and the text cut where their evidence stands.

        Raises what `Coder.code` raises: NoText (DL-R011), NotCodable (DL-U010).
        """
        with self._lock:
            report = self._loaded().code(body.text, body.published, title=body.title)
        return as_answer(report)

    def reasons(self, article: Record) -> dict[str, list[str]]:
        """Return why each event of a stored article is coded as it is, by event id: the article is coded again."""
        again = Article(
            article_id=article["article_id"],
            text=article["text"],
            title=article["title"],
            url=article["url"],
            outlet=article["outlet"],
            published=article["published"],
            published_basis=PublishedBasis(article["published_basis"]),
            language=article["language"],
            origin=article["origin"],
        )
        with self._lock:
            results = list(self._loaded().code_many([again]))
        events = [event for result in results if not isinstance(result, Skip) for event in result.events]
        return {event.event_id: list(event.why) for event in events}

    def _loaded(self) -> Coder:
        if self._coder is None:
            from dateline.running.coder import load  # seconds of imports that only this needs

            self._coder = load()
        return self._coder


def as_answer(report: Report) -> dict[str, Any]:
    """Return a report as the API gives it: flat event rows with `why`, segments, and the article."""
    article = report.article
    spans = [span for event in report.events for span in span_rows(event)]
    return {
        "article": {
            "article_id": article.article_id,
            "title": article.title,
            "published": article.published,
            "published_basis": article.published_basis.value,
            "language": article.language,
        },
        "events": [{**flat(row_of(event, article)), "why": list(event.why)} for event in report.events],
        "segments": cut(article.text, spans),
    }
