"""The last state of an incident, from all that was reported."""

from datetime import date

from dateline.linking.states import Reported, State, last_state

MONDAY, TUESDAY = date(2024, 5, 6), date(2024, 5, 7)


def test_the_report_published_last_counts():
    assert last_state([Reported(TUESDAY, 1, State.CANCELLED), Reported(MONDAY, 0, State.PLANNED)]) is State.CANCELLED


def test_who_met_later_than_planned_has_met():
    assert last_state([Reported(MONDAY, 0, State.OCCURRED), Reported(MONDAY, 0, State.POSTPONED)]) is State.OCCURRED


def test_a_later_denial_disputes_but_does_not_undo():
    assert last_state([Reported(MONDAY, 0, State.OCCURRED), Reported(TUESDAY, 1, State.DENIED)]) is State.OCCURRED


def test_a_denial_alone_stands():
    assert last_state([Reported(None, 0, State.DENIED)]) is State.DENIED
