"""Times, quotes, status, places and actors answer on any text, without an exception and within the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.records import Status

VOCABULARY = """
" “ ” ' ’ « » ( ) , . ; : - – — ? ! said denied no will not would have been is to meet attacked visit according quoted
as saying Monday next week two days after before since 5 May 2019 31 February 29 1990s 9999 0000 the eve of last early
quarter BC a.m. 25:61 1/1/1 13/13/13 XXXX P1D every who that he they Smith officials
"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.one_of(st.text(min_size=1, max_size=200), st.lists(WORDS, min_size=1, max_size=60).map(" ".join))
NAME_VOCABULARY = """
the The president prime minister leader of in at near from 's and Iranian Russian Korean then- former ex- pro- -backed
Obama Biden Dlamini - Zuma ( RSF ) Reporters Without Borders Georgia Washington Paris , Texas Gaza Strip north Sea
rebels officials two leaders his their who Moon Jae-in al - Assad Inc. St. Petersburg UN U.N. U.S.-led 17 Tripoli
envoy Jan Novak Mr. Mrs. West Bank Niger Nigeria Sir Jordan
"""
NAMES = st.sampled_from(NAME_VOCABULARY.split())
NAMED = st.one_of(st.text(min_size=1, max_size=200), st.lists(NAMES, min_size=1, max_size=50).map(" ".join))
DAYS = st.one_of(st.none(), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))
LENIENT = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@LENIENT
@given(text=TEXTS, published=DAYS)
def test_times(coder, text, published):
    done = 0
    for span in coder.times(text, published):
        assert done <= span.start < span.end <= len(text)
        assert span.text == text[span.start : span.end]
        assert (span.first_day is None) == (span.last_day is None)
        assert span.first_day is None or span.first_day <= span.last_day
        done = span.end


@LENIENT
@given(text=TEXTS)
def test_quotes(coder, text):
    try:
        found = coder.quotes(text)
    except InputError:
        # Nothing but blanks is no text.
        assert not text.strip()
        return
    for said in found:
        assert 0 <= said.start < said.end <= len(text)
        if said.speaker_start is not None:
            assert said.speaker_text == text[said.speaker_start : said.speaker_end]


@LENIENT
@given(text=TEXTS, data=st.data())
def test_status(coder, text, data):
    words = [place for place, letter in enumerate(text) if letter.isalnum()]
    if not words:
        return
    start = data.draw(st.sampled_from(words))
    assert coder.status(text, trigger=(start, start + 1)) in set(Status)


@LENIENT
@given(text=st.one_of(TEXTS, NAMED), published=DAYS)
def test_coding(coder, text, published):
    for result in coder.code_many([{"id": "a", "text": text, "published": published}]):
        assert result is not None


@pytest.mark.parametrize(
    "text", ["\x00", "a\x00b on Monday", "\ud800 said", "“" * 300, "'" * 300, "of the of the " * 50]
)
def test_odd_texts(coder, text):
    coder.times(text, date(2019, 5, 16))
    for _ in coder.code_many([{"id": "a", "text": text}]):
        pass


@LENIENT
@given(text=NAMED)
def test_places(coder, text):
    try:
        found = coder.places(text)
    except InputError:
        assert not text.strip()
        return
    for place in found:
        assert place.text == text[place.start : place.end]
        assert (place.latitude is None) == (place.longitude is None)


@LENIENT
@given(text=NAMED, published=DAYS, data=st.data())
def test_actors(coder, text, published, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    actor = coder.actor(text, start, end, published)
    assert actor is None or actor.name
