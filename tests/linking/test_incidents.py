"""Events of one article, and of several, that report the same act."""

from dataclasses import replace

import pytest

from dateline.linking import link_article, link_events


@pytest.fixture
def events(coder):
    def code(text, published="2024-03-05", article_id="a"):
        found = coder.code(text, published=published, article_id=article_id).events
        return tuple(replace(event, incident_id=None) for event in found)

    return code


def incidents(linked, event_type):
    return [event.incident_id for event in linked if event.event_type == event_type]


def test_an_arrest_told_twice_is_one_incident(events):
    found = events(
        "Turkish police arrested 12 lawmakers in Ankara. The lawmakers were detained by Turkish police on Sunday."
    )
    first, second = incidents(link_article(found), "COERCE")
    assert first == second


def test_the_same_act_on_other_people_is_another_incident(events):
    found = events(
        "Turkish police arrested 12 lawmakers in Ankara. Turkish police arrested a German reporter in Izmir."
    )
    first, second = incidents(link_article(found), "COERCE")
    assert first != second


def test_days_that_do_not_meet_part_two_meetings(events):
    found = events(
        "French President Emmanuel Macron met Kenyan President William Ruto on Monday. "
        "Macron met Ruto on 12 January 2023."
    )
    first, second = incidents(link_article(found), "CONSULT")
    assert first != second


def test_a_coming_meeting_is_not_the_one_that_was_held(events):
    found = link_article(
        events(
            "French President Emmanuel Macron met Kenyan President William Ruto. "
            "Macron will meet Ruto again, his office said."
        )
    )
    assert len({event.incident_id for event in found}) == len(found) > 1


def test_every_event_has_an_incident_and_the_same_one_on_every_run(events):
    found = events("Rebels shelled Goma on Friday. Congo accused Rwanda. Rwanda denied it and recalled its ambassador.")
    linked = link_article(found)
    assert all(event.incident_id for event in linked)
    assert linked == link_article(found)
    assert [event.event_id for event in linked] == [event.event_id for event in found]


def test_no_events_make_no_incidents():
    assert link_article(()) == ()
    assert list(link_events(())) == []


MEETING = "French President Emmanuel Macron met Kenyan President William Ruto on 4 March 2024."


def test_two_articles_on_the_same_meeting_of_the_same_day_share_an_incident(events):
    stream = (*events(MEETING, article_id="a"), *events("In Paris, " + MEETING, article_id="b"))
    first, second = incidents(link_events(stream), "CONSULT")
    assert first == second


@pytest.mark.parametrize(
    "other",
    [
        MEETING.replace("4 March", "9 April"),
        MEETING.replace(" on 4 March 2024", ""),
        MEETING.replace("Kenyan President William Ruto", "German Chancellor Olaf Scholz"),
    ],
    ids=["another day", "no day told", "another party"],
)
def test_across_articles_days_and_parties_must_be_told_and_agree(events, other):
    stream = (*events(MEETING, article_id="a"), *events(other, article_id="b"))
    first, second = incidents(link_events(stream), "CONSULT")
    assert first != second


def test_articles_leave_the_stream_before_the_last_has_come(events):
    def stream():
        yield from events(MEETING, article_id="a")
        yield from events(MEETING, article_id="b")
        raise AssertionError("read on although the first article is complete")

    assert next(link_events(stream())).article_id == "a"
