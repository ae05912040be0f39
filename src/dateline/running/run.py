"""A run: articles through the coder into a file, or into a folder that the same command resumes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.knowledge import ATTRIBUTION
from dateline.knowledge.own import own_digest
from dateline.records import Article, Event, Skip, SkipKind
from dateline.running.engine import Batch, CodedBatch, code_batches, cut_batches
from dateline.running.interrupts import Interrupts
from dateline.running.outcomes import Coder, Item, StartCoder, is_wanted
from dateline.running.own_codebook import own_codebook
from dateline.settings import Settings
from dateline.storing.counts import Counts
from dateline.storing.runs import RunFolder, ShardMark, digest_of
from dateline.storing.writers import EventWriter
from dateline.version import __version__

# What is kept in memory to be told at the end; all of them are rows of the table skips.
_TOLD = 1000

Entry = tuple[Article, Sequence[Event], int] | Skip
Watch = Callable[[Counts], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to: its counts, the first articles left out, seconds, whether it was cut short.

    `resumed` are articles of shards that an earlier run had already coded, counted in `counts` as well.
    """

    counts: Counts
    skips: tuple[Skip, ...]
    seconds: float
    interrupted: bool
    resumed: int = 0


def start_coder(settings: Settings) -> Coder:
    """Return the coder of this installation: a plain function, so that worker processes can be told to call it."""
    from dateline.running.coder import load

    return load(settings)


@dataclass(slots=True)
class _Books:
    """The running account of a run."""

    settings: Settings
    counts: Counts = field(default_factory=Counts)
    skips: list[Skip] = field(default_factory=list)
    resumed: int = 0
    started: float = field(default_factory=time.monotonic)

    def enter(self, coded: CodedBatch) -> list[Entry]:
        """Count one batch and return what is to be written of it. Raises CountMismatch (DL-S003)."""
        counts, entries = Counts(articles=len(coded.batch.items)), list[Entry]()
        for outcome in coded.outcomes:
            if isinstance(outcome, Skip):
                counts += Counts.of_skip(outcome)
                entries.append(outcome)
                if outcome.kind is not SkipKind.NO_EVENT and len(self.skips) < _TOLD:
                    self.skips.append(outcome)
            else:
                kept = [event for event in outcome.events if is_wanted(event, self.settings)]
                counts += Counts.of_article(len(outcome.events), kept)
                entries.append((outcome.article, kept, len(outcome.events)))
        counts.check()
        self.counts += counts
        return entries

    def close(self, interrupted: bool) -> Summary:
        seconds = time.monotonic() - self.started
        return Summary(self.counts, tuple(self.skips), seconds, interrupted, self.resumed)


def run_articles(
    items: Iterable[Item],
    start: StartCoder,
    writer: EventWriter,
    settings: Settings,
    *,
    inputs: Sequence[str] = (),
    watch: Watch | None = None,
) -> Summary:
    """Code articles into one writer, in order, and publish what it holds, also after Ctrl-C.

    `watch` hears the counts after every batch. Raises what reading, the coder's start and the writer raise; the
    output is then left as it was.
    """
    books = _Books(settings)
    interrupted = False
    with Interrupts() as interrupts:
        try:
            metadata = metadata_of(settings, inputs)
            with closing(
                code_batches(cut_batches(_guarded(items), settings.batch_size), start, settings.processes)
            ) as stream:
                for coded in stream:
                    with interrupts.held():
                        _write(writer, books.enter(coded))
                    if watch:
                        watch(books.counts)
        except KeyboardInterrupt:
            interrupted = True
        except BaseException:
            writer.abandon()
            raise
        try:
            with interrupts.held():
                writer.commit({**metadata, "counts": json.dumps(books.counts.as_dict())})
        except KeyboardInterrupt:
            interrupted = True
        except BaseException:
            writer.abandon()
            raise
    return books.close(interrupted)


