"""Whole events from single sentences: type, act, status, parties, date, place, speaker, evidence."""

import pytest

PUBLISHED = "2024-03-05"  # a Tuesday


@pytest.fixture(scope="module")
def events(coder):
    def code(text):
        return coder.code(text, published=PUBLISHED).events

    return code


def only(found, event_type):
    return next(event for event in found if event.event_type == event_type)


def test_a_meeting_has_all_sides_as_actors_and_its_own_day(events):
    event = only(events("French President Emmanuel Macron met Kenyan President William Ruto on Monday."), "CONSULT")
    assert [actor.country for actor in event.actors] == ["FRA", "KEN"]
    assert event.recipients == ()
    assert event.date_start.isoformat() == "2024-03-04"
    assert event.status == "occurred"
    assert event.quad_class == 1


def test_an_announced_visit_is_an_agreement_whose_act_is_a_planned_visit(events):
    event = only(events("German Chancellor Olaf Scholz will visit Japan next week."), "AGREE")
    assert (event.act, event.event_mode, event.status) == ("CONSULT", "visit", "planned")
    assert event.actors[0].country == "DEU"
    assert any("only announced" in reason for reason in event.why)


def test_an_arrest_has_actor_recipient_and_mode(events):
    event = only(events("Turkish police arrested 12 opposition lawmakers in Ankara on Sunday."), "COERCE")
    assert event.event_mode == "arrest"
    assert (event.actors[0].country, event.actors[0].sector) == ("TUR", "COP")
    assert event.recipients
    assert event.date_start.isoformat() == "2024-03-03"


def test_the_speaker_of_a_report_is_kept(events):
    event = only(events("Rebels attacked an army base in the north of Mali, the defence ministry said."), "ASSAULT")
    assert event.attribution is not None
    assert "ministry" in event.attribution.speaker_text


def test_evidence_points_into_the_text(coder):
    text = "Chinese troops crossed the border. India accused China of aggression on Monday."
    report = coder.code(text, published=PUBLISHED)
    assert report.events
    for event in report.events:
        trigger = next(span for span in event.spans if span.role == "trigger")
        assert text[trigger.start : trigger.end] == event.trigger
        for actor in event.actors:
            assert text[actor.start : actor.end] == actor.text


def test_the_same_text_gives_the_same_ids(events):
    text = "Egypt condemned the attack. Jordan urged both sides to stop."
    assert [event.event_id for event in events(text)] == [event.event_id for event in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The home team won the match by two goals on Saturday.",
        "Shares rose four percent after the bank raised its forecast.",
        "Heavy rain is expected in the south until Thursday.",
    ],
)
def test_sport_business_and_weather_give_no_event(events, text):
    assert events(text) == ()


def test_a_lower_threshold_gives_more_events(coder):
    from dateline.coding.assembling import code_article
    from dateline.parsing import parse
    from dateline.reading import from_text
    from dateline.resolving.article import resolve

    text = "Iran hopes to hold talks with Iraq. Qatar may support the plan. Oman proposed a deal."
    resolved = resolve(next(parse([from_text(text, published=PUBLISHED)])), coder.knowledge)
    assert len(code_article(resolved, min_confidence=0.0)) > len(code_article(resolved, min_confidence=0.9))


def test_parties_are_what_they_were_on_the_day_of_the_act(coder):
    text = "On May 3, 2011, Biden met the Iraqi president in Baghdad. On Sunday Biden met students in Ohio."
    past, recent = coder.code(text, published="2025-03-04").events
    assert [(actor.name, actor.sector) for actor in past.actors] == [("Joe Biden", "GOV"), ("Jalal Talabani", "GOV")]
    assert recent.actors[0].sector == "ELI"
