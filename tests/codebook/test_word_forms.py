"""Inflected forms that the lexicon is looked up by, and the sets of nouns in its conditions."""

import pytest

from dateline.codebook import load_lexicon
from dateline.codebook.lexicon import NOUN, VERB, word_sets
from dateline.codebook.tables import read_table
from dateline.parsing.inflection import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("arrest", ("arrest", "arrests", "arrested", "arresting")),
        ("ban", ("ban", "bans", "banned", "banning")),
        ("deny", ("deny", "denies", "denied", "denying")),
        ("deploy", ("deploy", "deploys", "deployed", "deploying")),
        ("punish", ("punish", "punishes", "punished", "punishing")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("expel", ("expel", "expels", "expelled", "expelling")),
        ("visit", ("visit", "visits", "visited", "visiting")),
        ("die", ("die", "dies", "died", "dying")),
        ("veto", ("veto", "vetoes", "vetoed", "vetoing")),
        ("meet", ("meet", "meets", "met", "meeting")),
        ("withdraw", ("withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing")),
    ],
)
def test_forms_of_verbs(lemma, forms):
    assert verb_forms(lemma) == forms


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [("envoy", "envoys"), ("treaty", "treaties"), ("crisis", "crises"), ("gunman", "gunmen"), ("clash", "clashes")],
)
def test_forms_of_nouns(lemma, plural):
    assert noun_forms(lemma) == (lemma, plural)


def test_an_irregular_past_finds_its_entries():
    by_past = load_lexicon().entries_for("met", VERB)
    assert {entry.lemma for entry in by_past} == {"meet"}
    assert load_lexicon().entries_for("met", NOUN) == ()


def test_a_form_that_nobody_writes_finds_nothing():
    assert load_lexicon().entries_for("meeted", VERB) == ()


def test_word_sets_hold_singular_and_plural():
    sets = word_sets()
    assert {"ambassador", "ambassadors"} <= sets["@envoy"]
    assert {"treaty", "treaties"} <= sets["@accord"]
    assert {"policeman", "policemen"} <= sets["@person"]


def test_word_sets_hold_lower_case_words_once():
    for row in read_table("word_sets.tsv"):
        lemmas = row["lemmas"].split()
        assert row["set"].startswith("@")
        assert [lemma for lemma in lemmas if lemma != lemma.lower() or "-" in lemma] == []
        assert len(lemmas) == len(set(lemmas)), row["set"]


def test_every_word_set_serves_some_entry():
    whens = {value for row in read_table("lexicon.tsv") for value in row["when"].split()}
    kinds = {when.split("~", 1)[1] for when in whens if "~" in when}
    named = {value for when in whens for value in when.partition("=")[2].split("|") if value.startswith("@")}
    assert named | {f"@{kind}" for kind in kinds} == set(word_sets())
