"""Who is who in an article, by the head of the phrase."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.knowledge import load_knowledge
from dateline.parsing import parse
from dateline.records import Article, Attribution, AttributionKind, Directness
from dateline.resolving.actors import read_actors

KNOWLEDGE = load_knowledge()


def read(text, published=None, attributions=()):
    parsed = next(iter(parse([Article(article_id="a", text=text, published=published)])))
    return parsed, read_actors(parsed, KNOWLEDGE, attributions)


def who(text, word, published=None, *, last=False, attributions=()):
    """Return (name, country, sector) of each party that the phrase headed by `word` names."""
    parsed, actors = read(text, published, attributions)
    tokens = [token for token in parsed.doc if token.text == word]
    found = actors.at(tokens[-1] if last else tokens[0])
    return [(actor.name, actor.country, actor.sector) for actor in found]


def codes(text, word, published=None, **options):
    return [(country, sector) for _, country, sector in who(text, word, published, **options)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Police in Kenya arrested two men.", "Police", ("KEN", "COP")),
        ("French soldiers entered the village.", "soldiers", ("FRA", "MIL")),
        ("Rebel forces shelled the Sudanese town.", "forces", ("SDN", "REB")),
        ("Hundreds of Greek pensioners marched.", "Hundreds", ("GRC", "CVL")),
        ("Members of Hamas left the hall.", "Members", ("PSE", "REB")),
        ("A former Bolivian minister was charged.", "minister", ("BOL", "ELI")),
        ("The Kremlin rejected the plan.", "Kremlin", ("RUS", "GOV")),
        ("Tehran denied the report.", "Tehran", ("IRN", "GOV")),
        ("UN officials visited the camp.", "officials", ("UNO", "GOV")),
        ("Thousands of Somali refugees crossed the border.", "Thousands", ("SOM", "REF")),
        ("Iran-backed militias attacked an Iraqi base.", "base", ("IRQ", "MIL")),
        ("Pro-Russian separatists held the Ukrainian town.", "separatists", ("UKR", "REB")),
        ("The Syrian foreign minister met reporters.", "minister", ("SYR", "GOV")),
    ],
)
def test_nouns_with_their_modifiers(text, word, expected):
    assert codes(text, word)[0] == expected


def test_one_phrase_two_countries():
    assert who("Senior Danish and Swedish diplomats met.", "diplomats") == [
        ("Senior Danish and Swedish diplomats", "DNK", "GOV"),
        ("Senior Danish and Swedish diplomats", "SWE", "GOV"),
    ]


@pytest.mark.parametrize("word", ["agreement", "Tuesday", "missile", "talks"])
def test_things_are_nobody(word):
    assert who("The agreement on the missile followed talks on Tuesday.", word) == []


def test_a_title_and_a_surname_that_comes_back():
    text = "Finance Minister Halvard Brunsdatter of Norway resigned. Brunsdatter gave no reason."
    assert who(text, "Brunsdatter", last=True) == [("Halvard Brunsdatter", "NOR", "GOV")]


def test_the_role_follows_the_day():
    text = "Joe Biden met the senators."
    assert codes(text, "Biden", date(2024, 7, 1)) == [("USA", "GOV")]
    assert codes(text, "Biden", date(2025, 3, 1)) == [("USA", "ELI")]


def test_the_event_s_own_day_decides():
    parsed, actors = read("Joe Biden signed it.", date(2025, 3, 1))
    biden = parsed.doc[1]
    assert [actor.sector for actor in actors.at(biden, date(2023, 5, 1))] == ["GOV"]


def test_an_office_is_its_holder():
    assert who("The Israeli prime minister flew to Cairo.", "minister", date(2024, 2, 1))[0][0] == "Benjamin Netanyahu"


def test_somebody_else_of_that_surname():
    name, _, sector = who("Novelist Eric Trump, a baker, opened a shop.", "Trump", date(2018, 1, 1))[0]
    assert (name, sector) == ("Eric Trump", "CVL")


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Angela Merkel flew to Paris. She met the press.", "She", "Angela Merkel"),
        ("Emmanuel Macron thanked Angela Merkel because he owed it.", "he", "Emmanuel Macron"),
        ("Egypt closed the crossing. It gave no reason.", "It", "Egypt"),
        ("Emmanuel Macron praised his army.", "his", "Emmanuel Macron"),
    ],
)
def test_pronouns(text, pronoun, name):
    assert [found for found, _, _ in who(text, pronoun, date(2019, 1, 1))] == [name]


def test_who_and_the_noun_it_hangs_on():
    assert codes("Libyan rebels who fled were caught.", "who") == [("LBY", "REB")]


def test_i_is_whoever_speaks():
    text = 'Viktor Orban said: "I will not sign." Others laughed.'
    start = text.index("I will")
    said = Attribution(
        start=start,
        end=text.index('"', start),
        kind=AttributionKind.NAMED,
        directness=Directness.DIRECT,
        speaker_text="Viktor Orban",
        speaker_start=0,
        speaker_end=len("Viktor Orban"),
    )
    assert who(text, "I", date(2015, 1, 1), attributions=(said,)) == [("Viktor Orban", "HUN", "GOV")]
    assert who(text, "I", date(2015, 1, 1)) == []


def test_the_two_leaders_and_the_two_countries():
    text = "Xi Jinping met Vladimir Putin in Moscow. The two leaders signed a pact. China and Russia trade. "
    names = [name for name, _, _ in who(text, "leaders", date(2019, 6, 5))]
    assert names == ["Xi Jinping", "Vladimir Putin"]
    text += "The two countries share a border."
    assert codes(text, "countries", date(2019, 6, 5)) == [("CHN", "GOV"), ("RUS", "GOV")]


def test_the_group_is_the_one_named_before():
    text = "Al-Shabaab attacked a hotel in Somalia. The group claimed more attacks."
    assert who(text, "group") == [("Al-Shabaab", "SOM", "REB")]


def test_an_apposition_tells_who_a_person_is():
    text = "Omar Tellawi, a spokesman for the Jordanian army, spoke. Tellawi was brief."
    assert codes(text, "Tellawi", last=True) == [("JOR", "MIL")]


def test_a_party_that_many_countries_have():
    assert codes("The Dutch Labour Party lost seats.", "Party") == [("NLD", "PTY")]


def test_context_lends_the_country_and_says_so():
    parsed, actors = read("Chile held elections. Police closed a road.")
    police = next(token for token in parsed.doc if token.text == "Police")
    (actor,) = actors.at(police)
    assert actor.country == "CHL"
    assert "main country of the article: CHL" in actor.why


def test_offsets_point_into_the_text():
    text = "On Monday the Peruvian police arrested a gang."
    parsed, actors = read(text)
    police = next(token for token in parsed.doc if token.text == "police")
    (actor,) = actors.at(police)
    assert text[actor.start : actor.end] == actor.text == "the Peruvian police"


def test_mentions_are_in_reading_order():
    _, actors = read("Kenya and Uganda welcomed the African Union.")
    assert [actor.name for actor in actors.mentions] == ["Kenya", "Uganda", "African Union"]


def test_an_article_without_a_word():
    _, actors = read("")
    assert actors.mentions == ()
    assert actors.main_country is None


def saying(text, words, speaker, directness):
    start = text.index(words)
    return Attribution(
        start=start,
        end=start + len(words),
        kind=AttributionKind.NAMED,
        directness=directness,
        speaker_text=speaker,
        speaker_start=text.index(speaker),
        speaker_end=text.index(speaker) + len(speaker),
    )


def test_we_is_whom_the_speaker_speaks_for():
    text = 'Viktor Orban told reporters: "We signed the treaty."'
    said = saying(text, "We signed the treaty.", "Viktor Orban", Directness.DIRECT)
    assert who(text, "We", date(2015, 1, 1), attributions=(said,)) == [("Hungary", "HUN", "GOV")]


def test_nobody_calls_himself_he_in_a_quotation():
    text = 'Donald Tusk wrote to Emmanuel Macron. Donald Tusk said: "He signed it."'
    said = saying(text, "He signed it.", "Donald Tusk said", Directness.DIRECT)
    at = text.rindex("Donald Tusk")
    said = replace(said, speaker_start=at, speaker_end=at + len("Donald Tusk"))
    assert [name for name, _, _ in who(text, "He", date(2019, 1, 1))] == ["Donald Tusk"]
    assert [name for name, _, _ in who(text, "He", date(2019, 1, 1), attributions=(said,))] != []


@pytest.mark.parametrize(
    ("text", "word", "day", "name"),
    [
        ("The Russian leader flew to Minsk.", "leader", date(2010, 5, 1), "Dmitry Medvedev"),
        ("The British leader flew to Minsk.", "leader", date(2010, 7, 1), "David Cameron"),
        ("The Turkish leader flew to Minsk.", "leader", date(2012, 7, 1), "Recep Tayyip Erdogan"),
        ("The Iranian leader spoke in Qom.", "leader", date(2012, 7, 1), "Ali Khamenei"),
        ("Polish prime minister resigns", "minister", date(2007, 11, 1), "Jaroslaw Kaczynski"),
        ("A Polish prime minister must be patient.", "minister", date(2007, 11, 1), "Polish prime minister"),
        ("The Turkish rebel leader was not seen.", "leader", date(1998, 5, 1), "Turkish rebel leader"),
    ],
)
def test_offices_name_their_holder_only_where_there_is_one(text, word, day, name):
    assert who(text, word, day)[0][0].removeprefix("A ").removeprefix("The ") == name


def test_a_hyphened_surname_is_nobody_elses():
    text = "Foreign Minister Dlamini-Zuma met rebels. Dlamini-Zuma left on Sunday."
    assert who(text, "Zuma", date(2003, 5, 3), last=True) == [("Nkosazana Dlamini-Zuma", "ZAF", "GOV")]


def test_an_abbreviation_is_whose_the_article_says():
    text = "Reporters Without Borders (RSF) criticised Turkey. RSF said the arrests must end."
    assert who(text, "RSF", date(2024, 5, 3), last=True)[0][0] == "Reporters Without Borders"
    assert who("RSF shelled a market in Omdurman.", "RSF", date(2024, 5, 3)) == [("Rapid Support Forces", "SDN", "MIL")]


def test_an_abbreviation_of_a_body_that_nobody_knows_is_no_other_body():
    text = "The Red Sycamore Fraternity (RSF) met in Oslo. RSF said it would return."
    assert who(text, "RSF", date(2024, 5, 3), last=True)[0][0] != "Rapid Support Forces"


def test_a_bare_surname_needs_a_reason_to_mean_somebody():
    assert who("Law said the shop would close.", "Law", date(2010, 5, 3)) in ([], [("Law", None, "CVL")])
    assert who("Putin said the talks would go on.", "Putin", date(2010, 5, 3)) == [("Vladimir Putin", "RUS", "GOV")]


def test_an_actor_is_what_he_was_on_the_day_of_the_act():
    parsed, actors = read("In 2011 Biden met the Iraqi president.", date(2025, 3, 1))
    biden = actors.at(next(token for token in parsed.doc if token.text == "Biden"))[0]
    assert (biden.sector, actors.as_of(biden, date(2011, 5, 1)).role) == ("ELI", "vice president")
    president = actors.at(next(token for token in parsed.doc if token.text == "president"))[0]
    assert actors.as_of(president, date(2011, 5, 1)).name == "Jalal Talabani"


def test_a_common_surname_of_a_former_head_needs_his_country():
    assert who("Silva told police that he had seen nothing.", "Silva", date(2005, 11, 11))[0][1] != "BRA"
    text = "Brazil closed the border. Silva said it would stay closed."
    assert who(text, "Silva", date(2005, 11, 11))[0][0] == "Luiz Inacio Lula da Silva"


def test_the_end_of_a_longer_name_is_nobody():
    found = who("Wardens of the Royal Bardiya National Park shot a tiger.", "Park", date(2005, 11, 16))
    assert all(country != "KOR" for _, country, _ in found)


@pytest.mark.parametrize(
    ("text", "town", "code"),
    [
        ("Syrian officers left as militias in Tripoli shelled the north Lebanese port.", "Tripoli", "LBN"),
        ("Tripoli rejected the plan of the Italian minister.", "Tripoli", "LBY"),
        ("U.S. agents searched a house in San Jose, California. San Jose police arrested a man.", "San Jose", "USA"),
        ("A bomb killed one U.S. soldier near the town of Samarra.", "Samarra", "IRQ"),
    ],
)
def test_a_town_is_the_one_of_the_countries_named(text, town, code):
    _, actors = read(text, date(2005, 5, 3))
    assert {actor.country for actor in actors.mentions if actor.text == town} == {code}
