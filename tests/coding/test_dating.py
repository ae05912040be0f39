"""When each act took place: its clause, the same act elsewhere, the incident, the story."""

from datetime import date

import pytest

from dateline.records import DateBasis
from dateline.running.coder import load

PUBLISHED = date(2019, 5, 16)  # a Thursday


@pytest.fixture(scope="module")
def coder():
    return load()


def events(coder, text):
    return {event.trigger: event for event in coder.code(text, published=PUBLISHED).events}


def test_an_act_without_a_day_has_the_day_that_is_told_of_it_elsewhere(coder):
    told = events(
        coder,
        "Police in Kenya said on Thursday they had arrested the Ugandan editor Moses Okello.\n\n"
        "The editor was charged with libel.\n\n"
        "Officers arrested Okello on Tuesday at his home.",
    )
    assert told["arrested"].date_start == date(2019, 5, 14)


def test_a_coming_visit_has_the_day_that_is_told_of_it_further_down(coder):
    told = coder.code(
        "The upcoming visit of Peru's president to Brazil is expected to ease tensions.\n\n"
        "Peru's president will visit Brazil on May 24, his office said.",
        published=PUBLISHED,
    )
    assert {event.date_start for event in told.events if event.trigger == "visit"} == {date(2019, 5, 24)}


def test_violence_is_of_the_day_of_the_incident_not_of_the_day_it_is_told_on(coder):
    told = events(
        coder,
        "Survivors spoke to reporters on Thursday. Rebels attacked the Malian army camp on Monday.\n\n"
        "The rebels shot two Malian guards at the gate, they recalled.",
    )
    assert told["shot"].date_start == date(2019, 5, 13)
    assert any("day of the incident" in reason for reason in told["shot"].why)


def test_an_act_without_any_day_is_of_the_day_of_the_news_and_says_so(coder):
    told = events(coder, "Norway's foreign minister met Kenya's president in Nairobi.")
    assert (told["met"].date_start, told["met"].date_basis) == (PUBLISHED, DateBasis.PUBLICATION)
    assert any("its clause names no day" in reason for reason in told["met"].why)


def test_of_two_dates_of_one_plan_the_better_supported_is_kept_and_the_other_noted(coder):
    told = coder.code(
        "Norway's prime minister plans to visit Kenya late this week, an aide said.\n\n"
        "Norway's prime minister will visit Kenya on May 22, his office said.",
        published=PUBLISHED,
    )
    plans = [event for event in told.events if event.trigger == "visit"]
    assert {event.date_start for event in plans} == {date(2019, 5, 22)}
    assert any("contradicts itself" in reason for event in plans for reason in event.why)
