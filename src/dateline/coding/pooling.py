"""How the two readers' answers become one: a log-linear pool with an offset for "no event", its numbers as data.

Fitted on articles/dev by `training/relation/pool.py`: some ten numbers, of which docs/model-cards/relation.md tells.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

import msgspec

_TINY = 1e-6


class Tier(StrEnum):
    """How much the encoder reads: only where the lexicon's candidates are in doubt, or every sentence."""

    FAST = "fast"
    ACCURATE = "accurate"


class Pooling(msgspec.Struct, frozen=True):
    """The numbers of the pool.

    `encoder` and `lexicon` are powers of the two readers' chances where both answer, `nothing` is added to the log of
    "no event"; `alone_power` and `alone_nothing` are the same where only the encoder sees an act. `floor` is the chance
    below which the encoder's word that nothing happens is final, `least` that from which on it makes a candidate of a
    word by itself, `threshold` that of an event; `doubtful` are the chances of an event between which the fast tier
    asks the encoder. `clause` is how far a place in the clause shifts a role, in log odds; `status` the encoder's share
    in the status (0 to 1).
    """

    encoder: float
    lexicon: float
    nothing: float
    alone_power: float
    alone_nothing: float
    floor: float
    least: float
    threshold: float
    threshold_fast: float
    doubtful: tuple[float, float]
    clause: float
    status: float

    def threshold_of(self, tier: Tier) -> float:
        """Return the chance from which on a candidate is an event."""
        return self.threshold_fast if tier is Tier.FAST else self.threshold

    def chances(self, encoder: Sequence[float] | None, lexicon: Sequence[float] | None) -> list[float] | None:
        """Return 17 chances, "no event" first, from those of the readers that answered; None if none did."""
        if encoder is None:
            return list(lexicon) if lexicon is not None else None
        if lexicon is None:
            return self._alone(encoder)
        scores = [
            self.encoder * math.log(own + _TINY) + self.lexicon * math.log(other + _TINY)
            for own, other in zip(encoder, lexicon, strict=True)
        ]
        scores[0] += self.nothing
        return _shares(scores)

    def _alone(self, encoder: Sequence[float]) -> list[float]:
        """Return 17 chances for a word that only the encoder takes for an act."""
        scores = [self.alone_power * math.log(own + _TINY) for own in encoder]
        scores[0] += self.alone_nothing
        return _shares(scores)


def _shares(scores: Sequence[float]) -> list[float]:
    peak = max(scores)
    shares = [math.exp(score - peak) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


@lru_cache(maxsize=1)
def load_pooling() -> Pooling:
    """Load the shipped numbers, once per process."""
    raw = files("dateline.coding").joinpath("data/pooling.json").read_bytes()
    return msgspec.json.decode(raw, type=Pooling)
