"""How far several readers of the same events agree: whether an event stands at all, and its fields.

Shares are over pairs of readers of one event. Beside them stands Krippendorff's alpha for nominal data, which counts
off what chance would give and takes any number of readers (K. Krippendorff, "Computing Krippendorff's
Alpha-Reliability", 2011).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dateline.running.golden import Judgement
from dateline.running.shares import Share

_FIELDS: dict[str, Callable[[Judgement], Hashable]] = {
    "type": lambda one: one.type,
    "mode": lambda one: one.mode,
    "status": lambda one: one.status,
    "date": lambda one: one.date_start,
    "place country": lambda one: one.country,
    "attribution": lambda one: one.attributed_to,
    "actor country": lambda one: one.actor_country,
    "recipient country": lambda one: one.recipient_country,
}


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs of readers that judge alike, out of all pairs; `alpha` is None where only one value was ever given."""

    share: Share
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The readers, how many events two or more of them judged, and how alike: kept or rejected, then by field.

    Fields are compared among the readers who keep the event.
    """

    readers: tuple[str, ...]
    events: int
    kept: Alike
    fields: Mapping[str, Alike]


def agree(judgements: Iterable[Judgement]) -> Agreement | None:
    """Return how far readers agree, None if no event was judged by two."""
    by_event: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        by_event[judgement.event_id].append(judgement)
    shared = [group for group in by_event.values() if len(group) > 1]
    if not shared:
        return None
    kept = [[one for one in group if one.kept] for group in shared]
    return Agreement(
        tuple(sorted({one.reviewer for group in shared for one in group})),
        len(shared),
        _alike([[one.kept for one in group] for group in shared]),
        {name: _alike([[value(one) for one in group] for group in kept]) for name, value in _FIELDS.items()},
    )


def _alike(units: Sequence[Sequence[Hashable]]) -> Alike:
    pairs = [one == other for values in units for one, other in combinations(values, 2)]
    return Alike(Share(sum(pairs), len(pairs)), alpha(units))


def alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha of nominal values, one sequence for each unit; None if nothing varies.

    1 is full agreement, 0 what chance would give. Units with a single value say nothing.
    """
    paired = [values for values in units if len(values) > 1]
    totals = Counter(value for values in paired for value in values)
    count = totals.total()
    by_chance = count * count - sum(each * each for each in totals.values())
    if not by_chance:
        return None
    observed = 0.0
    for values in paired:
        held = Counter(values)
        observed += (len(values) ** 2 - sum(each * each for each in held.values())) / (len(values) - 1)
    return 1 - (count - 1) * observed / by_chance
