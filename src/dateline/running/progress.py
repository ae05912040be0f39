"""The progress bar of a run: on stderr, and only where a person looks at it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dateline.storing.counts import Counts

if TYPE_CHECKING:
    from rich.console import Console

_BLOCK = 1 << 20


@contextmanager
def shown_progress(console: Console | None, inputs: Sequence[str]) -> Iterator[Callable[[Counts], None]]:
    """Show articles done, articles a second, events and the time left while the block runs; hear counts by call.

    Nothing is shown without a console, or where it is no terminal. The bar goes at the end.
    """
    if console is None or not console.is_terminal:
        yield lambda counts: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("loading the models", total=expected_articles(inputs), rate="")
        rate = _Rate(progress.get_time)

        def hear(counts: Counts) -> None:
            said = f"{counts.events:,} events, {rate(counts.articles):.1f} articles/s"
            progress.update(task, completed=counts.articles, description="coding", rate=said)

        yield hear


T = TypeVar("T")


def watched(items: Iterable[T], console: Console, what: str, total: int | None) -> Iterator[T]:
    """Yield `items` under a bar that counts them; no bar where the console is no terminal."""
    if not console.is_terminal:
        yield from items
        return
    from rich.progress import track

    yield from track(items, description=what, total=total, console=console, transient=True)


@contextmanager
def counted(console: Console, what: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show how far a job of known length is while the block runs; hear done, total and what is next by call."""
    if not console.is_terminal:
        yield lambda done, total, now: None
        return
    from rich.progress import Progress

    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(what, total=None)
        yield lambda done, total, now: progress.update(task, completed=done, total=total, description=f"{what} {now}")


class _Rate:
    """Articles a second since the first batch came back: what loading took does not count."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._first: tuple[float, int] | None = None

    def __call__(self, articles: int) -> float:
        now = self._clock()
        if self._first is None:
            self._first = (now, articles)
        start, before = self._first
        return (articles - before) / (now - start) if now > start else 0.0


def expected_articles(inputs: Sequence[str]) -> int | None:
    """Return about how many articles the inputs hold, None where only reading would tell (tables, pipes, archives).

    Lines of JSON lines are counted, and files of folders; an article in a record of several lines counts wrong.
    """
    total = 0
    for name in inputs:
        path = Path(name)
        files = (
            [Path(folder, file) for folder, _, names in os.walk(path) for file in names] if path.is_dir() else [path]
        )
        for file in files:
            if file.suffix.lower() in (".jsonl", ".ndjson"):
                total += _lines(file)
            elif file.suffix.lower() in (".txt", ".html", ".htm", ".json") and file.is_file():
                total += 1
            else:
                return None
    return total or None


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(_BLOCK), b""))
    except OSError:
        return 0