def run_folder(
    items: Iterable[Item],
    start: StartCoder,
    path: Path,
    settings: Settings,
    *,
    inputs: Sequence[str] = (),
    watch: Watch | None = None,
) -> Summary:
    """Code articles into a run folder, shard by shard; shards that are there for the same input are not coded again.

    After Ctrl-C all whole shards stay. Raises StoreLocked (DL-S002), RunDiffers (DL-S006), NotAStore (DL-S004), and
    what reading and the coder's start raise.
    """
    folder, books = RunFolder(path), _Books(settings)
    metadata = metadata_of(settings, inputs)
    described = {"dateline": __version__, "settings": settings.metadata(), "inputs": list(inputs)}
    if settings.codebook is not None:
        # The path may stay the same while the examples change.
        described["own_codebook"] = metadata["own_codebook"]
    with folder.locked(), Interrupts() as interrupts:
        folder.begin(described)
        shards = _Shards(folder, books)
        try:
            with closing(code_batches(shards.batches(_guarded(items)), start, settings.processes)) as stream:
                for coded in stream:
                    with interrupts.held():
                        shards.take(coded, metadata)
                    if watch:
                        watch(books.counts)
            with interrupts.held():
                folder.finish(shards.cut, books.counts)
        except KeyboardInterrupt:
            # Articles of a shard that was cut short were coded, but are not kept: only whole shards count.
            books.counts = folder.state().counts
            return books.close(interrupted=True)
    return books.close(interrupted=False)


@dataclass(slots=True)
class _Open:
    """A shard that is being coded: the digest and size of its input, its counts before it, its rows so far."""

    digest: str
    items: int
    counts: Counts = field(default_factory=Counts)
    entries: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class _Shards:
    """The shards of a run: which are there, which are being coded."""

    folder: RunFolder
    books: _Books
    cut: int = 0
    open: dict[int, _Open] = field(default_factory=dict)

    def batches(self, items: Iterable[Item]) -> Iterator[Batch]:
        """Cut the input into shards and those that are not there yet into batches."""
        stream, settings = iter(items), self.books.settings
        while taken := tuple(islice(stream, settings.shard_size)):
            number, self.cut = self.cut, self.cut + 1
            digest = digest_of(taken)
            mark = self.folder.mark(number)
            if mark is not None and mark.digest == digest:
                self.books.counts += mark.counts
                self.books.resumed += mark.counts.articles
                continue
            self.open[number] = _Open(digest, len(taken))
            yield from cut_batches(taken, settings.batch_size, number)

    def take(self, coded: CodedBatch, metadata: dict[str, str]) -> None:
        """Take one coded batch; publish its shard if it was the last one of it."""
        shard, before = self.open[coded.batch.shard], self.books.counts
        shard.entries.extend(self.books.enter(coded))
        shard.counts += self.books.counts - before
        if shard.counts.articles == shard.items:
            mark = ShardMark(shard.digest, shard.counts)
            self.folder.commit_shard(coded.batch.shard, mark, shard.entries, metadata)
            del self.open[coded.batch.shard]


def metadata_of(settings: Settings, inputs: Sequence[str]) -> dict[str, str]:
    """Return what is stored with the rows of a run, each as text.

    Version, settings, inputs, digests of own facts and of an own codebook, whose data. Raises what `own_codebook` does.
    """
    codebook = own_codebook(settings)
    described: dict[str, Any] = {"settings": settings.metadata(), "inputs": list(inputs)}
    texts = {name: json.dumps(value, ensure_ascii=True, sort_keys=True) for name, value in described.items()}
    return {
        "dateline": __version__,
        **texts,
        "own_knowledge": own_digest(settings.knowledge),
        "own_codebook": f"{codebook.name} {codebook.digest[:16]}" if codebook else "",
        "attribution": ATTRIBUTION,
    }


def _guarded(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items; an input that breaks off after some of them becomes a quarantine row and costs none of them."""
    given = False
    try:
        for item in items:
            given = True
            yield item
    except InputError as error:
        if not given:
            raise
        yield Skip(SkipKind.QUARANTINED, "reading", error.code, error.what, origin=error.where)


def _write(writer: EventWriter, entries: Iterable[Entry]) -> None:
    for entry in entries:
        if isinstance(entry, Skip):
            writer.skip(entry)
        else:
            writer.add(*entry)
