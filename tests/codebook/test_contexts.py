"""The terms of contexts: 37 contexts, the longest term first, capitals where they count."""

import pytest

from dateline.codebook import load_codebook
from dateline.codebook.contexts import NO_CONTEXT, fold, load_context_terms
from dateline.codebook.tables import read_table

TERMS = load_context_terms()


def found(text):
    return [hit.term.text for hit in TERMS.find(text)]


def test_there_are_37_contexts_each_with_a_term_that_names_it():
    assert list(TERMS.names) == list(load_codebook().story_words)
    rows = list(read_table("context_terms.tsv"))
    assert {row["context"] for row in rows if row["weight"] == "3"} == set(TERMS.names)
    assert all((row["weight"] == "0") == (row["context"] == NO_CONTEXT) for row in rows)


def test_no_term_stands_twice_in_a_context():
    rows = [(row["context"], row["term"]) for row in read_table("context_terms.tsv")]
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The army shelled the town.", ["army"]),
        ("ARMIES met", ["army"]),
        ("He met the Foreign Minister's envoy.", ["foreign minister", "envoy"]),
        ("free-trade talks", ["free trade", "talks"]),
        ("A volunteer of the Salvation Army came.", []),
        ("The Secretary-General spoke.", ["secretary general"]),
        ("ICC judges", ["ICC", "judge"]),
        ("icc", []),
        ("the U.N. envoy", ["U.N.", "envoy"]),
        ("", []),
        ("\u2019s", []),
    ],
)
def test_terms_in_a_text(text, terms):
    assert found(text) == terms


def test_offsets_lie_on_the_text():
    text = "In Rome, two envoys signed a peace treaty."
    assert [text[hit.start : hit.end] for hit in TERMS.find(text)] == ["envoys", "peace treaty"]


@pytest.mark.parametrize(
    ("word", "same"), [("Talks", "talk"), ("armies", "army"), ("crisis", "crisis"), ("pass", "pass"), ("gas", "gas")]
)
def test_words_are_compared_without_the_plural(word, same):
    assert fold(word) == same
