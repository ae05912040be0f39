from importlib.resources import files

import pytest
from tokenizers import Tokenizer

from dateline.coding.encoding import LONGEST, Cutter, path_between
from dateline.parsing import load_pipeline


@pytest.fixture(scope="module")
def cutter():
    return Cutter(Tokenizer.from_str(files("dateline.coding").joinpath("data/tokenizer.json").read_text("utf-8")))


def test_every_word_knows_the_place_of_its_first_piece(cutter):
    pieces = cutter.sentence(["Zarif", "condemned", "it", "."])
    assert pieces.numbers[0] == cutter.first
    assert pieces.numbers[-1] == cutter.last
    for word, place in zip(["Zarif", "condemned", "it", "."], pieces.places, strict=True):
        assert pieces.numbers[place] == cutter.word(word)[0]


def test_a_word_of_no_known_character_is_still_one_piece(cutter):
    assert len(cutter.word("\u200b")) == 1


def test_words_past_the_longest_sentence_have_no_place(cutter):
    pieces = cutter.sentence(["talks"] * 300)
    assert len(pieces.numbers) == LONGEST
    assert pieces.places[0] == 1
    assert pieces.places[-1] is None


def test_marks_stand_around_both_parties(cutter):
    words = ["Iran", "accused", "the", "United", "States", "."]
    pair = cutter.pair(words, (0, 1), (2, 5))
    opened, closed, opened_again, closed_again = cutter.marks
    iran, accused = cutter.word("Iran"), cutter.word("accused")
    assert pair.numbers[1 : 1 + 2 + len(iran) + len(accused)] == [opened, *iran, closed, *accused]
    assert pair.numbers[pair.actor] == opened
    assert pair.numbers[pair.recipient] == opened_again
    assert pair.numbers.index(closed_again) > pair.recipient


def test_a_turned_pair_is_marked_the_other_way_round(cutter):
    words = ["Iran", "accused", "France", "."]
    there, back = cutter.pair(words, (0, 1), (2, 3)), cutter.pair(words, (2, 3), (0, 1))
    assert (there.actor, there.recipient) == (back.recipient, back.actor)


def test_of_a_long_text_the_part_around_the_pair_is_kept(cutter):
    words = ["before"] * 400 + ["Iran", "accused", "France"] + ["behind"] * 400
    pair = cutter.pair(words, (400, 401), (402, 403))
    assert len(pair.numbers) <= LONGEST
    assert cutter.marks[0] in pair.numbers
    assert cutter.marks[3] in pair.numbers


@pytest.mark.parametrize(
    ("text", "act", "party", "path"),
    [
        ("The army shelled the town.", "shelled", "army", "nsubj"),
        ("The army shelled the town.", "shelled", "town", "dobj"),
        ("The town was shelled by troops.", "shelled", "troops", "agent:by>pobj"),
        ("France held talks with Iran.", "talks", "France", "^dobj>nsubj"),
        ("France held talks with Iran.", "talks", "Iran", "prep:with>pobj"),
        ("Police arrested miners and students.", "arrested", "students", "dobj"),
    ],
)
def test_paths_through_the_parse(text, act, party, path):
    doc = load_pipeline()(text)
    words = {token.text: token for token in doc}
    assert path_between(words[act], words[party]) == path


def test_another_sentence_is_far():
    doc = load_pipeline()("France left. Iran stayed.")
    assert path_between(doc[1], doc[3]) == "far"
