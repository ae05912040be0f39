"""Multinomial logistic regression over named features, fitted by scikit-learn; the same weights on every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression


@dataclass(frozen=True)
class Fitted:
    """A fitted model: `weights` has one row a feature and one column a class."""

    classes: tuple[str, ...]
    features: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray

    def scores(self, rows: Sequence[Sequence[str]]) -> np.ndarray:
        """Return the sums before the softmax, one row an example, one column a class."""
        return np.asarray(encode(rows, self.features) @ self.weights + self.bias)


def encode(rows: Sequence[Sequence[str]], features: Sequence[str]) -> csr_matrix:
    """Return examples as rows of zeros and ones, a column for each feature."""
    index = {name: i for i, name in enumerate(features)}
    columns = [sorted({index[name] for name in names if name in index}) for names in rows]
    starts = np.cumsum([0, *(len(found) for found in columns)])
    flat = np.array([i for found in columns for i in found], dtype=np.int64)
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(rows), len(features)))


def softmax(scores: np.ndarray) -> np.ndarray:
    """Return probabilities, row by row."""
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def fit(
    rows: Sequence[Sequence[str]], labels: Sequence[str], *, classes: Sequence[str], strength: float, min_count: int = 3
) -> Fitted:
    """Fit with a quadratic penalty of 1 / `strength`; features seen fewer than `min_count` times are left out."""
    counts = Counter(name for names in rows for name in set(names))
    features = tuple(sorted(name for name, count in counts.items() if count >= min_count))
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    model.fit(encode(rows, features), list(labels))
    weights = np.zeros((len(features), len(classes)))
    bias = np.full(len(classes), -20.0)
    for row, name in enumerate(model.classes_):
        weights[:, list(classes).index(name)] = model.coef_[row]
        bias[list(classes).index(name)] = model.intercept_[row]
    return Fitted(tuple(classes), features, weights, bias)


def temperature(scores: np.ndarray, labels: np.ndarray) -> float:
    """Return the number that divides held-out sums so that the softmax is best calibrated (least log loss)."""
    grid = np.linspace(0.5, 3.0, 51)
    rows = np.arange(len(labels))
    losses = [-np.log(softmax(scores / heat)[rows, labels] + 1e-12).mean() for heat in grid]
    return float(grid[int(np.argmin(losses))])
