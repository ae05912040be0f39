"""What counts as found, missed and wrong, told on one short article."""

import json
from datetime import date
from math import isclose

import pytest

from dateline.records import EventType, Status
from dateline.running.evaluate import Share, evaluate, evaluate_files
from dateline.running.golden import DamagedGold, GoldArticle, GoldEvent, GoldParty, read_gold
from dateline.running.predictions import DamagedPredictions, find_sentence

MET = "Ministers of Peru and Chile met in Lima on Monday."
VISIT = "The Peruvian minister will visit Santiago next week."
DENIAL = "Peru denied that it had threatened Chile."
TEXT = f"{MET} {VISIT}\n\n{DENIAL}"

PERU, CHILE = GoldParty("Peru", "Peru", "PER", "GOV"), GoldParty("Chile", "Chile", "CHL", "GOV")


def golden(trigger, kind, status="occurred", **more):
    start = TEXT.index(trigger)
    event_id = more.pop("id", trigger)
    return GoldEvent(event_id, start, start + len(trigger), trigger, EventType(kind), Status(status), **more)


MEETING = golden(
    "met",
    "CONSULT",
    actors=(PERU, CHILE),
    date_start=date(2024, 5, 6),
    date_end=date(2024, 5, 6),
    country="PER",
    reciprocal=True,
)
TRIP = golden("will visit", "AGREE", "planned", also=(EventType.CONSULT,), actors=(PERU,), recipients=(CHILE,))
THREAT = golden("threatened", "THREATEN", "denied", actors=(PERU,), recipients=(CHILE,), attributed_to="Peru")
ARTICLE = GoldArticle("lima", TEXT, (MEETING, TRIP, THREAT))


def row(sentence, kind, actors, recipients=(), **more):
    """Make an event row as `dateline code -o events.jsonl` writes it; parties are (name, country)."""
    cells = {"article_id": "lima", "event_type": kind, "status": "occurred", "text": sentence}
    for side, members in (("actor", actors), ("recipient", recipients)):
        cells[f"{side}_name"] = [name for name, _ in members]
        cells[f"{side}_country"] = [country for _, country in members]
    return cells | more


FOUND_MEETING = row(MET, "CONSULT", [("Peru", "PER"), ("Chile", "CHL")], date_start="2024-05-06", country="PER")
FOUND_TRIP = row(VISIT, "AGREE", [("Peru", "PER")], [("Chile", "CHL")], status="planned")
FOUND_THREAT = row(DENIAL, "THREATEN", [("Peru", "PER")], [("Chile", "CHL")], status="denied", attributed_to="Peru")


def score(*rows, article=ARTICLE):
    events = evaluate([article], rows).events
    return events.right, events.predicted, events.expected


def test_all_found_is_a_perfect_score():
    result = evaluate([ARTICLE], [FOUND_MEETING, FOUND_TRIP, FOUND_THREAT])
    assert result.events.f1 == 1
    assert {name: share.value for name, share in result.fields.items()} == {
        "status": 1,
        "date": 1,
        "place country": 1,
        "attribution": 1,
        "actor country": 1,
        "recipient country": 1,
        "mode": None,
    }
    assert not result.missed and not result.unexpected


def test_no_predictions_miss_everything():
    result = evaluate([ARTICLE], [])
    assert (result.events.right, result.events.predicted, result.events.expected) == (0, 0, 3)
    assert [missed.event.id for missed in result.missed] == ["met", "will visit", "threatened"]


def test_another_type_is_wrong_unless_the_gold_allows_it():
    assert score(FOUND_MEETING | {"event_type": "AID"}) == (0, 1, 3)
    assert score(FOUND_TRIP | {"event_type": "CONSULT"}) == (1, 1, 3)


def test_an_event_in_another_sentence_is_wrong():
    assert score(FOUND_MEETING | {"text": DENIAL}) == (0, 1, 3)


def test_a_sentence_is_found_again_however_it_is_spaced():
    assert score(FOUND_MEETING | {"text": MET.replace(" ", "\n ")}) == (1, 1, 3)


def test_other_parties_are_wrong():
    assert score(row(VISIT, "AGREE", [("Bolivia", "BOL")], [("Brazil", "BRA")])) == (0, 1, 3)


def test_one_right_party_is_enough_for_the_event_but_not_for_the_field():
    result = evaluate([ARTICLE], [row(VISIT, "AGREE", [("Peru", "PER")], [("Brazil", "BRA")])])
    assert result.events.right == 1
    assert result.fields["actor country"] == Share(1, 1)
    assert result.fields["recipient country"] == Share(0, 1)


def test_sides_may_change_places_in_a_meeting_only():
    assert score(row(MET, "CONSULT", [("Chile", "CHL")], [("Peru", "PER")])) == (1, 1, 3)
    assert score(row(VISIT, "AGREE", [("Chile", "CHL")], [("Peru", "PER")])) == (0, 1, 3)


def test_a_second_prediction_for_one_event_is_wrong():
    assert score(FOUND_TRIP, FOUND_TRIP) == (1, 2, 3)


def test_the_better_of_two_predictions_stands_for_the_event():
    wrong_status = FOUND_TRIP | {"status": "occurred"}
    assert evaluate([ARTICLE], [wrong_status, FOUND_TRIP]).fields["status"] == Share(1, 1)
    assert evaluate([ARTICLE], [FOUND_TRIP, wrong_status]).fields["status"] == Share(1, 1)


def test_an_optional_event_is_neither_missed_nor_wrong():
    article = GoldArticle("lima", TEXT, (golden("met", "CONSULT", actors=(PERU,), optional=True),))
    assert score(article=article) == (0, 0, 0)
    assert score(FOUND_MEETING, article=article) == (0, 0, 0)


