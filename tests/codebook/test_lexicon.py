"""The event lexicon: well formed, no entry behind another, and each one fires in its own example."""

from collections import Counter

import pytest

from dateline.codebook import load_codebook, load_lexicon
from dateline.codebook.lexicon import ADJECTIVE, NOUN, VERB
from dateline.coding.matching import match
from dateline.parsing.pipeline import load_pipeline
from dateline.records import EventType

ENTRIES = load_lexicon().entries
FEWEST_OF_A_TYPE = 25
PLACES = {"subj", "obj", "poss", "mod", "clause", "speaker"}


@pytest.fixture(scope="module")
def read_entries():
    """Return the entries that fire in each text: all texts are parsed in one batch."""

    def read(texts):
        lexicon = load_lexicon()
        for doc in load_pipeline().pipe(texts, batch_size=256):
            yield [entry for token in doc if (entry := match(token, lexicon)) is not None]

    return read


def test_every_entry_has_an_example_of_its_own():
    examples = Counter(entry.example for entry in ENTRIES)
    assert [entry.key for entry in ENTRIES if not entry.example.strip()] == []
    assert [example for example, count in examples.items() if count > 2] == []


def test_examples_are_short_whole_sentences():
    odd = [
        entry.example
        for entry in ENTRIES
        if not (entry.example[0].isupper() and entry.example.endswith(".") and 3 <= len(entry.example.split()) <= 16)
    ]
    assert odd == []


def test_every_example_fires_its_entry(read_entries):
    fired = read_entries(entry.example for entry in ENTRIES)
    silent = [
        f"{entry.key}: {entry.example} gives {[other.key for other in found]}"
        for entry, found in zip(ENTRIES, fired, strict=True)
        if entry not in found
    ]
    assert silent == []


def test_no_two_entries_ask_for_the_same():
    asked = Counter((entry.lemma, entry.pos, frozenset(entry.conditions)) for entry in ENTRIES)
    assert [key for key, count in asked.items() if count > 1] == []
    assert len({entry.key for entry in ENTRIES}) == len(ENTRIES)


def test_lemmas_are_single_tokens():
    tokenizer = load_pipeline().tokenizer
    assert sorted({entry.lemma for entry in ENTRIES if len(tokenizer(entry.lemma)) != 1}) == []


def test_types_and_modes_are_those_of_the_codebook():
    modes = load_codebook().modes
    assert {entry.pos for entry in ENTRIES} == {VERB, NOUN, ADJECTIVE}
    assert {entry.event_type for entry in ENTRIES} == set(EventType)
    unknown = [entry.key for entry in ENTRIES if entry.mode and (entry.event_type, entry.mode) not in modes]
    assert unknown == []


@pytest.mark.parametrize("event_type", list(EventType))
def test_every_type_has_many_ways_to_be_told(event_type):
    assert sum(entry.event_type is event_type for entry in ENTRIES) >= FEWEST_OF_A_TYPE


def test_every_mode_that_a_word_can_tell_has_an_entry():
    reached = {(entry.event_type, entry.mode) for entry in ENTRIES if entry.mode}
    unreached = {(kind, mode) for kind, mode in load_codebook().modes if (kind, mode) not in reached}
    # What is asked, refused or threatened stands in another clause, and a militia is told by the actor.
    elsewhere = {EventType.REQUEST, EventType.REJECT, EventType.THREATEN}
    by_actors = {(EventType.CONSULT, "multilateral"), (EventType.MOBILIZE, "militia")}
    assert {pair for pair in unreached if pair[0] not in elsewhere} <= by_actors


def test_every_entry_says_where_the_actor_stands():
    assert [entry.key for entry in ENTRIES if not entry.actor or "" in entry.actor] == []
    slots = {slot for entry in ENTRIES for slot in (*entry.actor, *entry.recipient)}
    assert {slot for slot in slots - PLACES if not slot.isalpha()} <= {"-"}


def test_the_most_conditioned_entry_of_a_word_is_tried_first():
    for (form, pos), entries in load_lexicon().by_form.items():
        counts = [len(entry.conditions) for entry in entries]
        assert counts == sorted(counts, reverse=True), (form, pos)


@pytest.mark.parametrize(
    ("text", "event_type", "mode"),
    [
        ("Belgian pilots began a hunger strike.", EventType.PROTEST, "hunger"),
        ("A drone strike killed the Somali commander.", EventType.ASSAULT, "drone"),
        ("The strike by Finnish dockworkers goes on.", EventType.PROTEST, "strike"),
        ("Chad and Niger exchanged prisoners.", EventType.COOPERATE, None),
        ("Chad and Niger exchanged gunfire.", EventType.ASSAULT, "firearms"),
        ("The Lao envoy threatened to veto the loan.", EventType.THREATEN, "restrict"),
        ("The Omani minister called the raid a mistake.", EventType.ACCUSE, "disapprove"),
        ("The Irish premier dismissed the letter.", EventType.REJECT, None),
        ("Youths threw petrol bombs at the barracks.", EventType.PROTEST, "riot"),
        ("Iran will stop its enrichment program.", EventType.RETREAT, None),
        ("The Maltese consul had apologized to the sailors.", EventType.CONCEDE, None),
        ("The Swiss president telephoned the emir.", EventType.CONSULT, "phone"),
    ],
)
def test_the_construction_decides_the_type(read_entries, text, event_type, mode):
    (found,) = read_entries([text])
    assert (event_type, mode) in {(entry.event_type, entry.mode) for entry in found}


@pytest.mark.parametrize(
    "text",
    [
        "An aide asked not to be named.",
        "The officials requested anonymity.",
        "The diplomat spoke on condition of anonymity.",
        "The new chancellor struck a different tone.",
        "The librarian closed the book.",
        "The tailor cut the cloth.",
    ],
)
def test_plain_words_report_no_act(read_entries, text):
    (found,) = read_entries([text])
    assert [entry.key for entry in found] == []
