"""The assignment is one to one and as good as can be."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from dateline.running.assignment import assign


def test_a_pair_gives_way_where_both_sides_gain():
    assert assign({(0, 0): 5, (0, 1): 4, (1, 0): 4}) == {0: 1, 1: 0}


def test_nothing_to_assign_gives_nothing():
    assert assign({}) == {}


def best_total(weights, size):
    return max(
        sum(weights.get((left, right), 0) for left, right in enumerate(order)) for order in permutations(range(size))
    )


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9), max_size=20))
def test_no_other_assignment_weighs_more(weights):
    chosen = assign(weights)
    assert len(set(chosen.values())) == len(chosen)
    assert all(pair in weights for pair in chosen.items())
    assert sum(weights[pair] for pair in chosen.items()) == best_total(weights, 5)
