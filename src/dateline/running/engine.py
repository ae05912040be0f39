"""The local engine: batches of articles in, their outcomes out, in the same order for any number of processes.

A batch is coded in one go wherever it lands, so that the parser sees the same batches, and gives the same
bytes, whether one process works or eight. Records travel between the processes, parses never do.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice

from dateline.records import Skip
from dateline.running.outcomes import Coder, Item, Outcome, StartCoder, WorkerLost, code_items, quarantine
from dateline.running.threads import limit_blas_threads

# Batches that wait or are under way for each process: enough that no process waits for the reader.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles that are coded together, and the number of the shard they belong to."""

    items: tuple[Item, ...]
    shard: int = 0


@dataclass(frozen=True, slots=True)
class CodedBatch:
    """One batch with an outcome for each of its items, in their order."""

    batch: Batch
    outcomes: tuple[Outcome, ...]


def cut_batches(items: Iterable[Item], size: int, shard: int = 0) -> Iterator[Batch]:
    """Cut a stream of articles into batches of `size`, the last one perhaps shorter."""
    stream = iter(items)
    while taken := tuple(islice(stream, size)):
        yield Batch(taken, shard)


def code_batches(batches: Iterable[Batch], start: StartCoder, processes: int = 1) -> Generator[CodedBatch, None, None]:
    """Code batches, in order, in this process or in `processes` workers.

    Workers hand back whole batches; this process each article as soon as it is coded, as a batch of one.
    `start` makes the coder, once in each process; with more than one it is pickled (a module's function or a
    `functools.partial` of one). Raises what `start` raises; a fault in one article becomes a quarantine row.
    """
    if processes == 1:
        yield from _code_here(batches, start)
    else:
        yield from _code_in_workers(iter(batches), start, processes)


def _code_here(batches: Iterable[Batch], start: StartCoder) -> Iterator[CodedBatch]:
    coder: Coder | None = None
    for batch in batches:
        outcomes = _without_coder(batch.items)
        if outcomes is not None:
            yield CodedBatch(batch, outcomes)
            continue
        coder = coder or start()
        done = 0
        for outcome in code_items(coder, batch.items):
            yield CodedBatch(Batch(batch.items[done : done + 1], batch.shard), (outcome,))
            done += 1
        if done < len(batch.items):
            # Articles without an outcome are for the books to find.
            yield CodedBatch(Batch(batch.items[done:], batch.shard), ())


def _without_coder(items: tuple[Item, ...]) -> tuple[Outcome, ...] | None:
    """Return the outcomes if no item is an article, so that unreadable input is told without loading a model."""
    skips = tuple(item for item in items if isinstance(item, Skip))
    return skips if len(skips) == len(items) else None


# What each worker process keeps: how to make its coder, and the coder once it is made.
_start_coder: StartCoder | None = None
_worker_coder: Coder | None = None


def _prepare_worker(start: StartCoder) -> None:
    global _start_coder
    _start_coder = start
    # Ctrl-C reaches the whole process group; only the parent decides what becomes of the run.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _code_in_worker(items: tuple[Item, ...]) -> tuple[Outcome, ...]:
    global _worker_coder
    if _worker_coder is None:
        assert _start_coder is not None
        _worker_coder = _start_coder()
    return tuple(code_items(_worker_coder, items))


class _Workers:
    """A pool of worker processes that can be replaced when one of them dies."""

    def __init__(self, start: StartCoder, processes: int) -> None:
        limit_blas_threads()
        self._start, self._processes = start, processes
        self._pool = self._open()

    def _open(self) -> ProcessPoolExecutor:
        # A forked copy of a process with threads (the progress bar) may hang: workers start from nothing.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(self._processes, context, _prepare_worker, (self._start,))

    def submit(self, items: tuple[Item, ...]) -> Future[tuple[Outcome, ...]]:
        ready: Future[tuple[Outcome, ...]] = Future()
        outcomes = _without_coder(items)
        if outcomes is not None:
            ready.set_result(outcomes)
            return ready
        try:
            return self._pool.submit(_code_in_worker, items)
        except BrokenProcessPool as error:
            # The pool broke after the last look at it: told when the batch's turn comes, as for any other.
            ready.set_exception(error)
            return ready

    def reopen(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._open()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def _code_in_workers(batches: Iterator[Batch], start: StartCoder, processes: int) -> Iterator[CodedBatch]:
    workers = _Workers(start, processes)
    under_way: deque[tuple[Batch, Future[tuple[Outcome, ...]]]] = deque()
    try:
        while True:
            for batch in islice(batches, processes * _AHEAD - len(under_way)):
                under_way.append((batch, workers.submit(batch.items)))
            if not under_way:
                return
            batch, future = under_way.popleft()
            try:
                outcomes = future.result()
            except BrokenProcessPool:
                outcomes = _code_after_loss(workers, batch)
                under_way = deque((waiting, workers.submit(waiting.items)) for waiting, _ in under_way)
            yield CodedBatch(batch, outcomes)
    finally:
        workers.close()


def _code_after_loss(workers: _Workers, batch: Batch) -> tuple[Outcome, ...]:
    """Code the oldest batch again after a worker died, one item at a time if it takes a worker down again."""
    workers.reopen()
    try:
        return workers.submit(batch.items).result()
    except BrokenProcessPool:
        workers.reopen()
    outcomes: list[Outcome] = []
    for item in batch.items:
        try:
            outcomes.extend(workers.submit((item,)).result())
        except BrokenProcessPool:
            workers.reopen()
            lost = WorkerLost("the worker process died at this article, mostly for want of memory")
            outcomes.append(quarantine(item, lost))
    return tuple(outcomes)
