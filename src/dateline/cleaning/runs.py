"""Runs without white space: the tokenizer is quadratic on them, and no word is that long."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.records import Omission

# spaCy takes 25 s for 16,000 characters of "'s" in one run, growing with the square; for 256 it takes 6 ms,
# less than parsing them. Longer words than this do not exist, longer web addresses say nothing.
LONGEST_RUN = 256
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


def find_runs(text: str) -> Iterator[Omission]:
    """Yield the runs of more than 256 characters without white space, in reading order."""
    for found in _RUN.finditer(text):
        yield Omission(
            found.start(), found.end(), f"a run of {found.end() - found.start():,} characters without a space"
        )
