"""Where an act took place, and how that is known."""

import pytest

from dateline.resolving.places import PlaceBasis, attach_place, main_place, place_of_event


@pytest.fixture(scope="module")
def placed(parsed_text, places_of):
    """Give the place of the act that the first token with this text tells of."""

    def find(text, word):
        parsed = parsed_text(text)
        trigger = next(token for token in parsed.doc if token.text == word)
        return place_of_event(places_of(text), trigger, parsed)

    return find


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Envoys from Qatar met in Vienna on Tuesday.", "met", "Vienna"),
        ("Gunmen attacked a checkpoint near Kirkuk, police in Baghdad said.", "attacked", "Kirkuk"),
        ("The Syrian army captured Palmyra at dawn.", "captured", "Tadmur"),
        ("The bombing of Aleppo went on while diplomats argued in Geneva.", "bombing", "Aleppo"),
    ],
)
def test_the_clause_comes_first(placed, text, word, name):
    found = placed(text, word)
    assert (found.place.name, found.basis) == (name, PlaceBasis.CLAUSE)


def test_the_dateline_stands_in_for_a_sentence_without_a_place(placed):
    found = placed("NAIROBI, Kenya (AP) -- The ministers signed a treaty. They praised it.", "praised")
    assert (found.place.country, found.basis) == ("KEN", PlaceBasis.DATELINE)


def test_what_the_article_speaks_of_is_the_last_resort_and_says_so(placed, parsed_text, places_of):
    text = "Miners marched in Lima on Monday. Shops in Lima closed early. Officers arrested nine of them."
    found = placed(text, "arrested")
    assert (found.place.name, found.basis) == ("Lima", PlaceBasis.ARTICLE)
    parsed = parsed_text(text)
    trigger = next(token for token in parsed.doc if token.text == "arrested")
    assert attach_place(places_of(text), trigger, parsed) is None


def test_no_place_in_the_article_is_no_place_of_the_act(placed):
    assert placed("They met and talked.", "met") is None


def test_the_main_place_is_the_datelines_else_the_one_named_most(parsed_text, places_of):
    dated = "CARACAS, Venezuela (AP) -- Envoys left for Havana. In Havana they met."
    assert main_place(parsed_text(dated), places_of(dated)).name == "Caracas"
    plain = "Crowds filled Dakar. Buses in Dakar stood still, unlike in Thies."
    assert main_place(parsed_text(plain), places_of(plain)).name == "Dakar"
    assert main_place(parsed_text("Nothing here."), ()) is None
