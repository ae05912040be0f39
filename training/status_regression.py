"""Multinomial regression on sparse signals in plain numpy, and the factors that lift rare classes."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
LIFTS = (0.5, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0)


class Matrix:
    """A sparse matrix of zeros and ones with the two products that training needs."""

    def __init__(self, rows: list[list[int]], width: int) -> None:
        self.width = width
        lengths = [len(row) for row in rows]
        self.starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64)
        self.columns = np.fromiter((column for row in rows for column in row), np.int64, count=sum(lengths))
        row_numbers = np.repeat(np.arange(len(rows)), lengths)
        order = np.argsort(self.columns, kind="stable")
        self.rows_by_column = row_numbers[order]
        self.used, self.column_starts = np.unique(self.columns[order], return_index=True)

    def times(self, weights: Array) -> Array:
        """Return rows x classes sums."""
        return np.add.reduceat(weights[self.columns], self.starts, axis=0)

    def transposed_times(self, residuals: Array) -> Array:
        """Return columns x classes sums."""
        sums = np.zeros((self.width, residuals.shape[1]))
        sums[self.used] = np.add.reduceat(residuals[self.rows_by_column], self.column_starts, axis=0)
        return sums


def shares(sums: Array) -> Array:
    """Return the softmax of each row."""
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def fit(matrix: Matrix, allowed: Array, counts: Array, penalty: float) -> Array:
    """Return multinomial weights that make the allowed classes of each row likely (several may be allowed)."""

    def loss(weights: Array) -> tuple[float, Array]:
        chances = shares(matrix.times(weights))
        inside = chances * allowed
        right = inside.sum(axis=1, keepdims=True) + 1e-300
        value = -(counts * np.log(right[:, 0])).sum() + 0.5 * penalty * (weights * weights).sum()
        return float(value), matrix.transposed_times((chances - inside / right) * counts[:, None]) + penalty * weights

    return minimise(loss, np.zeros((matrix.width, allowed.shape[1])))


def minimise(loss: Callable[[Array], tuple[float, Array]], point: Array, steps: int = 150, memory: int = 8) -> Array:
    """Limited-memory BFGS with a backtracking line search."""
    moves: list[tuple[Array, Array]] = []
    value, slope = loss(point)
    for _ in range(steps):
        direction = slope.copy()
        used: list[tuple[float, float]] = []
        for move, change in reversed(moves):
            rate = 1.0 / float(np.vdot(change, move))
            share = rate * float(np.vdot(move, direction))
            used.append((rate, share))
            direction -= share * change
        if moves:
            move, change = moves[-1]
            direction *= float(np.vdot(move, change)) / float(np.vdot(change, change))
        else:
            direction /= max(1.0, float(np.abs(direction).sum())) ** 0.5
        for (move, change), (rate, share) in zip(moves, reversed(used), strict=True):
            direction += (share - rate * float(np.vdot(change, direction))) * move
        length, descent = 1.0, -float(np.vdot(slope, direction))
        for _ in range(20):
            next_value, next_slope = loss(point - length * direction)
            if next_value <= value + 1e-4 * length * descent:
                break
            length *= 0.5
        move, change = -length * direction, next_slope - slope
        if float(np.vdot(move, change)) > 1e-10:
            moves = [*moves[-memory + 1 :], (move, change)]
        point = point + move
        gain, value, slope = value - next_value, next_value, next_slope
        if abs(gain) < 1e-5 * max(1.0, abs(value)):
            break
    return point


def macro_f1(chosen: npt.NDArray[np.int64], gold: npt.NDArray[np.int64]) -> float:
    """Return the mean over the classes in `gold` of the harmonic mean of precision and recall."""
    scores = []
    for label in np.unique(gold):
        both = int(((chosen == label) & (gold == label)).sum())
        scores.append(2 * both / int((chosen == label).sum() + (gold == label).sum()))
    return float(np.mean(scores))


def best_lift(chances: Array, gold: npt.NDArray[np.int64], parts: npt.NDArray[np.int64], common: int) -> list[float]:
    """Return the factors on rare classes that give the best macro F1.

    A rare class has few examples, so one choice of factors hangs on a handful of them: each part is left out in turn
    and the factors found on the rest are averaged (geometric mean).
    """
    found = [lift_on(chances[parts != part], gold[parts != part], common) for part in np.unique(parts)]
    return [round(float(factor), 2) for factor in np.exp(np.mean(np.log(found), axis=0))]


def lift_on(chances: Array, gold: npt.NDArray[np.int64], common: int) -> Array:
    """Return the factors that give the best macro F1 on these examples, the nearest to 1 among equals."""
    lift = np.ones(chances.shape[1])
    for _ in range(3):
        for label in range(len(lift)):
            if label == common:
                continue
            trials = []
            for factor in LIFTS:
                trial = lift.copy()
                trial[label] = factor
                value = macro_f1((chances * trial).argmax(axis=1), gold)
                trials.append((round(value, 6), -abs(float(np.log(factor))), factor))
            lift[label] = max(trials)[2]
    return lift
