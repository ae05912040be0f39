"""What articles and their sentences are about."""

import pytest

from dateline.coding.contexts import MOST_CONTEXTS, ArticleContexts
from dateline.parsing import parse
from dateline.reading import from_mapping


def contexts(text, title=None):
    (parsed,) = parse([from_mapping({"id": "a", "text": text, "title": title})])
    return ArticleContexts(parsed), parsed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Norway's foreign minister flew to Nairobi for talks with Kenya's president on bilateral ties.",
            {"diplomatic"},
        ),
        ("The court heard the lawsuit. A judge set the trial for May, the prosecutor said.", {"legal"}),
        ("Health officials confirmed an outbreak of bird flu. Poultry were culled and patients isolated.", {"health"}),
        ("Voters went to the polling stations. The candidate led in exit polls after the election.", {"election"}),
        ("The tailor cut the cloth and the baker baked.", set()),
    ],
)
def test_contexts_of_articles(text, names):
    assert set(contexts(text)[0].of_article()) == names


def test_the_headline_counts():
    text = "The vote was held on Sunday."
    assert contexts(text)[0].of_article() == ()
    assert contexts(text, "Election: voters at the ballot")[0].of_article() == ("election",)


def test_a_term_repeated_does_not_make_a_story():
    text = "He asked the police. " + "He called the police again. " * 20
    assert contexts(text)[0].of_article() == ()


STORY = (
    "The president flew to Geneva for talks with the foreign minister. The two countries want closer bilateral ties. "
    "At home, a flood cut the road. Rescuers reached the flood victims late. The envoy praised the summit."
)


def test_a_sentence_adds_what_it_names_and_the_article_supports():
    found, parsed = contexts(STORY)
    assert found.of_article() == ("diplomatic",)
    flood = next(one for one in parsed.sentences if STORY[one.start : one.end].startswith("At home"))
    names = [one.name for one in found.of_sentence(flood.start, flood.end)]
    assert names == ["diplomatic", "disasters"]
    talks = parsed.sentences[0]
    assert [one.name for one in found.of_sentence(talks.start, talks.end)] == ["diplomatic"]


def test_the_evidence_is_told():
    found, parsed = contexts(STORY)
    (reading,) = found.of_sentence(parsed.sentences[0].start, parsed.sentences[0].end)
    assert "foreign minister" in reading.sentence_terms
    assert reading.why.startswith("context diplomatic: article ")
    assert 'sentence by "' in reading.why


def test_an_event_has_few_contexts():
    text = (
        "The army, the court, the church, the hospital, the parliament and the bank met voters at the election. "
        "Soldiers, judges, priests, patients, lawmakers, investors and candidates spoke of war, law, faith, disease, "
        "bills, trade and ballots. Terrorists, hackers, migrants and traffickers were named."
    )
    found, parsed = contexts(text)
    assert len(found.of_sentence(parsed.sentences[0].start, parsed.sentences[0].end)) == MOST_CONTEXTS


def test_a_text_without_a_word_has_none():
    found, _ = contexts("...")
    assert found.of_article() == ()
    assert found.of_sentence(0, 3) == ()


def test_events_carry_their_contexts_and_say_why(coder):
    report = coder.code(STORY, published="2024-03-05")
    assert report.events
    for event in report.events:
        assert "diplomatic" in event.contexts
        assert any(reason.startswith("context diplomatic: ") for reason in event.why)
