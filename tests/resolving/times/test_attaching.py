"""Which time belongs to which act."""

from datetime import date

import pytest

from dateline.parsing import parse
from dateline.records import Article
from dateline.resolving.times import read_times
from dateline.resolving.times.attaching import attach_time, fallback_day, story_day

PUBLISHED = date(2019, 5, 16)  # a Thursday


def read(text):
    parsed = next(iter(parse([Article("a", text, published=PUBLISHED)])))
    return parsed, read_times(text, PUBLISHED)


def attached(text, trigger):
    parsed, times = read(text)
    token = next(token for token in parsed.doc if token.text == trigger)
    return attach_time(times, token, parsed)


@pytest.mark.parametrize(
    ("text", "trigger", "time"),
    [
        ("Rebels attacked the port on Monday.", "attacked", "Monday"),
        ("On Monday, rebels attacked the port.", "attacked", "Monday"),
        ("The two ministers met in Oslo last week.", "met", "last week"),
        ("The government has decided to send troops in June.", "send", "June"),
        ("The attack, which took place on Sunday, killed four soldiers.", "attack", "Sunday"),
        ("Police arrested nine men and closed the square on Tuesday.", "arrested", "Tuesday"),
        ("She wants to leave by Saturday.", "leave", "Saturday"),
    ],
)
def test_an_act_has_the_time_of_its_own_clause(text, trigger, time):
    span = attached(text, trigger)
    assert span is not None
    assert span.text == time


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police said on Monday that rebels attacked the port.", "attacked"),
        ("Rebels attacked the port. Police came on Monday.", "attacked"),
        ("Rebels attacked the port every Friday.", "attacked"),
        ("The mayor backed Thursday's strike.", "backed"),
    ],
)
def test_the_time_of_another_clause_is_not_taken(text, trigger):
    assert attached(text, trigger) is None


def test_a_deadline_leaves_the_days_up_to_it():
    span = attached("The troops will withdraw by May 20.", "withdraw")
    assert (span.first_day, span.last_day) == (PUBLISHED, date(2019, 5, 20))


def test_a_range_is_attached_as_one():
    span = attached("The leaders will meet from May 20 to May 22.", "meet")
    assert (span.first_day, span.last_day, span.rule) == (date(2019, 5, 20), date(2019, 5, 22), "range")


def test_what_was_said_on_monday_falls_back_on_monday():
    parsed, times = read("Police said on Monday that rebels had attacked the port.")
    attacked = next(token for token in parsed.doc if token.text == "attacked")
    assert fallback_day(times, attacked, parsed) == date(2019, 5, 13)


def test_the_news_is_of_the_day_that_the_first_sentences_name():
    parsed, times = read("The ministers signed a treaty on Tuesday. It ends the war. They shook hands.")
    assert story_day(times, parsed) == date(2019, 5, 14)
    parsed, times = read("The ministers signed a treaty. They shook hands.")
    assert story_day(times, parsed) == PUBLISHED


def test_a_day_carries_over_to_the_next_sentence_of_its_paragraph():
    parsed, times = read("Rain fell on Thursday. On May 2 the rebels took the port. They burned nine ships.")
    burned = next(token for token in parsed.doc if token.text == "burned")
    assert fallback_day(times, burned, parsed) == date(2019, 5, 2)


def test_a_plan_has_the_coming_day_that_was_mentioned():
    parsed, times = read("The envoy will come on May 20. He will meet the queen.")
    meet = next(token for token in parsed.doc if token.text == "meet")
    assert fallback_day(times, meet, parsed, planned=True) == date(2019, 5, 20)
    assert attach_time(times, meet, parsed) is None
