"""Typed places: what the bundled files hold, and the folding of names."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.knowledge.places import PlaceKind, fold_name, place_words, read_typed_places


@pytest.fixture(scope="module")
def typed():
    return list(read_typed_places())


def named(typed, name, kind=None):
    return [t.place for t in typed if name in (t.place.name, *t.aliases) and kind in (None, t.place.kind)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Étienne", "St. Etienne"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Sana'a", "Sanaa"),
        ("Łódź", "Lodz"),
        ("Washington, D.C.", "Washington DC"),
    ],
)
def test_spellings_of_one_name_fold_alike(one, other):
    assert fold_name(one) == fold_name(other)


@given(st.text(max_size=60))
def test_folding_takes_any_text_and_folds_once(text):
    assert fold_name(fold_name(text)) == fold_name(text)


def test_every_place_lies_on_the_globe(typed):
    assert all(-90 <= t.place.latitude <= 90 and -180 <= t.place.longitude <= 180 for t in typed)


def test_every_division_has_its_own_code(typed):
    codes = Counter((t.place.country, t.place.admin1) for t in typed if t.place.kind is PlaceKind.ADMIN1)
    assert codes.most_common(1)[0][1] == 1
    assert len(codes) > 3500


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Donbas", "UKR"),
        ("Crimea", "UKR"),
        ("West Bank", "PSE"),
        ("Gaza Strip", "PSE"),
        ("Golan Heights", "SYR"),
        ("Darfur", "SDN"),
        ("Nagorno-Karabakh", "AZE"),
        ("Transnistria", "MDA"),
        ("Abkhazia", "GEO"),
        ("South Ossetia", "GEO"),
        ("Chechnya", "RUS"),
        ("Tigray", "ETH"),
        ("Kivu", "COD"),
    ],
)
def test_war_and_disputed_regions_belong_to_the_state_that_claims_them(typed, name, country):
    assert [place.country for place in named(typed, name, PlaceKind.REGION)] == [country]


def test_regions_of_several_states_name_no_single_country(typed):
    (kurdistan,) = named(typed, "Kurdistan", PlaceKind.REGION) or named(typed, "Kurdistan", PlaceKind.WORLD)
    assert set(kurdistan.countries) == {"IRQ", "TUR", "SYR", "IRN"}
    assert kurdistan.country is None


def test_every_state_of_the_union_has_its_postal_code(typed):
    short = {code for t in typed if t.place.country == "USA" for code in t.abbreviations if len(code) == 2}
    assert len(short) == 51
    assert {"TX", "CA", "DC"} <= short


@pytest.mark.parametrize(
    "name", ["White House", "Kremlin", "Pentagon", "Capitol Hill", "Downing Street", "UN headquarters"]
)
def test_seats_of_power_are_buildings(typed, name):
    assert named(typed, name, PlaceKind.BUILDING)


def test_words_around_names_come_by_kind():
    assert "in" in place_words("locative")
    assert "province" in place_words("division")
    assert place_words("no such kind") == frozenset()
