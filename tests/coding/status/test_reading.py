import pytest

from dateline.coding.status import Factuality, find_trigger, read_status
from dateline.parsing import load_pipeline
from dateline.records import Status


@pytest.mark.parametrize(
    ("sentence", "status", "cue"),
    [
        ("Rebels *attacked the border post at dawn on Sunday.", Status.OCCURRED, "attacked"),
        ("The foreign minister has *met his counterpart.", Status.OCCURRED, "has"),
        ("The rebels managed to *capture the bridge.", Status.OCCURRED, "managed"),
        ("Troops are *patrolling the harbour.", Status.ONGOING, "are"),
        ("The minister is currently *visiting Nairobi.", Status.ONGOING, "is"),
        ("The chancellor will *visit Ankara next week.", Status.PLANNED, "will"),
        ("The two leaders are expected to *meet in Oslo in May.", Status.PLANNED, "expected"),
        ("The premier promised to *send troops to the island.", Status.PLANNED, "promised"),
        ("The planned *visit was announced in Lima.", Status.PLANNED, "planned"),
        ("The army might *attack the convoy.", Status.HYPOTHETICAL, "might"),
        ("If the talks fail, the union could *impose sanctions.", Status.HYPOTHETICAL, "could"),
        ("The possibility of an *attack worries the town.", Status.HYPOTHETICAL, "possibility"),
        ("The police denied *beating the student.", Status.DENIED, "denied"),
        ("The general did not *order the raid.", Status.DENIED, "not"),
        ("No talks were *held on Friday.", Status.DENIED, "No"),
        ("The company failed to *deliver the aid.", Status.DENIED, "failed"),
    ],
)
def test_status_and_the_word_that_decides(starred, sentence, status, cue):
    reading = read_status(starred(sentence))
    assert (reading.status, reading.cue) == (status, cue)


def test_reading_names_its_cue_by_token_and_gives_reasons(starred):
    trigger = starred("The chancellor will *visit Ankara next week.")
    reading = read_status(trigger)
    assert trigger.doc[reading.cue_token].text == "will"
    assert reading.why[0].startswith('"will"')


def test_chances_add_up_and_the_score_stays_on_its_scale(starred):
    reading = read_status(starred("The court may *order his arrest."))
    assert sum(reading.probabilities.values()) == pytest.approx(1.0)
    assert set(reading.probabilities) == set(Status)
    assert -3.0 <= reading.score <= 3.0


def test_score_falls_from_fact_to_possibility_to_denial(starred):
    fact = read_status(starred("The army *attacked the convoy."))
    open_ = read_status(starred("The army might *attack the convoy."))
    denied = read_status(starred("The army did not *attack the convoy."))
    assert fact.score > open_.score > denied.score
    assert (fact.factuality, open_.factuality, denied.factuality) == (
        Factuality.OCCURRED,
        Factuality.UNCERTAIN,
        Factuality.NEGATED,
    )


def test_negation_inside_the_act_denies_nothing(starred):
    trigger = starred("The guards did not *allow the march.")
    assert read_status(trigger).status is Status.DENIED
    assert read_status(trigger, extent=(trigger.i - 2, trigger.i + 1)).status is Status.OCCURRED


def test_same_sentence_same_reading(starred):
    sentence = "Officials announced that the envoy would *travel to Cairo on Tuesday."
    assert read_status(starred(sentence)) == read_status(starred(sentence))


def test_trigger_of_several_words_is_the_word_they_hang_on():
    text = "The rebels agreed to meet the envoy."
    doc = load_pipeline()(text)
    start = text.index("agreed")
    assert find_trigger(doc, start, start + len("agreed to meet")).text == "agreed"
    assert find_trigger(doc, start + 3, start + 4).text == "agreed"
    assert find_trigger(doc, len(text) + 5, len(text) + 9) is None


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Police searched the house, *arresting nobody.", Status.DENIED),
        ("Officers *arrested no one in the raid.", Status.DENIED),
        ("Police raided the camp without *arresting anyone.", Status.DENIED),
        ("The army did not only *attack the port but held it.", Status.OCCURRED),
        ("The appeal came on the eve of a *visit by the king.", Status.PLANNED),
        ("The premier said earlier that the force will complete its *withdrawal by May.", Status.PLANNED),
    ],
)
def test_what_is_easily_misread(starred, sentence, status):
    assert read_status(starred(sentence)).status is status
