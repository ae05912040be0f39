"""Given mentions: incidents across articles, the state that each reports, the last state."""

from datetime import date

import pytest

from dateline.linking import GivenMention, State, link_mentions
from dateline.records import Article

QUAKE = (
    "A strong earthquake shook the town of Norcia in Italy, killing three people, rescuers said.",
    "Rescuers searched the ruins of Norcia after the earthquake in Italy that killed three people.",
    "Parliament in Oslo debated a bill on fishing quotas and cod exports.",
)


def link(*told):
    """Link the first occurrence of each word in its text; told: (text, word) or (text, word, day of publication)."""
    articles, mentions = [], []
    for number, (text, word, *published) in enumerate(told):
        start = text.index(word)
        articles.append(Article(f"a{number}", text, published=published[0] if published else None))
        mentions.append(GivenMention(f"m{number}", f"a{number}", start, start + len(word)))
    return link_mentions(articles, mentions)


def test_one_act_in_two_alike_articles_is_one_incident():
    first, second, third = link((QUAKE[0], "earthquake"), (QUAKE[1], "earthquake"), (QUAKE[2], "debated"))
    assert first.incident_id == second.incident_id != third.incident_id


def test_different_acts_of_one_story_stay_apart():
    first, second = link((QUAKE[0], "earthquake"), (QUAKE[1], "searched"))
    assert first.incident_id != second.incident_id


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("The ministers will meet in Doha on Friday.", "meet", State.PLANNED),
        ("The meeting in Doha was postponed for a week.", "meeting", State.POSTPONED),
        ("The meeting in Doha was called off at the last minute.", "meeting", State.CANCELLED),
        ("The talks fell through on Monday.", "talks", State.CANCELLED),
        ("The ministers met in Doha on Friday.", "met", State.OCCURRED),
        ("The army denied the attack.", "attack", State.DENIED),
    ],
)
def test_each_mention_reports_a_state(text, word, state):
    (found,) = link((text, word))
    assert found.state is found.final is state


def test_the_last_report_says_how_it_ended():
    texts = "Envoys of Peru will meet in Lima for talks.", "Envoys of Peru met in Lima for talks."
    first, second = link((texts[0], "meet", date(2024, 5, 2)), (texts[1], "met", date(2024, 5, 9)))
    assert first.incident_id == second.incident_id
    assert (first.state, first.final) == (State.PLANNED, State.OCCURRED)


def test_a_mention_without_a_word_is_left_out():
    article = Article("a", "Chad   voted.")
    assert link_mentions([article], [GivenMention("m", "a", 4, 4)]) == ()


def test_mentions_of_an_article_that_is_not_given_are_left_out():
    assert link_mentions([Article("a", "Chad voted.")], [GivenMention("m", "b", 5, 10)]) == ()
