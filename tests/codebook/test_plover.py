"""PLOVER as data: quad classes, scores, CAMEO codes, announced types, and the stories that the typing model sees."""

import pytest

from dateline.codebook import load_codebook
from dateline.records import EventType

BOOK = load_codebook()


@pytest.mark.parametrize(
    ("quad_class", "names"),
    [
        (1, "AGREE CONSULT SUPPORT CONCEDE"),
        (2, "COOPERATE AID RETREAT"),
        (3, "REQUEST ACCUSE REJECT THREATEN"),
        (4, "PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    ],
)
def test_quad_classes(quad_class, names):
    assert {kind for kind in EventType if BOOK.quad_class(kind) == quad_class} == {EventType(n) for n in names.split()}


def test_cooperation_scores_up_and_conflict_down():
    for kind in EventType:
        score = BOOK.score(kind, None)
        assert -10 <= score <= 10
        assert score > 0 if BOOK.quad_class(kind) <= 2 else score <= 0


@pytest.mark.parametrize(
    ("kind", "mode", "score"),
    [
        ("ACCUSE", None, -3),
        ("ASSAULT", "unconventional", -10),
        ("COERCE", "martial-law", -7.5),
        ("CONSULT", "visit", 4),
        ("RETREAT", "disarm", 10),
        ("REQUEST", "assist", 0.5),
        ("AID", "no such mode", 10),
    ],
)
def test_a_mode_may_score_differently_from_its_type(kind, mode, score):
    assert BOOK.score(EventType(kind), mode) == score


def test_modes_keep_to_their_side_of_zero():
    for (kind, mode), rule in BOOK.modes.items():
        if kind is EventType.REQUEST:
            continue
        assert rule.score * BOOK.score(kind, None) > 0, (kind, mode)


@pytest.mark.parametrize(
    ("kind", "mode", "code"),
    [
        ("CONSULT", None, "04"),
        ("CONSULT", "phone", "041"),
        ("PROTEST", "strike", "143"),
        ("COERCE", "curfew", "1723"),
        ("ASSAULT", "destroy", "1712"),
        ("SANCTION", "no such mode", "16"),
    ],
)
def test_cameo_codes(kind, mode, code):
    assert BOOK.cameo_code(EventType(kind), mode) == code


def test_cameo_codes_are_digits():
    codes = [rule.cameo for rule in BOOK.types.values()] + [rule.cameo for rule in BOOK.modes.values()]
    assert [code for code in codes if not (code.isdigit() and 2 <= len(code) <= 4)] == []


@pytest.mark.parametrize(
    ("act", "announced"),
    [
        ("CONSULT", "AGREE"),
        ("SUPPORT", "AGREE"),
        ("COOPERATE", "AGREE"),
        ("AID", "AGREE"),
        ("RETREAT", "CONCEDE"),
        ("CONCEDE", "CONCEDE"),
        ("PROTEST", "PROTEST"),
        ("ASSAULT", "ASSAULT"),
    ],
)
def test_an_announced_act_has_the_type_of_its_announcement(act, announced):
    assert BOOK.announced_type(EventType(act)) is EventType(announced)


def test_only_acts_done_to_somebody_need_a_recipient():
    needing = {kind for kind, rule in BOOK.types.items() if rule.needs_recipient}
    assert needing == {EventType.COOPERATE, EventType.AID, EventType.SANCTION}


def test_the_typing_model_is_told_of_37_stories():
    assert len(BOOK.story_words) == 37
    assert all(words and all(word == word.lower() for word in words) for words in BOOK.story_words.values())


def test_one_word_of_a_story_may_be_chance():
    first, second = sorted(BOOK.story_words["election"])[:2]
    assert "election" not in BOOK.stories(frozenset({first}))
    assert "election" in BOOK.stories(frozenset({first, second}))


def test_a_text_without_a_story_has_none():
    assert BOOK.stories(frozenset({"tailor", "cloth"})) == ()
