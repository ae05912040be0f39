"""Datelines: where, when and by whom a report was filed."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.cleaning import read_dateline


@pytest.mark.parametrize(
    ("text", "city", "region", "day", "agency"),
    [
        ("ISTANBUL, March 8 (AP) - Turkey said", "ISTANBUL", None, (None, 3, 8), "AP"),
        ("BEIJING, Nov. 27 (Xinhua) -- China said", "BEIJING", None, (None, 11, 27), "Xinhua"),
        ("WASHINGTON — The president said", "WASHINGTON", None, (None, None, None), None),
        ("KABUL, Afghanistan (AP) _ Troops", "KABUL", "Afghanistan", (None, None, None), "AP"),
        ("CANBERRA, Australia (AP)_ Qantas", "CANBERRA", "Australia", (None, None, None), "AP"),
        ("Moscow, 14 July (TASS) — Russia", "Moscow", None, (None, 7, 14), "TASS"),
        ("New York (AFP) – The council", "New York", None, (None, None, None), "AFP"),
        ("GENEVA, Tuesday, July 14, 2015 (AFP) - Envoys", "GENEVA", None, (2015, 7, 14), "AFP"),
        ("NEW YORK, July 14, 2015 /PRNewswire/ -- A firm", "NEW YORK", None, (2015, 7, 14), "PRNewswire"),
        (
            "SAN SALVADOR, 9 JAN 90 (DOMESTIC SERVICE) -- THE ARMY SAID",
            "SAN SALVADOR",
            None,
            (1990, 1, 9),
            "DOMESTIC SERVICE",
        ),
        ("14 July 2015, Geneva – The commissioner", "Geneva", None, (2015, 7, 14), None),
        ("CAMBRIDGE, Mass., Dec. 11 (UPI) — Students", "CAMBRIDGE", "Mass.", (None, 12, 11), "UPI"),
        ("ST. LOUIS – Police", "ST. LOUIS", None, (None, None, None), None),
        ("MEXICO CITY (AP) Mexico's senate", "MEXICO CITY", None, (None, None, None), "AP"),
        ("SOUTH WAZIRISTAN, April 5 (APP):The army", "SOUTH WAZIRISTAN", None, (None, 4, 5), "APP"),
        ("By Jane Example. BOSTON (Reuters) - The owner", "BOSTON", None, (None, None, None), "Reuters"),
        ("O'SMACH, Cambodia (AP)_ The commander", "O'SMACH", "Cambodia", (None, None, None), "AP"),
        ("SÃO PAULO, Brazil — Voters", "SÃO PAULO", "Brazil", (None, None, None), None),
    ],
)
def test_forms(
    text: str, city: str, region: str | None, day: tuple[int | None, int | None, int | None], agency: str | None
) -> None:
    found = read_dateline(text)
    assert found is not None
    assert (found.city, found.region, found.agency) == (city, region, agency)
    assert (found.year, found.month, found.day) == day
    assert text[found.city_start : found.city_end] == city
    if agency is not None:
        assert text[found.agency_start : found.agency_end] == agency
    assert text[found.end :].lstrip()[0].isalpha()


def test_below_headline_byline_and_stamp() -> None:
    text = "Ministers sign\n\nBy Jane Example\nPublished: July 15, 2015\n\nOSLO, July 14, 2015 (AFP) - Norway said"
    found = read_dateline(text)
    assert found is not None
    assert found.filed == date(2015, 7, 14)
    assert text[found.start : found.end] == "OSLO, July 14, 2015 (AFP) -"


def test_the_weekday() -> None:
    found = read_dateline("VIENNA, Tuesday, July 14 (dpa) - Envoys")
    assert found is not None
    assert found.weekday == 1


def test_an_impossible_date_is_no_day_of_filing() -> None:
    found = read_dateline("PARIS, Feb. 30, 2015 (AFP) - France")
    assert found is not None
    assert found.filed is None


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Oslo - and signed.",
        "Jane Example — a trained lawyer and former envoy — was arrested.",
        "BREAKING NEWS - Three dead in attack",
        "UPDATE 2 - Norway signs",
        "On October 1 - a Sunday - the ministers met.",
        "The Christian Democratic Union (CDU) – the party of the chancellor – won.",
        "A FIRE - BOMB attack on a bank",
        "NATIONAL LIBERATION FRONT (FMLN) RESPONSIBLE FOR THE KILLING -- SAYS ARMY",
        "REBELS -- MORE THAN FORTY OF THEM -- WERE KILLED",
        "Oslo, Bergen - and Tromsø",
        "",
        "\n\n\n",
        "WASHINGTON —",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert read_dateline(text) is None
