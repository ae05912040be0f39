"""Whom the server answers, and what can never happen to the store."""

from __future__ import annotations

import hashlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import Site, border_story, explored, write_store

from dateline.exploring.guard import LARGEST_BODY, Rules
from dateline.exploring.opening import Database
from dateline.exploring.problems import TooSlow
from dateline.exploring.serving import AddressTaken, TokenNeeded, address_of, is_loopback, listen, rules_for
from dateline.storing.grids import UnreadableStore

_ENDLESS = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3"
TOKEN = "a-token-of-a-good-length"
ACCEPT = {"event_id": "border-1-0", "decision": "accept", "reviewer": "ann"}


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:9999", "localhost:8745", "LOCALHOST", "localhost.", "[::1]:8745"]
)
def test_hosts_that_are_this_machine(site: Site, host: str) -> None:
    assert site.ask("/api/v1/status", headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8745",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "192.168.1.5",
        "",
        "a b",
        "[::1",
        "evil@127.0.0.1.x",
    ],
)
@pytest.mark.parametrize("path", ["/", "/api/v1/status", "/api/docs"])
def test_other_hosts_are_refused(site: Site, host: str, path: str) -> None:
    reply = site.ask(path, headers={"Host": host})
    assert (reply.status, reply.error["code"]) == (403, "DL-E007")
    assert reply.headers["content-security-policy"].startswith("default-src 'self';")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1.evil.example", "http://localhost:1", "file://"]
)
def test_pages_of_other_origins_cannot_write(own_site: Site, origin: str) -> None:
    reply = own_site.post("reviews", ACCEPT, {"Origin": origin})
    assert (reply.status, reply.error["code"]) == (403, "DL-E008")
    assert own_site.post("code", {"text": "x"}, {"Origin": origin}).status == 403
    assert not own_site.explorer.reviews.path.exists()


@pytest.mark.parametrize("fetch_site", ["cross-site", "same-site"])
def test_a_browser_that_tells_of_another_site_cannot_write(own_site: Site, fetch_site: str) -> None:
    assert own_site.post("reviews", ACCEPT, {"Sec-Fetch-Site": fetch_site}).status == 403


def test_the_own_page_and_programs_can_write(own_site: Site) -> None:
    own = f"http://127.0.0.1:{own_site.port}"
    assert own_site.post("reviews", ACCEPT, {"Origin": own, "Sec-Fetch-Site": "same-origin"}).status == 201
    assert own_site.post("reviews", ACCEPT).status == 201


def test_a_write_is_json_of_a_known_and_moderate_length(own_site: Site) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        reply = own_site.post("reviews", ACCEPT, {"Content-Type": kind})
        assert (reply.status, reply.error["code"]) == (400, "DL-E010")
    for body in (b"{", b"\xff", b"null", b"[" * 100_000):
        reply = own_site.ask("/api/v1/reviews", method="POST", headers={"Content-Type": "application/json"}, body=body)
        assert (reply.status, reply.error["code"]) == (400, "DL-E010")
    headers = {"Content-Type": "application/json", "Content-Length": str(LARGEST_BODY + 1)}
    reply = own_site.ask("/api/v1/reviews", method="POST", headers=headers, body=b"{}")
    assert (reply.status, reply.error["code"]) == (400, "DL-E010")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(site: Site, method: str) -> None:
    reply = site.ask(
        "/api/v1/events", method=method, headers={"Content-Type": "application/json", "Content-Length": "0"}
    )
    assert reply.status in (404, 405)
    assert "access-control-allow-origin" not in reply.headers


@pytest.fixture
def guarded(own_store: Path) -> Iterator[Site]:
    served = Site(explored(own_store), Rules(token=TOKEN))
    yield served
    served.close()


def test_a_token_is_asked_for_everywhere(guarded: Site) -> None:
    for path in ("/", "/api/v1/events", "/api/docs", "/api/openapi.json", "/assets/x.js"):
        reply = guarded.ask(path)
        assert (reply.status, reply.error["code"]) == (401, "DL-E009")
    for given in ("", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "ä" * 20):
        headers = {"Authorization": f"Bearer {given}".encode().decode("latin-1")}
        assert guarded.ask("/api/v1/events", headers=headers).status == 401
    assert guarded.ask("/api/v1/events", token=TOKEN).status == 401, "in an address of the API it would end in logs"
    assert guarded.ask("/api/v1/events", headers={"Authorization": f"Bearer {TOKEN}"}).status == 200


