"""The coder must not get worse on the bundled reports than `pinned.toml` says."""

import tomllib
from pathlib import Path

import pytest

from dateline.running.evaluate import evaluate

PINNED = tomllib.loads((Path(__file__).parent / "pinned.toml").read_text("utf-8"))


@pytest.fixture(scope="session")
def evaluation(gold, rows):
    return evaluate(gold, rows)


def test_every_report_is_coded_and_gives_events(coded, gold):
    assert set(coded) == {article.id for article in gold}
    assert all(report.events for report in coded.values())


def test_event_f1_is_at_least_the_pinned_value(evaluation):
    assert evaluation.events.f1 >= PINNED["events"]["f1"], evaluation.events


@pytest.mark.parametrize("field", PINNED["fields"])
def test_field_is_at_least_as_often_right_as_pinned(evaluation, field):
    assert evaluation.fields[field].value >= PINNED["fields"][field], evaluation.fields[field]