def test_any_mention_finds_the_act_and_further_ones_do_not_count():
    again = golden("denied", "CONSULT", actors=(PERU,), same_as="met")
    article = GoldArticle("lima", TEXT, (MEETING, again))
    late = row(DENIAL, "CONSULT", [("Peru", "PER")])
    assert score(late, article=article) == (1, 1, 1)
    assert score(FOUND_MEETING, late, article=article) == (1, 1, 1)


def test_a_speech_act_may_be_attributed_to_its_own_speaker():
    praise = golden("will visit", "SUPPORT", actors=(PERU,))
    said = row(VISIT, "SUPPORT", [("Peru", "PER")], attributed_to="Peru")
    other = said | {"attributed_to": "Brazil"}
    article = GoldArticle("lima", TEXT, (praise,))
    assert evaluate([article], [said]).fields["attribution"] == Share(1, 1)
    assert evaluate([article], [other]).fields["attribution"] == Share(0, 1)


def test_scores_by_type_count_wrong_predictions_under_their_own_type():
    result = evaluate([ARTICLE], [FOUND_TRIP | {"event_type": "CONSULT"}, FOUND_MEETING | {"event_type": "AID"}])
    assert result.by_type[EventType.AGREE].recall == Share(1, 1)
    assert result.by_type[EventType.AID].precision == Share(0, 1)
    assert result.by_type[EventType.CONSULT].recall == Share(0, 1)


def test_predictions_on_other_articles_are_named_and_left_out():
    result = evaluate([ARTICLE], [FOUND_TRIP | {"article_id": "quito"}])
    assert result.unknown_articles == ("quito",)
    assert result.events.predicted == 0


def test_a_wilson_interval_is_that_of_the_textbook():
    low, high = Share(8, 10).interval
    assert isclose(low, 0.4902, abs_tol=1e-4) and isclose(high, 0.9433, abs_tol=1e-4)
    assert Share(0, 0).interval is None


def test_the_f1_interval_is_the_same_on_every_run_and_holds_the_f1():
    articles = [GoldArticle(str(number), TEXT, (TRIP,)) for number in range(8)]
    rows = [FOUND_TRIP | {"article_id": str(number)} for number in range(5)]
    first, second = evaluate(articles, rows), evaluate(articles, rows)
    assert first.f1_interval == second.f1_interval
    assert first.f1_interval[0] < first.events.f1 < first.f1_interval[1]


def test_sentences_that_repeat_are_found_at_every_place():
    assert find_sentence("He left.", "He left. She came. He  left.") == ((0, 8), (19, 28))


def test_a_sentence_may_end_inside_a_word_of_the_text():
    text = "They left soon.He stayed."
    assert find_sentence("He stayed.", text) == ((10, 25),)
    assert find_sentence("They left soon.", text) == ((0, 17),)


def test_files_are_read_and_scored(tmp_path):
    gold, predictions = tmp_path / "gold", tmp_path / "events.jsonl"
    gold.mkdir()
    (gold / "lima.json").write_text(json.dumps(GOLD_FILE), "utf-8")
    predictions.write_text(json.dumps(FOUND_TRIP) + "\n\n" + json.dumps(FOUND_MEETING) + "\n", "utf-8")
    assert evaluate_files(gold, predictions).events.right == 1


TRIGGER = TEXT.index("will visit")
GOLD_FILE = {
    "id": "lima",
    "text": TEXT,
    "events": [
        {
            "id": "e1",
            "start": TRIGGER,
            "end": TRIGGER + 10,
            "trigger": "will visit",
            "type": "AGREE",
            "status": "planned",
            "actors": [{"text": "The Peruvian minister", "country": "PER"}],
        }
    ],
}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"start": 0, "end": 10}, "does not stand at 0-10"),
        ({"type": "VISIT"}, "there is no type 'VISIT'"),
        ({"same_as": "e9"}, "no earlier event"),
        ({"date_start": "2024-05-06"}, "one end of an interval"),
        ({"date_start": "2024-05-06", "date_end": "2024-05-01"}, "ends before it starts"),
    ],
)
def test_gold_that_contradicts_itself_is_refused_with_the_file_and_the_reason(tmp_path, change, said):
    file = tmp_path / "lima.json"
    file.write_text(json.dumps(GOLD_FILE | {"events": [GOLD_FILE["events"][0] | change]}), "utf-8")
    with pytest.raises(DamagedGold, match="DL-U020") as caught:
        read_gold(file)
    assert said in str(caught.value) and "lima.json" in str(caught.value)


def test_gold_may_be_coded_by_types_of_ones_own(tmp_path):
    own = GOLD_FILE | {"events": [GOLD_FILE["events"][0] | {"type": "STATE_VISIT"}]}
    (tmp_path / "lima.json").write_text(json.dumps(own), "utf-8")
    sentence = VISIT if VISIT in GOLD_FILE["text"] else GOLD_FILE["text"]
    found = row(sentence, "STATE_VISIT", [("Peru", "PER")], status="planned")
    (tmp_path / "events.jsonl").write_text(json.dumps(found), "utf-8")
    evaluation = evaluate_files(tmp_path / "lima.json", tmp_path / "events.jsonl", types=["STATE_VISIT"])
    assert evaluation.by_type["STATE_VISIT"].right == 1


@pytest.mark.parametrize("line", ["not json", "[1]", json.dumps({"article_id": "lima", "event_type": "AID"})])
def test_a_line_that_is_no_event_row_is_refused(tmp_path, line):
    (tmp_path / "lima.json").write_text(json.dumps(GOLD_FILE), "utf-8")
    (tmp_path / "events.jsonl").write_text(line, "utf-8")
    with pytest.raises(DamagedPredictions, match="DL-U021"):
        evaluate_files(tmp_path, tmp_path / "events.jsonl")
