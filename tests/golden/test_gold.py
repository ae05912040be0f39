"""The golden files are sound: they read, they match the bundled reports, and their annotations stand in the text."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dateline.demo import reports
from dateline.records import EventType
from dateline.running.golden import read_gold

GOLD = read_gold(Path(__file__).parent / "reports")
TEXTS = {report.article_id: report for report in reports()}
EVENTS = [pytest.param(article, event, id=f"{article.id}-{event.id}") for article in GOLD for event in article.events]


def test_every_bundled_report_is_annotated_in_its_own_words():
    assert {article.id: article.text for article in GOLD} == {key: report.text for key, report in TEXTS.items()}
    assert {article.id: article.published for article in GOLD} == {k: report.published for k, report in TEXTS.items()}


def test_all_sixteen_types_and_all_five_statuses_occur():
    events = [event for article in GOLD for event in article.events]
    assert {event.type for event in events} == set(EventType)
    assert len({event.status for event in events}) == 5
    assert 250 < sum(not event.optional for event in events) < 400


@pytest.mark.parametrize(("article", "event"), EVENTS)
def test_parties_and_speakers_are_words_of_the_article(article, event):
    for party in (*event.actors, *event.recipients):
        assert party.text is None or party.text in article.text
        assert party.text or party.name
    assert event.attributed_to is None or event.attributed_to in article.text


@pytest.mark.parametrize(("article", "event"), EVENTS)
def test_dates_lie_within_the_story(article, event):
    if event.date_start is None:
        return
    assert date(1979, 1, 1) <= event.date_start <= article.published + timedelta(days=150)
    if event.status == "occurred" and not event.status_also and event.type != "AGREE":
        assert event.date_start <= article.published


@pytest.mark.parametrize(("article", "event"), EVENTS)
def test_the_alternatives_are_alternatives(article, event):
    assert len(set(event.types)) == len(event.types)
    assert len(set(event.statuses)) == len(event.statuses)
    assert event.country is None or len(event.country) == 3


def test_the_mentions_of_an_act_come_after_its_first():
    for article in GOLD:
        order = [event.start for event in article.events]
        assert order == sorted(order)
