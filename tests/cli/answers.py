"""What a command left behind, and the type of the fixtures that run one."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """Exit code, standard output and standard error of one command."""

    code: int
    out: str
    err: str


Dateline = Callable[..., Answer]
