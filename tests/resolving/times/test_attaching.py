"""Which time belongs to which act."""

from datetime import date

import pytest

from dateline.parsing import parse
from dateline.records import Article
from dateline.resolving.times import read_times
from dateline.resolving.times.attaching import attach_time, fallback_time, story_day

PUBLISHED = date(2019, 5, 16)  # a Thursday


def read(text):
    parsed = next(iter(parse([Article("a", text, published=PUBLISHED)])))
    return parsed, read_times(text, PUBLISHED)


def attached(text, trigger, *, coming=False):
    parsed, times = read(text)
    token = next(token for token in parsed.doc if token.text == trigger)
    return attach_time(times, token, parsed, coming=coming)


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
        ("The plan was rejected in Monday's referendum.", "rejected", "Monday"),
        ("Donors froze all aid after the party formed a cabinet in March.", "froze", "March"),
        ("Rebels launched a campaign targeting churches on May 6.", "launched", "May 6"),
        ("Troops raided the town when the curfew ended in April.", "raided", "April"),
        ("She asked the president to dissolve parliament on Monday.", "asked", "Monday"),
        ("Guards were led to the raid in Lima Tuesday, a report said.", "raid", "Tuesday"),
        ("The firms helped the army in the 1980s.", "helped", "the 1980s"),
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
        ("The court tried the men for an attack in the port that was planned in 2000.", "tried"),
    ],
)
def test_the_time_of_another_clause_is_not_taken(text, trigger):
    assert attached(text, trigger) is None


def test_a_deadline_leaves_the_days_up_to_it():
    span = attached("The troops will withdraw by May 20.", "withdraw")
    assert (span.first_day, span.last_day) == (PUBLISHED, date(2019, 5, 20))


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("The envoy returned on Monday, two days after the attack.", "attack", date(2019, 5, 11)),
        ("The call came on Tuesday, five days after a court jailed the editor.", "jailed", date(2019, 5, 9)),
        ("The meeting came two days after a deal between the parties.", "deal", date(2019, 5, 14)),
        ("The minister quit two days after the vote on May 6.", "quit", date(2019, 5, 8)),
        ("The minister resigned a day before the May 6 vote.", "resigned", date(2019, 5, 5)),
        ("The army called up reserves the day before it attacked the port on May 6.", "called", date(2019, 5, 5)),
        ("It is six weeks since the mayor resigned.", "resigned", date(2019, 4, 4)),
        ("The minister spoke on Wednesday on the eve of the summit in Oslo.", "summit", date(2019, 5, 16)),
    ],
)
def test_an_act_can_be_counted_from_another_act(text, trigger, day):
    span = attached(text, trigger)
    assert (span.first_day, span.anchor) == (day, "event")


def test_days_before_an_act_are_an_interval():
    span = attached("The envoy met the king days before the truce was signed on May 10.", "met")
    assert (span.first_day, span.last_day) == (date(2019, 5, 3), date(2019, 5, 9))


def test_a_weekday_lies_on_the_side_that_the_status_says():
    text = "All signs pointed to the mayor backing the strike on Friday."
    assert attached(text, "backing").first_day == date(2019, 5, 10)
    coming = attached(text, "backing", coming=True)
    assert (coming.first_day, coming.alternatives[0]) == (date(2019, 5, 17), "2019-05-10")


def test_a_plan_for_this_week_lies_ahead():
    span = attached("The two are expected to sign a treaty this week.", "sign", coming=True)
    assert (span.first_day, span.last_day) == (PUBLISHED, date(2019, 5, 19))


def test_a_plan_takes_the_coming_day_of_its_sentence():
    text = "The bloc is to grant trade rights to Ukraine during a summit, to be held on Friday in Kiev."
    assert attached(text, "grant", coming=True).first_day == date(2019, 5, 17)


def test_since_does_not_stretch_the_act_that_began_it():
    span = attached("The island has been divided since 1974, when troops occupied the north.", "occupied")
    assert span.last_day == date(1974, 12, 31)


def test_a_range_is_attached_as_one():
    span = attached("The leaders will meet from May 20 to May 22.", "meet")
    assert (span.first_day, span.last_day, span.rule) == (date(2019, 5, 20), date(2019, 5, 22), "range")


def test_what_was_said_on_monday_falls_back_on_monday():
    parsed, times = read("Police said on Monday that rebels had attacked the port.")
    attacked = next(token for token in parsed.doc if token.text == "attacked")
    assert fallback_time(times, attacked, parsed).first_day == date(2019, 5, 13)


def test_the_news_is_of_the_day_that_the_first_sentences_name():
    parsed, times = read("The ministers signed a treaty on Tuesday. It ends the war. They shook hands.")
    assert story_day(times, parsed) == date(2019, 5, 14)
    parsed, times = read("The ministers signed a treaty. They shook hands.")
    assert story_day(times, parsed) == PUBLISHED


def test_a_day_carries_over_to_the_next_sentence_of_its_paragraph():
    parsed, times = read("Rain fell on Thursday. On May 2 the rebels took the port. They burned nine ships.")
    burned = next(token for token in parsed.doc if token.text == "burned")
    assert fallback_time(times, burned, parsed).first_day == date(2019, 5, 2)


def test_a_plan_has_the_coming_day_that_was_mentioned():
    parsed, times = read("The envoy will come on May 20. He will meet the queen.")
    meet = next(token for token in parsed.doc if token.text == "meet")
    assert fallback_time(times, meet, parsed, planned=True).first_day == date(2019, 5, 20)
    assert attach_time(times, meet, parsed) is None
