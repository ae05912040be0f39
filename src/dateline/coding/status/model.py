"""The status model: one linear sum over named signals, read twice, as a status and as a degree of factuality.

Trained by `training/status.py`; docs/model-cards/status.md says on what. Weights are whole numbers, so that the
sums are the same on every machine.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files
from math import exp
from typing import NamedTuple

import msgspec

from dateline.coding.status.features import Signals
from dateline.errors import DatelineError
from dateline.records import Status

STATUSES = (Status.OCCURRED, Status.ONGOING, Status.PLANNED, Status.HYPOTHETICAL, Status.DENIED)
BIAS = "bias"
_HALF = 0.5
# From this degree on a careful reader takes an act for a fact, below its negative for none.
_SURE = 1.5


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


class Weighed(NamedTuple):
    """What the sums say of one trigger.

    `statuses` are the chances of the five statuses, `outcomes` those of negated, uncertain and occurred, `degree` is
    the median degree of factuality (-3 to 3). `rows` are the weights of the signals that the model knows, in the
    order in which they fired, each with the signal's number there.
    """

    statuses: list[float]
    outcomes: tuple[float, float, float]
    degree: float
    rows: list[tuple[int, tuple[int, ...]]]


@lru_cache(maxsize=1)
def load_model() -> Weights:
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
    return msgspec.json.decode(raw, type=Weights)


def weigh(signals: Signals, model: Weights) -> Weighed:
    """Return what the model says of the signals that fired; a signal counts once, unknown ones not at all."""
    known = model.signals
    rows: dict[str, tuple[int, tuple[int, ...]]] = {}
    for number, (name, _) in enumerate(signals):
        row = known.get(name)
        if row is not None and name not in rows:
            rows[name] = number, row
    sums = [sum(column) for column in zip(known[BIAS], *(row for _, row in rows.values()), strict=True)]
    count, edges = len(STATUSES), model.edges
    stretches = _shares(sums[count:], model.scale)
    chances = _shares(sums[:count], model.scale)
    return Weighed(chances, _outcomes(stretches, edges), _median(stretches, edges), list(rows.values()))


def _shares(sums: list[int], scale: int) -> list[float]:
    peak = max(sums)
    raised = [exp((value - peak) / scale) for value in sums]
    total = sum(raised)
    return [value / total for value in raised]


def _outcomes(stretches: list[float], edges: tuple[float, ...]) -> tuple[float, float, float]:
    """Return the chances of negated (at most -1.5), uncertain, and occurred (at least 1.5)."""
    negated = occurred = 0.0
    for number, share in enumerate(stretches):
        if edges[number + 1] <= -_SURE:
            negated += share
        elif edges[number] >= _SURE:
            occurred += share
    return negated, 1.0 - negated - occurred, occurred


def _median(stretches: list[float], edges: tuple[float, ...]) -> float:
    """Return the degree that half of the chances lie below: the guess with the least expected distance."""
    below = 0.0
    for number, share in enumerate(stretches):
        if below + share >= _HALF:
            lower, upper = edges[number], edges[number + 1]
            return lower + (upper - lower) * (_HALF - below) / share
        below += share
    return edges[-1]
