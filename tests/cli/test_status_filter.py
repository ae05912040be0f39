"""`--status` keeps events of the statuses named, in every command that shows events."""

import json
from pathlib import Path

import pytest
from answers import Dateline

TEXT = (
    "Norway's foreign minister met Kenya's president in Nairobi on Monday. "
    "Norway's prime minister will visit Kenya next week, an aide said."
)


@pytest.fixture
def report(shell: Path) -> Path:
    Path("report.txt").write_text(TEXT)
    return Path("report.txt")


def test_code_keeps_the_statuses_named(report: Path, dateline: Dateline) -> None:
    done = dateline("code", "report.txt", "--published", "2024-03-05", "--status", "planned")
    assert {json.loads(line)["status"] for line in done.out.splitlines()} == {"planned"}


def test_explain_shows_the_statuses_named(report: Path, dateline: Dateline) -> None:
    done = dateline(
        "explain", "report.txt", "--published", "2024-03-05", "--status", "occurred,ongoing", "--format", "json"
    )
    assert {event["status"] for event in json.loads(done.out)["events"]} == {"occurred"}


def test_explain_says_how_each_event_got_its_date_its_status_and_its_speaker(report: Path, dateline: Dateline) -> None:
    done = dateline("explain", "report.txt", "--published", "2024-03-05")
    assert 'date from "Monday" by rule weekday, counted from published' in done.out
    assert 'status planned, cue "will"' in done.out
    assert 'said by "an aide": cue "said"' in done.out
    assert "said by nobody: the article vouches for it" in done.out


def test_the_demo_keeps_the_statuses_named(shell: Path, dateline: Dateline) -> None:
    assert dateline("demo", "-o", "demo.jsonl", "--status", "denied,hypothetical").code == 0
    statuses = {json.loads(line)["status"] for line in Path("demo.jsonl").read_text().splitlines()}
    assert statuses == {"denied", "hypothetical"}


def test_evaluate_compares_the_statuses_named_on_both_sides(shell: Path, dateline: Dateline) -> None:
    gold = {
        "id": "a",
        "text": TEXT,
        "events": [
            {"id": "1", "start": 26, "end": 29, "trigger": "met", "type": "CONSULT", "status": "occurred"},
        ],
    }
    Path("gold.json").write_text(json.dumps(gold))
    Path("wire.jsonl").write_text(json.dumps({"id": "a", "text": TEXT, "published": "2024-03-05"}) + "\n")
    assert dateline("code", "wire.jsonl", "-o", "events.jsonl").code == 0
    done = dateline("evaluate", "gold.json", "events.jsonl", "--format", "json", "--status", "occurred")
    assert json.loads(done.out)["events"]["f1"] == 1.0
    done = dateline("evaluate", "gold.json", "events.jsonl", "--format", "json", "--status", "denied")
    assert json.loads(done.out)["events"]["predicted"] == 0


@pytest.mark.parametrize("command", [["demo"], ["explain", "report.txt"], ["evaluate", "gold", "events.jsonl"]])
def test_a_misspelt_status_gets_a_proposal(report: Path, dateline: Dateline, command: list[str]) -> None:
    done = dateline(*command, "--status", "ocurred")
    assert done.code == 2
    assert "did you mean occurred?" in done.err
