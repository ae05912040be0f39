"""Names: folding, longest match, capitals."""

import pytest

from dateline.knowledge import CountryForm, CountryName, load_knowledge
from dateline.knowledge.compiling import NameTable
from dateline.knowledge.folding import fold_name, fold_parts, is_acronym
from dateline.knowledge.index import NameIndex

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Côte d'Ivoire", ("cote", "divoire")),
        ("U.S.-led", ("us", "led")),
        ("Netanyahu's", ("netanyahu", "s")),
        ("Washington, D.C.", ("washington", "", "dc")),
        ("Łódź", ("lodz",)),
        ("", ()),
    ],
)
def test_folding(text, parts):
    assert fold_parts(text) == parts


def test_a_leading_article_is_no_part_of_a_name():
    assert fold_name("the Netherlands") == fold_name("Netherlands")


def test_acronyms_stand_for_their_letters():
    assert is_acronym("US")
    assert is_acronym("U.N.")
    assert not is_acronym("Nato")


def test_the_longest_name_wins():
    guinea = CountryName(KNOWLEDGE.countries["GIN"], CountryForm.NAME)
    papua = CountryName(KNOWLEDGE.countries["PNG"], CountryForm.NAME)
    table = NameTable()
    table.add("Guinea", 0)
    table.add("Papua New Guinea", 1)
    index = NameIndex(table.names, table.longest, table.capitals_only, [guinea, papua].__getitem__)
    words = ["in", "papua", "new", "guinea", "today"]
    assert index.longest_at(words, 1) == (3, (papua,), False)
    assert index.longest_at(words, 3) == (1, (guinea,), False)
    assert index.longest_at(words, 0) == (0, (), False)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Great Britain", "GBR"),
        ("Ivorian", "CIV"),
        ("Burmese", "MMR"),
        ("Gazans", "PSE"),
        ("Pyongyang", "PRK"),
        ("USSR", "RUS"),
        ("Zairean", "COD"),
        ("Puerto Rican", "USA"),
        ("Abkhazia", "GEO"),
        ("Kosovar", "KOS"),
    ],
)
def test_countries_by_any_of_their_names(name, code):
    found = [entry for entry in KNOWLEDGE.names.get(name) if isinstance(entry, CountryName)]
    assert found[0].country.owner == code


def test_every_country_has_a_point_on_the_globe():
    for country in KNOWLEDGE.countries.values():
        assert -90 <= country.latitude <= 90, country.name
        assert -180 <= country.longitude <= 180, country.name


def test_territories_act_for_their_owner():
    assert KNOWLEDGE.coded_country("GRL") == "DNK"
    assert KNOWLEDGE.coded_country("HKG") == "HKG"
    assert KNOWLEDGE.coded_country("UNO") == "UNO"
