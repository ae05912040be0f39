"""A store made of sentences, and a server on it that answers over the loopback as it does for a browser."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn

from dateline.codebook.plover import load_codebook
from dateline.exploring.app import create_app
from dateline.exploring.explorer import Explorer
from dateline.exploring.guard import Rules
from dateline.exploring.serving import listen
from dateline.records import (
    Actor,
    Article,
    Attribution,
    AttributionKind,
    DateBasis,
    DatePrecision,
    Directness,
    Event,
    EventSpan,
    EventType,
    GeoPrecision,
    Place,
    PublishedBasis,
    SpanRole,
    Status,
)
from dateline.storing.writers import open_writer


@dataclass(frozen=True)
class Reply:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def error(self) -> Mapping[str, Any]:
        return self.json["error"]


def explored(store: Path) -> Explorer:
    """Open a store with time enough for a busy machine: the limit is a test of its own."""
    return Explorer(store, seconds=60)


class Site:
    """A running server and a way to ask it."""

    def __init__(self, explorer: Explorer, rules: Rules | None = None) -> None:
        self.explorer = explorer
        self._socket = listen("127.0.0.1", 0)
        self.port = self._socket.getsockname()[1]
        config = uvicorn.Config(create_app(explorer, rules), log_level="warning", access_log=False, lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self._thread.start()

    def ask(
        self,
        path: str,
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        **parameters: object,
    ) -> Reply:
        """Send one request; parameters that are lists are repeated, a trailing _ of a name is left out (from_)."""
        pairs = [(name.rstrip("_"), value) for name, value in parameters.items()]
        query = f"?{urlencode(pairs, doseq=True)}" if pairs else ""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path + query, body, dict(headers or {}))
        answer = connection.getresponse()
        reply = Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return reply

    def api(self, path: str, **parameters: object) -> Any:
        """Return the JSON of an endpoint that must answer with 200."""
        reply = self.ask(f"/api/v1/{path}", **parameters)
        assert reply.status == 200, reply.text
        return reply.json

    def post(self, path: str, value: object, headers: Mapping[str, str] | None = None) -> Reply:
        """Send JSON."""
        given = {"Content-Type": "application/json", **(headers or {})}
        return self.ask(f"/api/v1/{path}", method="POST", headers=given, body=json.dumps(value).encode())

    def close(self) -> None:
        """End the server and close the store."""
        self._server.should_exit = True
        self._thread.join(timeout=30)
        self._socket.close()
        self.explorer.close()


PEOPLE = {
    "Peru": ("Peru", "PER", "GOV"),
    "Chile": ("Chile", "CHL", "GOV"),
    "Rossi": ("Marta Rossi", "PER", "GOV"),
    "Núñez": ("Élia Núñez", "CHL", "OPP"),
    "police": ("police", "PER", "COP"),
    "strikers": ("strikers", "PER", "CVL"),
}
PLACES = {
    "Lima": Place("Lima", "Lima", 0, 4, "PER", "Lima", -12.04, -77.03, GeoPrecision.CITY, 3936456),
    "Santiago": Place("Santiago", "Santiago", 0, 8, "CHL", None, -33.45, -70.66, GeoPrecision.CITY, 3871336),
    "Peru": Place("Peru", "Peru", 0, 4, "PER", None, -10.0, -76.0, GeoPrecision.COUNTRY),
}


@dataclass(frozen=True)
class Told:
    """One event of a test, told by the words that it stands on."""

    sentence: str
    trigger: str
    kind: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    status: str = "occurred"
    mode: str | None = None
    act: str | None = None
    day: str | None = None
    last: str | None = None
    place: str | None = None
    speaker: str | None = None
    confidence: float = 0.5
    incident: str | None = None


def make_article(article_id: str, told: Iterable[Told], published: str | None = None, **fields: Any) -> tuple[Any, ...]:
    """Return an article whose text is the sentences of its events, and the events."""
    held = list(told)
    text = "\n\n".join(dict.fromkeys(one.sentence for one in held))
    article = Article(
        article_id,
        text,
        published=date.fromisoformat(published) if published else None,
        published_basis=PublishedBasis.RECORD if published else PublishedBasis.NONE,
        **fields,
    )
    return article, [_event(article, number, one) for number, one in enumerate(held)]


def _event(article: Article, number: int, told: Told) -> Event:
    base = article.text.index(told.sentence)
    kind, codebook = EventType(told.kind), load_codebook()

    def span(words: str) -> tuple[int, int]:
        start = base + told.sentence.index(words)
        return start, start + len(words)

    def actor(words: str) -> Actor:
        name, country, sector = PEOPLE.get(words, (words, None, None))
        return Actor(name, words, *span(words), country, sector)

    spans = [EventSpan(SpanRole.TRIGGER, *span(told.trigger))]
    spans += [EventSpan(SpanRole.ACTOR, *span(words)) for words in told.actors]
    spans += [EventSpan(SpanRole.RECIPIENT, *span(words)) for words in told.recipients]
    said = None
    if told.speaker:
        start, end = span(told.speaker)
        said = Attribution(base, end, AttributionKind.NAMED, Directness.INDIRECT, "said", name=told.speaker)
        spans.append(EventSpan(SpanRole.SPEAKER, start, end))
    first = date.fromisoformat(told.day) if told.day else None
    return Event(
        event_id=f"{article.article_id}-{number}",
        article_id=article.article_id,
        sentence=number,
        event_type=kind,
        event_mode=told.mode,
        act=EventType(told.act or told.kind),
        quad_class=codebook.quad_class(kind),
        score=codebook.score(kind, told.mode),
        cameo_code=codebook.cameo_code(kind, told.mode),
        status=Status(told.status),
        actors=tuple(actor(words) for words in told.actors),
        recipients=tuple(actor(words) for words in told.recipients),
        trigger=told.trigger,
        text=told.sentence,
        spans=tuple(spans),
        incident_id=told.incident or f"i-{article.article_id}-{number}",
        date_start=first,
        date_end=date.fromisoformat(told.last) if told.last else first,
        date_precision=DatePrecision.DAY if first else DatePrecision.UNKNOWN,
        date_basis=DateBasis.EXPLICIT if first else DateBasis.NONE,
        place=PLACES.get(told.place) if told.place else None,
        attribution=said,
        confidence=told.confidence,
        coder_version="test",
        model_id="none",
        codebook="plover-2.0",
    )


def write_store(path: Path, articles: Iterable[tuple[Any, ...]]) -> Path:
    """Write articles and their events as a store."""
    writer = open_writer(path)
    for article, events in articles:
        writer.add(article, events, len(events))
    writer.commit({"dateline": "test", "inputs": '["tests"]'})
    return path


def border_story() -> list[tuple[Any, ...]]:
    """Four articles on two neighbours: talks announced and held, a strike, a threat denied."""
    plan = Told(
        "Rossi will visit Chile on March 8, Núñez said.",
        "visit",
        "AGREE",
        ("Rossi",),
        ("Chile",),
        status="planned",
        mode=None,
        act="CONSULT",
        day="2024-03-08",
        place="Santiago",
        speaker="Núñez",
        confidence=0.9,
        incident="visit",
    )
    first = make_article(
        "border-1",
        [
            plan,
            Told("Peru and Chile met in Lima on Tuesday.", "met", "CONSULT", ("Peru", "Chile"), day="2024-03-05",
                 place="Lima", confidence=0.8),
            Told("Peru rejected a call by Chile.", "rejected", "REJECT", ("Peru",), ("Chile",), confidence=0.3),
        ],
        "2024-03-05",
        title="Talks at the border",
        outlet="Lima Herald",
        url="https://example.org/1",
        language="en",
    )  # fmt: skip
    second = make_article(
        "border-2",
        [
            Told("Rossi visited Chile on Friday.", "visited", "CONSULT", ("Rossi",), ("Chile",), mode="visit",
                 day="2024-03-08", place="Santiago", confidence=0.95, incident="visit"),
            Told("Rossi will return in April.", "return", "AGREE", ("Rossi",), status="planned", act="CONSULT",
                 day="2024-04-01", last="2024-04-30", confidence=0.6),
        ],
        "2024-03-09",
        title="Visit held",
        outlet="Santiago Post",
        language="en",
    )  # fmt: skip
    third = make_article(
        "strike-1",
        [
            Told("police beat strikers in Lima on Monday.", "beat", "ASSAULT", ("police",), ("strikers",), mode="beat",
                 day="2024-02-26", place="Lima", confidence=0.7),
            Told("strikers marched through Peru last year.", "marched", "PROTEST", ("strikers",), mode="demo",
                 day="2023-01-01", last="2023-12-31", place="Peru", confidence=0.4),
        ],
        "2024-02-27",
        outlet="Lima Herald",
    )  # fmt: skip
    fourth = make_article(
        "denial-1",
        [Told("Peru denied that it had threatened Chile.", "threatened", "THREATEN", ("Peru",), ("Chile",),
              status="denied", confidence=0.55)],
    )  # fmt: skip
    return [first, second, third, fourth]


def long_story(count: int) -> list[tuple[Any, ...]]:
    """Return one article a day for `count` days; every third event has no day, and many have the same confidence."""
    made = []
    for number in range(count):
        day = date(2024, 1, 1) + timedelta(days=number // 2)
        told = Told(
            f"Peru met Chile for the {number}th time.",
            "met",
            "CONSULT" if number % 2 else "ACCUSE",
            ("Peru",),
            ("Chile",),
            day=None if number % 3 == 2 else day.isoformat(),
            confidence=round(0.1 * (number % 7), 1),
        )
        made.append(make_article(f"day-{number:03}", [told], day.isoformat(), outlet="Wire", title=f"Day {number}"))
    return made
