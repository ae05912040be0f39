"""A share of something, with how sure it is."""

from __future__ import annotations

import math
from dataclasses import dataclass

_Z = 1.959964  # two-sided 95 %


@dataclass(frozen=True, slots=True)
class Share:
    """So many right out of a total."""

    right: int
    total: int

    @property
    def value(self) -> float | None:
        """The share from 0 to 1, None if there was nothing to judge."""
        return self.right / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% Wilson interval, None if there was nothing to judge."""
        if not self.total:
            return None
        n, p, z = self.total, self.right / self.total, _Z
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        reach = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, middle - reach), min(1.0, middle + reach)
