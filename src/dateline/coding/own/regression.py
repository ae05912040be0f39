"""Multinomial logistic regression for few examples: weighted rows, a quadratic penalty, the same answer on every run.

The sum is convex and is minimised by L-BFGS (Nocedal and Wright, Numerical Optimization, algorithm 7.4) with
backtracking.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Row = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]
_Evaluate = Callable[[Matrix], tuple[float, Matrix]]

_REMEMBERED = 10
_STEPS = 200
# The gradient, per unit of weight, below which another step changes no chance in its third digit.
_FLAT = 1e-4
_SUFFICIENT, _SHORTEST = 1e-4, 1e-10


def fit(rows: Matrix, labels: Labels, importance: Row, known: Matrix, penalty: float) -> Matrix:
    """Return the weights (features + 1, classes), the last row the biases, which the penalty spares.

    `rows` is (examples, features), `labels` the class number of each, `importance` its weight; `known` are scores
    (examples, classes) that are there before anything is learned; `penalty` multiplies half the weights' squares.
    """
    inputs = np.hstack([rows, np.ones((len(rows), 1))])
    right = np.zeros_like(known)
    right[np.arange(len(rows)), labels] = 1.0

    def evaluate(weights: Matrix) -> tuple[float, Matrix]:
        shares, log_shares = softmax(inputs @ weights + known)
        held = weights.copy()
        held[-1] = 0.0
        loss = -float(importance @ (log_shares * right).sum(axis=1)) + penalty / 2 * float((held**2).sum())
        return loss, inputs.T @ ((shares - right) * importance[:, None]) + penalty * held

    start = np.zeros((inputs.shape[1], known.shape[1]))
    return _minimise(evaluate, start, _FLAT * max(1.0, float(importance.sum())))


def softmax(scores: Matrix) -> tuple[Matrix, Matrix]:
    """Return the chances that scores stand for, row by row, and their logarithms."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    shares = np.exp(shifted)
    total = shares.sum(axis=1, keepdims=True)
    return shares / total, shifted - np.log(total)


def _minimise(evaluate: _Evaluate, start: Matrix, flat: float) -> Matrix:
    """Return the point of the least value of a convex function, by its value and gradient."""
    point = start
    value, slope = evaluate(point)
    moves: deque[tuple[Matrix, Matrix]] = deque(maxlen=_REMEMBERED)
    for _ in range(_STEPS):
        if float(np.abs(slope).max()) <= flat:
            break
        direction = -_scaled(slope, moves)
        fall = float((slope * direction).sum())
        length = 1.0 if moves else 1.0 / max(1.0, float(np.abs(slope).sum()))
        while True:
            reached = point + length * direction
            found, new_slope = evaluate(reached)
            if found <= value + _SUFFICIENT * length * fall or length < _SHORTEST:
                break
            length /= 2
        if length < _SHORTEST:
            break
        step, change = reached - point, new_slope - slope
        if float((step * change).sum()) > 0:
            moves.append((step, change))
        point, value, slope = reached, found, new_slope
    return point


def _scaled(slope: Matrix, moves: deque[tuple[Matrix, Matrix]]) -> Matrix:
    """Return the gradient times what the last moves tell of the inverse of the second derivatives."""
    result = slope.copy()
    kept: list[float] = []
    for step, change in reversed(moves):
        share = float((step * result).sum() / (step * change).sum())
        kept.append(share)
        result -= share * change
    if moves:
        step, change = moves[-1]
        result *= float((step * change).sum() / (change**2).sum())
    for (step, change), share in zip(moves, reversed(kept), strict=True):
        result += step * (share - float((change * result).sum() / (step * change).sum()))
    return result
