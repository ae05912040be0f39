"""Average-link grouping, and the likeness of texts."""

import pytest

from dateline.linking.grouping import group
from dateline.linking.likeness import alike_pairs, cosine, rarity, vector


def test_items_join_their_likeliest_partner():
    assert group(4, {(0, 1): 0.9, (1, 2): 0.6, (2, 3): 0.8}, 0.5) == [0, 0, 2, 2]


def test_a_chain_of_likely_pairs_is_no_group_when_its_ends_are_strangers():
    assert group(3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5) == [0, 0, 2]


def test_items_without_pairs_stay_alone():
    assert group(3, {}, 0.5) == [0, 1, 2]


def test_the_order_of_the_pairs_does_not_matter():
    chances = {(0, 1): 0.7, (0, 2): 0.7, (1, 2): 0.7, (2, 3): 0.7}
    assert group(4, chances, 0.5) == group(4, dict(reversed(chances.items())), 0.5)


def test_a_word_in_every_document_tells_next_to_nothing():
    documents = [["the", "quake"], ["the", "vote"], ["the", "strike"]]
    rare = rarity(documents)
    assert rare["the"] < rare["quake"] / 3
    one, other, third = (vector(words, rare) for words in (*documents[:2], ["quake", "the"]))
    assert cosine(one, other) < 0.2
    assert cosine(one, third) == pytest.approx(1)


def test_only_documents_with_words_in_common_make_a_pair():
    rare = {"quake": 1.0, "vote": 1.0}
    vectors = [vector([word], rare) for word in ("quake", "vote", "quake")]
    assert alike_pairs(vectors) == {(0, 2): 1.0}
