"""Dates as records, pages, addresses and file names write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.dates import date_in_address, date_in_name, parse_date

BASTILLE = date(2015, 7, 14)


@pytest.mark.parametrize(
    "value",
    [
        "2015-07-14",
        "2015-07-14T23:30:00-05:00",
        "2015-07-14T23:30:00Z",
        "2015-07-14 23:30:00.123+00",
        "2015/07/14",
        "2015.7.14",
        "20150714",
        "20150714T233000Z",
        "20150714233000",
        20150714,
        1436832000,
        1436832000000,
        "1436832000",
        "Tue, 14 Jul 2015 08:00:00 GMT",
        "July 14, 2015",
        "Jul. 14, 2015",
        "JULY 14, 2015",
        "July 14th, 2015",
        "14 July 2015",
        "14-Jul-2015",
        "14th of July 2015",
        "Tuesday, July 14, 2015 8:00 AM EDT",
        "14/07/2015",
        "07/14/2015",
        "07/14/2015 08:00",
        date(2015, 7, 14),
        datetime(2015, 7, 14, 23, 59, tzinfo=UTC),
    ],
)
def test_one_day_in_many_hands(value: object) -> None:
    assert parse_date(value) == BASTILLE


@pytest.mark.parametrize(
    "value",
    [
        "03/04/2015",
        "2015-02-31",
        "0000-00-00",
        "2015",
        "July 2015",
        "last summer",
        "from July 14, 2015 to July 20, 2015",
        "",
        None,
        True,
        3.7,
        10**30,
        float("inf"),
        float("nan"),
        [2015, 7, 14],
        "1.5e3",
        "July 14, 2015 " + "x" * 200,
    ],
)
def test_what_is_no_date_or_could_be_two_stays_unknown(value: object) -> None:
    assert parse_date(value) is None


def test_the_same_number_twice_can_be_read_one_way_only() -> None:
    assert parse_date("07/07/2015") == date(2015, 7, 7)


@given(st.text() | st.integers() | st.floats())
def test_any_value_gives_a_day_or_none(value: object) -> None:
    assert parse_date(value) is None or isinstance(parse_date(value), date)


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/2015/07/14/world/talks.html",
        "https://news.example/world/2015/jul/14/talks",
        "https://news.example/2015-07/14/c_134409.htm",
        "https://news.example/world-20150714-talks",
        "https://news.example/a/2015-07-14-talks?page=2016/01/01",
        "https://news.example/201507/14/talks",
    ],
)
def test_the_day_in_an_address(address: str) -> None:
    assert date_in_address(address) == BASTILLE


@pytest.mark.parametrize(
    "address",
    ["https://news.example/id/123456789", "https://news.example/2015/13/45/x", "https://news.example/?d=2015/07/14"],
)
def test_numbers_that_are_no_day(address: str) -> None:
    assert date_in_address(address) is None


@pytest.mark.parametrize("name", ["2015-07-14-talks.txt", "ap_20150714.html", "talks 2015.07.14.txt", "x-2015_07_14"])
def test_the_day_in_a_file_name(name: str) -> None:
    assert date_in_name(name) == BASTILLE


def test_a_serial_number_is_no_day() -> None:
    assert date_in_name("report-120150714.txt") is None
    assert date_in_name("20151399.txt") is None
