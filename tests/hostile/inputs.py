"""Inputs that nobody should send and everybody does, each with what must come of it.

`HOSTILE` is shared by the tests of reading and cleaning and by those of the command line. `prepare` writes an input
into an empty folder and returns the arguments that name it; `stdin` is what stands on standard input.
"""

from __future__ import annotations

from format_inputs import FORMAT_INPUTS
from kinds import Hostile, Outcome
from path_inputs import PATH_INPUTS
from text_inputs import TEXT_INPUTS

HOSTILE: list[Hostile] = [*TEXT_INPUTS, *FORMAT_INPUTS, *PATH_INPUTS]

__all__ = ["HOSTILE", "Hostile", "Outcome"]
