"""Which words are taken for places, and which are not."""

import pytest


def texts(places):
    return [place.text for place in places]


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton opened the show.",
        "Michael Jordan arrived late. Jordan scored 30 points.",
        "The U.S. Army said the drill was over.",
        "Iraqi and Turkish officials said little.",
        "Theresa May resigned in May.",
        "The Kremlin rejected the claim.",
        "Thabo Mbeki flew home.",
        "Gazprom cut supplies.",
    ],
)
def test_persons_peoples_bodies_and_months_are_no_places(places_of, text):
    assert texts(places_of(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NEW DELHI: The court sat on Friday.", ["NEW DELHI"]),
        ("KHARTOUM, Sudan (AP) -- Soldiers fired on a crowd.", ["KHARTOUM", "Sudan"]),
        ("Protesters marched in Beirut, Tripoli and Sidon.", ["Beirut", "Tripoli", "Sidon"]),
        ("Troops left northern Iraq yesterday.", ["Iraq"]),
        ("The crowd gathered near the Kremlin after dark.", ["Kremlin"]),
        ("Basra's port reopened and Basra police stood guard.", ["Basra", "Basra"]),
    ],
)
def test_places_are_spotted(places_of, text, expected):
    assert texts(places_of(text)) == expected


def test_a_name_that_the_parser_misreads_is_found_by_its_preposition(places_of):
    text = "Two bombs went off in Klamath Falls, Oregon, and one in Misrata."
    assert {"Klamath Falls", "Misrata"} <= set(texts(places_of(text)))


def test_no_two_places_overlap(places_of):
    text = "From Baja California to Santa Cruz de la Sierra, and from New York City to the New York Stock Exchange."
    ends = 0
    for place in places_of(text):
        assert place.start >= ends
        ends = place.end
