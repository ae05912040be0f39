"""Sixty payloads through everything that comes from outside: they come back as the text that they are, never as markup.

The page sets data as text (tests/browser); here the server must give it nothing but data: the right media type, no
guessing of types, a policy that runs no inline script, and not one payload in anything that a browser takes for HTML.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from payloads import PAYLOADS
from sites import Reply, Site, Told, explored, make_article, write_store

from dateline.exploring.guard import POLICY

NUMBERED = list(enumerate(PAYLOADS))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A store with each payload as sentence, title, actor, speaker, outlet, url and file name, in a file so named."""
    articles = []
    for number, payload in NUMBERED:
        words = f"{payload} visited Peru, {payload} said."
        told = Told(words, "visited", "CONSULT", (payload,), ("Peru",), day="2024-03-05", speaker=payload)
        given = {"title": payload, "outlet": payload, "url": payload, "origin": f"{payload}.txt:1"}
        article, (event,) = make_article(f"a{number}", [told], "2024-03-05", **given)
        articles.append((article, [replace(event, event_id=f"e{number}")]))
    folder = tmp_path_factory.mktemp("hostile")
    served = Site(explored(write_store(folder / "<img src=x onerror=alert(1)>.duckdb", articles)))
    yield served
    served.close()


def check_inert(reply: Reply, media_type: str = "application/json") -> None:
    assert reply.headers["content-type"].partition(";")[0] == media_type
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["content-security-policy"] == POLICY
    assert "set-cookie" not in reply.headers


def test_there_are_sixty() -> None:
    assert len(set(PAYLOADS)) == 60


@pytest.mark.parametrize(("number", "payload"), NUMBERED)
def test_stored_text_comes_back_as_it_is(hostile: Site, number: int, payload: str) -> None:
    reply = hostile.ask(f"/api/v1/events/e{number}")
    check_inert(reply)
    row, article = reply.json["event"], reply.json["article"]
    assert row["actor_name"] == payload.replace(";", ",")
    assert [row[name] for name in ("title", "outlet", "url", "attributed_to")] == [payload] * 4
    assert row["text"] == f"{payload} visited Peru, {payload} said."
    assert article["origin"] == f"{payload}.txt:1"
    reply = hostile.ask(f"/api/v1/articles/a{number}")
    check_inert(reply)
    assert "".join(piece["text"] for piece in reply.json["segments"]) == row["text"]
    assert payload in [piece["text"] for piece in reply.json["segments"]]


def test_every_list_and_form_keeps_all_of_them(hostile: Site) -> None:
    for path in (
        "events?limit=1000",
        "articles?limit=1000",
        "facets",
        "timeline",
        "map",
        "network?limit=500",
        "actors",
        "status",
    ):
        check_inert(hostile.ask(f"/api/v1/{path}"))
    assert {one["name"] for one in hostile.api("actors")} == {payload.replace(";", ",") for payload in PAYLOADS} | {
        "Peru"
    }
    reply = hostile.ask("/api/v1/events", format="csv")
    check_inert(reply, "text/csv")
    assert {row["title"] for row in csv.DictReader(io.StringIO(reply.text, newline=""))} == set(PAYLOADS)
    check_inert(hostile.ask("/api/v1/events", format="geojson"), "application/geo+json")
    check_inert(hostile.ask("/api/v1/events", format="parquet"), "application/vnd.apache.parquet")
    for form in ("csv", "geojson", "parquet", "ics"):
        assert hostile.ask("/api/v1/events", format=form).headers["content-disposition"].startswith("attachment;")


def test_no_line_of_a_calendar_is_made_by_a_text(hostile: Site) -> None:
    reply = hostile.ask("/api/v1/events", format="ics")
    check_inert(reply, "text/calendar")
    assert reply.text.count("\r\nBEGIN:VEVENT\r\n") == 60
    names = {line.partition(":")[0].partition(";")[0] for line in reply.text.replace("\r\n ", "").split("\r\n") if line}
    assert names == {
        *("BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "DTSTART", "DTEND"),
        *("SUMMARY", "DESCRIPTION", "STATUS", "TRANSP"),
    }


@pytest.mark.parametrize(("number", "payload"), NUMBERED)
def test_a_payload_that_is_asked_for(hostile: Site, number: int, payload: str) -> None:
    for name in ("actor", "outlet", "attributed_to"):
        reply = hostile.ask("/api/v1/events", **{name: payload})
        check_inert(reply)
        assert reply.status == 200
        if ";" not in payload or name != "actor":
            assert f"e{number}" in [event["event_id"] for event in reply.json["events"]]
    check_inert(hostile.ask("/api/v1/events", search=payload))
    for parameters in ({payload: "1"}, {"type": payload}, {"sort": payload}, {"cursor": payload}, {"country": payload}):
        reply = hostile.ask("/api/v1/events", **parameters)
        check_inert(reply)
        assert reply.status == 400
    for path in (
        f"/api/v1/{quote(payload, safe='')}",
        f"/api/v1/events/{quote(payload, safe='')}",
        f"/{quote(payload, safe='')}",
    ):
        reply = hostile.ask(path)
        check_inert(reply)
        assert reply.status == 404
    reply = hostile.ask("/", payload=payload)
    check_inert(reply, "text/html")
    assert payload not in reply.text


@pytest.mark.parametrize(("number", "payload"), NUMBERED[::6])
def test_a_payload_in_a_review(tmp_path: Path, number: int, payload: str) -> None:
    article = make_article("a", [Told("Peru met Chile.", "met", "CONSULT", ("Peru",), ("Chile",))])
    served = Site(explored(write_store(tmp_path / "one.duckdb", [article])))
    try:
        plain = "".join(letter for letter in payload if letter.isprintable())
        body = {"event_id": "a-0", "decision": "correct", "reviewer": plain[:100], "changes": {"actor_name": plain}}
        reply = served.post("reviews", body)
        check_inert(reply)
        assert (reply.status, reply.json["event"]["actor_name"]) == (201, plain)
        assert served.api("reviews")["reviews"][0]["reviewer"] == plain[:100]
        check_inert(served.ask("/api/v1/reviews", format="jsonl"), "application/x-ndjson")
    finally:
        served.close()


@pytest.mark.parametrize(
    "path",
    [
        *("/../app.py", "/..%2fapp.py", "/%2e%2e/app.py", "/assets/../../app.py", "/assets/..%2f..%2fapp.py"),
        *("//etc/passwd", "/app.py", "/page/../explorer.py", "/.env", "/assets/.hidden.js", "/..\\app.py"),
        *("/%00.html", "/index.html%00.js", "/api/docs/../../app.py", "/api/docs/..%2fapp.py"),
        "/api/docs/%2e%2e%2fapp.py",
    ],
)
def test_no_file_outside_the_page_is_served(hostile: Site, path: str) -> None:
    reply = hostile.ask(path)
    assert reply.status == 404
    assert b"import" not in reply.body


def test_the_page_and_the_reference_have_the_policy(hostile: Site) -> None:
    for path in ("/", "/api/docs"):
        reply = hostile.ask(path)
        check_inert(reply, "text/html")
        assert "<script>" not in reply.text and " style=" not in reply.text and " on" + "load=" not in reply.text
