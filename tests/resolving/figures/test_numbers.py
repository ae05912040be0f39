"""Counts in words and figures."""

import pytest

from dateline.resolving.figures.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 men", 12, 12),
        ("1,200 men", 1200, 1200),
        ("twenty-one men", 21, 21),
        ("two hundred and five men", 205, 205),
        ("three thousand two hundred men", 3200, 3200),
        ("a dozen men", 12, 12),
        ("a hundred men", 100, 100),
        ("2.5 million people", 2_500_000, 2_500_000),
        ("half a million people", 500_000, 500_000),
        ("dozens", 24, 99),
        ("scores", 40, 99),
        ("hundreds", 200, 999),
        ("thousands", 2_000, 9_999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 999_999),
        ("several", 3, 9),
        ("several dozen", 36, 99),
        ("a few hundred", 300, 999),
        ("at least 12", 12, None),
        ("no fewer than 12", 12, None),
        ("more than 12", 13, None),
        ("over a thousand", 1001, None),
        ("up to 12", 1, 12),
        ("as many as 12", 1, 12),
        ("fewer than 12", 1, 11),
        ("about 12", 12, 12),
        ("between 12 and 15", 12, 15),
        ("12 to 15", 12, 15),
        ("12-15 men", 12, 15),
        ("12 or more", 12, None),
        ("at least hundreds", 200, None),
    ],
)
def test_low_and_high(text, low, high):
    (number,) = find_numbers(text)
    assert (number.low, number.high, number.start) == (low, high, 0)


@pytest.mark.parametrize(
    "text",
    [
        "12%",
        "12 percent",
        "the 12th",
        "$12",
        "12:30",
        "12/5",
        "1.25",
        "12 May",
        "May 12",
        "12-year",
        "in 1994",
        "from 1990 to 2000",
        "Article 12",
        "9" * 400,
        "12,3456",
        "",
    ],
)
def test_what_counts_no_people(text):
    assert [number for number in find_numbers(text) if not number.article] == []


def test_a_text_of_numbers_is_read_in_one_pass():
    assert len(list(find_numbers("12 and 13, " * 2000))) == 4000
