"""One mention alone, with or without its sentence."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.knowledge import load_knowledge
from dateline.resolving.actors import resolve_mention

KNOWLEDGE = load_knowledge()


def alone(mention, day=None):
    actor = resolve_mention(None, 0, 0, day, KNOWLEDGE, mention=mention)
    assert actor is not None, mention
    return actor


def inside(text, mention, day=None):
    start = text.index(mention)
    return resolve_mention(text, start, start + len(mention), day, KNOWLEDGE)


@pytest.mark.parametrize(
    ("mention", "day", "expected"),
    [
        ("President Obama", date(2014, 5, 1), ("Barack Obama", "USA", "GOV")),
        ("former President Barack Obama", date(2019, 5, 1), ("Barack Obama", "USA", "ELI")),
        ("then-President Joe Biden", date(2024, 7, 1), ("Joe Biden", "USA", "GOV")),
        ("the French foreign minister", date(2012, 8, 1), ("Laurent Fabius", "FRA", "GOV")),
        ("U.S. Secretary of State", date(2006, 8, 1), ("Condoleezza Rice", "USA", "GOV")),
        ("the president of Kenya", date(2015, 8, 1), ("Uhuru Kenyatta", "KEN", "GOV")),
        ("NATO Secretary General", date(2016, 8, 1), ("Jens Stoltenberg", "IGO", "GOV")),
        ("the UN secretary-general", date(1999, 8, 1), ("Kofi Annan", "UNO", "GOV")),
        ("Kremlin spokesman Dmitry Peskov", date(2018, 1, 1), ("Dmitry Peskov", "RUS", "GOV")),
        ("Pakistan's prime minister", date(1995, 1, 1), ("Benazir Bhutto", "PAK", "GOV")),
        ("Polish prime minister", date(2007, 11, 1), ("Jaroslaw Kaczynski", "POL", "GOV")),
        ("the Syrian leader", date(2012, 8, 8), ("Bashar al-Assad", "SYR", "GOV")),
        ("Foreign Minister Owusu-Agyeman", date(2002, 10, 18), ("Hackman Owusu-Agyeman", "GHA", "GOV")),
    ],
)
def test_dated_mentions(mention, day, expected):
    actor = alone(mention, day)
    assert (actor.name, actor.country, actor.sector) == expected


def test_a_modifier_takes_the_sector_of_its_noun():
    text = "Senior Danish and Swedish generals agreed."
    assert (inside(text, "Danish").country, inside(text, "Danish").sector) == ("DNK", "MIL")
    assert (inside(text, "Swedish").country, inside(text, "Swedish").sector) == ("SWE", "MIL")


def test_a_state_s_act_is_its_government_s():
    actor = inside("Two Israeli air raids hit the road.", "Israeli")
    assert (actor.country, actor.sector) == ("ISR", "GOV")


def test_a_thing_is_nobody():
    assert inside("The umbrella was red.", "umbrella") is None


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_no_text_raises(mention):
    resolve_mention(None, 0, 0, None, KNOWLEDGE, mention=mention)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_no_span_raises(text, start, end):
    resolve_mention(text, start, end, date(2001, 1, 1), KNOWLEDGE)
