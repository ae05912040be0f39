"""Errors to messages and exit codes: what, where, what to do next; the traceback only with -vv."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from dateline.errors import DatelineError, UsageError

DONE, FAILED, WRONG_USE, SOME_FAILED, LOCKED, INTERRUPTED = 0, 1, 2, 3, 4, 130

_verbosity = 0


def set_verbosity(level: int) -> int:
    """Remember how often -v was given and return it."""
    global _verbosity
    _verbosity = max(_verbosity, level)
    return level


@contextmanager
def told() -> Iterator[None]:
    """Turn whatever is raised in the block into a message on stderr and the right exit code."""
    try:
        yield
    except DatelineError as error:
        _tell(error)
        sys.exit(exit_code(error))
    except SystemExit as end:
        # The reader of our output has seen enough ("| head"): nothing failed, whatever typer makes of it.
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        # Python flushes what is left at its end, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
    except Exception as error:  # noqa: BLE001 - the last place that can tell the user
        _tell(_unexpected(error))
        sys.exit(FAILED)


def exit_code(error: DatelineError) -> int:
    """Return the exit code of DESIGN section 4 for an error that ended the command."""
    from dateline.storing.existing import StoreLocked

    if isinstance(error, StoreLocked):
        return LOCKED
    return WRONG_USE if isinstance(error, UsageError) else FAILED


class Unexpected(DatelineError):
    """DL-0001: a fault in Dateline itself, or in the system around it."""

    code = "DL-0001"


def _unexpected(error: Exception) -> Unexpected:
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{'/'.join(PurePath(frames[-1].filename).parts[-2:])}:{frames[-1].lineno}" if frames else None
    fault = Unexpected(
        f"{type(error).__name__}: {error}",
        where=place,
        next_step="run it again with -vv and report the traceback with the input that caused it",
    )
    fault.__cause__ = error
    return fault


def _tell(error: DatelineError) -> None:
    from rich.text import Text

    from dateline.cli.console import shown, stderr

    if _verbosity >= 2:
        sys.stderr.write(shown("".join(traceback.format_exception(error))))
    message = Text.assemble((f"{error.code} ", "bold red"), (shown(error.what), "bold"))
    for label, words in (("where", error.where), ("next", error.next_step)):
        if words:
            message.append(f"\n  {label}: ".ljust(10), "dim").append(shown(words))
    stderr().print(message, soft_wrap=True)
