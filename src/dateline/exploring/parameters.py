"""What the endpoints may be asked: one model for each, all with the same filters, and nothing beside them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from dateline.codebook.plover import load_codebook
from dateline.exploring.countries import country_names
from dateline.exploring.problems import nearest
from dateline.records import AttributionKind, EventType, Review, Status

ROWS_A_PAGE = 1_000


class Sort(StrEnum):
    """What events can be sorted by; with "-" in front from the last to the first."""

    DATE = "date"
    PUBLISHED = "published"
    CONFIDENCE = "confidence"
    TYPE = "type"
    MODE = "mode"
    STATUS = "status"
    ACTOR = "actor"
    RECIPIENT = "recipient"
    COUNTRY = "country"
    PLACE = "place"
    ATTRIBUTION = "attribution"
    ATTRIBUTED_TO = "attributed_to"
    OUTLET = "outlet"
    ARTICLE = "article"
    REVIEW = "review"
    SCORE = "score"
    STORED = "stored"


def _split(change: Callable[[str], str]) -> BeforeValidator:
    """Return what reads "aid, assault" and repeated parameters as one list."""

    def read(value: object) -> object:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list):
            return values
        return [change(part.strip()) for one in values for part in str(one).split(",") if part.strip()]

    return BeforeValidator(read)


def _known(names: Callable[[], Sequence[str]], kind: str) -> AfterValidator:
    """Return what refuses a name that is not known, with the nearest one that is."""

    def check(value: str) -> str:
        if value not in names():
            raise PydanticCustomError(
                "unknown_name",
                "there is no {kind} {value}",
                {"kind": kind, "value": repr(value), "did_you_mean": nearest(value, names())},
            )
        return value

    return AfterValidator(check)


@lru_cache(maxsize=1)
def modes() -> tuple[str, ...]:
    """Return the PLOVER modes, in the order of the codebook."""
    return tuple(dict.fromkeys(mode for _, mode in load_codebook().modes))


def modes_by_type() -> dict[str, list[str]]:
    """Return the modes that each type may have."""
    found: dict[str, list[str]] = {str(kind): [] for kind in EventType}
    for kind, mode in load_codebook().modes:
        found[str(kind)].append(mode)
    return found


@lru_cache(maxsize=1)
def _codes() -> tuple[str, ...]:
    return tuple(country_names())


def _code(value: str) -> str:
    """Return the code of a country that is given by its name; else refuse what is no code, with the likeliest one."""
    if value in country_names():
        return value
    by_name = {name.casefold(): code for code, name in country_names().items()}
    close = by_name.get(value.casefold()) or by_name.get((nearest(value, by_name) or "").casefold())
    raise PydanticCustomError(
        "unknown_name",
        "there is no {kind} {value}",
        {"kind": "country code", "value": repr(value), "did_you_mean": close or nearest(value, _codes())},
    )


_Text = Annotated[str, Field(max_length=500)]
_Types = Annotated[list[EventType], _split(str.upper)]
_Modes = Annotated[list[Annotated[str, _known(modes, "mode")]], _split(str.lower)]
_Countries = Annotated[list[Annotated[str, AfterValidator(_code)]], _split(str.upper)]
_Statuses = Annotated[list[Status], _split(str.lower)]
_Kinds = Annotated[list[AttributionKind], _split(str.lower)]
_Reviews = Annotated[list[Review], _split(str.lower)]
_Share = Annotated[float, Field(ge=0, le=1)]


class Filters(BaseModel):
    """The filters of every endpoint. Values of one filter are alternatives; an event must fit all filters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    search: _Text | None = Field(
        None, description='Words and "phrases" that must all stand in sentence, title, parties, place or speaker.'
    )
    type: _Types = Field([], description="PLOVER event types.")
    mode: _Modes = Field([], description="PLOVER modes.")
    actor: list[_Text] = Field([], max_length=50, description="Part of the name of who did it.")
    recipient: list[_Text] = Field([], max_length=50, description="Part of the name of who it was done to.")
    actor_country: _Countries = Field([], description="Country codes of who did it.")
    recipient_country: _Countries = Field([], description="Country codes of who it was done to.")
    country: _Countries = Field([], description="Country codes of the place.")
    status: _Statuses = Field([], description="Whether it has happened.")
    attribution: _Kinds = Field([], description="Whether a named speaker, an anonymous one or the outlet says so.")
    attributed_to: list[_Text] = Field([], max_length=50, description="Part of the name of who says so.")
    first: date | None = Field(None, alias="from", description="First day; an event fits if its days reach into it.")
    last: date | None = Field(None, alias="to", description="Last day.")
    min_confidence: _Share | None = Field(None, description="Least confidence.")
    max_confidence: _Share | None = Field(None, description="Most confidence.")
    outlet: list[_Text] = Field([], max_length=50, description="Who published it.")
    article: list[_Text] = Field([], max_length=50, description="Ids of articles.")
    incident: list[_Text] = Field([], max_length=50, description="Ids of incidents.")
    review: _Reviews = Field([], description="What readers decided.")
    quad: list[Annotated[int, Field(ge=1, le=4)]] = Field(
        [], description="Quad classes: 1 verbal cooperation, 2 material, 3 verbal conflict, 4 material conflict."
    )


