"""The tables of a store: their columns in order, as data.

Every writer, the DuckDB tables and `dateline schema` read the columns from here. A column that holds
several values (`many`) is a list in JSON lines and `;`-joined everywhere else; the n-th part of each
`actor_` column belongs to the n-th actor, so an unknown part is left empty between its semicolons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateline.records import (
    AttributionKind,
    DateBasis,
    DatePrecision,
    EventType,
    FigureKind,
    GeoPrecision,
    PublishedBasis,
    Review,
    SkipKind,
    SpanRole,
    Status,
)


class Kind(StrEnum):
    """The type of a column's values."""

    TEXT = "text"
    INTEGER = "integer"
    FLOAT = "float"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, type, the group of DESIGN section 3, what it says, and the values it may take."""

    name: str
    kind: Kind
    group: str
    description: str
    allowed: tuple[str, ...] = ()
    nullable: bool = True
    many: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a store: name, what a row is, and its columns in order."""

    name: str
    description: str
    columns: tuple[Column, ...]


def _text(name: str, group: str, description: str, allowed: Sequence[str] = (), *, nullable: bool = True) -> Column:
    return Column(name, Kind.TEXT, group, description, tuple(allowed), nullable)


def _integer(name: str, group: str, description: str, *, nullable: bool = True) -> Column:
    return Column(name, Kind.INTEGER, group, description, nullable=nullable)


def _float(name: str, group: str, description: str, *, nullable: bool = True) -> Column:
    return Column(name, Kind.FLOAT, group, description, nullable=nullable)


def _day(name: str, group: str, description: str) -> Column:
    return Column(name, Kind.DATE, group, description)


def _party(side: str, deed: str) -> tuple[Column, ...]:
    """Return the seven columns of one side of an event."""
    parts = (
        ("name", f"who {deed}, as resolved; one part for each member of the side"),
        ("text", f"the words of the article for who {deed}"),
        ("country", "ISO 3166 alpha-3, or IGO UNO EUR NGO ISM IMG MNC for actors of no country"),
        ("sector", "PLOVER sector: GOV MIL COP REB CVL ..."),
        ("role", "office or function on the day of the event, in words"),
        ("id", "identifier in Dateline's own facts"),
        ("wikidata", "Wikidata identifier"),
    )
    return tuple(Column(f"{side}_{part}", Kind.TEXT, "who", description, many=True) for part, description in parts)


EVENTS = Table(
    "events",
    "one report of one act in one sentence of one article",
    (
        _text("event_id", "ids", "stable hash: the same on every run and machine", nullable=False),
        _text("incident_id", "ids", "the act itself, shared by all events that report it"),
        _text("article_id", "ids", "the article, as in the table articles", nullable=False),
        _integer("sentence", "ids", "number of the sentence in its article, from 0", nullable=False),
        _text("coder_version", "ids", "version of Dateline that coded the event", nullable=False),
        _text("model_id", "ids", "models that took part", nullable=False),
        _text("codebook", "ids", "codebook and its version", nullable=False),
        _text(
            "event_type",
            "what",
            "PLOVER event type, or one of the codebook's own types",
            tuple(EventType),
            nullable=False,
        ),
        _text("event_mode", "what", "PLOVER mode of the type"),
        _text("contexts", "what", "PLOVER contexts of the story, joined by semicolons"),
        _text(
            "act",
            "what",
            "the plain act under the type: a visit to come is AGREE, its act CONSULT",
            tuple(EventType),
            nullable=False,
        ),
        _integer(
            "quad_class",
            "what",
            "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; "
            "empty where an own codebook gives none",
        ),
        _float(
            "score",
            "what",
            "PLOVER scale, from -10 (conflict) to 10 (cooperation); empty where an own codebook gives none",
        ),
        _text("cameo_code", "what", "CAMEO code as text, with its leading zero"),
        *_party("actor", "did it"),
        *_party("recipient", "it was done to"),
        _day("date_start", "when", "first day of the act"),
        _day("date_end", "when", "last day of the act, included"),
        _text("date_precision", "when", "how finely the date is known", tuple(DatePrecision), nullable=False),
        _text(
            "date_basis",
            "when",
            "how the date is known: written out, counted from a day, or the publication day",
            tuple(DateBasis),
            nullable=False,
        ),
        _text("date_text", "when", "the words that tell the date"),
        _text("place_name", "where", "the place, as resolved"),
        _text("place_text", "where", "the words that name the place"),
        _text("country", "where", "ISO 3166 alpha-3 of the place"),
        _text("admin1", "where", "first-level division of the place"),
        _float("latitude", "where", "degrees north, WGS 84"),
        _float("longitude", "where", "degrees east, WGS 84"),
        _text("geo_precision", "where", "how finely the place is known", tuple(GeoPrecision), nullable=False),
        _integer("geonames_id", "where", "GeoNames identifier of the place"),
        _text(
            "status",
            "whether",
            "whether the act has taken place, in the words of the article",
            tuple(Status),
            nullable=False,
        ),
        _text("status_cue", "whether", "the word that decided the status"),
        _text("attributed_to", "who says", "who says so; empty if the article says it itself"),
        _text("attributed_country", "who says", "country of who says so, coded as for actors"),
        _text(
            "attribution_kind",
            "who says",
            "a speaker with a name, one without, or the outlet itself",
            tuple(AttributionKind),
            nullable=False,
        ),
        _text("quote", "who says", "the quoted words, if any"),
        _float("confidence", "how sure", "from 0 to 1", nullable=False),
        _text("review", "how sure", "what a human reader decided", tuple(Review), nullable=False),
        _text("text", "evidence", "the sentence", nullable=False),
        _day("published", "article", "publication day"),
        _text("published_basis", "article", "how the publication day is known", tuple(PublishedBasis), nullable=False),
        _text("title", "article", "headline"),
        _text("outlet", "article", "who published it"),
        _text("url", "article", "where it was published"),
        _text("language", "article", "ISO 639 code of the language"),
    ),
)

