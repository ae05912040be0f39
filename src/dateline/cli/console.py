"""The two streams: data on stdout, all else on stderr; and text made safe to show."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

# Characters that steer a terminal instead of showing something: a text of the news must not move the cursor.
_STEERING = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if code not in (9, 10)}


@lru_cache(maxsize=1)
def stdout() -> Console:
    """Return the console for data. A reader that goes away ("| head") raises BrokenPipeError, as with plain output."""
    from rich.console import Console

    class DataConsole(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return DataConsole(highlight=False, markup=False, emoji=False)


@lru_cache(maxsize=1)
def stderr() -> Console:
    """Return the console for messages, questions and progress."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def shown(text: str) -> str:
    """Return `text` with control characters and lone surrogates replaced, so that a terminal can show it."""
    return text.translate(_STEERING).encode("utf-8", "replace").decode("utf-8")


def say(text: str, style: str | None = None) -> None:
    """Write one message to stderr, without wrapping: paths and commands stay whole."""
    stderr().print(shown(text), style=style, soft_wrap=True)


def replace_unwritable() -> None:
    """Let both streams write "?" for what their encoding lacks instead of breaking off."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
