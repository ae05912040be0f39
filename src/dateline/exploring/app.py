"""The application: the page at /, the API under /api/v1. Each endpoint reads its parameters, asks, and answers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Annotated, Any, get_type_hints

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dateline.errors import DatelineError, InputError, UsageError
from dateline.exploring import formats, parameters, problems
from dateline.exploring.actors import find_actors
from dateline.exploring.answers import csv_answer, file_answer, json_answer, parquet_answer, ready_answer, table_answer
from dateline.exploring.articles import find_articles, read_article, with_words
from dateline.exploring.bodies import CodeBody, ReviewBody
from dateline.exploring.calendars import as_calendar
from dateline.exploring.coding import Coding
from dateline.exploring.counting import find_counts
from dateline.exploring.diary import find_diary
from dateline.exploring.events import ROWS_OF_A_PAGE, ROWS_OF_A_STREAM, ROWS_OF_A_TABLE, all_pages, find_page
from dateline.exploring.explorer import Explorer
from dateline.exploring.facets import find_facets
from dateline.exploring.gold import gold_articles
from dateline.exploring.guard import App, Guard, Rules
from dateline.exploring.mapping import find_map
from dateline.exploring.network import find_network
from dateline.exploring.pages import read_file
from dateline.exploring.timeline import find_timeline
from dateline.storing.describe import as_json as describe_columns
from dateline.storing.schema import EVENTS
from dateline.version import __version__

API = "/api/v1"
router = APIRouter(prefix=API)
_NAMES = [column.name for column in EVENTS.columns]


def create_app(explorer: Explorer, rules: Rules | None = None) -> App:
    """Return the ASGI application of one store."""
    app = FastAPI(title="Dateline", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.explorer, app.state.coding = explorer, Coding()
    app.include_router(router)
    app.add_api_route("/api/docs", _reference, include_in_schema=False)
    app.add_api_route("/api/docs/{name}", _reference, include_in_schema=False)
    app.add_api_route("/{path:path}", _page, include_in_schema=False)
    app.add_exception_handler(DatelineError, _tell)
    app.add_exception_handler(RequestValidationError, _tell_parameter)
    app.add_exception_handler(HTTPException, _tell_http)
    return Guard(app, rules or Rules())


@router.get("/events")
def events(request: Request, query: Annotated[parameters.EventsQuery, Query()]) -> Response:
    """Events that fit the filters: a page as JSON, or all of them as CSV, Parquet, GeoJSON or a calendar."""
    explorer = _explorer(request)
    if query.format == "json":
        limit = query.limit or ROWS_OF_A_PAGE
        page = find_page(explorer, query, sort=query.sort, limit=limit, cursor=query.cursor)
        rows = explorer.rows(page.numbers)
        return json_answer({"total": page.total, "events": rows, "next": page.next, "previous": page.previous})
    most = ROWS_OF_A_STREAM if query.format == "csv" else ROWS_OF_A_TABLE
    if query.limit is not None or query.cursor is not None:
        limit = query.limit or ROWS_OF_A_PAGE
        page = find_page(explorer, query, sort=query.sort, limit=limit, cursor=query.cursor)
        pages = iter([explorer.rows(page.numbers)])
    else:
        pages = all_pages(explorer, query, query.sort, most)
    if query.format == "csv":
        return csv_answer(_NAMES, pages, "events")
    records = (record for page in pages for record in page)
    if query.format == "parquet":
        return parquet_answer(EVENTS.columns, records, "events")
    if query.format == "geojson":
        return file_answer(formats.as_geojson(records), formats.GEOJSON, "events.geojson")
    return file_answer(as_calendar(records, date.today()), formats.ICS, "events.ics")


@router.get("/events/{event_id}")
def event(request: Request, event_id: str, query: Annotated[parameters.Nothing, Query()]) -> Response:
    """One event with the stretches of text it was read from, its article and its reviews."""
    explorer = _explorer(request)
    row = explorer.event(event_id)
    article = explorer.article(row["article_id"])
    spans = with_words(explorer.spans([event_id]), article.pop("text"))
    reviews = explorer.reviews.history(event_id)
    return json_answer({"event": row, "spans": spans, "why": [], "article": article, "reviews": reviews})


@router.get("/events/{event_id}/why")
def why(request: Request, event_id: str, query: Annotated[parameters.Nothing, Query()]) -> Response:
    """Why an event was coded as it was: its article is coded again, and the reasons of the same event are given."""
    explorer = _explorer(request)
    article = explorer.article(explorer.event(event_id)["article_id"])
    reasons = request.app.state.coding.reasons(article).get(event_id)
    return json_answer({"event_id": event_id, "found_again": reasons is not None, "why": reasons or []})


@router.get("/articles")
def articles(request: Request, query: Annotated[parameters.ArticlesQuery, Query()]) -> Response:
    """Articles with events that fit the filters, last published first."""
    if query.format == "json":
        return json_answer(find_articles(_explorer(request), query))
    found = find_articles(_explorer(request), query, ROWS_OF_A_TABLE)["articles"]
    names = ["article_id", "title", "outlet", "url", "published", "published_basis", "language", "events", "length"]
    return table_answer(query.format, names, found, "articles")


@router.get("/articles/{article_id:path}")
def article(request: Request, article_id: str, query: Annotated[parameters.Nothing, Query()]) -> Response:
    """One article: its text in pieces with what each piece shows, and its events."""
    return json_answer(read_article(_explorer(request), article_id))


@router.get("/facets")
def facets(request: Request, query: Annotated[parameters.Filters, Query()]) -> Response:
    """How many events have each value of each filter."""
    return _kept(request, "facets", query, find_facets)


@router.get("/timeline")
def timeline(request: Request, query: Annotated[parameters.TimelineQuery, Query()]) -> Response:
    """Months with counts, and the events of a window as points or bins."""
    if query.format == "json":
        return _kept(request, f"timeline {date.today()}", query, partial(find_timeline, today=date.today()))
    found = find_timeline(_explorer(request), query, date.today())
    return table_answer(query.format, ["month", "status", "count"], found["months"], "months")


@router.get("/map")
def places(request: Request, query: Annotated[parameters.MapQuery, Query()]) -> Response:
    """Counts by country and by place."""
    if query.format == "json":
        return _kept(request, "map", query, find_map)
    found = find_map(_explorer(request), query)
    if query.format == "geojson":
        return file_answer(formats.as_geojson(found["places"]), formats.GEOJSON, "places.geojson")
    names = ["country", "name", "planned", "occurred", "other"]
    return table_answer(query.format, names, found["countries"], "countries")


@router.get("/network")
def network(request: Request, query: Annotated[parameters.NetworkQuery, Query()]) -> Response:
    """Parties and the cooperation and conflict between them."""
    if query.format == "json":
        return _kept(request, "network", query, find_network)
    found = find_network(_explorer(request), query)
    return table_answer(query.format, ["from", "to", "cooperation", "conflict", "net"], found["links"], "links")


@router.get("/counts")
def counts(request: Request, query: Annotated[parameters.CountsQuery, Query()]) -> Response:
    """Events in a complete grid, zeros where nothing happened: the same as `dateline counts`."""
    if query.format == "json":
        return _kept(request, "counts", query, find_counts)
    found = find_counts(_explorer(request), query)
    records = [dict(zip(found["columns"], row, strict=True)) for row in found["rows"]]
    return table_answer(query.format, found["columns"], records, "counts")


@router.get("/diary")
def diary(request: Request, query: Annotated[parameters.DiaryQuery, Query()]) -> Response:
    """Announced events by date: still due or past, held, moved or cancelled."""
    today = query.today or date.today()
    found = find_diary(_explorer(request), query, today)
    if query.format == "json":
        return json_answer(found)
    if query.format == "ics":
        return file_answer(as_calendar(found["entries"], today), formats.ICS, "diary.ics")
    names = list(found["entries"][0]) if found["entries"] else ["event_id"]
    return table_answer(query.format, names, found["entries"], "diary")


@router.get("/actors")
def actors(request: Request, query: Annotated[parameters.ActorsQuery, Query()]) -> Response:
    """The parties of events, those with the most events first."""
    if query.format == "json":
        return _kept(request, "actors", query, find_actors)
    found = find_actors(_explorer(request), query)
    names = ["name", "country", "sector", "role", "events", "as_actor", "as_recipient"]
    return table_answer(query.format, names, found, "actors")


@router.get("/schema")
def schema(query: Annotated[parameters.Nothing, Query()]) -> Response:
    """The tables and their columns: types, descriptions, allowed values."""
    return json_answer({"tables": describe_columns(), "modes": parameters.modes_by_type()})


@router.get("/status")
def status(request: Request, query: Annotated[parameters.Nothing, Query()]) -> Response:
    """What is in the store, and what made it."""
    return json_answer({**_explorer(request).status(), "dateline": __version__})


@router.post("/code")
def code(request: Request, body: CodeBody) -> Response:
    """Code a text: its events with their reasons, and the text cut where their evidence stands. Nothing is kept."""
    return json_answer(request.app.state.coding.code(body))


@router.post("/reviews")
def review(request: Request, body: ReviewBody) -> Response:
    """Write one decision to the log beside the store."""
    entry, row = _explorer(request).review(body.event_id, body.decision, body.reviewer, body.changes, body.spans)
    return json_answer({"review_id": entry.review_id, "time": entry.time, "event": row}, 201)


@router.get("/reviews")
def reviews(request: Request, query: Annotated[parameters.ReviewsQuery, Query()]) -> Response:
    """The log of reviews as JSON, or the reviewed articles as gold for `dateline evaluate` (jsonl)."""
    explorer = _explorer(request)
    if query.format == "jsonl":
        lines = b"".join(formats.as_json(one) + b"\n" for one in gold_articles(explorer, query.reviewer))
        return file_answer(lines, formats.LINES, "gold.jsonl")
    kept = [one for one in explorer.reviews.entries if query.reviewer in (None, one.reviewer)]
    return json_answer({"reviews": kept, "log": explorer.reviews.path.name})


@router.get("/reviews/queue")
def queue(request: Request, query: Annotated[parameters.QueueQuery, Query()]) -> Response:
    """Events that nobody reviewed, the least certain first."""
    explorer = _explorer(request)
    unreviewed = query if query.review else query.model_copy(update={"review": ["unreviewed"]})
    page = find_page(explorer, unreviewed, sort="confidence", limit=query.limit, cursor=None)
    return json_answer({"total": page.total, "events": explorer.rows(page.numbers)})


@router.api_route("/{path:path}", methods=["GET", "POST"], include_in_schema=False)
def nothing(path: str) -> Response:
    """Say that there is no such endpoint."""
    known = [one.path.removeprefix(f"{API}/") for one in router.routes if hasattr(one, "path") and "{" not in one.path]
    near = problems.nearest(path, known)
    raise problems.NothingThere(f"there is no endpoint {API}/{path}"[:200], did_you_mean=near and f"{API}/{near}")


def _explorer(request: Request) -> Explorer:
    explorer: Explorer = request.app.state.explorer
    explorer.catch_up()
    return explorer


def _kept(request: Request, name: str, query: BaseModel, find: Callable[[Explorer, Any], object]) -> Response:
    explorer = _explorer(request)
    question = f"{name} {query.model_dump_json()}"
    return ready_answer(explorer.kept(question, lambda: formats.as_json(find(explorer, query))))


def _reference(name: str = "index.html") -> Response:
    content, media_type, rule = read_file(name, "reference")
    return Response(content, media_type=media_type, headers={"cache-control": rule})


def _page(path: str) -> Response:
    content, media_type, rule = read_file(path)
    return Response(content, media_type=media_type, headers={"cache-control": rule})


def _tell(request: Request, error: Exception) -> Response:
    if isinstance(error, problems.ApiProblem):
        return json_answer(error.body(), error.status)
    if not isinstance(error, DatelineError):
        raise error
    body = {"code": error.code, "message": error.what, "where": error.where, "next_step": error.next_step}
    status = 400 if isinstance(error, UsageError | InputError) else 500
    return json_answer({"error": {**body, "did_you_mean": _hint(error)}}, status)


def _hint(error: DatelineError) -> str | None:
    """Return the name that a message of the command line suggests."""
    start = "did you mean "
    return error.next_step[len(start) :].rstrip("?") if error.next_step and error.next_step.startswith(start) else None


def _tell_parameter(request: Request, error: Exception) -> Response:
    """Answer the first fault in the parameters or the body, with the nearest name that is known."""
    if not isinstance(error, RequestValidationError):
        raise error
    fault = error.errors()[0]
    place, *path = fault["loc"]
    name = str(path[0]) if path else str(place)
    if place == "body":
        model = _model(request, "body")
        known = list(model.model_fields) if model else []
        near = problems.nearest(name, known) if fault["type"] == "extra_forbidden" else None
        problem: problems.ApiProblem = problems.BadBody(f"{name}: {fault['msg']}", where="body", did_you_mean=near)
    elif fault["type"] == "extra_forbidden":
        model = _model(request, "query")
        known = list(parameters.names_of(model)) if model else []
        said = f"it has {', '.join(known)}" if known else "it has none"
        problem = problems.UnknownParameter(
            f"there is no parameter {name[:100]!r}", next_step=said, did_you_mean=problems.nearest(name, known)
        )
    else:
        problem = _bad_value(name, fault)
    return json_answer(problem.body(), problem.status)


def _bad_value(name: str, fault: dict[str, Any]) -> problems.BadParameter:
    context = fault.get("ctx", {})
    near = context.get("did_you_mean")
    if "expected" in context:
        allowed = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
        near = problems.nearest(str(fault["input"]), allowed)
    given = str(fault["input"])[:100]
    return problems.BadParameter(f"{name}={given}: {fault['msg']}", where=name, did_you_mean=near)


def _model(request: Request, argument: str) -> type[BaseModel] | None:
    endpoint: Callable[..., Any] | None = request.scope.get("endpoint")
    found = get_type_hints(endpoint).get(argument) if endpoint else None
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _tell_http(request: Request, error: Exception) -> Response:
    """Answer what the framework refuses: a wrong method, a body that cannot be read."""
    if not isinstance(error, HTTPException):
        raise error
    problem = problems.BadBody(str(error.detail))
    if error.status_code in (404, 405):
        problem = problems.NothingThere(f"{request.method} {request.url.path[:200]}: {error.detail}")  # type: ignore[assignment]
    return json_answer(problem.body(), error.status_code)