def test_the_address_with_the_token_leads_to_one_without(guarded: Site) -> None:
    reply = guarded.ask("/", token=TOKEN, view="map", country="PER")
    assert (reply.status, reply.headers["location"]) == (303, "/?view=map&country=PER")
    cookie = reply.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    assert guarded.ask("/api/v1/events", headers={"Cookie": cookie.partition(";")[0]}).status == 200
    assert guarded.ask("/", token="wrong").status == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_an_address_that_others_reach_needs_a_token(host: str) -> None:
    with pytest.raises(TokenNeeded, match="token") as raised:
        rules_for(host, None)
    assert "--token" in (raised.value.next_step or "")
    for weak in ("short", "x" * 15, "with spaces in it is not good", "semi;colon;semi;colon"):
        with pytest.raises(TokenNeeded):
            rules_for(host, weak)
    rules = rules_for(host, TOKEN, ["proxy.example"])
    assert rules.knows("proxy.example") and not rules.knows("evil.example")
    assert rules.knows("10.0.0.7:8745") == (host in ("0.0.0.0", "::"))


def test_this_machine_needs_none() -> None:
    assert rules_for("127.0.0.1", None) == Rules()
    assert [
        is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "127.8.8.8", "10.0.0.1", "example.org")
    ] == [
        *[True] * 4,
        *[False] * 2,
    ]


def test_a_port_that_is_taken() -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        assert address_of(taken) == f"http://127.0.0.1:{port}/"
        with pytest.raises(AddressTaken, match="cannot listen"):
            listen("127.0.0.1", port)


def test_without_a_port_a_free_one_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr("dateline.exploring.serving.PORT", taken.getsockname()[1])
        with listen("127.0.0.1", None) as made:
            assert made.getsockname()[1] != taken.getsockname()[1]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO store.run VALUES ('a', 'b')",
        "DELETE FROM store.events",
        "UPDATE store.events SET review = 'accepted'",
        "DROP TABLE store.events",
        "CREATE TABLE store.more (a INTEGER)",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/*')",
        "COPY (SELECT 1) TO '/tmp/out.csv'",
        "ATTACH '/tmp/other.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SET threads = 1",
        "SELECT * FROM 'https://example.org/x.parquet'",
    ],
)
def test_nothing_but_reading_is_possible(own_store: Path, statement: str) -> None:
    import duckdb

    database = Database(own_store)
    with pytest.raises(duckdb.Error):
        database.ask(statement)
    database.close()


def test_the_store_is_never_changed(own_store: Path) -> None:
    before = hashlib.sha256(own_store.read_bytes()).hexdigest()
    served = Site(explored(own_store))
    for path in ("events", "facets", "timeline", "map", "network", "counts", "diary", "actors", "articles", "status"):
        served.api(path)
    assert served.post("reviews", {**ACCEPT, "decision": "correct", "changes": {"status": "denied"}}).status == 201
    served.close()
    assert hashlib.sha256(own_store.read_bytes()).hexdigest() == before
    assert sorted(file.name for file in own_store.parent.iterdir()) == [
        "border.duckdb",
        "border.duckdb.reviews.jsonl",
        "border.duckdb.reviews.jsonl.lock",
    ]


def test_two_servers_and_a_reader_share_a_store(own_store: Path) -> None:
    first, second = explored(own_store), explored(own_store)
    assert first.status()["events"] == second.status()["events"] == 8
    first.close()
    second.close()


def test_a_query_ends_after_its_time(own_store: Path) -> None:
    database = Database(own_store, seconds=0.2)
    with pytest.raises(TooSlow, match=r"longer than 0\.2 s"):
        database.ask(_ENDLESS)
    assert database.value("SELECT count(*) FROM store.events") == 8, "the next query is not concerned"
    database.close()


def test_a_query_that_takes_too_long_is_answered_with_503(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site.explorer.database, "seconds", 0.05)
    slow = f"(SELECT * FROM store.articles WHERE ({_ENDLESS}) > 0)"
    columns = f"article_id, (SELECT count(*) FROM {slow}) AS published"
    monkeypatch.setattr("dateline.exploring.articles._COLUMNS", columns)
    reply = site.ask("/api/v1/articles")
    assert (reply.status, reply.error["code"]) == (503, "DL-E004")


def test_many_at_once(site: Site) -> None:
    seen: list[int] = []

    def ask(number: int) -> None:
        for path in ("events", "facets", "network", "counts"):
            seen.append(site.ask(f"/api/v1/{path}", country="PER").status)

    threads = [threading.Thread(target=ask, args=[number]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [200] * 24


@pytest.mark.parametrize("name", ["missing.duckdb", "folder", "notes.txt", "other.duckdb", "events.csv"])
def test_what_is_no_store(name: str, tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif name == "other.duckdb":
        with duckdb.connect(str(path)) as connection:
            connection.execute("CREATE TABLE mine (a INTEGER)")
    elif name != "missing.duckdb":
        path.write_text("no store", encoding="utf-8")
    with pytest.raises(UnreadableStore):
        explored(path)


def test_a_copy_in_another_place_has_reviews_of_its_own(own_store: Path, tmp_path: Path) -> None:
    first = explored(own_store)
    first.review("border-1-0", "accept", "ann", {}, {})
    other = explored(write_store(tmp_path / "copy.duckdb", border_story()))
    assert other.event("border-1-0")["review"] == "unreviewed"
    first.close()
    other.close()
