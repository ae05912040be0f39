import pytest

from dateline.coding.status.clause import phrase_negation, read_clause


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("The rebels *attacked the town.", "past"),
        ("The rebels *attack the town every night.", "present"),
        ("The rebels have *attacked the town.", "present.perfect"),
        ("The rebels were *attacking the town.", "past.progressive"),
        ("The town was being *attacked.", "past.progressive"),
        ("The rebels will *attack the town.", "future"),
        ("The rebels won't *attack the town.", "future"),
        ("The rebels would have *attacked the town.", "would.perfect"),
        ("The rebels cannot *attack the town.", "can"),
        ("The rebels want to *attack the town.", "infinitive"),
    ],
)
def test_tense_and_aspect(starred, sentence, form):
    assert read_clause(starred(sentence)).form == form


def test_coordinated_verb_shares_its_partners_words(starred):
    clause = read_clause(starred("The minister will visit Cairo and *sign a treaty."))
    assert (clause.tense, clause.marker.text) == ("future", "will")


def test_coordinated_verb_with_a_tense_of_its_own_keeps_it(starred):
    assert read_clause(starred("The minister visited Cairo and *signed a treaty.")).tense == "past"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The army did not *attack.", "not"),
        ("The army never *attacked the town.", "never"),
        ("No troops were *sent to the island.", "No"),
        ("Nobody *attacked the town.", "Nobody"),
        ("The union no longer *backs the plan.", "no"),
        ("The court neither approved nor *rejected the plan.", "nor"),
    ],
)
def test_what_negates_the_act(starred, sentence, word):
    assert read_clause(starred(sentence)).negation.text == word


def test_empty_object_is_told_apart_from_negation(starred):
    clause = read_clause(starred("The two sides *reached no agreement."))
    assert clause.negation is None
    assert clause.emptied.text == "no"


def test_phrase_negation(starred):
    assert phrase_negation(starred("There were no *talks.")).text == "no"
    assert phrase_negation(starred("There were some *talks.")) is None
