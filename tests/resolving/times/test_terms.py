"""What the offices of the persons named say of the day of an article."""

from datetime import date

import pytest

from dateline.knowledge import load_knowledge
from dateline.parsing import parse
from dateline.records import Article
from dateline.resolving.actors import read_actors
from dateline.resolving.times.terms import office_facts


def facts_of(text, not_before=None):
    knowledge = load_knowledge()
    parsed = next(iter(parse([Article("a", text)])))
    return office_facts(read_actors(parsed, knowledge).mentions, text, knowledge, not_before)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("President Barack Obama spoke to reporters.", date(2009, 1, 20), date(2017, 1, 19)),
        ("Chancellor Angela Merkel met President Francois Hollande.", date(2012, 5, 15), date(2017, 5, 13)),
        ("President George W. Bush received British Prime Minister Tony Blair.", date(2001, 1, 20), date(2007, 6, 26)),
    ],
)
def test_persons_named_with_their_offices_held_them_then(text, first, last):
    facts = facts_of(text)
    assert max(fact.first_day for fact in facts) == first
    assert min(fact.last_day for fact in facts) == last


def test_a_second_term_begins_with_the_second_time_in_office():
    facts = facts_of("President Donald Trump began his second term with a speech.")
    assert max(fact.first_day for fact in facts) == date(2025, 1, 20)


def test_then_president_dates_its_own_sentence():
    text = "In May, then-President Joe Biden went to Rome."
    (fact,) = facts_of(text)
    assert (fact.first_day, fact.last_day) == (date(2021, 1, 20), date(2025, 1, 19))
    assert fact.start == text.index("President")


def test_a_former_president_is_named_after_the_end_of_the_time_in_office():
    (fact,) = facts_of("The dinner was given by former President Jimmy Carter.")
    assert fact.first_day == date(1981, 1, 19)
    assert fact.last_day == date.max


def test_times_that_ended_before_the_newest_day_count_for_nothing():
    assert facts_of("President Bill Clinton signed the bill.", not_before=date(2005, 3, 1)) == []


def test_a_person_named_without_an_office_says_nothing():
    assert facts_of("Obama waved to the crowd.") == []
