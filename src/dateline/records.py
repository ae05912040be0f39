"""The records that travel between the rooms: frozen, slotted, and nothing else.

Offsets are Unicode code points in `Article.text`, end exclusive. Days are `datetime.date`, both ends
of an interval included. Country codes are ISO 3166 alpha-3 or one of IGO UNO EUR NGO ISM IMG MNC;
sectors are PLOVER's (GOV MIL COP REB ...).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType


class EventType(StrEnum):
    """The 16 PLOVER event types: what was done."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    COOPERATE = "COOPERATE"
    AID = "AID"
    CONCEDE = "CONCEDE"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


OwnType = NewType("OwnType", str)
"""A type of a user's own codebook: a name in capitals that no EventType has. `codebook.own` makes them."""

CodedType = EventType | OwnType
"""What an event can be coded as: PLOVER's types, or those of a user's own codebook."""


class Status(StrEnum):
    """Whether the reported act has taken place, in the words of the article.

    PLANNED covers what is announced, scheduled or promised; HYPOTHETICAL what might be;
    DENIED what a party says did not happen. Who says so is attribution, a field of its own.
    """

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class DatePrecision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    UNKNOWN = "unknown"


class DateBasis(StrEnum):
    """How a date is known: written out, counted from an anchor, or taken from the publication date."""

    EXPLICIT = "explicit"
    RELATIVE = "relative"
    PUBLICATION = "publication"
    NONE = "none"


class PublishedBasis(StrEnum):
    """How an article's publication date is known; never today's date."""

    GIVEN = "given"
    RECORD = "record"
    PAGE = "page"
    URL = "url"
    FILE = "file"
    DATELINE = "dateline"
    INFERRED = "inferred"
    NONE = "none"


class TimeKind(StrEnum):
    """The TIMEX3 type of a time expression."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class GeoPrecision(StrEnum):
    """How finely a place is known."""

    EXACT = "exact"
    CITY = "city"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    NONE = "none"


class AttributionKind(StrEnum):
    """Who vouches for an event: a speaker with a name, one without, or the outlet itself."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"


class Directness(StrEnum):
    """Whether a speaker's words stand inside quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpanRole(StrEnum):
    """What a stretch of evidence shows about its event."""

    TRIGGER = "trigger"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    TIME = "time"
    PLACE = "place"
    SPEAKER = "speaker"
    QUOTE = "quote"


class FigureKind(StrEnum):
    """What a figure counts: people killed, hurt, arrested, or come together."""

    DEAD = "dead"
    INJURED = "injured"
    ARRESTED = "arrested"
    CROWD = "crowd"


class MentionKind(StrEnum):
    """What a mention names."""

    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"
    SPEAKER = "speaker"


class Review(StrEnum):
    """What a human reader decided about an event."""

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Omission:
    """A stretch of the text that is no report ("Read more", a 16 kB run without a space): kept, but never parsed."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news report as read. `origin` says where from: a path, "stdin", or "FILE:LINE".

    Cleaning never shifts `text`: what it repairs keeps its length, what it takes out is in `omitted`.
    """

    article_id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = PublishedBasis.NONE
    language: str | None = None
    origin: str | None = None
    omitted: tuple[Omission, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of words that names an actor, place, time or speaker."""

    start: int
    end: int
    text: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Actor:
    """One party as resolved: `text` is what the article says, `name` who that is.

    One mention may resolve to several actors ("Hungarian and Romanian officials"): same span, one each.
    `why` gives the facts and rules that decided, in reading order.
    """

    name: str
    text: str
    start: int
    end: int
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    actor_id: str | None = None
    wikidata: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One place mention as resolved; coordinates in degrees, WGS 84."""

    name: str
    text: str
    start: int
    end: int
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: GeoPrecision = GeoPrecision.NONE
    geonames_id: int | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """One time expression as resolved.

    `value` is the TIMEX3 value ("2025-02-04", "2025-W06", "P2D", "PAST_REF"), None if it stays open.
    `first_day` and `last_day` are None for durations, sets and what no anchor could fix.
    `anchor` names what a relative expression was counted from ("published", "narrative", ...).
    `alternatives` are further TIMEX3 values that the words allow, likeliest first.
    """

    start: int
    end: int
    text: str
    kind: TimeKind
    value: str | None
    first_day: date | None = None
    last_day: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    basis: DateBasis = DateBasis.NONE
    anchor: str | None = None
    rule: str = ""
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: a speaker, the cue word, and the stretch of text (`start`, `end`) they vouch for.

    `speaker_text` is None where nobody is named ("it was reported"). `name` and `country` are the
    resolved speaker. `quote` holds the words inside quotation marks, if any.
    """

    start: int
    end: int
    kind: AttributionKind
    directness: Directness
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    speaker_text: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    name: str | None = None
    country: str | None = None
    quote: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class EventSpan:
    """One stretch of the words that an event was read from."""

    role: SpanRole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventFigure:
    """How many people an event killed, hurt, led to arrest or brought together, as its sentence says.

    `low` and `high` are both included; `high` is None where the words leave it open ("at least 12"). `start` and `end`
    hold the words of the number.
    """

    kind: FigureKind
    low: int
    high: int | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """One report of one act in one sentence of one article.

    `storing.rows` flattens it into the row of DESIGN section 3. `why` tells, step by step, what
    was seen and which entry or rule decided; `dateline explain` prints it. `quad_class` and `score` are None where
    a user's own codebook gives the type none.
    """

    event_id: str
    article_id: str
    sentence: int
    event_type: CodedType
    act: CodedType
    status: Status
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    trigger: str
    text: str
    spans: tuple[EventSpan, ...]
    event_mode: str | None = None
    contexts: tuple[str, ...] = ()
    quad_class: int | None = None
    score: float | None = None
    cameo_code: str | None = None
    incident_id: str | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_precision: DatePrecision = DatePrecision.UNKNOWN
    date_basis: DateBasis = DateBasis.NONE
    date_text: str | None = None
    place: Place | None = None
    status_cue: str | None = None
    attribution: Attribution | None = None
    figures: tuple[EventFigure, ...] = ()
    confidence: float = 0.0
    review: Review = Review.UNREVIEWED
    coder_version: str = ""
    model_id: str = ""
    codebook: str = ""
    why: tuple[str, ...] = ()


class SkipKind(StrEnum):
    """Why an article gave no events: the four ways besides being coded."""

    NO_EVENT = "no_event"
    GATED = "gated"
    COPY = "copy"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Skip:
    """One article, or one input record that never became an article, that gave no events.

    `code` is the error's number (DL-R004) for quarantined ones, else a short reason.
    """

    kind: SkipKind
    stage: str
    code: str
    reason: str
    article_id: str | None = None
    origin: str | None = None
