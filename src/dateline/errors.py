"""Numbered errors: what happened, where, and what to do next.

The number's letter is the room: R reading, L cleaning, P parsing, K knowledge, B codebook, C coding, S storing,
X exporting, E exploring, N running, U usage. A number is never given to another error again.
"""

from __future__ import annotations


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose.

    `what` says what went wrong, `where` names the file, record or option, `next_step` what the user can do.
    """

    code = "DL-0000"

    def __init__(self, what: str, *, where: str | None = None, next_step: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.next_step = next_step

    def __str__(self) -> str:
        lines = [f"{self.code}: {self.what}"]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.next_step:
            lines.append(f"  next:  {self.next_step}")
        return "\n".join(lines)


class UsageError(DatelineError):
    """Base of errors in how Dateline was called (exit code 2)."""

    code = "DL-U001"


class InputError(DatelineError):
    """Base of errors in one input: quarantined in a run, fatal when it is the only input."""

    code = "DL-R001"
