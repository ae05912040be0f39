"""The typing model: a multinomial logistic regression over named features, its weights in a JSON file.

It decides whether a candidate is an event at all and may overrule the lexicon's type. Trained by
`training/typing_model.py`; docs/model-cards/typing.md says on what.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import msgspec

from dateline.errors import DatelineError
from dateline.records import EventType

NO_EVENT = "NONE"
_UNKNOWN: Mapping[int, float] = {}


class WeightsAltered(DatelineError):
    """DL-C001: the typing model's weights are not the ones that were shipped."""

    code = "DL-C001"


class Weights(msgspec.Struct, frozen=True):
    """The model as stored: classes, a bias a class, and for each feature its weights by class number.

    `temperature` divides the sums before the softmax, so that confidences match observed precision.
    """

    model_id: str
    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, dict[int, float]]
    temperature: float
    threshold: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the models say of one candidate.

    `confidence` is the chance that the event is there with this type; `reasons` tell what spoke loudest for it.
    """

    event_type: EventType
    confidence: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Load the shipped weights, once per process.

    Raises WeightsAltered (DL-C001) if they are missing or their sha256 is another.
    """
    folder = files("dateline.coding").joinpath("data")
    try:
        raw = folder.joinpath("typing_model.json").read_bytes()
        expected = folder.joinpath("typing_model.sha256").read_text(encoding="ascii").split()[0]
    except FileNotFoundError as error:
        raise WeightsAltered(
            "the typing model is not there",
            where=str(error.filename),
            next_step="pip install --force-reinstall dateline",
        ) from error
    if hashlib.sha256(raw).hexdigest() != expected:
        raise WeightsAltered(
            "the weights of the typing model are not the shipped ones",
            where="coding/data/typing_model.json",
            next_step="pip install --force-reinstall dateline",
        )
    return msgspec.json.decode(raw, type=Weights)


def chances(names: Iterable[str], weights: Weights) -> list[float]:
    """Return the chance of each class, in the order of `weights.classes`, for a candidate with these features."""
    sums = list(weights.bias)
    for name in names:
        for index, weight in weights.weights.get(name, _UNKNOWN).items():
            sums[index] += weight
    peak = max(sums)
    shares = [math.exp((value - peak) / weights.temperature) for value in sums]
    total = sum(shares)
    return [share / total for share in shares]


def loudest(names: Iterable[str], weights: Weights, shares: Sequence[float]) -> tuple[str, ...]:
    """Return the features, at most three, that speak loudest for the likeliest type and against "no event"."""
    none = weights.classes.index(NO_EVENT)
    best = max((i for i in range(len(shares)) if i != none), key=shares.__getitem__)
    known = [(name, row) for name in names if (row := weights.weights.get(name)) is not None]
    known.sort(key=lambda pair: pair[1].get(none, 0.0) - pair[1].get(best, 0.0))
    return tuple(name for name, row in known[:3] if row.get(best, 0.0) > row.get(none, 0.0))
