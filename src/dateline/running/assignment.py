"""One-to-one assignment with the greatest total weight: which prediction stands for which golden event."""

from __future__ import annotations

from collections.abc import Mapping


def assign(weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Return {left: right} with every left and right used at most once and the sum of weights as large as can be.

    `weights` holds the pairs that are allowed, each above 0. Among equals the pairs that sort first win.

    The assignment grows by the best augmenting path until none gains anything (successive shortest paths, exact for
    a maximum-weight matching); an article has some tens of events, so paths are found by plain relaxation.
    """
    edges = sorted(weights.items())
    partner: dict[int, int] = {}
    while True:
        path = _best_path(edges, partner)
        if path is None:
            return dict(sorted(partner.items()))
        for left, right in path:
            partner[left] = right


def _best_path(edges: list[tuple[tuple[int, int], float]], partner: Mapping[int, int]) -> list[tuple[int, int]] | None:
    """Return the pairs to set along the path with the greatest gain above 0, or None."""
    owner = {right: left for left, right in partner.items()}
    gain: dict[int, float] = {left: 0.0 for (left, _), _ in edges if left not in partner}
    step: dict[int, tuple[int, int]] = {}  # a matched left -> the pair through which it was driven out
    reached: dict[int, tuple[float, int]] = {}  # a right -> best gain so far, the left before it
    weight = dict(edges)
    changed = True
    while changed:
        changed = False
        for (left, right), value in edges:
            if left not in gain or partner.get(left) == right:
                continue
            total = gain[left] + value
            if right in reached and total <= reached[right][0] + 1e-9:
                continue
            reached[right] = (total, left)
            changed = True
            if right in owner:
                driven = owner[right]
                gain[driven] = total - weight[(driven, right)]
                step[driven] = (left, right)
    ends = [(total, -right) for right, (total, _) in reached.items() if right not in owner and total > 1e-9]
    if not ends:
        return None
    right = -max(ends)[1]
    left = reached[right][1]
    path = [(left, right)]
    while left in step:
        left, right = step[left]
        path.append((left, right))
    return path
