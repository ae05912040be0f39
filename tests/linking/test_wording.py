"""Words for acts: one stem for all forms, families of near synonyms."""

import pytest

from dateline.linking.wording import family_of, same_family, same_field, stem


@pytest.mark.parametrize(
    "words",
    [
        ("announce", "announced", "announcing", "announcement", "announcements"),
        ("nominate", "nominated", "nomination"),
        ("shoot", "shot", "shooting"),
        ("plan", "planned", "planning"),
        ("kill", "killed", "killing"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(words):
    assert len({stem(word) for word in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("arrested", "detained"), ("strike", "raid"), ("sacked", "dismissal")])
def test_near_synonyms_are_of_one_family(one, other):
    assert same_family(one, other)


def test_words_of_one_field_need_not_be_one_act():
    assert same_field("killed", "died")
    assert not same_family("killed", "died")
    assert not same_field("killed", "elected")


def test_a_word_that_reports_seldom_use_has_no_family():
    assert family_of("gardening") is None
    assert same_family("gardening", "gardened")
