"""A small codebook on conflict over water: learned from its sentences, applied to a report."""

from pathlib import Path

import numpy as np
import pytest

import dateline
from dateline.codebook.own import read_own
from dateline.coding.own import load_learned
from dateline.coding.own.samples import Kind
from dateline.parsing import DEFAULT_MODEL
from dateline.records import SpanRole
from dateline.running.codebook_check import check_codebook
from dateline.settings import Settings

WATER = Path(__file__).parents[2] / "codebook" / "water.toml"
REPORT = (
    "VELDA, March 5 - Turkish soldiers shut the sluice gates above the Syrian town of Ain Issa on Sunday.\n"
    "Militants blew up a pumping station near Mosul, Iraqi police said.\n"
    "Iran will sign a treaty on sharing the Helmand river with Afghanistan next week.\n"
    "The Kenyan ministry shut its press office for the holidays.\n"
)


@pytest.fixture(scope="module")
def learned():
    return load_learned(read_own(WATER), DEFAULT_MODEL)


@pytest.fixture(scope="module")
def water():
    return dateline.load(Settings(codebook=WATER))


@pytest.fixture(scope="module")
def events(water):
    return water.code(REPORT, published="2024-03-05").events


def found(events, name):
    return next(event for event in events if event.event_type == name)


def test_the_act_comes_out_as_the_users_type_with_all_the_rest(events):
    event = found(events, "SHUTOFF")
    assert (event.trigger, str(event.act), event.event_mode, event.status) == ("shut", "SHUTOFF", None, "occurred")
    assert (event.codebook, event.quad_class, event.score, event.cameo_code) == ("water-1", 4, -7.0, "172")
    assert [actor.country for actor in event.actors] == ["TUR"]
    assert event.date_start.isoformat() == "2024-03-03"
    assert event.model_id.endswith("+own-" + read_own(WATER).digest[:8])
    assert any("most like it" in reason for reason in event.why)


def test_an_announced_act_keeps_its_type(events):
    event = found(events, "WATER_PACT")
    assert (str(event.act), event.status) == ("WATER_PACT", "planned")


def test_who_says_so_is_read_as_always(events):
    assert "police" in found(events, "SABOTAGE").attribution.speaker_text


def test_a_near_miss_is_no_event(events):
    assert not any("press office" in event.text for event in events)


def test_no_event_is_of_a_type_of_plover(events):
    names = {each.name for each in read_own(WATER).types}
    assert {event.event_type for event in events} <= names


def test_the_same_file_gives_the_same_chances(learned):
    again = load_learned.__wrapped__(read_own(WATER), DEFAULT_MODEL)
    assert np.array_equal(again.lesson.held_out, learned.lesson.held_out)
    rows = learned.lesson.rows
    assert np.array_equal(again.model.chances(rows), learned.model.chances(rows))


def test_where_the_sides_stand_is_learned_from_the_marks(learned):
    assert learned.sides["SHUTOFF"]["agent:by>pobj"] is SpanRole.ACTOR
    assert learned.sides["SHUTOFF"]["prep:to>pobj"] is SpanRole.RECIPIENT


def test_no_word_is_judged_by_what_was_learned_from_its_sentence(learned):
    samples = learned.lesson.samples
    assert len(samples) == len(learned.lesson.held_out) == len(learned.lesson.rows)
    examples = [one for one in samples if one.kind is Kind.EXAMPLE]
    fitted = learned.model.chances(learned.lesson.rows[: len(examples)])
    labels = [one.label for one in examples]
    known = fitted[range(len(examples)), labels].mean()
    unknown = learned.lesson.held_out[range(len(examples)), labels].mean()
    assert known > unknown + 0.1


def test_the_check_counts_every_example_once(learned):
    check = check_codebook(learned)
    assert [score.examples for score in check.types] == [8, 8, 8, 8, 8]
    for score in check.types:
        missed = [one for one in check.mistakes if one.right == score.name]
        assert score.right + len(missed) == score.examples
        taken = [one for one in check.mistakes if one.read_as == score.name]
        assert score.taken == len(taken)
    overall = check.overall
    assert overall.right == sum(score.right for score in check.types)
    assert overall.recall >= 0.4
    assert check.ordinary_taken <= 0.03 * check.ordinary
