"""What a user gets wrong ends with a message that says what, where and what next, and with the right exit code."""

from pathlib import Path

import duckdb
import pytest
from answers import Dateline


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["cod", "x"], 2, "Did you mean 'code'?"),
        (["code", "x.txt", "--statsu", "occurred"], 2, "--status"),
        (["code"], 2, "Missing argument 'INPUT"),
        (["code", "none.txt"], 2, "none.txt"),
        (["code", "a.txt", "--status", "ocurred"], 2, "did you mean occurred?"),
        (["code", "a.txt", "--type", "protests"], 2, "did you mean PROTEST?"),
        (["code", "a.txt", "--published", "yesterday"], 2, "no value for published"),
        (["code", "a.txt", "--min-confidence", "7"], 2, "less than or equal to 1"),
        (["code", "a.txt", "-j", "0"], 2, "greater than or equal to 1"),
        (["code", "a.txt", "--columns", "body"], 2, "field=column"),
        (["code", "a.txt", "--input-format", "jsnl"], 2, "did you mean jsonl?"),
        (["code", "a.txt", "--format", "jsno"], 2, "did you mean jsonl?"),
        (["code", "a.txt", "--format", "csv", "-o", "b.csv"], 2, "leave out one of the two"),
        (["code", "a.txt", "-o", "b.json"], 2, "did you mean b.jsonl?"),
        (["code", "a.txt", "--config", "none.toml"], 2, "none.toml"),
        (["code", "a.txt", "-o", "a.txt/b.csv"], 1, "cannot be written"),
        (["code", "a.txt", "-o", "notes.duckdb"], 1, "is no DuckDB file"),
        (["code", "empty.txt"], 1, "empty.txt"),
        (["explain", "none.txt"], 2, "none.txt"),
        (["explain", "a.txt", "--article", "7"], 2, "there is no article '7'"),
        (["explain", "a.txt", "--format", "html"], 2, "text, json"),
        (["schema", "--format", "tabel"], 2, "did you mean table?"),
        (["status", "none"], 2, "there is no run here"),
    ],
)
def test_a_mistake_is_answered(arguments: list[str], code: int, said: str, tmp_path: Path, dateline: Dateline) -> None:
    (tmp_path / "a.txt").write_text("The ministers of Peru and Chile met in Lima on Friday.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "notes.duckdb").write_text("these are my notes")
    done = dateline(*arguments)
    assert said in done.err
    assert done.code == code
    assert done.out == ""
    assert "Traceback" not in done.err


def test_an_error_tells_its_number_place_and_next_step(tmp_path: Path, dateline: Dateline) -> None:
    (tmp_path / "dateline.toml").write_text("proceses = 4")
    (tmp_path / "a.txt").write_text("They met.")
    assert dateline("code", "a.txt").err == (
        "DL-U002 there is no setting 'proceses'\n  where: dateline.toml\n  next:  did you mean processes?\n"
    )


def test_a_traceback_comes_only_when_asked_for(process: Dateline) -> None:
    assert "Traceback" not in process("code", "none.txt", "-v").err
    assert "Traceback" in process("code", "none.txt", "-vv").err


def test_a_locked_store_has_an_exit_code_of_its_own(tmp_path: Path, process: Dateline) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    with duckdb.connect(str(tmp_path / "events.duckdb")):
        done = process("code", "a.txt", "-o", "events.duckdb")
    assert done.code == 4
    assert "DL-S002 another process has the store open" in done.err


def test_a_message_cannot_steer_the_terminal(dateline: Dateline) -> None:
    done = dateline("code", "\x1b[2Jnone.txt")
    assert "none.txt" in done.err
    assert "\x1b" not in done.err
