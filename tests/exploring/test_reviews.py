"""Reviews: what they change, how they are taken back, what the log keeps, and the gold that they become."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from sites import Reply, Site, explored

from dateline.exploring.reviews import ReviewLog, ReviewsDamaged
from dateline.running.evaluate import evaluate_files
from dateline.running.golden import read_gold
from dateline.storing.existing import StoreLocked
from dateline.storing.locks import take_lock


def decide(site: Site, event_id: str, decision: str, reviewer: str = "ann", **more: Any) -> Reply:
    return site.post("reviews", {"event_id": event_id, "decision": decision, "reviewer": reviewer, **more})


def log_of(site: Site) -> list[dict[str, Any]]:
    path = site.explorer.path.with_name("border.duckdb.reviews.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_accept_reject_and_undo(own_site: Site) -> None:
    reply = decide(own_site, "border-1-0", "accept")
    assert (reply.status, reply.json["event"]["review"]) == (201, "accepted")
    assert decide(own_site, "border-1-1", "reject").json["event"]["review"] == "rejected"
    assert own_site.api("events", review="accepted")["total"] == 1
    assert own_site.api("reviews/queue")["total"] == 6
    assert own_site.api("status")["reviews"] == {"accepted": 1, "rejected": 1, "unreviewed": 6}
    assert decide(own_site, "border-1-1", "undo").json["event"]["review"] == "unreviewed"
    assert own_site.api("events", review="rejected")["total"] == 0


def test_a_correction_is_seen_everywhere(own_site: Site) -> None:
    changes = {
        "event_type": "CONSULT",
        "event_mode": "visit",
        "actor_name": "Ana Paz",
        "country": "BOL",
        "place_name": "La Paz",
        "date_start": "2024-07-01",
        "date_end": "2024-07-02",
        "status": "ongoing",
    }
    row = decide(own_site, "border-1-2", "correct", changes=changes).json["event"]
    assert {name: row[name] for name in changes} == changes
    assert (row["review"], row["quad_class"], row["score"], row["cameo_code"]) == ("corrected", 1, 4.0, "042")
    assert own_site.api("events", actor="ana paz", country="BOL", type="CONSULT", mode="visit", quad=1)["total"] == 1
    assert own_site.api("events", search='"ana paz"')["total"] == 1
    assert own_site.api("events", type="REJECT")["total"] == 0
    assert own_site.api("events/border-1-2")["event"]["actor_name"] == "Ana Paz"
    assert own_site.api("articles/border-1")["events"][2]["country"] == "BOL"
    assert own_site.api("actors", search="ana")[0]["as_actor"] == 1
    assert {"value": "BOL", "name": "Bolivia", "count": 1} in own_site.api("facets")["country"]
    assert "border-1-2" in [point["event_id"] for point in own_site.api("timeline", from_="2024-07-01")["points"]]
    assert "Ana Paz" in own_site.ask("/api/v1/events", format="csv").text
    assert own_site.api("counts", by="country")["rows"][0] == ["BOL", 1]
    decide(own_site, "border-1-2", "undo")
    assert own_site.api("events", actor="ana paz")["total"] == 0
    assert own_site.api("events/border-1-2")["event"]["event_type"] == "REJECT"


def test_corrections_add_up_and_are_taken_back_one_by_one(own_site: Site) -> None:
    decide(own_site, "border-1-0", "correct", changes={"status": "occurred"})
    decide(own_site, "border-1-0", "correct", changes={"country": "PER"})
    row = own_site.api("events/border-1-0")["event"]
    assert (row["status"], row["country"]) == ("occurred", "PER")
    row = decide(own_site, "border-1-0", "undo").json["event"]
    assert (row["status"], row["country"], row["review"]) == ("occurred", "CHL", "corrected")
    assert decide(own_site, "border-1-0", "accept").json["event"]["review"] == "corrected"
    assert decide(own_site, "border-1-0", "reject").json["event"]["review"] == "rejected"
    for _ in range(3):
        row = decide(own_site, "border-1-0", "undo").json["event"]
    assert (row["status"], row["review"]) == ("planned", "unreviewed")
    reply = decide(own_site, "border-1-0", "undo")
    assert (reply.status, reply.error["code"]) == (400, "DL-E006")


def test_each_reader_has_a_stack_and_the_last_to_decide_is_followed(own_site: Site) -> None:
    decide(own_site, "border-1-0", "accept", "ann")
    decide(own_site, "border-1-0", "reject", "bob")
    assert own_site.api("events/border-1-0")["event"]["review"] == "rejected"
    assert decide(own_site, "border-1-0", "undo", "ann").json["event"]["review"] == "rejected"
    assert decide(own_site, "border-1-0", "undo", "bob").json["event"]["review"] == "unreviewed"


def test_a_new_type_drops_a_mode_that_is_not_its_own(own_site: Site) -> None:
    row = decide(own_site, "strike-1-0", "correct", changes={"event_type": "COERCE"}).json["event"]
    assert (row["event_mode"], row["cameo_code"]) == (None, "17")


def test_spans_are_moved_by_role(own_site: Site) -> None:
    spans = {"trigger": [0, 5], "place": [[6, 10], [11, 16]]}
    assert decide(own_site, "border-1-0", "correct", spans=spans).status == 201
    found = own_site.api("events/border-1-0")["spans"]
    assert [(one["role"], one["text"]) for one in found] == [
        ("actor", "Rossi"),
        ("trigger", "Rossi"),
        ("place", "will"),
        ("place", "visit"),
        ("recipient", "Chile"),
        ("speaker", "Núñez"),
    ]
    assert own_site.api("articles/border-1")["segments"][0]["marks"] == [
        {"event_id": "border-1-0", "role": "actor"},
        {"event_id": "border-1-0", "role": "trigger"},
    ]


BAD: list[tuple[dict[str, Any], str | None]] = [
    ({"decision": "acept"}, "accept"),
    ({"decision": "correct"}, None),
    ({"decision": "accept", "changes": {"status": "denied"}}, None),
    ({"decision": "correct", "changes": {"statsu": "denied"}}, "status"),
    ({"decision": "correct", "changes": {"status": "denyed"}}, "denied"),
    ({"decision": "correct", "changes": {"status": None}}, None),
    ({"decision": "correct", "changes": {"event_id": "x"}}, None),
    ({"decision": "correct", "changes": {"text": "other words"}}, None),
    ({"decision": "correct", "changes": {"title": "other words"}}, None),
    ({"decision": "correct", "changes": {"confidence": 1}}, None),
    ({"decision": "correct", "changes": {"event_mode": "visit"}}, None),
    ({"decision": "correct", "changes": {"event_type": "CONSULT", "event_mode": "vist"}}, "visit"),
    ({"decision": "correct", "changes": {"country": "PERR"}}, "PER"),
    ({"decision": "correct", "changes": {"actor_country": "PER;XYZZY"}}, None),
    ({"decision": "correct", "changes": {"date_start": "8 March"}}, None),
    ({"decision": "correct", "changes": {"date_start": "2024-03-08", "date_end": "2024-03-01"}}, None),
    ({"decision": "correct", "changes": {"date_start": None}}, None),
    ({"decision": "correct", "changes": {"latitude": 91}}, None),
    ({"decision": "correct", "changes": {"latitude": True}}, None),
    ({"decision": "correct", "changes": {"geonames_id": -1}}, None),
    ({"decision": "correct", "changes": {"place_name": "x" * 2001}}, None),
    ({"decision": "correct", "changes": {"place_name": "a\x00b"}}, None),
    ({"decision": "correct", "changes": {"place_name": ["Lima"]}}, None),
    ({"decision": "correct", "spans": {"triger": [0, 1]}}, "trigger"),
    ({"decision": "correct", "spans": {"trigger": []}}, None),
    ({"decision": "correct", "spans": {"trigger": [5, 5]}}, None),
    ({"decision": "correct", "spans": {"trigger": [0, 100_000]}}, None),
    ({"decision": "correct", "spans": {"trigger": [-1, 4]}}, None),
    ({"decision": "correct", "spans": {"trigger": "0-4"}}, None),
    ({"decision": "correct", "spans": {"trigger": [0.5, 4]}}, None),
]


@pytest.mark.parametrize(("review", "meant"), BAD, ids=[json.dumps(review)[:60] for review, _ in BAD])
def test_what_is_no_review(site: Site, review: dict[str, Any], meant: str | None) -> None:
    reply = site.post("reviews", {"event_id": "border-1-0", "reviewer": "ann", **review})
    assert (reply.status, reply.error["code"], reply.error["did_you_mean"]) == (400, "DL-E006", meant)
    assert not site.explorer.reviews.path.exists()


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"event_id": "border-1-0", "decision": "accept"},
        {"event_id": "border-1-0", "decision": "accept", "reviewer": " "},
        {"event_id": "border-1-0", "decision": "accept", "reviewer": "a\nb"},
        {"event_id": "border-1-0", "decision": "accept", "reviewer": "ann", "changed": {}},
        {"event_id": 7, "decision": "accept", "reviewer": "ann"},
        ["accept"],
    ],
)
def test_what_is_no_body(site: Site, body: object) -> None:
    reply = site.post("reviews", body)
    assert (reply.status, reply.error["code"]) == (400, "DL-E010")


def test_a_review_of_no_event(site: Site) -> None:
    reply = decide(site, "no-such", "accept")
    assert (reply.status, reply.error["code"]) == (404, "DL-E003")


def test_the_log_is_only_added_to_and_keeps_who_and_when(own_site: Site) -> None:
    decide(own_site, "border-1-0", "accept", "Ann Ö.")
    before = own_site.explorer.reviews.path.read_bytes()
    decide(own_site, "border-1-0", "undo", "Ann Ö.")
    decide(own_site, "border-1-1", "correct", "bob", changes={"status": "denied"})
    assert own_site.explorer.reviews.path.read_bytes().startswith(before)
    log = log_of(own_site)
    assert [(one["reviewer"], one["event_id"], one["decision"]) for one in log] == [
        ("Ann Ö.", "border-1-0", "accept"),
        ("Ann Ö.", "border-1-0", "undo"),
        ("bob", "border-1-1", "correct"),
    ]
    assert all(one["time"].endswith("Z") and len(one["review_id"]) == 16 for one in log)
    assert own_site.api("reviews")["reviews"] == log
    assert own_site.api("reviews", reviewer="bob")["reviews"] == log[2:]
    assert own_site.api("events/border-1-1")["reviews"] == log[2:]


def test_two_servers_on_one_store_see_each_other(own_site: Site, own_store: Path) -> None:
    other = Site(explored(own_store))
    try:
        decide(own_site, "border-1-0", "reject")
        assert other.api("events", review="rejected")["total"] == 1
        decide(other, "border-1-0", "undo")
        assert own_site.api("events", review="rejected")["total"] == 0
    finally:
        other.close()


def test_reviews_are_there_again_when_the_store_is_opened_again(own_store: Path) -> None:
    first = explored(own_store)
    first.review("border-1-0", "correct", "ann", {"status": "denied"}, {})
    first.close()
    second = explored(own_store)
    assert second.event("border-1-0")["status"] == "denied"
    second.close()


def test_many_writers_lose_nothing(own_store: Path) -> None:
    def write(log: ReviewLog) -> None:
        for number in range(25):
            log.append("border-1-0", "accept", f"reader {number}", {}, {})

    logs = [ReviewLog(own_store) for _ in range(4)]
    threads = [threading.Thread(target=write, args=[log]) for log in logs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    logs[0].news()
    assert len(logs[0].entries) == 100


def test_a_writer_that_never_ends_is_told(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.exploring.reviews._SECONDS_FOR_LOCK", 0.05)
    log = ReviewLog(own_store)
    with log.path.with_name(f"{log.path.name}.lock").open("w") as file:
        assert take_lock(file)
        with pytest.raises(StoreLocked):
            log.append("border-1-0", "accept", "ann", {}, {})


def test_a_line_that_is_still_being_written_waits(own_store: Path) -> None:
    log = ReviewLog(own_store)
    log.append("border-1-0", "accept", "ann", {}, {})
    whole = log.path.read_bytes()
    log.path.write_bytes(whole + whole[:20])
    assert log.news() == {"border-1-0"}
    assert len(log.entries) == 1


def test_a_damaged_log_is_told(own_store: Path) -> None:
    path = own_store.with_name(f"{own_store.name}.reviews.jsonl")
    path.write_text('{"review_id": "x"}\n', encoding="utf-8")
    with pytest.raises(ReviewsDamaged, match="line of the log"):
        explored(own_store)


def test_reviews_become_gold(own_site: Site, tmp_path: Path) -> None:
    decide(own_site, "border-1-0", "accept", "ann")
    decide(own_site, "border-1-0", "accept", "bob")
    decide(own_site, "border-1-1", "correct", "ann", changes={"status": "denied"})
    decide(own_site, "border-1-1", "accept", "bob")
    decide(own_site, "border-1-1", "correct", "ann", changes={"country": "CHL"})
    decide(own_site, "strike-1-0", "reject", "bob")
    decide(own_site, "strike-1-0", "accept", "ann")
    decide(own_site, "strike-1-0", "reject", "bob")
    reply = own_site.ask("/api/v1/reviews", format="jsonl")
    assert reply.headers["content-type"] == "application/x-ndjson"
    path = tmp_path / "gold.jsonl"
    path.write_bytes(reply.body)
    first, second = read_gold(path)
    assert [(event.id, str(event.status), event.unjudged) for event in first.events] == [
        ("border-1-0", "planned", False),
        ("border-1-1", "denied", False),
        ("border-1-2", "occurred", True),
    ]
    assert first.events[1].country == "CHL"
    assert [event.id for event in second.events] == ["strike-1-1"]
    result = evaluate_files(path, own_site.explorer.path)
    assert (result.events.right, result.events.predicted, result.events.expected) == (2, 3, 2)
    assert (result.fields["status"].right, result.fields["status"].total) == (1, 2)
    assert result.readers is not None
    assert (result.readers.readers, result.readers.events) == (("ann", "bob"), 3)
    assert (result.readers.kept.share.right, result.readers.kept.share.total) == (2, 3)
    assert (result.readers.fields["status"].share.right, result.readers.fields["status"].share.total) == (1, 2)


def test_gold_of_one_reader(own_site: Site, tmp_path: Path) -> None:
    decide(own_site, "border-1-0", "accept", "ann")
    decide(own_site, "border-1-0", "reject", "bob")
    path = tmp_path / "gold.jsonl"
    path.write_bytes(own_site.ask("/api/v1/reviews", format="jsonl", reviewer="ann").body)
    (article,) = read_gold(path)
    assert [event.id for event in article.events if not event.unjudged] == ["border-1-0"]
    assert own_site.ask("/api/v1/reviews", format="jsonl", reviewer="nobody").body == b""
