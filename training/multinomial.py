"""Multinomial logistic regression over named features, in plain numpy, the same bytes on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Fitted:
    """A fitted model: `weights` has one row a feature and one column a class."""

    classes: tuple[str, ...]
    features: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray

    def scores(self, rows: Sequence[Sequence[str]]) -> np.ndarray:
        """Return the sums before the softmax, one row an example, one column a class."""
        index = {name: i for i, name in enumerate(self.features)}
        out = np.tile(self.bias, (len(rows), 1))
        for row, names in enumerate(rows):
            known = [index[name] for name in names if name in index]
            if known:
                out[row] += self.weights[known].sum(axis=0)
        return out


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return probabilities, row by row."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def fit(
    rows: Sequence[Sequence[str]],
    labels: Sequence[str],
    *,
    classes: Sequence[str],
    penalty: float,
    min_count: int = 3,
    epochs: int = 30,
    batch: int = 256,
    rate: float = 0.02,
    seed: int = 1,
) -> Fitted:
    """Fit by Adam with a quadratic penalty; features seen fewer than `min_count` times are left out."""
    counts = Counter(name for names in rows for name in set(names))
    features = tuple(sorted(name for name, count in counts.items() if count >= min_count))
    index = {name: i for i, name in enumerate(features)}
    encoded = [np.array(sorted({index[n] for n in names if n in index}), dtype=np.int64) for names in rows]
    target = np.zeros((len(rows), len(classes)))
    target[np.arange(len(rows)), [list(classes).index(label) for label in labels]] = 1.0
    weights = np.zeros((len(features), len(classes)))
    bias = np.zeros(len(classes))
    moments = [np.zeros_like(weights), np.zeros_like(weights), np.zeros_like(bias), np.zeros_like(bias)]
    shuffle = np.random.default_rng(seed)
    step = 0
    for epoch in range(epochs):
        order = shuffle.permutation(len(rows))
        current_rate = rate * (1 - epoch / epochs)
        for begin in range(0, len(order), batch):
            chosen = order[begin : begin + batch]
            owner = np.repeat(np.arange(len(chosen)), [len(encoded[i]) for i in chosen])
            columns = np.concatenate([encoded[i] for i in chosen])
            sums = np.tile(bias, (len(chosen), 1))
            np.add.at(sums, owner, weights[columns])
            error = (softmax(sums) - target[chosen]) / len(chosen)
            gradient = penalty * weights / len(rows)
            np.add.at(gradient, columns, error[owner])
            step += 1
            _adam(weights, gradient, moments[0], moments[1], step, current_rate)
            _adam(bias, error.sum(axis=0), moments[2], moments[3], step, current_rate)
    return Fitted(tuple(classes), features, weights, bias)


def _adam(
    values: np.ndarray, gradient: np.ndarray, first: np.ndarray, second: np.ndarray, step: int, rate: float
) -> None:
    first += 0.1 * (gradient - first)
    second += 0.001 * (gradient * gradient - second)
    values -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)


def temperature(scores: np.ndarray, labels: Sequence[int]) -> float:
    """Return the number that divides held-out sums so that the softmax is best calibrated (least log loss)."""
    grid = np.linspace(0.5, 3.0, 51)
    rows = np.arange(len(labels))
    losses = [-np.log(softmax(scores / t)[rows, labels] + 1e-12).mean() for t in grid]
    return float(grid[int(np.argmin(losses))])