class Paged(Filters):
    """Filters, and which page of the rows."""

    limit: int | None = Field(None, ge=1, le=ROWS_A_PAGE, description="Rows of a page; 50 unless told.")
    cursor: Annotated[str, Field(max_length=2_000)] | None = Field(
        None, description="The `next` or `previous` of an answer before."
    )


class EventsQuery(Paged):
    """What `/events` may be asked."""

    sort: Annotated[str, AfterValidator(lambda value: _sorted(value))] = Field(
        "-date", description="date, published, confidence, type ..., with - in front from the last to the first."
    )
    format: Literal["json", "csv", "parquet", "geojson", "ics"] = Field("json", description="Form of the answer.")


class ArticlesQuery(Paged):
    """What `/articles` may be asked."""

    format: Literal["json", "csv", "parquet"] = Field("json", description="Form of the answer.")


class TableQuery(Filters):
    """What `/facets`, `/map` and others without more may be asked."""

    format: Literal["json", "csv", "parquet"] = Field("json", description="Form of the answer.")


class MapQuery(Filters):
    """What `/map` may be asked."""

    format: Literal["json", "csv", "parquet", "geojson"] = Field("json", description="Form of the answer.")


class TimelineQuery(TableQuery):
    """What `/timeline` may be asked."""

    window_from: date | None = Field(None, description="First day of the window that points are wanted for.")
    window_to: date | None = Field(None, description="Last day of the window.")


class NetworkQuery(TableQuery):
    """What `/network` may be asked."""

    limit: int = Field(60, ge=1, le=500, description="Parties with the most events.")


class CountsQuery(TableQuery):
    """What `/counts` may be asked."""

    by: Annotated[str, Field(max_length=200)] = Field(
        "dyad,month", description="dyad actor recipient country type quad status, and one of day ... year."
    )
    measure: Literal["events"] = Field("events", description="What is counted.")


class DiaryQuery(Filters):
    """What `/diary` may be asked."""

    today: date | None = Field(None, description="The day that due and past are told by; today unless told.")
    limit: int | None = Field(None, ge=1, le=10_000, description="Entries at most; 1,000 unless told.")
    format: Literal["json", "csv", "parquet", "ics"] = Field("json", description="Form of the answer.")


class ActorsQuery(TableQuery):
    """What `/actors` may be asked; here `search` looks for names of parties."""

    limit: int | None = Field(None, ge=1, le=10_000, description="Parties at most; 1,000 unless told.")


class QueueQuery(Filters):
    """What `/reviews/queue` may be asked."""

    limit: int = Field(20, ge=1, le=ROWS_A_PAGE, description="Events at most.")


class ReviewsQuery(BaseModel):
    """What `/reviews` may be asked."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["json", "jsonl"] = Field("json", description="json the log, jsonl gold for dateline evaluate.")
    reviewer: _Text | None = Field(None, description="Reviews of one reader only.")


class Nothing(BaseModel):
    """For endpoints without parameters."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _sorted(value: str) -> str:
    name = value.removeprefix("-")
    if name not in list(Sort):
        raise PydanticCustomError(
            "unknown_name",
            "there is no {kind} {value}",
            {"kind": "order", "value": repr(value), "did_you_mean": nearest(name, list(Sort))},
        )
    return value


def names_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the fields of a model by the names that the address has."""
    return {field.alias or name: field for name, field in model.model_fields.items()}
