"""The same events in every form that an endpoint has."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import duckdb
import pytest
from sites import Site, border_story

from dateline.storing.schema import EVENTS
from dateline.storing.writers import csv_lines

NAMES = [column.name for column in EVENTS.columns]


def test_csv_is_what_the_command_line_writes(site: Site) -> None:
    reply = site.ask("/api/v1/events", sort="stored", format="csv")
    written = io.StringIO()
    write = csv_lines(written.write)
    for article, events in border_story():
        write(article, events)
    assert reply.text == written.getvalue()
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.headers["content-disposition"] == 'attachment; filename="events.csv"'


def test_csv_of_several_pages_has_every_row_once(long_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.exploring.events._STEP", 7)
    rows = list(csv.DictReader(io.StringIO(long_site.ask("/api/v1/events", format="csv", sort="confidence").text)))
    expected = long_site.api("events", sort="confidence", limit=1000)["events"]
    assert [row["event_id"] for row in rows] == [event["event_id"] for event in expected]


def test_a_page_can_be_had_as_csv(long_site: Site) -> None:
    first = long_site.api("events", limit=10)
    rows = list(csv.DictReader(io.StringIO(long_site.ask("/api/v1/events", format="csv", limit=10).text)))
    assert [row["event_id"] for row in rows] == [event["event_id"] for event in first["events"]]


def test_parquet_has_the_types_of_the_schema(site: Site, tmp_path: Path) -> None:
    reply = site.ask("/api/v1/events", format="parquet", sort="stored")
    assert reply.headers["content-type"] == "application/vnd.apache.parquet"
    file = tmp_path / "events.parquet"
    file.write_bytes(reply.body)
    read = duckdb.read_parquet(str(file))
    assert read.columns == NAMES
    types = dict(zip(read.columns, map(str, read.types), strict=True))
    assert (types["date_start"], types["latitude"], types["quad_class"]) == ("DATE", "DOUBLE", "INTEGER")
    assert len(read.fetchall()) == 8


def test_geojson_has_a_point_where_there_is_one(site: Site) -> None:
    reply = site.ask("/api/v1/events", format="geojson", sort="stored")
    assert reply.headers["content-type"] == "application/geo+json"
    features = reply.json["features"]
    assert len(features) == 8
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [-70.66, -33.45]}
    assert features[2]["geometry"] is None
    assert features[0]["properties"]["event_id"] == "border-1-0"
    places = site.ask("/api/v1/map", format="geojson").json["features"]
    assert {place["properties"]["place"] for place in places} == {"Lima", "Santiago"}


def test_a_calendar_has_the_days(site: Site) -> None:
    reply = site.ask("/api/v1/diary", format="ics", today="2024-04-15")
    assert reply.headers["content-type"] == "text/calendar; charset=utf-8"
    lines = reply.text.split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = reply.text.replace("\r\n ", "")
    for line in (
        "UID:border-1-0@dateline",
        "DTSTAMP:20240305T000000Z",
        "DTSTART;VALUE=DATE:20240308",
        "DTEND;VALUE=DATE:20240309",
        "SUMMARY:Marta Rossi - Chile: CONSULT",
        "LOCATION:Santiago",
        "STATUS:CONFIRMED",
        "DTEND;VALUE=DATE:20240501",
        "STATUS:TENTATIVE",
    ):
        assert line in whole.split("\r\n")
    assert whole.count("BEGIN:VEVENT") == 2
    assert site.ask("/api/v1/events", format="ics").text.count("BEGIN:VEVENT") == 6


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize(
    ("path", "rows"),
    [("counts", 6), ("diary", 2), ("actors", 5), ("map", 2), ("network", 4), ("timeline", 5), ("articles", 4)],
)
def test_other_tables(site: Site, path: str, rows: int, form: str, tmp_path: Path) -> None:
    reply = site.ask(f"/api/v1/{path}", format=form)
    assert reply.status == 200
    file = tmp_path / f"answer.{form}"
    file.write_bytes(reply.body)
    read = duckdb.read_parquet(str(file)) if form == "parquet" else duckdb.read_csv(str(file))
    assert len(read.fetchall()) == rows


@pytest.mark.parametrize("form", ["csv", "parquet", "geojson", "ics"])
def test_an_answer_has_a_limit(long_site: Site, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ROWS_OF_A_TABLE", "ROWS_OF_A_STREAM"):
        monkeypatch.setattr(f"dateline.exploring.app.{name}", 60)
    reply = long_site.ask("/api/v1/events", format=form)
    assert (reply.status, reply.error["code"]) == (400, "DL-E005")
    assert long_site.ask("/api/v1/events", format=form, type="CONSULT").status == 200
