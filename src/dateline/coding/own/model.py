"""Which type of an own codebook a word reports: a kernel machine over the encoder's vectors, few examples being enough.

Two words are alike where the words are alike and what hangs on them is: "shut the sluice" is not "shut the office".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from dateline.coding.encoder import TYPE_COLUMNS
from dateline.coding.own.regression import Labels, Matrix, Row, fit, softmax

CHANCES = len(TYPE_COLUMNS) + 1
"""The last features of a row: the log chances of "no event" and of PLOVER's types."""

# Chosen by cross-validation on tests/codebook/water.toml and the template; a factor of two changes F1 by .03 at most.
_PENALTY = 0.3
_POWER = 3.0
_SENTENCE, _KINDS = 0.5, 0.1
_ROUNDING, _SMALLEST = 1e-6, 1e-12
_HEATS = tuple(0.5 * step for step in range(1, 13))
_OFFSETS = tuple(0.25 * step for step in range(-24, 25))


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned: the words that it was learned from, prepared, and how much each speaks for each type.

    `center` is the mean row; `known` (CHANCES, 1 + types) turns chances into scores that need no example. The log
    chances are multiplied by `heat`, and `nothing` is added to that of "none of them".
    """

    center: Row
    basis: Matrix
    weights: Matrix
    known: Matrix
    heat: float = 1.0
    nothing: float = 0.0

    def chances(self, rows: Matrix) -> Matrix:
        """Return (rows, 1 + types) chances, "none of them" first, for rows of `samples.describe`."""
        alike = likeness(_prepared(rows, self.center), self.basis)
        scores = alike @ self.weights[:-1] + self.weights[-1] + rows[:, -CHANCES:] @ self.known
        return _warmed(softmax(scores)[1], self.heat, self.nothing)

    def nearest(self, row: Row, among: Labels) -> int:
        """Return which of the words that were learned from, of those numbered `among`, is most like one."""
        alike = likeness(_prepared(row[None], self.center), self.basis[among])
        return int(among[int(np.argmax(alike[0]))])

    def fitted_to(self, held_out: Matrix, labels: Labels) -> Model:
        """Return the model with `heat` and `nothing` that make these chances of held-out words as right as they get.

        `held_out` are the chances that words got from models that had not learned from them.
        """
        logs, numbers = _logs(held_out), np.arange(len(labels))

        def loss(pair: tuple[float, float]) -> float:
            return -float(_logs(_warmed(logs, *pair)[numbers, labels]).sum())

        heat, nothing = min(product(_HEATS, _OFFSETS), key=loss)
        return replace(self, heat=heat, nothing=nothing)

    def warmed(self, chances: Matrix) -> Matrix:
        """Return chances of models that were not fitted, as this one would give them."""
        return _warmed(_logs(chances), self.heat, self.nothing)


def train(rows: Matrix, labels: Labels, importance: Row, known: Matrix) -> Model:
    """Learn from rows of `samples.describe`: the class number and the weight of each, 0 being "none of them"."""
    center: Row = rows.mean(axis=0)
    basis = _prepared(rows, center)
    alike = likeness(basis, basis)
    lower = np.linalg.cholesky(alike + _ROUNDING * np.eye(len(alike)))
    found = fit(lower, labels, importance, rows[:, -CHANCES:] @ known, _PENALTY)
    weights = np.vstack([np.linalg.solve(lower.T, found[:-1]), found[-1:]])
    return Model(center, basis, weights, known)


def likeness(some: Matrix, others: Matrix) -> Matrix:
    """Return how alike prepared rows are, (some, others): word times clause and sentence, and what PLOVER says."""
    (word, clause, around, kinds), (word2, clause2, around2, kinds2) = _blocks(some), _blocks(others)
    context = 1 + clause @ clause2.T + _SENTENCE * (around @ around2.T)
    found: Matrix = _POWER * (1 + word @ word2.T) * context + _KINDS * (kinds @ kinds2.T)
    return found


def _blocks(rows: Matrix) -> tuple[Matrix, Matrix, Matrix, Matrix]:
    size = (rows.shape[1] - CHANCES) // 3
    return rows[:, :size], rows[:, size : 2 * size], rows[:, 2 * size : 3 * size], rows[:, 3 * size :]


def _prepared(rows: Matrix, center: Row) -> Matrix:
    """Return rows with the mean taken off, their three vectors of length 1."""
    *vectors, kinds = _blocks(rows - center)
    return np.hstack([*(one / np.maximum(np.linalg.norm(one, axis=1, keepdims=True), 1e-9) for one in vectors), kinds])


def _logs(chances: Matrix) -> Matrix:
    found: Matrix = np.log(np.maximum(chances, _SMALLEST))
    return found


def _warmed(log_chances: Matrix, heat: float, nothing: float) -> Matrix:
    scores = log_chances * heat
    scores[:, 0] += nothing
    return softmax(scores)[0]
