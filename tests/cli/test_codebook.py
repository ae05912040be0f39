"""`dateline codebook`, and coding with a codebook of one's own: from the file to the rows."""

import csv
import json
from pathlib import Path

import duckdb
import pytest
from answers import Dateline

WATER = Path(__file__).parents[1] / "codebook" / "water.toml"
REPORT = (
    "VELDA, March 5 - Turkish soldiers shut the sluice gates above the Syrian town of Ain Issa on Sunday.\n"
    "Militants blew up a pumping station near Mosul, Iraqi police said.\n"
    "Norway's foreign minister met Kenya's president in Nairobi on Monday.\n"
)


@pytest.fixture
def report(shell: Path) -> Path:
    (shell / "report.txt").write_text(REPORT)
    (shell / "water.toml").write_bytes(WATER.read_bytes())
    return shell / "report.txt"


def code(dateline: Dateline, *more: str):
    return dateline("code", "report.txt", "--published", "2024-03-05", "--codebook", "water.toml", *more)


def test_new_writes_a_codebook_that_check_takes(shell: Path, dateline: Dateline) -> None:
    done = dateline("codebook", "new", "mine.toml")
    assert (done.code, done.out) == (0, "")
    checked = dateline("codebook", "check", "mine.toml")
    assert checked.code == 0
    for name in ("BALLOT_SEIZURE", "CANDIDATE_ATTACK", "VOTE_OBSTRUCTION", "all types"):
        assert name in checked.out


def test_new_writes_over_nothing_unless_told_to(shell: Path, dateline: Dateline) -> None:
    (shell / "mine.toml").write_text("mine")
    refused = dateline("codebook", "new", "mine.toml")
    assert refused.code == 2
    assert "DL-B020" in refused.err
    assert (shell / "mine.toml").read_text() == "mine"
    assert dateline("codebook", "new", "mine.toml", "--force").code == 0
    assert "[codebook]" in (shell / "mine.toml").read_text()


def test_check_tells_scores_and_mistakes_as_json(report: Path, dateline: Dateline) -> None:
    done = dateline("codebook", "check", "water.toml", "--format", "json")
    assert done.code == 0
    told = json.loads(done.out)
    assert told["codebook"] == "water-1"
    assert {row["name"] for row in told["types"]} == {
        "SHUTOFF",
        "SABOTAGE",
        "WATER_THEFT",
        "WATER_PACT",
        "WATER_PROTEST",
    }
    assert all(0 <= row["f1"] <= 1 and 0 <= row["recall"] <= 1 for row in told["types"])
    assert all("[" in one["sentence"] for one in told["mistakes"])


def test_check_warns_of_too_few_examples(shell: Path, dateline: Dateline) -> None:
    (shell / "few.toml").write_text(
        '[codebook]\nname = "few"\n[types.SMUGGLE]\ndefinition = "d"\n'
        'examples = ["Fishermen [smuggled] diesel.", "The [smuggling] of arms went on."]\n'
    )
    done = dateline("codebook", "check", "few.toml")
    assert done.code == 0
    assert "SMUGGLE has 2 examples" in done.err
    assert "SMUGGLE has no near-misses" in done.err


def test_a_report_is_coded_by_the_users_types_alone(report: Path, dateline: Dateline) -> None:
    done = code(dateline, "--format", "csv")
    assert done.code == 0
    rows = {row["event_type"]: row for row in csv.DictReader(done.out.splitlines())}
    assert set(rows) == {"SHUTOFF", "SABOTAGE"}
    row = rows["SHUTOFF"]
    assert (row["codebook"], row["quad_class"], row["score"], row["cameo_code"]) == ("water-1", "4", "-7.0", "172")
    assert (row["actor_country"], row["date_start"], row["status"]) == ("TUR", "2024-03-03", "occurred")
    assert rows["SABOTAGE"]["cameo_code"] == ""


def test_type_keeps_the_users_types_and_knows_no_others(report: Path, dateline: Dateline) -> None:
    rows = [json.loads(line) for line in code(dateline, "--type", "sabotage").out.splitlines()]
    assert [row["event_type"] for row in rows] == ["SABOTAGE"]
    refused = code(dateline, "--type", "SABOTEUR")
    assert refused.code == 2
    assert "DL-B018" in refused.err and "did you mean SABOTAGE?" in refused.err


def test_the_store_says_which_codebook_it_was(report: Path, dateline: Dateline) -> None:
    assert code(dateline, "-o", "water.duckdb").code == 0
    with duckdb.connect("water.duckdb", read_only=True) as store:
        (told,) = store.execute("SELECT value FROM run WHERE key = 'own_codebook'").fetchone()
        counted = store.execute("SELECT count(*) FROM events WHERE codebook = 'water-1'").fetchone()
    assert told.startswith("water-1 ")
    assert counted == (2,)
    grid = dateline("counts", "water.duckdb", "--by", "type,year")
    assert grid.out.splitlines()[0] == "event_type,year,events"
    assert "SABOTAGE,2024,1" in grid.out


def test_a_run_is_not_resumed_with_other_examples(report: Path, dateline: Dateline) -> None:
    assert code(dateline, "-o", "run/").code == 0
    assert code(dateline, "-o", "run/").code == 0
    with (report.parent / "water.toml").open("a") as file:
        file.write("# changed\n")
    refused = code(dateline, "-o", "run/")
    assert refused.code != 0
    assert "DL-S006" in refused.err and "own_codebook" in refused.err


def test_a_bad_codebook_ends_the_command_before_anything_is_written(report: Path, dateline: Dateline) -> None:
    (report.parent / "water.toml").write_text("[codebook]\nname = 'x'\n[types]\n")
    for target in ("out.csv", "run/"):
        refused = code(dateline, "-o", target)
        assert refused.code == 2
        assert "DL-B016" in refused.err
        assert not (report.parent / target).exists()


def test_explain_tells_the_example_that_is_most_alike(report: Path, dateline: Dateline) -> None:
    done = dateline("explain", "report.txt", "--published", "2024-03-05", "--codebook", "water.toml")
    assert done.code == 0
    assert "codebook water-1 reads SABOTAGE" in done.out
    assert "its example that is most like it: " in done.out


def test_the_setting_in_the_file_does_the_same(report: Path, dateline: Dateline) -> None:
    (report.parent / "dateline.toml").write_text('codebook = "water.toml"\n')
    rows = [json.loads(line) for line in dateline("code", "report.txt", "--published", "2024-03-05").out.splitlines()]
    assert {row["codebook"] for row in rows} == {"water-1"}


def test_show_prints_plover_and_own_types(report: Path, dateline: Dateline) -> None:
    plover = dateline("codebook", "show")
    assert "ASSAULT" in plover.out and "third-party" in plover.out
    own = dateline("codebook", "show", "water.toml")
    assert "SHUTOFF" in own.out and "- The bank [cut] its interest rate by half a point." in own.out
