"""The table of all tasks: figures found in what the scorers print, and marked against what must be reached."""

import json
import tomllib

import pytest
from bench import HERE, Figure, find_value, measure, print_table
from predict import TASKS


@pytest.mark.parametrize(
    ("where", "value"),
    [({"at": "a.b.1"}, 0.5), ({"at": "a.missing"}, None), ({"pattern": r"never ([\d.]+)"}, None)],
)
def test_a_figure_is_found_by_its_path(where, value):
    assert find_value(json.dumps({"a": {"b": [0.1, 0.5]}}), where) == value


def test_a_figure_is_found_by_a_pattern():
    assert find_value("root  n 9  macro-F1 0.75  answered 8", {"pattern": r"root .*?macro-F1 ([\d.]+)"}) == 0.75


@pytest.mark.parametrize(
    ("value", "reach", "lower", "mark"),
    [
        (0.6, 0.5, False, "reached"),
        (0.4, 0.5, False, "BELOW"),
        (0.4, 0.5, True, "reached"),
        (None, 0.5, False, "failed"),
    ],
)
def test_the_mark_says_how_a_figure_stands(value, reach, lower, mark):
    assert Figure("run", "measure", value, reach, lower, 1.0).mark == mark


def test_every_run_names_a_task_that_can_be_predicted():
    runs = tomllib.loads((HERE / "bench.toml").read_text())["run"]
    assert {run["task"] for run in runs} <= {*TASKS, "linking"}
    assert len({run["name"] for run in runs}) == len(runs)


def test_the_table_says_that_it_is_the_development_half(capsys):
    print_table([Figure("geo", "F1", 0.71234, None, False, 2.0), Figure("geo", "P", None, 0.9, False, 2.0)])
    printed = capsys.readouterr().out
    assert "development half" in printed
    assert "0.712" in printed and ">= 0.9" in printed and "failed" in printed


def test_a_scorer_that_fails_is_told_and_leaves_no_figure(tmp_path, capsys):
    (tmp_path / "scorer.py").write_text("raise SystemExit('no such measure')")
    (tmp_path / "given.jsonl").write_text("")
    run = {
        "name": "times",
        "task": "timex",
        "input": "given.jsonl",
        "scorer": ["scorer.py", "{gold}", "{pred}"],
        "measures": [{"name": "value F1", "at": "value"}],
    }
    (figure,) = measure(run, tmp_path, tmp_path)
    assert figure.value is None
    assert "no such measure" in capsys.readouterr().err
