"""The main job, with the real models."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from io import StringIO
from itertools import islice
from pathlib import Path

import duckdb
import pytest
from answers import Dateline

from dateline.demo import reports
from dateline.storing.schema import EVENTS

NAMES = [column.name for column in EVENTS.columns]
MEETING = (
    "The foreign ministers of Norway and Kenya met in Oslo on Tuesday. Kenya's president will visit Norway in May."
)
NOTHING = "The weather was fine in the valley all week, and the apple trees stood in full bloom along the river."


@pytest.fixture
def report(shell: Path) -> Path:
    path = shell / "report.txt"
    path.write_text(MEETING)
    return path


def wire(path: Path, *texts: str) -> Path:
    records = ({"id": f"a{number:04}", "text": text, "published": "2024-03-07"} for number, text in enumerate(texts))
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_events_come_as_json_lines_when_piped(report: Path, dateline: Dateline) -> None:
    done = dateline("code", "report.txt", "--published", "2024-03-07")
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert [list(row) for row in rows] == [NAMES] * len(rows)
    assert rows[0]["event_type"] == "CONSULT"
    assert sorted(rows[0]["actor_country"]) == ["KEN", "NOR"]
    assert (rows[0]["date_start"], rows[0]["published_basis"]) == ("2024-03-05", "given")
    assert "1 article in: 1 coded, 0 without event." in done.err


def test_without_a_date_none_is_made_up(report: Path, dateline: Dateline) -> None:
    row = json.loads(dateline("code", "report.txt").out.splitlines()[0])
    assert (row["published"], row["date_start"], row["date_basis"]) == (None, None, "none")


def test_a_table_for_people(report: Path, dateline: Dateline) -> None:
    done = dateline("code", "report.txt", "--published", "2024-03-07", "--format", "table")
    assert "when" in done.out.splitlines()[0]
    assert "CONSULT" in done.out
    assert "2024-03-05" in done.out


def test_csv_on_standard_output(report: Path, dateline: Dateline) -> None:
    rows = list(csv.DictReader(StringIO(dateline("code", "report.txt", "--format", "csv").out)))
    assert list(rows[0]) == NAMES


def test_the_ending_of_the_output_names_its_format(report: Path, dateline: Dateline) -> None:
    for ending in ("jsonl", "csv", "parquet", "duckdb"):
        done = dateline("code", "report.txt", "-o", f"events.{ending}")
        assert (done.code, done.out) == (0, "")
        assert f"Written to events.{ending}" in done.err
    with duckdb.connect("events.duckdb", read_only=True) as store:
        (count,) = store.execute("SELECT count(*) FROM events").fetchone() or (0,)
        words = store.execute(
            'SELECT DISTINCT substring(a.text, s.start + 1, s."end" - s.start) FROM event_spans s '
            "JOIN events USING (event_id) JOIN articles a USING (article_id) WHERE role = 'trigger'"
        ).fetchall()
    assert count == len(Path("events.jsonl").read_text().splitlines())
    assert ("met",) in words


def test_only_the_statuses_and_types_asked_for(report: Path, dateline: Dateline) -> None:
    every = dateline("code", "report.txt").out.splitlines()
    planned = dateline("code", "report.txt", "--status", "planned")
    consult = dateline("code", "report.txt", "--type", "consult")
    assert {json.loads(row)["status"] for row in planned.out.splitlines()} == {"planned"}
    assert {json.loads(row)["event_type"] for row in consult.out.splitlines()} == {"CONSULT"}
    left = len(every) - len(planned.out.splitlines())
    assert f"{left} event{'' if left == 1 else 's'} left out by --status planned." in planned.err


def test_no_event_says_why(shell: Path, dateline: Dateline) -> None:
    (shell / "weather.txt").write_text(NOTHING)
    done = dateline("code", "weather.txt")
    assert (done.code, done.out) == (0, "")
    assert "No event: no sentence tells" in done.err
    assert "dateline explain weather.txt" in done.err


def test_filters_that_leave_nothing_say_so(report: Path, dateline: Dateline) -> None:
    done = dateline("code", "report.txt", "--type", "protest")
    assert done.code == 0
    assert "No event is left: all of them were left out by --type PROTEST." in done.err


def test_another_language_is_quarantined_by_its_name(shell: Path, dateline: Dateline) -> None:
    (shell / "bericht.txt").write_text(
        "Der Außenminister empfing am Dienstag in Oslo seinen Kollegen aus Kenia und unterzeichnete ein Abkommen über "
        "die Fischerei. Eine Delegation wird nach den Wahlen im Herbst nach Nairobi reisen, sagte sein Sprecher."
    )
    done = dateline("code", "bericht.txt")
    assert (done.code, done.out) == (3, "")
    assert "bericht.txt: the text is in German" in done.err
    assert "No event, as no article could be coded" in done.err


def test_one_bad_record_costs_only_itself(shell: Path, dateline: Dateline) -> None:
    path = wire(shell / "wire.jsonl", MEETING, MEETING.replace("Kenya", "Peru"))
    path.write_text(path.read_text() + '{"id": "bad", "text": 7}\n')
    done = dateline("code", "wire.jsonl", "-o", "events.duckdb")
    assert done.code == 3
    assert "wire.jsonl:3" in done.err
    assert "3 articles in: 2 coded, 0 without event, 1 quarantined." in done.err
    with duckdb.connect("events.duckdb", read_only=True) as store:
        assert store.execute("SELECT kind, origin FROM skips").fetchall() == [("quarantined", "wire.jsonl:3")]


def test_columns_by_their_names(shell: Path, dateline: Dateline) -> None:
    (shell / "news.csv").write_text(f'headline,body\nMinisters meet,"{MEETING}"\n')
    row = json.loads(dateline("code", "news.csv", "--columns", "text=body,title=headline").out.splitlines()[0])
    assert row["title"] == "Ministers meet"


def test_settings_from_a_file_and_the_environment(
    report: Path, dateline: Dateline, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("dateline.toml").write_text('statuses = ["planned"]\n')
    assert {json.loads(row)["status"] for row in dateline("code", "report.txt").out.splitlines()} == {"planned"}
    monkeypatch.setenv("DATELINE_STATUSES", "occurred")
    assert {json.loads(row)["status"] for row in dateline("code", "report.txt").out.splitlines()} == {"occurred"}


def test_a_real_pipe_in_and_a_real_pipe_out(process: Dateline) -> None:
    done = process("code", "-", "--published", "2024-03-07", given=MEETING)
    assert done.code == 0
    assert json.loads(done.out.splitlines()[0])["event_type"] == "CONSULT"


def test_a_reader_that_goes_away_is_no_failure(shell: Path) -> None:
    wire(shell / "wire.jsonl", *[MEETING.replace("Oslo", f"Oslo {number}") for number in range(200)])
    with subprocess.Popen(
        [sys.executable, "-m", "dateline", "code", "wire.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        told = running.stderr.read()
    assert (running.returncode, told) == (0, b"")


def test_the_number_of_processes_changes_no_byte(shell: Path, process: Dateline, dateline: Dateline) -> None:
    wire(shell / "wire.jsonl", *(report.text for report in islice(reports(), 6)))
    Path("dateline.toml").write_text("batch_size = 2\n")
    assert dateline("code", "wire.jsonl", "-o", "1.duckdb").code == 0
    assert process("code", "wire.jsonl", "-o", "2.duckdb", "-j", "2").code == 0
    assert (shell / "1.duckdb").read_bytes() == (shell / "2.duckdb").read_bytes()


def test_ctrl_c_keeps_what_is_done_and_the_same_command_resumes(shell: Path, dateline: Dateline) -> None:
    wire(shell / "wire.jsonl", *(f"{report.text}\n\nCopy {n}." for n in range(20) for report in reports()))
    Path("dateline.toml").write_text("batch_size = 2\nshard_size = 4\n")
    command = [sys.executable, "-m", "dateline", "code", "wire.jsonl", "-o", "run"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        while not (shell / "run" / "shards" / "00001").exists():
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "Interrupted: the same command resumes it." in told
    assert "Traceback" not in told
    state = json.loads(dateline("status", "run", "--json").out)
    done = state["counts"]["articles"]
    assert state["stage"] == "not complete"
    assert done == 4 * state["shards"]

    lines = Path("wire.jsonl").read_text().splitlines(keepends=True)
    Path("wire.jsonl").write_text("".join(lines[: done + 3]))
    again = dateline("code", "wire.jsonl", "-o", "run")
    assert again.code == 0
    assert f"{done} articles of these had been coded before" in again.err
    assert "complete" in dateline("status", "run").out


def test_ctrl_c_leaves_a_file_that_is_whole(shell: Path) -> None:
    wire(shell / "wire.jsonl", *(f"{report.text}\n\nCopy {n}." for n in range(20) for report in reports()))
    environment = {**os.environ, "DATELINE_BATCH_SIZE": "2"}
    command = [sys.executable, "-m", "dateline", "code", "wire.jsonl", "-o", "events.csv"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=environment) as running:
        while not any(path.stat().st_size > 2000 for path in shell.glob(".events.csv.*.draft/events")):
            assert running.poll() is None
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=60)
    assert running.returncode == 130
    with (shell / "events.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["language"] == "en" for row in rows)
    assert not list(shell.glob(".*"))
