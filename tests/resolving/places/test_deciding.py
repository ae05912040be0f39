"""What decides between places of one name."""

import pytest

from dateline.knowledge.loading import load_knowledge
from dateline.knowledge.places import KnownPlace, PlaceKind
from dateline.resolving.places.atlas import load_atlas
from dateline.resolving.places.deciding import distance


def test_distance_is_kilometres_on_the_globe():
    equator = KnownPlace("a", PlaceKind.TOWN, 0.0, 0.0)
    assert distance(equator, KnownPlace("b", PlaceKind.TOWN, 0.0, 1.0)) == pytest.approx(111.2, abs=0.1)
    assert distance(equator, KnownPlace("c", PlaceKind.TOWN, 0.0, 180.0)) == pytest.approx(20015, abs=1)


def test_a_capital_is_the_town_not_its_namesakes():
    atlas = load_atlas(load_knowledge())
    capitals = [place for place in atlas.find("Washington") if atlas.is_capital(place)]
    assert [place.admin1 for place in capitals] == ["DC"]


def test_letters_that_stand_for_a_country_are_no_village():
    atlas = load_atlas(load_knowledge())
    assert [place.country for place in atlas.find("UK")] == ["GBR"]


def test_a_part_of_a_country_is_itself_not_the_country():
    atlas = load_atlas(load_knowledge())
    assert PlaceKind.COUNTRY not in {place.kind for place in atlas.find("Scotland")}


def test_towns_near_the_other_places_of_the_article_win(places_of):
    text = "The river burst its banks in Birmingham. Roads in Tuscaloosa, Montgomery and Mobile, Alabama, were closed."
    birmingham = next(place for place in places_of(text) if place.text == "Birmingham")
    assert birmingham.admin1 == "Alabama"
    assert any("named elsewhere" in reason for reason in birmingham.why)


def test_a_province_word_picks_the_province_over_its_capital(places_of):
    (province,) = places_of("Fighting spread through Kandahar province.")
    (town,) = places_of("Fighting spread through Kandahar.")
    assert (province.precision.value, town.precision.value) == ("admin1", "city")
