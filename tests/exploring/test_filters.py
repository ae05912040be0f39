"""Every filter alone and together, the same on every endpoint; what is no filter is told, with the nearest name."""

from __future__ import annotations

from typing import Any

import pytest
from sites import Site

VISIT, MEETING, REJECTION = "border-1-0", "border-1-1", "border-1-2"
HELD, RETURN = "border-2-0", "border-2-1"
BEATING, MARCH, THREAT = "strike-1-0", "strike-1-1", "denial-1-0"
EVERYTHING = {VISIT, MEETING, REJECTION, HELD, RETURN, BEATING, MARCH, THREAT}

CASES: list[tuple[dict[str, Any], set[str]]] = [
    ({}, EVERYTHING),
    ({"search": "lima"}, {MEETING, BEATING}),
    ({"search": "LIMA tuesday"}, {MEETING}),
    ({"search": '"met in lima"'}, {MEETING}),
    ({"search": "talks border"}, {VISIT, MEETING, REJECTION}),
    ({"search": "nunez"}, {VISIT}),
    ({"search": "100%_"}, set()),
    ({"type": "CONSULT"}, {MEETING, HELD}),
    ({"type": ["consult", "ASSAULT"]}, {MEETING, HELD, BEATING}),
    ({"type": "consult, assault"}, {MEETING, HELD, BEATING}),
    ({"mode": "visit"}, {HELD}),
    ({"mode": ["beat", "demo"]}, {BEATING, MARCH}),
    ({"actor": "rossi"}, {VISIT, HELD, RETURN}),
    ({"actor": ["ROSSI", "police"]}, {VISIT, HELD, RETURN, BEATING}),
    ({"recipient": "chile"}, {VISIT, REJECTION, HELD, THREAT}),
    ({"actor_country": "CHL"}, {MEETING}),
    ({"actor_country": "chl", "recipient_country": "PER"}, set()),
    ({"recipient_country": "CHL", "status": "denied"}, {THREAT}),
    ({"country": "PER"}, {MEETING, BEATING, MARCH}),
    ({"country": ["PER", "CHL"]}, {MEETING, BEATING, MARCH, VISIT, HELD}),
    ({"status": "planned"}, {VISIT, RETURN}),
    ({"status": "planned,denied"}, {VISIT, RETURN, THREAT}),
    ({"attribution": "named"}, {VISIT}),
    ({"attribution": "outlet"}, EVERYTHING - {VISIT}),
    ({"attributed_to": "NUNEZ"}, {VISIT}),
    ({"from_": "2024-04-15"}, {RETURN}),
    ({"to": "2023-06-01"}, {MARCH}),
    ({"from_": "2024-03-05", "to": "2024-03-08"}, {VISIT, MEETING, HELD}),
    ({"min_confidence": 0.8}, {VISIT, MEETING, HELD}),
    ({"max_confidence": 0.4}, {REJECTION, MARCH}),
    ({"min_confidence": 0.3, "max_confidence": 0.3}, {REJECTION}),
    ({"outlet": "Santiago Post"}, {HELD, RETURN}),
    ({"article": "denial-1"}, {THREAT}),
    ({"incident": "visit"}, {VISIT, HELD}),
    ({"review": "unreviewed"}, EVERYTHING),
    ({"review": "rejected"}, set()),
    ({"quad": 4}, {BEATING, MARCH}),
    ({"quad": [3, 4]}, {BEATING, MARCH, REJECTION, THREAT}),
    ({"type": "CONSULT", "country": "CHL", "from_": "2024-03-01"}, {HELD}),
]


@pytest.mark.parametrize(("parameters", "expected"), CASES, ids=[str(case) for case, _ in CASES])
def test_events_that_fit(site: Site, parameters: dict[str, Any], expected: set[str]) -> None:
    found = site.api("events", **parameters)
    assert {event["event_id"] for event in found["events"]} == expected
    assert found["total"] == len(expected)


