import pytest

from dateline.coding.status.assertion import rule_value
from dateline.coding.status.clause import read_clause
from dateline.coding.status.governors import MAX_LINKS, read_links


@pytest.mark.parametrize(
    ("sentence", "word", "frame", "meaning"),
    [
        ("The rebels refused to *meet the envoy.", "refused", "to", "refusal"),
        ("The police denied *beating the student.", "denied", "ing", "denial"),
        ("The premier said troops had *left.", "said", "that", "speech"),
        ("There is a possibility of an *attack on the base.", "possibility", "prepositional", "possible"),
        ("The *visit was called off.", "called", "object", "cancel"),
        ("It is unlikely that the council will *impose sanctions.", "is", "that", "doubt"),
        ("The two leaders are to *meet in June.", "are", "to", "be_to"),
        ("Turkey has yet to *send the aid.", "has", "to", "yet_to"),
    ],
)
def test_nearest_governing_word(starred, sentence, word, frame, meaning):
    link = read_links(starred(sentence))[0]
    assert (link.word.text, link.frame, link.meaning) == (word, frame, meaning)


def test_main_verb_hangs_on_nothing(starred):
    assert read_links(starred("Rebels *attacked the port.")) == []


def test_chain_is_bounded(starred):
    trigger = starred("He said she thought they hoped the army wanted to try to *leave.")
    assert len(read_links(trigger)) == MAX_LINKS


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The rebels managed to *hold the bridge.", "yes"),
        ("The rebels failed to *hold the bridge.", "no"),
        ("The rebels did not fail to *hold the bridge.", "yes"),
        ("The rebels agreed to *leave the bridge.", "plan"),
        ("The rebels did not agree to *leave the bridge.", "no"),
        ("The mayor asked the rebels to *leave the bridge.", "maybe"),
        ("The rebels left without *firing a shot.", "no"),
        ("The mayor knows that the rebels *left.", "yes"),
    ],
)
def test_rules_make_one_value_of_the_chain(starred, sentence, value):
    trigger = starred(sentence)
    assert rule_value(read_clause(trigger), read_links(trigger)) == value
