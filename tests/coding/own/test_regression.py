"""The regression under a user's own codebook: the least loss, and the same one on every run."""

import numpy as np
import pytest

from dateline.coding.own.regression import fit, softmax


@pytest.fixture(scope="module")
def drawn():
    chance = np.random.default_rng(7)
    rows = chance.normal(size=(90, 5))
    labels = np.argmax(rows[:, :3] + 0.3 * chance.normal(size=(90, 3)), axis=1)
    return rows, labels, np.ones(90), np.zeros((90, 3))


def test_it_finds_what_the_rows_tell(drawn):
    rows, labels, importance, known = drawn
    weights = fit(rows, labels, importance, known, 0.1)
    chances = softmax(rows @ weights[:-1] + weights[-1])[0]
    assert np.mean(chances.argmax(axis=1) == labels) > 0.9
    assert np.allclose(chances.sum(axis=1), 1)


def test_at_the_least_loss_observed_and_expected_counts_agree(drawn):
    # The penalty spares the biases, so their gradient is zero: each class is expected as often as it was seen.
    rows, labels, importance, known = drawn
    weights = fit(rows, labels, importance, known, 1.0)
    expected = softmax(rows @ weights[:-1] + weights[-1])[0].sum(axis=0)
    assert np.allclose(expected, np.bincount(labels), atol=0.05)


def test_rows_of_no_weight_change_nothing(drawn):
    rows, labels, importance, known = drawn
    without = fit(rows[:60], labels[:60], importance[:60], known[:60], 1.0)
    weighed = np.where(np.arange(90) < 60, 1.0, 0.0)
    assert np.allclose(fit(rows, labels, weighed, known, 1.0), without, atol=1e-2)


def test_what_is_known_beforehand_needs_no_weight(drawn):
    rows, labels, importance, _ = drawn
    known = 20.0 * np.eye(3)[labels]
    assert np.abs(fit(rows, labels, importance, known, 1.0)[:-1]).max() < 1e-3


def test_it_is_the_same_on_every_run(drawn):
    assert np.array_equal(fit(*drawn, 1.0), fit(*drawn, 1.0))
