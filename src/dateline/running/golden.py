"""Golden articles: texts with every event annotated by a careful reader; `tests/golden/README.md` tells the form."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from dateline.errors import UsageError
from dateline.records import EventType, Status


class DamagedGold(UsageError):
    """DL-U020: a file of golden articles is missing, is no JSON of that form, or contradicts itself."""

    code = "DL-U020"


@dataclass(frozen=True, slots=True)
class GoldParty:
    """One member of one side: the words of the article, who that is, and the codes. What is unknown is None."""

    text: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One annotated event. `start` and `end` are the offsets of its trigger in the article's text.

    `also` and `status_also` are readings that count as right too. `same_as` names the first mention of the same act.
    An `optional` event is too debatable to ask for. In a `reciprocal` one the two sides may change places. An
    `unjudged` one is what a coder found and no reader has looked at: optional, and its fields say nothing either. Types
    are those of the codebook that the gold was coded by.
    """

    id: str
    start: int
    end: int
    trigger: str
    type: str
    status: Status
    also: tuple[str, ...] = ()
    status_also: tuple[Status, ...] = ()
    mode: str | None = None
    act: str | None = None
    actors: tuple[GoldParty, ...] = ()
    recipients: tuple[GoldParty, ...] = ()
    date_start: date | None = None
    date_end: date | None = None
    country: str | None = None
    attributed_to: str | None = None
    attributed_name: str | None = None
    reciprocal: bool = False
    same_as: str | None = None
    optional: bool = False
    unjudged: bool = False

    @property
    def types(self) -> tuple[str, ...]:
        """All types that count as right, the preferred one first."""
        return (self.type, *self.also)

    @property
    def statuses(self) -> tuple[Status, ...]:
        """All statuses that count as right, the preferred one first."""
        return (self.status, *self.status_also)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one reader made of one event: whether it is kept, and if so its fields; None where there is nothing."""

    event_id: str
    reviewer: str
    kept: bool
    type: str | None = None
    mode: str | None = None
    status: str | None = None
    date_start: date | None = None
    country: str | None = None
    attributed_to: str | None = None
    actor_country: str | None = None
    recipient_country: str | None = None


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article with its events in reading order, and what each reader judged if several did."""

    id: str
    text: str
    events: tuple[GoldEvent, ...]
    published: date | None = None
    judgements: tuple[Judgement, ...] = ()


def read_gold(path: str | Path, types: Collection[str] = tuple(EventType)) -> tuple[GoldArticle, ...]:
    """Return the golden articles of a folder of .json files (by name), one .json file, or a .jsonl file.

    `types` are those that an event may have: PLOVER's, or those of a user's own codebook.
    Raises DamagedGold (DL-U020) with the file and what is wrong in it.
    """
    path = Path(path)
    if path.is_dir():
        articles = [_decode(file.read_bytes(), str(file), types) for file in sorted(path.glob("*.json"))]
    elif path.suffix == ".jsonl":
        lines = enumerate(_bytes(path).splitlines(), start=1)
        articles = [_decode(line, f"{path}:{number}", types) for number, line in lines if line.strip()]
    else:
        articles = [_decode(_bytes(path), str(path), types)]
    if not articles:
        raise DamagedGold("there is no golden article", where=str(path), next_step="give a folder of .json files")
    repeated = sorted({article.id for article in articles if sum(article.id == other.id for other in articles) > 1})
    if repeated:
        raise DamagedGold(f"two golden articles have the id {repeated[0]!r}", where=str(path))
    return tuple(articles)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DamagedGold(f"the gold cannot be read: {error.strerror}", where=str(path)) from error


def _decode(data: bytes, where: str, types: Collection[str]) -> GoldArticle:
    try:
        article = msgspec.json.decode(data, type=GoldArticle)
    except msgspec.DecodeError as error:
        raise DamagedGold(
            f"this is no golden article: {error}", where=where, next_step="see tests/golden/README.md for the form"
        ) from error
    known = set[str]()
    for event in article.events:
        fault = _fault(event, article.text, known, types)
        if fault:
            raise DamagedGold(f"event {event.id}: {fault}", where=where)
        known.add(event.id)
    return article


def _fault(event: GoldEvent, text: str, known: set[str], types: Collection[str]) -> str | None:
    """Return what contradicts itself in one event; `known` are the ids of the events before it."""
    for kind in (*event.types, *([event.act] if event.act else [])):
        if kind not in types:
            return f"there is no type {kind!r}; there are {', '.join(types)}"
    if event.id in known:
        return "another event has the same id"
    if text[event.start : event.end] != event.trigger or not event.trigger:
        return f"its trigger {event.trigger!r} does not stand at {event.start}-{event.end}"
    if event.same_as is not None and event.same_as not in known:
        return f"same_as names {event.same_as!r}, which is no earlier event"
    if (event.date_start is None) != (event.date_end is None):
        return "it has one end of an interval without the other"
    if event.date_start and event.date_end and event.date_start > event.date_end:
        return "its interval ends before it starts"
    return None
