"""Average-link grouping: two groups join while their members are, on average, likely enough to belong together."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping


def group(count: int, chances: Mapping[tuple[int, int], float], least: float) -> list[int]:
    """Return for each of `count` items the number of its group, which is the number of the group's first item.

    `chances` holds the pairs that may belong together (lower index first); pairs that are not in it count as 0.
    Groups join, the likeliest first, while the average over their pairs reaches `least`. Ties go to the earlier items.
    """
    members = {item: [item] for item in range(count)}
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), chance in chances.items():
        sums[one][other] = sums[other][one] = chance
    heap = [(-chance, one, other) for (one, other), chance in chances.items() if chance >= least]
    heapq.heapify(heap)
    while heap:
        average, one, other = heapq.heappop(heap)
        if one not in members or other not in members or -average != _average(members, sums, one, other):
            continue
        members[one] = sorted(members[one] + members.pop(other))
        gone = sums.pop(other)
        sums[one].pop(other)
        for third, total in gone.items():
            if third != one:
                sums[third].pop(other)
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + total
        for third in sums[one]:
            value = _average(members, sums, one, third)
            if value >= least:
                heapq.heappush(heap, (-value, min(one, third), max(one, third)))
    groups = [0] * count
    for first, items in members.items():
        for item in items:
            groups[item] = first
    return groups


def _average(members: Mapping[int, list[int]], sums: Mapping[int, Mapping[int, float]], one: int, other: int) -> float:
    return sums[one].get(other, 0.0) / (len(members[one]) * len(members[other]))