@pytest.mark.parametrize(("parameters", "expected"), CASES[::3], ids=[str(case) for case, _ in CASES[::3]])
def test_other_endpoints_count_the_same_events(site: Site, parameters: dict[str, Any], expected: set[str]) -> None:
    assert site.api("facets", **parameters)["total"] == len(expected)
    found = site.api("map", **parameters)
    placed = sum(one["planned"] + one["occurred"] + one["other"] for one in found["countries"])
    assert placed + found["unplaced"] == len(expected)
    assert site.api("reviews/queue", **parameters)["total"] == (
        0 if parameters.get("review") == "rejected" else len(expected)
    )
    articles = site.api("articles", **parameters)
    assert sum(article["events"] for article in articles["articles"]) == len(expected)
    dated = {event["event_id"] for event in site.api("events", **parameters)["events"] if event["date_start"]}
    assert {point["event_id"] for point in site.api("timeline", **parameters)["points"]} == dated


@pytest.mark.parametrize(
    ("parameters", "meant"),
    [
        ({"typ": "AID"}, "type"),
        ({"contry": "PER"}, "country"),
        ({"min_confidense": 1}, "min_confidence"),
        ({"frm": "2024-01-01"}, "from"),
        ({"qqqq": 1}, None),
    ],
)
@pytest.mark.parametrize(
    "path", ["events", "facets", "timeline", "map", "network", "counts", "diary", "articles", "actors", "reviews/queue"]
)
def test_an_unknown_parameter_is_told(site: Site, path: str, parameters: dict[str, Any], meant: str | None) -> None:
    reply = site.ask(f"/api/v1/{path}", **parameters)
    assert (reply.status, reply.error["code"], reply.error["did_you_mean"]) == (400, "DL-E001", meant)
    assert "search, type, mode" in reply.error["next_step"]


@pytest.mark.parametrize("path", ["schema", "status", "events/border-1-0", "articles/border-1", "reviews"])
def test_endpoints_without_filters_take_none(site: Site, path: str) -> None:
    reply = site.ask(f"/api/v1/{path}", country="PER")
    assert (reply.status, reply.error["code"]) == (400, "DL-E001")


@pytest.mark.parametrize(
    ("parameters", "meant"),
    [
        ({"type": "ASAULT"}, "ASSAULT"),
        ({"status": "plannned"}, "planned"),
        ({"mode": "vist"}, "visit"),
        ({"country": "Peru"}, "PER"),
        ({"actor_country": "Perú"}, "PER"),
        ({"country": "PERR"}, "PER"),
        ({"attribution": "name"}, "named"),
        ({"review": "acepted"}, "accepted"),
        ({"sort": "-confidense"}, "confidence"),
        ({"format": "csvs"}, "csv"),
        ({"quad": 5}, None),
        ({"min_confidence": 2}, None),
        ({"from_": "yesterday"}, None),
        ({"limit": 0}, None),
        ({"limit": 1_000_000}, None),
        ({"search": "x" * 501}, None),
    ],
)
def test_an_unknown_value_is_told(site: Site, parameters: dict[str, Any], meant: str | None) -> None:
    reply = site.ask("/api/v1/events", **parameters)
    assert (reply.status, reply.error["code"], reply.error["did_you_mean"]) == (400, "DL-E002", meant)


def test_facets_offer_further_values_of_a_filter_that_is_set(site: Site) -> None:
    found = site.api("facets", type="CONSULT", country="CHL")
    assert found["total"] == 1
    assert {one["value"] for one in found["type"]} == {"AGREE", "CONSULT"}
    assert found["country"] == [
        {"value": "CHL", "count": 1, "name": "Chile"},
        {"value": "PER", "count": 1, "name": "Peru"},
    ]
    assert found["actor"] == [{"value": "Marta Rossi", "count": 1}]
    assert found["years"] == {"first": 2024, "last": 2024}
    assert site.api("facets")["undated"] == 2
