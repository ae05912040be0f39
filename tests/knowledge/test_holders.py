"""The table of offices: one holder a day, dates in order, roles by day."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from dateline.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()

# Offices that one person holds at a time; of the others (envoys, senators, spokesmen) a country has many.
SINGLE = frozenset(
    {
        "president",
        "prime minister",
        "chancellor",
        "king",
        "supreme leader",
        "crown prince",
        "emir",
        "sultan",
        "vice president",
        "foreign minister",
        "defence minister",
        "interior minister",
        "finance minister",
        "secretary-general",
        "secretary-general of nato",
        "director-general of the iaea",
        "president of the european commission",
        "high representative",
        "chief executive",
        "pope",
    }
)


def single_offices():
    offices = defaultdict(list)
    for person in KNOWLEDGE.persons:
        for holding in person.holdings:
            if holding.office in SINGLE:
                offices[holding.office, holding.country].append(holding)
    return offices


def test_no_office_has_two_holders_on_one_day():
    clashes = []
    for office, holdings in single_offices().items():
        ordered = sorted(holdings, key=lambda holding: holding.first_day or date.min)
        for earlier, later in pairwise(ordered):
            if earlier.last_day is None or (later.first_day or date.min) <= earlier.last_day:
                clashes.append((office, earlier.person, later.person))
    assert clashes == []


def test_every_time_in_office_ends_after_it_begins():
    backwards = [
        holding
        for person in KNOWLEDGE.persons
        for holding in person.holdings
        if holding.first_day and holding.last_day and holding.last_day < holding.first_day
    ]
    assert backwards == []


def test_every_office_and_country_of_the_table_is_known():
    codes = set(KNOWLEDGE.countries) | {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    for person in KNOWLEDGE.persons:
        for holding in person.holdings:
            assert holding.office in KNOWLEDGE.offices, (person.name, holding.office)
            assert holding.country in codes, (person.name, holding.country)


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("president", "USA", date(2009, 1, 19), "George W. Bush"),
        ("president", "USA", date(2009, 1, 20), "Barack Obama"),
        ("chancellor", "DEU", date(2005, 11, 22), "Angela Merkel"),
        ("prime minister", "ISR", date(2022, 8, 1), "Yair Lapid"),
        ("prime minister", "GBR", date(1990, 11, 27), "Margaret Thatcher"),
        ("secretary-general", "UNO", date(2006, 12, 31), "Kofi Annan"),
        ("director-general of the iaea", "UNO", date(2003, 3, 7), "Mohamed ElBaradei"),
    ],
)
def test_holder_on_a_day(office, country, day, name):
    holder = KNOWLEDGE.holder_on(office, country, day)
    assert holder is not None
    assert holder.name == name


def test_the_same_man_in_office_and_after_it():
    biden = KNOWLEDGE.names.get("Joe Biden")[0]
    in_office = KNOWLEDGE.role_on(biden, date(2024, 7, 10))
    after = KNOWLEDGE.role_on(biden, date(2025, 3, 1))
    assert (in_office.sector, in_office.office, in_office.current) == ("GOV", "president", True)
    assert (after.sector, after.current) == ("ELI", False)


def test_a_rebel_leader_is_no_former_official():
    savimbi = KNOWLEDGE.names.get("Jonas Savimbi")[0]
    assert KNOWLEDGE.role_on(savimbi, date(2003, 1, 1)).sector == "REB"


def test_a_day_behind_the_last_check_is_marked():
    macron = KNOWLEDGE.names.get("Emmanuel Macron")[0]
    after = date(macron.checked.year + 1, 1, 1)
    assert KNOWLEDGE.role_on(macron, after).stale
    assert not KNOWLEDGE.role_on(macron, date(2020, 1, 1)).stale


def test_other_spellings_lead_to_the_same_person():
    assert KNOWLEDGE.person_spelt("Francois Mitterand").name == "Francois Mitterrand"
    assert KNOWLEDGE.person_spelt("Juan Nobody") is None
    assert KNOWLEDGE.person_spelt("Lee") is None
