"""Figures go to the event that they belong to."""

import pytest


@pytest.fixture(scope="module")
def code(coder):
    def run(text):
        return {event.trigger: event for event in coder.code(text, published="2024-03-05").events}

    return run


def told(event):
    return [(str(figure.kind), figure.low, figure.high) for figure in event.figures]


def test_each_figure_belongs_to_the_event_of_its_kind(code):
    events = code("Police arrested dozens of protesters in Cairo after 3,000 demonstrators marched to parliament.")
    assert told(events["arrested"]) == [("arrested", 24, 99)]
    assert told(events["marched"]) == [("crowd", 3000, 3000)]


def test_the_verb_that_tells_the_figure_has_it(code):
    events = code("Israeli troops shot dead two Palestinians and wounded several others in Hebron.")
    assert told(events["shot"]) == [("dead", 2, 2)]
    assert told(events["wounded"]) == [("injured", 3, 9)]


def test_figures_of_a_sentence_without_a_fitting_event_belong_to_none(code):
    events = code("The French foreign minister visited Norway and met 12 people who were wounded.")
    assert events
    assert all(event.figures == () for event in events.values())


def test_nobody_is_a_figure(code):
    (event,) = code("No one was hurt when rebels attacked the army base in Mali.").values()
    assert told(event) == [("injured", 0, 0)]
    assert event.why[-1] == 'injured 0 from "No one"'


def test_figures_lie_on_the_text(coder):
    text = "Norway sent aid. At least 12 people were killed when gunmen attacked a market in Lagos on Monday."
    figures = [figure for event in coder.code(text, published="2024-03-05").events for figure in event.figures]
    assert [text[figure.start : figure.end] for figure in figures] == ["At least 12"]
    assert figures[0].text == "At least 12"
    assert figures[0].high is None
