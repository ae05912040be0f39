"""TIMEX3 values and the days they stand for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolving.times.arithmetic import easter, move, step, value_at, weekday_after, weekday_before
from dateline.resolving.times.counts import read_count, read_ordinal, read_spoken_year
from dateline.resolving.times.values import days_of, narrow


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-W01", date(2024, 1, 1), date(2024, 1, 7)),
        ("2024-W01-WE", date(2024, 1, 6), date(2024, 1, 7)),
        ("2024-Q2", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2023-WI", date(2023, 12, 1), date(2024, 2, 29)),
        ("202", date(2020, 1, 1), date(2029, 12, 31)),
        ("20", date(2000, 1, 1), date(2099, 12, 31)),
        ("2024-02-03TMO", date(2024, 2, 3), date(2024, 2, 3)),
    ],
)
def test_a_calendar_value_has_days(value, first, last):
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", ["P3D", "PAST_REF", "XXXX-02-04", "2023-02-29", "2023-13", "BC0490", "XXXX-WXX-2"])
def test_an_open_or_impossible_value_has_none(value):
    assert days_of(value) is None


@given(st.dates(date(1800, 1, 1), date(2200, 1, 1)), st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C", "WE"]))
def test_the_value_of_a_unit_holds_its_day(day, unit):
    first, last = days_of(value_at(day, unit))
    if unit != "WE":
        assert first <= day <= last


@given(st.dates(date(1800, 1, 1), date(2200, 1, 1)), st.integers(1, 7))
def test_a_weekday_is_found_on_both_sides(day, weekday):
    before, after = weekday_before(day, weekday), weekday_after(day, weekday)
    assert before.isoweekday() == after.isoweekday() == weekday
    assert 0 <= (day - before).days < 7
    assert 0 < (after - day).days <= 7


def test_months_keep_their_day_where_they_can():
    assert move(date(2023, 3, 31), -1, "M") == date(2023, 2, 28)
    assert move(date(1, 1, 1), -1, "Y") is None
    assert step(date(2023, 1, 31), 1, "M") == "2023-02"


def test_easter_follows_the_gregorian_calendar():
    assert [easter(year).isoformat() for year in (1961, 2000, 2019)] == ["1961-04-02", "2000-04-23", "2019-04-21"]


def test_early_and_late_narrow_a_period():
    june = days_of("2023-06")
    assert narrow(june, "START") == (date(2023, 6, 1), date(2023, 6, 10))
    assert narrow(june, "MID") == (date(2023, 6, 11), date(2023, 6, 20))
    assert narrow(june, "END") == (date(2023, 6, 21), date(2023, 6, 30))


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("two and a half", "2.5"),
        ("half an", "0.5"),
        ("a dozen", "12"),
        ("a hundred thirty", "130"),
        ("several", "X"),
        ("an", "1"),
    ],
)
def test_counts_are_read_from_words(words, count):
    assert read_count(words.split()) == count


def test_ordinals_and_years_are_read_from_words():
    assert read_ordinal(["twenty", "-", "first"]) == 21
    assert read_ordinal(["3rd"]) == 3
    assert read_spoken_year(["nineteen", "eighty", "-", "four"]) == 1984
    assert read_spoken_year(["two", "thousand", "ten"]) == 2010
    assert read_spoken_year(["ninety"]) is None
