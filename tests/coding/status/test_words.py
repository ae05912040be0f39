from dateline.coding.status.words import LINK, NOUN, VERB, governing_words, look_up


def test_forms_of_a_listed_verb_share_its_class():
    assert look_up("refused", VERB, "to") == look_up("refusing", VERB, "to") == ("refusal", "refuse")


def test_frame_decides_where_a_word_means_two_things():
    assert look_up("told", VERB, "to") == ("request", "tell")
    assert look_up("told", VERB, "that") == ("speech", "tell")


def test_verb_with_particle():
    assert look_up("called off", VERB) == ("cancel", "call off")


def test_plural_noun():
    assert look_up("promises", NOUN) == ("commit", "promise")


def test_word_that_is_not_listed():
    assert look_up("zebra", NOUN) is None
    assert look_up("if", LINK) == ("condition", "if")


def test_list_is_large():
    assert sum(len(forms) for forms in governing_words().values()) > 2000
