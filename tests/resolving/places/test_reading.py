"""From a text to its places, end to end."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.records import GeoPrecision


def one(places, text):
    (found,) = {place for place in places if place.text == text}
    return found


def test_a_town_has_country_division_point_and_reasons(places_of):
    place = one(places_of("Clashes broke out in Mosul on Sunday."), "Mosul")
    assert (place.name, place.country, place.admin1, place.precision) == ("Mosul", "IRQ", "Nineveh", GeoPrecision.CITY)
    assert place.latitude == pytest.approx(36.3, abs=0.2)
    assert place.longitude == pytest.approx(43.1, abs=0.2)
    assert place.geonames_id == 99072
    assert place.why


def test_offsets_count_code_points_of_the_text(places_of):
    text = "Über die Grenze: soldiers crossed into Syria near Qamishli."
    assert all(text[place.start : place.end] == place.text for place in places_of(text))


@pytest.mark.parametrize(
    ("text", "mention", "country", "precision"),
    [
        ("Talks resumed in Jordan on Monday.", "Jordan", "JOR", GeoPrecision.COUNTRY),
        ("Shelling was heard across the Donbas overnight.", "Donbas", "UKR", GeoPrecision.ADMIN1),
        ("Floods hit Balochistan province last week.", "Balochistan", "PAK", GeoPrecision.ADMIN1),
        ("He was flown to Guantanamo Bay in chains.", "Guantanamo Bay", "CUB", GeoPrecision.ADMIN1),
        ("Reporters waited outside the White House for hours.", "White House", "USA", GeoPrecision.EXACT),
        ("The ships sailed through the Black Sea at dawn.", "Black Sea", None, GeoPrecision.NONE),
        ("Aid reached the Gaza Strip on Tuesday.", "Gaza Strip", "PSE", GeoPrecision.ADMIN1),
    ],
)
def test_precision_says_what_kind_of_place_it_is(places_of, text, mention, country, precision):
    place = next(place for place in places_of(text) if mention in place.text)
    assert (place.country, place.precision) == (country, precision)


def test_the_state_after_a_comma_says_which_town(places_of):
    paris = one(places_of("The storm tore roofs off houses in Paris, Texas, on Friday."), "Paris")
    assert (paris.country, paris.admin1) == ("USA", "Texas")


def test_an_abbreviated_state_after_a_comma_counts_too(places_of):
    found = one(places_of("A factory burned down in Springfield, Ill., on Friday."), "Springfield")
    assert found.admin1 == "Illinois"


def test_without_a_hint_the_well_known_namesake_is_meant(places_of):
    assert one(places_of("The ministers met in Paris on Friday."), "Paris").country == "FRA"


def test_a_name_has_one_sense_in_an_article(places_of):
    text = "Police in London, Ontario, arrested two men. The fire in London killed three. London mourned."
    assert {place.country for place in places_of(text) if place.text == "London"} == {"CAN"}


def test_a_state_that_shares_its_name_with_a_country_is_told_by_its_company(places_of):
    caucasus = places_of("Georgia and Armenia agreed on a new railway. Armenia will pay half.")
    states = places_of("Tornadoes crossed Alabama, Georgia and Tennessee. In Atlanta, Georgia, a school lost its roof.")
    assert one(caucasus, "Georgia").country == "GEO"
    assert {place.country for place in states if place.text == "Georgia"} == {"USA"}


def test_a_region_of_several_states_belongs_to_none(places_of):
    assert one(places_of("Militias fought in Kurdistan for decades."), "Kurdistan").country is None


def test_a_name_that_nobody_knows_stays_without_a_point(places_of):
    found = places_of("Rebels seized the village of Qarbaluneh, in Syria, at night.")
    unknown = [place for place in found if place.latitude is None]
    assert all(place.precision is GeoPrecision.NONE and place.why for place in unknown)


def test_a_territory_typed_as_region_and_division_keeps_both(places_of):
    strip = one(places_of("Aid reached the Gaza Strip on Tuesday."), "Gaza Strip")
    assert (strip.country, strip.admin1, strip.geonames_id) == ("PSE", "Gaza Strip", 281132)


def test_given_stretches_are_resolved_and_nothing_else(places_of):
    text = "Lawmakers in Lagos quoted a Kenyan senator and a poet from Nairobi."
    start = text.index("Kenyan")
    (place,) = places_of(text, [(start, start + 6)])
    assert (place.name, place.country) == ("Kenya", "KEN")


def test_a_given_stretch_that_nobody_knows_lies_near_its_neighbour_and_says_so(places_of):
    text = "A lorry hit a bus on Quillfeather Lane in Nairobi."
    spans = [(text.index(word), text.index(word) + len(word)) for word in ("Quillfeather Lane", "Nairobi")]
    lane, nairobi = places_of(text, spans)
    assert (lane.latitude, lane.precision) == (nairobi.latitude, GeoPrecision.NONE)
    assert "near Nairobi" in lane.why[0]


def test_an_article_without_text_has_no_places(places_of):
    assert places_of("") == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300))
def test_no_text_breaks_it(places_of, text):
    for place in places_of(text):
        assert text[place.start : place.end] == place.text
