"""What each endpoint answers on the border story."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import Site, border_story, explored, write_store

from dateline.storing.counts import Counts
from dateline.storing.grids import count_events
from dateline.storing.runs import RunFolder, ShardMark
from dateline.storing.schema import EVENTS, TABLES


def test_a_row_is_the_event_record(site: Site) -> None:
    page = site.api("events", article="border-1", sort="stored")
    assert [list(event) for event in page["events"]] == [[column.name for column in EVENTS.columns]] * 3
    visit = page["events"][0]
    assert (visit["actor_name"], visit["date_start"], visit["status"]) == ("Marta Rossi", "2024-03-08", "planned")
    assert (page["next"], page["previous"]) == (None, None)


def test_an_event_comes_with_its_evidence(site: Site) -> None:
    found = site.api("events/border-1-0")
    assert found["event"]["event_id"] == "border-1-0"
    assert [(span["role"], span["text"]) for span in found["spans"]] == [
        ("actor", "Rossi"),
        ("trigger", "visit"),
        ("recipient", "Chile"),
        ("speaker", "Núñez"),
    ]
    assert found["article"]["title"] == "Talks at the border"
    assert found["reviews"] == []


@pytest.mark.parametrize("path", ["events/no-such", "articles/no-such", "events/no-such/why", "evnts", ""])
def test_what_is_not_there(site: Site, path: str) -> None:
    reply = site.ask(f"/api/v1/{path}")
    assert (reply.status, reply.error["code"]) == (404, "DL-E003")
    if path == "evnts":
        assert reply.error["did_you_mean"] == "/api/v1/events"


def test_an_article_is_cut_where_its_evidence_stands(site: Site) -> None:
    found = site.api("articles/border-1")
    text = border_story()[0][0].text
    assert "".join(piece["text"] for piece in found["segments"]) == text
    marked = [
        (piece["text"], [(mark["event_id"], mark["role"]) for mark in piece["marks"]]) for piece in found["segments"]
    ]
    assert ("visit", [("border-1-0", "trigger")]) in marked
    assert ("Núñez", [("border-1-0", "speaker")]) in marked
    assert [event["event_id"] for event in found["events"]] == ["border-1-0", "border-1-1", "border-1-2"]
    assert "text" not in found["article"]


def test_the_list_of_articles_counts_what_fits(site: Site) -> None:
    found = site.api("articles", status="planned")
    assert [(article["article_id"], article["events"]) for article in found["articles"]] == [
        ("border-2", 1),
        ("border-1", 1),
    ]


def test_a_timeline_has_months_points_and_the_days_of_publication(site: Site) -> None:
    found = site.api("timeline", window_from="2024-03-01", window_to="2024-03-31")
    assert {(one["month"], one["status"], one["count"]) for one in found["months"]} == {
        ("2023-01", "occurred", 1),
        ("2024-02", "occurred", 1),
        ("2024-03", "occurred", 2),
        ("2024-03", "planned", 1),
        ("2024-04", "planned", 1),
    }
    assert [point["event_id"] for point in found["points"]] == ["border-1-1", "border-1-0", "border-2-0"]
    assert found["points"][0]["summary"] == "Peru and Chile met in Lima on Tuesday."
    assert (found["published_first"], found["published_last"]) == ("2024-02-27", "2024-03-09")


def test_too_many_points_become_bins(own_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.exploring.timeline.MOST_POINTS", 3)
    found = own_site.api("timeline")
    assert "points" not in found
    assert sum(one["count"] for one in found["bins"]) == found["total"] == 6
    assert found["bin"] == "week"
    first = found["bins"][0]
    assert (first["from"], first["to"], first["type"]) == ("2022-12-26", "2023-01-01", "PROTEST")
    near = own_site.api("timeline", window_from="2024-03-08", window_to="2024-03-08")
    assert [point["event_id"] for point in near["points"]] == ["border-1-0", "border-2-0"]


def test_a_map_tells_planned_from_occurred(site: Site) -> None:
    found = site.api("map")
    assert found["countries"] == [
        {"country": "CHL", "name": "Chile", "planned": 1, "occurred": 1, "other": 0},
        {"country": "PER", "name": "Peru", "planned": 0, "occurred": 3, "other": 0},
    ]
    assert [(place["place"], place["planned"], place["occurred"]) for place in found["places"]] == [
        ("Lima", 0, 2),
        ("Santiago", 1, 1),
    ]
    assert (found["unplaced"], found["binned"]) == (3, None)


def test_too_many_places_become_cells(own_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.exploring.mapping.MOST_PLACES", 1)
    found = own_site.api("map", country="PER")
    assert found["binned"] is None
    found = own_site.api("map")
    assert found["binned"] == 1
    assert found["places"][0]["precision"] == "cell"


def test_a_network_tells_cooperation_from_conflict(site: Site) -> None:
    found = site.api("network")
    assert found["nodes"][0] == {"id": "Chile|CHL", "label": "Chile", "country": "CHL", "events": 5}
    links = {(link["from"], link["to"]): (link["cooperation"], link["conflict"]) for link in found["links"]}
    assert links == {
        ("Marta Rossi|PER", "Chile|CHL"): (2, 0),
        ("Peru|PER", "Chile|CHL"): (0, 2),
        ("Chile|CHL", "Peru|PER"): (1, 0),
        ("police|PER", "strikers|PER"): (0, 1),
    }
    assert {"month": "2024-03", "count": 3} in found["months"]
    assert len(site.api("network", limit=2)["nodes"]) == 2


@pytest.mark.parametrize("by", ["dyad,month", "country,type,year", "quad", "actor,status"])
def test_counts_are_those_of_the_command_line(site: Site, by: str) -> None:
    grid = count_events(site.explorer.path, by.split(","), ["occurred", "ongoing"])
    found = site.api("counts", by=by)
    assert found["columns"] == list(grid.columns)
    assert found["rows"] == [list(row) for row in grid.rows]
    assert found["complete"] is True
    assert [found[name] for name in ("events", "other_status", "undated", "unplaced")] == [
        grid.events,
        grid.other_status,
        grid.undated,
        grid.unplaced,
    ]


def test_counts_of_what_fits(site: Site) -> None:
    assert site.api("counts", by="type", status="planned")["rows"] == [["AGREE", 2]]
    reply = site.ask("/api/v1/counts", by="dyda")
    assert (reply.status, reply.error["code"], reply.error["did_you_mean"]) == (400, "DL-S009", "dyad")


def test_a_diary_tells_what_became_of_a_plan(site: Site) -> None:
    found = site.api("diary", today="2024-04-15")
    assert [(one["event_id"], one["state"]) for one in found["entries"]] == [
        ("border-1-0", "held"),
        ("border-2-1", "due"),
    ]
    assert found["entries"][0]["said_by"] == "Núñez"
    assert site.api("diary", today="2024-05-01", article="border-2")["entries"][0]["state"] == "past"


def test_actors_are_found_by_name(site: Site) -> None:
    found = site.api("actors")
    assert found[0]["name"] == "Chile"
    assert site.api("actors", search="ROSSI") == [
        {
            "name": "Marta Rossi",
            "country": "PER",
            "sector": "GOV",
            "role": None,
            "events": 3,
            "as_actor": 3,
            "as_recipient": 0,
        }
    ]


def test_the_schema_is_the_schema(site: Site) -> None:
    found = site.api("schema")
    assert [table["table"] for table in found["tables"]] == [table.name for table in TABLES]
    assert "visit" in found["modes"]["CONSULT"]


def test_the_status_names_store_and_counts(site: Site) -> None:
    found = site.api("status")
    assert (found["name"], found["events"], found["articles"]) == ("border.duckdb", 8, 4)
    assert found["made"]["dateline"] == "test"


def test_openapi_describes_every_endpoint_and_needs_no_other_machine(site: Site) -> None:
    described = site.ask("/api/openapi.json").json
    assert set(described["paths"]) == {
        f"/api/v1/{path}"
        for path in (
            *("events", "events/{event_id}", "events/{event_id}/why", "articles", "articles/{article_id}", "facets"),
            *("timeline", "map", "network", "counts", "diary", "actors", "schema", "status", "code", "reviews"),
            "reviews/queue",
        )
    }
    names = {one["name"] for one in described["paths"]["/api/v1/events"]["get"]["parameters"]}
    assert {"search", "type", "from", "to", "limit", "cursor", "sort", "format"} <= names
    for path in ("/api/docs", "/api/docs/reference.js", "/api/docs/reference.css"):
        reply = site.ask(path)
        assert reply.status == 200
        assert "http:" not in reply.text and "https:" not in reply.text and "//cdn" not in reply.text


def test_a_run_folder_is_served_like_a_store(tmp_path: Path) -> None:
    run = RunFolder(tmp_path / "run")
    with run.locked():
        run.begin({"inputs": ["tests"], "dateline": "test"})
        outcomes = [(article, events, len(events)) for article, events in border_story()]
        counts = Counts(articles=4)
        for _, events, found in outcomes:
            counts = counts + Counts.of_article(found, events)
        run.commit_shard(0, ShardMark("digest", counts), outcomes, {})
        run.finish(1, counts)
    served = Site(explored(tmp_path / "run"))
    try:
        assert served.api("status")["events"] == 8
        assert served.api("events", search="lima")["total"] == 2
        assert served.post("reviews", {"event_id": "denial-1-0", "decision": "accept", "reviewer": "a"}).status == 201
        assert (tmp_path / "run.reviews.jsonl").is_file()
    finally:
        served.close()


def test_an_empty_store_answers_with_nothing(tmp_path: Path) -> None:
    served = Site(explored(write_store(tmp_path / "empty.duckdb", [])))
    try:
        assert served.api("events") == {"total": 0, "events": [], "next": None, "previous": None}
        assert served.api("facets")["years"] == {"first": None, "last": None}
        assert served.api("timeline")["points"] == []
        assert served.api("map")["places"] == []
        assert served.api("network")["nodes"] == []
        assert served.api("counts")["rows"] == []
        assert served.api("diary")["entries"] == []
        assert served.ask("/api/v1/diary", format="csv").status == 200
    finally:
        served.close()
