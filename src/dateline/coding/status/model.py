"""The status model: one linear sum over named signals, read twice, as a status and as a degree of factuality.

Trained by `training/status.py`; docs/model-cards/status.md says on what. Weights are whole numbers, so that the
sums are the same on every machine.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.errors import DatelineError
from dateline.records import Status

STATUSES = (Status.OCCURRED, Status.ONGOING, Status.PLANNED, Status.HYPOTHETICAL, Status.DENIED)
_HALF = 0.5


class StatusWeightsAltered(DatelineError):
    """DL-C011: the weights of the status model are not the ones that were shipped."""

    code = "DL-C011"


class Weights(msgspec.Struct, frozen=True):
    """The model as stored.

    `signals` maps a signal to its weights, in units of 1/`scale`: first one for each of the five statuses, then one
    for each stretch of the factuality scale. `edges` bounds those stretches, from -3 to 3. `status_lift` and
    `factuality_lift` multiply the chances of rare classes (statuses; negated, uncertain, occurred) before the choice.
    """

    model_id: str
    scale: int
    edges: tuple[float, ...]
    status_lift: tuple[float, ...]
    factuality_lift: tuple[float, ...]
    signals: dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class StatusModel:
    """The weights ready for sums: row numbers by signal, one matrix, the row that every sum starts with."""

    weights: Weights
    rows: dict[str, int]
    matrix: npt.NDArray[np.int32]
    bias: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """Chances of the five statuses, chances of negated / uncertain / occurred, and the median degree (-3 to 3)."""

    statuses: tuple[float, ...]
    outcomes: tuple[float, float, float]
    degree: float


@lru_cache(maxsize=1)
def load_model() -> StatusModel:
    """Load the shipped weights, once per process. Raises StatusWeightsAltered (DL-C011) if their sha256 is another."""
    folder = files("dateline.coding.status").joinpath("data")
    raw = folder.joinpath("status_model.json").read_bytes()
    expected = folder.joinpath("status_model.sha256").read_text(encoding="ascii").split()[0]
    if hashlib.sha256(raw).hexdigest() != expected:
        raise StatusWeightsAltered(
            "the weights of the status model are not the shipped ones",
            where="coding/status/data/status_model.json",
            next_step="pip install --force-reinstall dateline",
        )
    weights = msgspec.json.decode(raw, type=Weights)
    rows = {name: number for number, name in enumerate(weights.signals)}
    matrix = np.array(list(weights.signals.values()), dtype=np.int32)
    return StatusModel(weights, rows, matrix, rows["bias"])


def weigh(names: list[str], model: StatusModel) -> Weighed:
    """Return what the model says of the signals that fired; a signal counts once, unknown ones not at all."""
    rows = model.rows
    fired = {number for name in names if (number := rows.get(name)) is not None}
    fired.add(model.bias)
    sums = model.matrix[list(fired)].sum(axis=0).tolist()
    scale = model.weights.scale
    count = len(STATUSES)
    stretches = _shares(sums[count:], scale)
    edges = model.weights.edges
    return Weighed(_shares(sums[:count], scale), _outcomes(stretches, edges), _median(stretches, edges))


def _shares(sums: list[int], scale: int) -> tuple[float, ...]:
    peak = max(sums)
    raised = [math.exp((value - peak) / scale) for value in sums]
    total = sum(raised)
    return tuple(value / total for value in raised)


def _outcomes(stretches: tuple[float, ...], edges: tuple[float, ...]) -> tuple[float, float, float]:
    """Return the chances of negated (at most -1.5), uncertain, and occurred (at least 1.5)."""
    negated = sum(share for share, upper in zip(stretches, edges[1:], strict=True) if upper <= -1.5)
    occurred = sum(share for share, lower in zip(stretches, edges, strict=False) if lower >= 1.5)
    return negated, 1.0 - negated - occurred, occurred


def _median(stretches: tuple[float, ...], edges: tuple[float, ...]) -> float:
    """Return the degree that half of the chances lie below: the guess with the least expected distance."""
    below = 0.0
    for share, lower, upper in zip(stretches, edges, edges[1:], strict=False):
        if below + share >= _HALF:
            return lower + (upper - lower) * (_HALF - below) / share
        below += share
    return edges[-1]
