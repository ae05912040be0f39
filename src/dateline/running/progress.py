"""The progress bar of a run: on stderr, and only where a person looks at it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

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