EVENT_SPANS = Table(
    "event_spans",
    "one stretch of the stored article text that an event was read from",
    (
        _text("event_id", "ids", "the event", nullable=False),
        _text("role", "evidence", "what the stretch shows", tuple(SpanRole), nullable=False),
        _integer("start", "evidence", "first code point in the article's text, from 0", nullable=False),
        _integer("end", "evidence", "code point after the last", nullable=False),
    ),
)

EVENT_FIGURES = Table(
    "event_figures",
    "one count of people that an event killed, hurt, led to arrest or brought together, as its sentence says",
    (
        _text("event_id", "ids", "the event", nullable=False),
        _text("kind", "what", "whom the count is of", tuple(FigureKind), nullable=False),
        _integer("low", "what", "least number that the words allow", nullable=False),
        _integer("high", "what", "greatest number that the words allow; empty where they leave it open"),
        _text("text", "evidence", "the words of the number", nullable=False),
        _integer("start", "evidence", "first code point in the article's text, from 0", nullable=False),
        _integer("end", "evidence", "code point after the last", nullable=False),
    ),
)

ARTICLES = Table(
    "articles",
    "one article that was read, with or without events",
    (
        _text("article_id", "ids", "stable hash, or the id that the input gave", nullable=False),
        _text("title", "article", "headline"),
        _text("outlet", "article", "who published it"),
        _text("url", "article", "where it was published"),
        _day("published", "article", "publication day"),
        _text("published_basis", "article", "how the publication day is known", tuple(PublishedBasis), nullable=False),
        _text("language", "article", "ISO 639 code of the language"),
        _text("origin", "article", "file, file and line, or stdin that the article was read from"),
        _integer("events", "article", "events found, before any filter", nullable=False),
        _text("text", "evidence", "the text that all offsets count in", nullable=False),
    ),
)

SKIPS = Table(
    "skips",
    "one article, or one input record that never became an article, that was not coded",
    (
        _text("kind", "article", "why it gave no events", tuple(SkipKind), nullable=False),
        _text("stage", "article", "the step that left it out", nullable=False),
        _text("code", "article", "number of the error, or a short reason", nullable=False),
        _text("reason", "article", "the reason in words", nullable=False),
        _text("article_id", "ids", "the article, if it got that far"),
        _text("origin", "article", "file, file and line, or stdin"),
    ),
)

TABLES = (EVENTS, EVENT_SPANS, EVENT_FIGURES, ARTICLES, SKIPS)
