"""Coding on demand, with the real coder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sites import Site, explored, write_store

from dateline.running.coder import Coder

TEXT = "Norway's prime minister will visit Kenya next week. Police arrested nine protesters in Oslo on Monday."


@pytest.fixture(scope="module")
def coded(coder: Coder, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    report = coder.code(TEXT, "2024-03-05", title="Two things", article_id="two")
    path = write_store(tmp_path_factory.mktemp("coded") / "coded.duckdb", [(report.article, list(report.events))])
    served = Site(explored(Path(path)))
    yield served
    served.close()


def test_a_text_is_coded(coded: Site) -> None:
    reply = coded.post("code", {"text": TEXT, "published": "2024-03-05"})
    assert reply.status == 200
    events = reply.json["events"]
    assert ("AGREE", "planned", "NOR", "KEN") in [
        (event["event_type"], event["status"], event["actor_country"], event["recipient_country"]) for event in events
    ]
    assert all(event["why"] for event in events)
    assert "".join(piece["text"] for piece in reply.json["segments"]) == TEXT
    assert coded.api("status")["articles"] == 1, "nothing is kept"


def test_why_an_event_of_the_store_was_coded_so(coded: Site) -> None:
    event = coded.api("events", limit=1)["events"][0]
    found = coded.api(f"events/{event['event_id']}/why")
    assert found["found_again"] is True
    assert found["why"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": ""}, "DL-E010"),
        ({"text": "   "}, "DL-R011"),
        ({"text": "x" * 200_001}, "DL-E010"),
        ({"text": "Le président a rencontré la chancelière hier soir à Paris pour parler de la paix. " * 2}, "DL-U010"),
        ({"text": TEXT, "published": "soon"}, "DL-E010"),
        ({"text": TEXT, "publshed": "2024-03-05"}, "DL-E010"),
        ({}, "DL-E010"),
    ],
)
def test_what_cannot_be_coded(coded: Site, body: dict[str, str], code: str) -> None:
    reply = coded.post("code", body)
    assert (reply.status, reply.error["code"]) == (400, code)
